import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRecord, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

let core: TestCore
beforeAll(async () => {
  await prepareExcelWorker()
  core = await openTestCore()
  const header = ['行政村', '户编号', '姓名', '与户主关系', '证件号码', '健康状况', '家庭成员联系电话']
  const rows = [
    ['白沙村', 'H1', '户主甲', '户主', inventedIdCard(1), '良好', '13900000001'],
    ['白沙村', 'H2', '户主乙', '户主', inventedIdCard(2), '健康', '54321'],
  ]
  await writeWorkbook(core.at('花名册.xlsx'), { 花名册: [header, ...rows] })
  const { session } = await core.ok('import.open', { token: core.token(core.at('花名册.xlsx')) })
  await core.ok('import.commit', { session, id: core.newId() })
})
afterAll(() => core.dispose())

const doubts = async () => (await core.ok('checks.list', { rule: 'R203', offset: 0, limit: 10 })).findings

test('a guess of the import stays a finding, with what stood in the sheet; what the value tells itself is told once', async () => {
  expect(await doubts()).toMatchObject([
    { ledger: 'member', field: 'health', title: '户主甲', value: '健康', message: expect.stringContaining('良好') },
  ])
  expect((await core.ok('checks.list', { rule: 'R021', offset: 0, limit: 10 })).total).toBe(1)
})

test('it is gone when somebody puts the field right, and back when that is undone', async () => {
  const [doubt] = await doubts()
  const set = await changeRecord(core, 'member', doubt!.record, { health: '长期慢性病' })
  expect(await doubts()).toEqual([])
  await core.ok('history.undo', { id: core.newId(), setId: set })
  expect(await doubts()).toHaveLength(1)
})

test('an excuse hides it for good', async () => {
  const [doubt] = await doubts()
  const { rule, ledger, record, field } = doubt!
  await core.ok('checks.excuse', { id: core.newId(), findings: [{ rule, ledger, record, field }], reason: '本人确认健康' })
  expect(await doubts()).toEqual([])
  await core.ok('checks.run', {})
  expect(await doubts()).toEqual([])
})
