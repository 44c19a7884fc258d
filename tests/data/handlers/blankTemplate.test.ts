import ExcelJS from 'exceljs'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'

let core: TestCore
beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

async function template(ledger: string, villages?: string[]): Promise<Readonly<{ token: string; book: ExcelJS.Workbook }>> {
  const path = core.at('模板.xlsx')
  const token = core.token(path)
  await core.ok('import.template', { ledger, token, ...(villages ? { villages } : {}) })
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return { token, book }
}

test('a template tells how it is filled in, marks what is required and keeps numbers as text', async () => {
  const { book } = await template('member')
  expect(book.worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
    ['家庭成员', 'visible'],
    ['填报说明', 'visible'],
    ['_选项', 'hidden'],
    ['_台账', 'veryHidden'],
  ])
  const [sheet, how] = book.worksheets
  const headings = (sheet!.getRow(2).values as string[]).slice(1)
  const column = headings.indexOf('证件号码') + 1
  expect(sheet!.getColumn(column).numFmt).toBe('@')
  expect(sheet!.getCell(2, headings.indexOf('姓名') + 1).fill).toMatchObject({ fgColor: { argb: 'FFFFE699' } })
  expect(JSON.stringify(sheet!.getCell(2, column).note)).toContain('18 位')
  const lines = headings.map((heading, index) => [heading, String(how!.getCell(3 + index, 1).value)])
  for (const [heading, line] of lines) expect(line).toContain(`．${heading}（`)
  expect(lines.find(([heading]) => heading === '姓名')![1]).toContain('必填')
  expect([book.creator, book.lastModifiedBy ?? '']).toEqual(['', ''])
})

test('a sheet for every village, by which its rows are of that village', async () => {
  await addVillage(core, '白沙村')
  await addVillage(core, '青石村')
  const { token, book } = await template('household', ['白沙村', '青石村'])
  expect(book.worksheets.slice(0, 3).map((sheet) => sheet.name)).toEqual(['白沙村', '青石村', '填报说明'])
  for (const [index, name] of ['张一', '李一'].entries()) {
    const sheet = book.worksheets[index]!
    const headings = (sheet.getRow(2).values as string[]).slice(1)
    sheet.getCell(3, headings.indexOf('户主姓名') + 1).value = name
    sheet.getCell(3, headings.indexOf('户编号') + 1).value = `H${index}`
  }
  await book.xlsx.writeFile(core.at('模板.xlsx'))
  const overview = await core.ok('import.open', { token })
  expect(overview.tables.map((table) => [table.sheet, table.balance.accepted])).toEqual([
    ['白沙村', 1],
    ['青石村', 1],
  ])
  await core.ok('import.commit', { session: overview.session, id: core.newId() })
  const { ids } = await core.ok('ledger.query', { ledger: 'household', sort: [{ field: 'code', down: false }] })
  const rows = await core.ok('ledger.rows', { ledger: 'household', ids: [...ids] })
  expect(rows.map((row) => [row.values['code'], row.links['village']])).toEqual([
    ['H0', '白沙村'],
    ['H1', '青石村'],
  ])
})
