import ExcelJS from 'exceljs'
import type { Row, Worksheet } from 'exceljs'
import { headerRow } from '#data/exchange/villageBook/bookSheets.ts'
import { addFamily, addVillage, inventedIdCard, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'

/** A township with one village of three households, and one household elsewhere. */
export type Township = Readonly<{ test: TestCore; village: string; families: readonly Family[]; elsewhere: Family }>

export async function makeTownship(): Promise<Township> {
  const test = await openTestCore()
  const village = await addVillage(test, '清水村')
  const other = await addVillage(test, '白沙村')
  const families: Family[] = []
  for (const [index, name] of ['李一', '王二', '张三'].entries()) {
    const people = [
      { name, idCard: inventedIdCard(index * 10 + 1), phone: `1390000000${index}` },
      { name: `${name}妻`, idCard: inventedIdCard(index * 10 + 2), relation: '配偶' },
    ]
    families.push(await addFamily(test, village, people, { address: `${index + 1} 号` }))
  }
  const elsewhere = await addFamily(test, other, [{ name: '赵四', idCard: inventedIdCard(99) }])
  return { test, village, families, elsewhere }
}

export const memberFields = [
  { field: 'headName', editable: false },
  { field: 'name', editable: true },
  { field: 'idCard', editable: true },
  { field: 'relation', editable: true },
  { field: 'phone', editable: true },
  { field: 'health', editable: true },
  { field: 'note', editable: true },
] as const

export const householdFields = [
  { field: 'village', editable: false },
  { field: 'headName', editable: false },
  { field: 'address', editable: true },
  { field: 'note', editable: true },
] as const

export async function writeOut({ test, village }: Township, name = '清水村.xlsx', spare = 5) {
  const path = test.at(name)
  const sheets = [
    { ledger: 'household', fields: [...householdFields] },
    { ledger: 'member', fields: [...memberFields] },
  ]
  const written = await test.ok('villageBook.write', {
    token: test.token(path),
    place: '清水村',
    villages: [village],
    sheets,
    spare,
    mask: false,
  })
  return { path, ...written }
}

/** Opens a workbook as an office program would, changes it and saves it under a name. */
export async function editBook(path: string, to: string, edit: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  edit(book)
  await book.xlsx.writeFile(to)
  return to
}

export function sheetOf(book: ExcelJS.Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

export function columnOf(sheet: Worksheet, header: string): number {
  const row = sheet.getRow(headerRow)
  for (let column = 1; column <= sheet.columnCount; column++) if (row.getCell(column).text === header) return column
  throw new Error(`no column ${header}`)
}

/** The row in which a column says something. */
export function rowOf(sheet: Worksheet, header: string, text: string): Row {
  const column = columnOf(sheet, header)
  for (let row = headerRow + 1; row <= sheet.rowCount; row++) if (sheet.getRow(row).getCell(column).text === text) return sheet.getRow(row)
  throw new Error(`no row with ${text}`)
}

export function setCell(sheet: Worksheet, row: Row, header: string, value: ExcelJS.CellValue): void {
  row.getCell(columnOf(sheet, header)).value = value
}

export async function takeBack(test: TestCore, path: string) {
  return test.ok('merge.run', { tokens: [test.token(path)], ids: [test.newId()] })
}

export async function valueOf(test: TestCore, ledger: string, id: string, field: string) {
  const [row] = await test.ok('ledger.reveal', { ledger, ids: [id], fields: [field] })
  return row!.values[field] ?? null
}
