import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addFamily, addVillage, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

beforeAll(() => prepareExcelWorker())
let core: TestCore
beforeEach(async () => void (core = await openTestCore()))
afterEach(() => core.dispose())

test('incomes without a year are brought once somebody says of which year they are', async () => {
  const village = await addVillage(core, '白沙村')
  for (const n of [1, 2, 3])
    await addFamily(core, village, [{ name: `户主${'甲乙丙'.charAt(n - 1)}`, idCard: inventedIdCard(n) }], { code: `H${n}` })
  const path = core.at('各户收入.xlsx')
  const rows = [1, 2, 3].map((n) => ['白沙村', `H${n}`, `户主${'甲乙丙'.charAt(n - 1)}`, inventedIdCard(n), 12_000 + n, 800, 300])
  const headings = ['行政村', '户编号', '户主姓名', '户主身份证号', '工资性收入', '转移性收入', '财产性收入']
  await writeWorkbook(path, { 收入: [headings, ...rows] })
  const opened = await core.ok('import.open', { token: core.token(path) })
  const { session } = opened
  const targets = ['wages', 'transfer', 'property'].map((field, index) => [4 + index, { ledger: 'income', field }] as const)
  const mapped = await core.ok('import.map', { session, table: 0, overrides: Object.fromEntries(targets) })
  expect(mapped.tables[0]).toMatchObject({ year: null, lacks: [{ kind: 'year', ledger: 'income', rows: 3 }] })
  expect(mapped.tables[0]!.records['income']?.added ?? 0).toBe(0)

  const told = await core.ok('import.year', { session, table: 0, year: 2025 })
  expect(told.tables[0]).toMatchObject({ year: 2025, lacks: [], records: { income: { added: 3 } } })
  const back = await core.ok('import.year', { session, table: 0, year: null })
  expect(back.tables[0]).toMatchObject({ year: null, lacks: [{ kind: 'year' }] })
  await core.ok('import.year', { session, table: 0, year: 2025 })
  await core.ok('import.commit', { session, id: core.newId() })
  const { ids } = await core.ok('ledger.query', { ledger: 'income', filter: 'year = 2025' })
  expect(ids).toHaveLength(3)
})
