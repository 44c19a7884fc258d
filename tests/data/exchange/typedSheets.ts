import ExcelJS from 'exceljs'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { templateColumns } from '#shared/ledger/derive/template.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import type { Cell } from '#tests/harness/workbook.ts'

/** Header → values of the records, as a workbook of ours has them. */
export type Columns = ReadonlyMap<string, readonly ExcelJS.CellValue[]>

export async function columnsOf(path: string, count: number): Promise<Columns> {
  const sheet = await sheetOf(path)
  const { row, headers } = headersOf(sheet)
  const records = Array.from({ length: count }, (_, n) => sheet.getRow(row + 1 + n))
  return new Map([...headers].map(([header, column]) => [header, records.map((one) => one.getCell(column).value)]))
}

async function sheetOf(path: string): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book.worksheets[0]!
}

/** The row below the title. */
function headersOf(sheet: ExcelJS.Worksheet): Readonly<{ row: number; headers: ReadonlyMap<string, number> }> {
  let row = 1
  while (row < 6 && new Set(textsOf(sheet.getRow(row))).size < 3) row += 1
  const headers = new Map<string, number>()
  sheet.getRow(row).eachCell((cell, column) => headers.set(cell.text.replace(/^\*|\*$/g, '').trim(), column))
  return { row, headers }
}

function textsOf(row: ExcelJS.Row): readonly string[] {
  const texts: string[] = []
  row.eachCell((cell) => texts.push(cell.text))
  return texts
}

/** As an office would type it: title, headings, the exported texts. */
export function typedSheet(ledger: LedgerDefinition, typed: Columns, count: number): readonly (readonly Cell[])[] {
  const headers = templateColumns(shippedRegistry, ledger, '2026-03-02').map((column) => column.header)
  const columns = headers.map((header) => typed.get(header) ?? [])
  const rows = Array.from({ length: count }, (_, n) => columns.map((column) => (column[n] ?? null) as Cell))
  return [[`${ledger.label}导入模板`], headers, ...rows]
}

/** Types the exported texts under the same headings. */
export async function fillIn(path: string, columns: Columns): Promise<void> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.worksheets[0]!
  const { row, headers } = headersOf(sheet)
  for (const [header, column] of headers) {
    columns.get(header)?.forEach((value, n) => (sheet.getRow(row + 1 + n).getCell(column).value = value))
  }
  await book.xlsx.writeFile(path)
}
