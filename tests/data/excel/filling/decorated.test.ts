import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import type { SheetFill } from '#data/excel/filling/fillSheet.ts'
import { openTemplate } from '#data/exchange/templates/openTemplate.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { allOpenedByOffice, convertedByOffice, fillFile, sheetsOf } from './filling.ts'
import { expectUnchangedElsewhere } from './unchanged.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), '各式表样 '))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Decoration = Readonly<{
  titles: number
  deep: boolean
  blank: number
  total: boolean
  notes: number
  lists: boolean
  colours: boolean
  comment: boolean
  picture: boolean
  summary: boolean
  rowFormula: boolean
  sideMerge: boolean
  filter: boolean
  breaks: boolean
  count: number
}>

const decoration: fc.Arbitrary<Decoration> = fc.record({
  titles: fc.integer({ min: 0, max: 2 }),
  deep: fc.boolean(),
  blank: fc.integer({ min: 1, max: 7 }),
  total: fc.boolean(),
  notes: fc.integer({ min: 0, max: 3 }),
  lists: fc.boolean(),
  colours: fc.boolean(),
  comment: fc.boolean(),
  picture: fc.boolean(),
  summary: fc.boolean(),
  rowFormula: fc.boolean(),
  sideMerge: fc.boolean(),
  filter: fc.boolean(),
  breaks: fc.boolean(),
  count: fc.integer({ min: 0, max: 18 }),
})

const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** Columns: number, name, wage, other, sum (perhaps a formula), remark (perhaps merged sideways over two). */
async function decorated(path: string, look: Decoration): Promise<SheetFill> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('表 一')
  for (let row = 1; row <= look.titles; row++) {
    sheet.getCell(row, 1).value = row === 1 ? '示例县花名册' : '单位：元'
    sheet.mergeCells(row, 1, row, 7)
  }
  const head = look.titles + 1
  const first = head + (look.deep ? 2 : 1)
  const last = first + look.blank - 1
  writeHead(sheet, head, look)
  for (let row = first; row <= last; row++) writeBlank(sheet, row, { ...look, last })
  const foot = writeFoot(sheet, { first, last }, look)
  if (look.colours) {
    const rules = [{ type: 'expression' as const, priority: 1, formulae: [`$C${first}>3`], style: { font: { bold: true } } }]
    sheet.addConditionalFormatting({ ref: `C${first}:D${last}`, rules })
  }
  if (look.comment) sheet.getCell(foot, 2).note = '请盖章'
  if (look.picture) {
    const image = book.addImage({ base64: dot.toString('base64'), extension: 'png' })
    sheet.addImage(image, { tl: { col: 1, row: foot }, br: { col: 2, row: foot + 2 } } as never)
  }
  if (look.filter) sheet.autoFilter = `A${first - 1}:G${last}`
  if (look.breaks) sheet.getRow(foot).addPageBreak()
  sheet.pageSetup.printArea = `A1:G${foot + 3}`
  if (look.summary) {
    const other = book.addWorksheet('汇总')
    other.getCell('A1').value = { formula: `SUM('表 一'!C${first}:C${last})`, result: 0 }
    other.getCell('A2').value = '不动'
  }
  await book.xlsx.writeFile(path)
  const columns = [0, 1, 2, 3, ...(look.rowFormula ? [] : [4]), 5]
  const rows = Array.from({ length: look.count }, (_, row) => columns.map((column) => valueAt(row, column)))
  return { sheet: '表 一', first, last, columns, count: look.count, rows }
}

const valueAt = (row: number, column: number): string | number =>
  column === 0 ? row + 1 : column === 1 || column === 5 ? `某<${row}>&"` : row + column

function writeHead(sheet: ExcelJS.Worksheet, head: number, { deep }: Decoration): void {
  sheet.getRow(head).values = ['序号', '姓名', '工资', '其他', '合计', '备注', '']
  if (!deep) return
  sheet.getRow(head).values = ['序号', '姓名', '收入', '', '', '备注', '']
  sheet.getRow(head + 1).values = ['', '', '工资', '其他', '合计', '', '']
  sheet.mergeCells(head, 3, head, 5)
  sheet.mergeCells(head, 1, head + 1, 1)
}

function writeBlank(sheet: ExcelJS.Worksheet, row: number, look: Decoration & Readonly<{ last: number }>): void {
  sheet.getRow(row).height = 19
  for (let column = 1; column <= 7; column++)
    sheet.getCell(row, column).border = { bottom: { style: row === look.last ? 'thick' : 'thin' } }
  if (look.rowFormula) sheet.getCell(row, 5).value = { formula: `SUM(C${row}:D${row})`, result: 0 }
  if (look.sideMerge) sheet.mergeCells(row, 6, row, 7)
  if (look.lists) sheet.getCell(row, 4).dataValidation = { type: 'list', allowBlank: true, formulae: ['"1,2,3"'] }
}

function writeFoot(sheet: ExcelJS.Worksheet, { first, last }: Readonly<{ first: number; last: number }>, look: Decoration): number {
  let row = last + 1
  if (look.total) {
    sheet.getCell(row, 1).value = '合计'
    for (const letter of ['C', 'D', 'E'])
      sheet.getCell(`${letter}${row}`).value = { formula: `SUM(${letter}${first}:${letter}${last})`, result: 0 }
    row += 1
  }
  for (let note = 1; note <= look.notes; note++, row++) {
    sheet.getCell(row, 1).value = `注：第${note}条。`
    sheet.mergeCells(row, 1, row, 5)
  }
  sheet.getCell(row, 1).value = '填表人：'
  sheet.getCell(row, 4).value = '审核人：'
  return row
}

test('tables under any decoration take any number of rows and nothing else changes; totals are right', async () => {
  const looks = fc.sample(decoration, { numRuns: 40 })
  const done: Readonly<{ out: string; fill: SheetFill; look: Decoration }>[] = []
  for (const [index, look] of looks.entries()) {
    const path = join(folder, `样${index}.xlsx`)
    const fill = await decorated(path, look)
    const out = await fillFile(path, [fill])
    try {
      expectUnchangedElsewhere(path, out, fill)
    } catch (error) {
      throw new Error(`${JSON.stringify(look)}\n${String(error)}`, { cause: error })
    }
    // The results stand in the file before any program opens it; sheets that look at this one are computed on opening.
    expectTotals(sheetsOf(out), { fill, look: { ...look, summary: false } })
    done.push({ out, fill, look })
  }
  const opened = allOpenedByOffice(done.map(({ out }) => out))
  for (const [index, sheets] of opened.entries()) expectTotals(sheets, done[index]!)
})

function expectTotals(sheets: ReturnType<typeof sheetsOf>, { fill, look }: Readonly<{ fill: SheetFill; look: Decoration }>): void {
  const made = Math.max(0, fill.count - look.blank)
  const sum = (column: number): number =>
    Array.from({ length: look.count }, (_, row) => row + column).reduce((total, value) => total + value, 0)
  const sheet = sheets['表 一']!
  const totals = look.total ? [2, 3].map((column) => sheet.cell(fill.last + made, column)?.number) : []
  const seen = look.summary ? [sheets['汇总']!.cell(0, 0)?.number] : []
  expect({ look, totals, seen }).toEqual({ look, totals: look.total ? [sum(2), sum(3)] : [], seen: look.summary ? [sum(2)] : [] })
  if (look.rowFormula && look.count > 0)
    expect({ look, row: sheet.cell(fill.first - 1 + look.count - 1, 4)?.number }).toEqual({ look, row: 2 * look.count + 3 })
}

const real = process.env['TOWNSHIP_LEDGER_WORKBOOKS'] ?? fileURLToPath(new URL('../../../../../shared/workbooks', import.meta.url))

test('layouts of a municipal system take rows and keep all the rest', async () => {
  if (!existsSync(real)) return void console.info(`跳过：没有 ${real}`)
  const old = readdirSync(real)
    .filter((name) => name.endsWith('.xls'))
    .map((name) => join(folder, name))
  for (const path of old) copyFileSync(join(real, path.slice(folder.length + 1)), path)
  const filled: Readonly<{ out: string; fill: SheetFill }>[] = []
  for (const path of convertedByOffice(old)) {
    const bytes = readFileSync(path)
    const book = readBytes(bytes)
    if (isFault(book)) throw new Error(book.fault)
    const template = openTemplate({ registry: shippedRegistry, file: path, bytes, sheets: book.sheets.map(readSheet), ledger: 'household' })
    for (const { sheet, room, columns } of template.tables) {
      const places = columns.filter((column) => column.role !== 'formula').map((column) => column.match.index)
      const count = Math.min(60, room.last - room.first + 4)
      const rows = Array.from({ length: count }, (_, row) => places.map((column) => (column < 2 ? `白沙${row}村` : row + column)))
      const fill = { sheet, first: room.first, last: room.last, columns: places, count, rows }
      const out = await fillFile(path, [fill])
      expectUnchangedElsewhere(path, out, fill)
      filled.push({ out, fill })
      expect(sheetsOf(out)[sheet]!.text(room.first - 1 + count - 1, places[0]!)).toBe(`白沙${count - 1}村`)
    }
  }
  expect(filled.length).toBeGreaterThan(8)
  const last = filled.at(-1)!
  expect(allOpenedByOffice([last.out])[0]![last.fill.sheet]!.text(last.fill.first - 1, last.fill.columns[0]!)).toBe('白沙0村')
})
