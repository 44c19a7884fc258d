import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

beforeAll(() => prepareExcelWorker())
let core: TestCore
beforeEach(async () => void (core = await openTestCore()))
afterEach(() => core.dispose())

const headings = ['姓名', '身份证号', '与户主关系']

test('a sheet that names no village is asked for it once, with the likely name; rejected rows keep the answer', async () => {
  const path = core.at('摸底.xlsx')
  const people = [1, 2].map((n) => [`王${'甲乙丙'.charAt(n)}`, inventedIdCard(n), '户主'])
  await writeWorkbook(path, { 表一: [['红旗村摸底情况'], headings, ...people, ['王丁', `${inventedIdCard(3).slice(0, 17)}A`, '户主']] })
  const first = await core.ok('import.open', { token: core.token(path) })
  expect(first.tables[0]).toMatchObject({ balance: { accepted: 0 }, place: { rows: 2, village: null, proposal: '红旗村' } })
  const { session } = first
  const placed = await core.ok('import.place', { session, table: 0, village: '红旗村' })
  expect(placed.tables[0]).toMatchObject({ balance: { accepted: 2, rejected: 1 }, place: { rows: 0, village: '红旗村' } })
  const back = await core.ok('import.place', { session, table: 0, village: '' })
  expect(back.tables[0]!.place).toMatchObject({ rows: 2, village: null })
  await core.ok('import.place', { session, table: 0, village: '红旗村' })
  await core.ok('import.commit', { session, id: core.newId() })
  expect((await core.ok('ledger.query', { ledger: 'village' })).ids).toHaveLength(1)

  const [table] = await core.ok('parked.list', {})
  const opened = await core.ok('parked.open', { tables: [table!.id] })
  const mended = await core.ok('import.fix', {
    session: opened.session,
    table: 0,
    fixes: [{ row: 2, column: 1, text: inventedIdCard(3) }],
  })
  expect(mended.tables[0]!.balance).toEqual({ read: 1, accepted: 1, rejected: 0, skipped: 0 })
})

test('nothing is asked where every row says its village', async () => {
  const path = core.at('花名册.xlsx')
  await writeWorkbook(path, {
    表一: [
      ['村名', ...headings],
      ['红旗村', '王甲', inventedIdCard(1), '户主'],
    ],
  })
  expect((await core.ok('import.open', { token: core.token(path) })).tables[0]!.place).toBeNull()
})
