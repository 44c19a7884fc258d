import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import ExcelJS from 'exceljs'
import { inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'

let core: TestCore
beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

type Build = (sheet: ExcelJS.Worksheet) => void

/** Rejected rows of a sheet, saved, mended in the saved file and imported again. */
async function mended(build: Build, mend: Build): Promise<Awaited<ReturnType<typeof core.ok<'import.open'>>>> {
  const book = new ExcelJS.Workbook()
  build(book.addWorksheet('花名册'))
  await book.xlsx.writeFile(core.at('表.xlsx'))
  const overview = await core.ok('import.open', { token: core.token(core.at('表.xlsx')) })
  expect(overview.tables[0]!.balance.rejected).toBe(1)
  await core.ok('import.problems', { session: overview.session, token: core.token(core.at('退回行.xlsx')) })
  await core.ok('import.commit', { session: overview.session, id: core.newId() })
  const back = new ExcelJS.Workbook()
  await back.xlsx.readFile(core.at('退回行.xlsx'))
  mend(back.worksheets[0]!)
  await back.xlsx.writeFile(core.at('改好.xlsx'))
  return core.ok('import.open', { token: core.token(core.at('改好.xlsx')) })
}

const bad = inventedIdCard(3).slice(0, 17)
const head = ['户编号', '姓名', '与户主关系', '证件号码', '联系电话']
const rowOf = (n: number, id = inventedIdCard(n)) => [`H${n}`, `户主${'甲乙丙丁'.charAt(n)}`, '户主', id, `1390000000${n}`]

/** Writes the right number where the wrong one stands, and gives the place of the cell. */
function mendNumber(sheet: ExcelJS.Worksheet): ExcelJS.Cell {
  let found: ExcelJS.Cell | null = null
  sheet.eachRow((row) => row.eachCell((cell) => (found = cell.value === bad ? cell : found)))
  const cell = found as ExcelJS.Cell | null
  if (!cell) throw new Error('the rejected number is missing')
  cell.value = inventedIdCard(3)
  return cell
}

test('rows come back under their title, which says in which village they lie; mended, they are taken', async () => {
  let cell: ExcelJS.Cell | null = null
  const again = await mended(
    (sheet) => {
      sheet.addRow(['某镇白沙村农户花名册'])
      sheet.mergeCells('A1:E1')
      sheet.addRow(['单位：人'])
      sheet.addRow(head)
      for (const row of [rowOf(1), rowOf(2), rowOf(3, bad)]) sheet.addRow(row)
    },
    (sheet) => {
      cell = mendNumber(sheet)
      expect(sheet.getCell('A1').value).toBe('某镇白沙村农户花名册')
      expect(cell.numFmt).toBe('@')
      expect(cell.fill).toMatchObject({ pattern: 'solid' })
      expect(JSON.stringify(cell.note)).toContain('证件号码')
    },
  )
  expect(again.tables[0]).toMatchObject({ balance: { read: 1, accepted: 1 }, records: { household: { added: 1 }, member: { added: 1 } } })
  expect(again.tables[0]!.records['village']?.added ?? 0).toBe(0)
})

test('lines between the rows that name the village come with them', async () => {
  const again = await mended(
    (sheet) => {
      sheet.addRow(['农户花名册'])
      sheet.addRow(head)
      sheet.addRow(['白沙村'])
      sheet.addRow(rowOf(1))
      sheet.addRow(['青石村'])
      sheet.addRow(['第二村民小组'])
      sheet.addRow(rowOf(2))
      sheet.addRow(rowOf(3, bad))
    },
    (sheet) => void mendNumber(sheet),
  )
  expect(again.tables[0]).toMatchObject({ balance: { accepted: 1, rejected: 0 }, records: { household: { added: 1 } } })
  const done = await core.ok('import.commit', { session: again.session, id: core.newId() })
  expect(done.tables[0]!.records['village']?.added ?? 0).toBe(0)
})

test('a member says whose household is his, though the sheet wrote it in the first row only', async () => {
  const again = await mended(
    (sheet) => {
      sheet.addRow(['行政村', '户编号', '姓名', '与户主关系', '证件号码', '联系电话'])
      sheet.addRow(['白沙村', ...rowOf(1)])
      sheet.addRow([null, null, '成员乙', '之子', inventedIdCard(2), null])
      sheet.addRow([null, null, '成员丙', '之女', bad, null])
      sheet.mergeCells('A2:A4')
      sheet.mergeCells('B2:B4')
    },
    (sheet) => void mendNumber(sheet),
  )
  expect(again.tables[0]).toMatchObject({ balance: { read: 1, accepted: 1 }, records: { household: { added: 0 }, member: { added: 1 } } })
})
