import { afterEach, beforeEach, expect, test } from 'vitest'
import { addFamily, addVillage, changeRecord, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'
import { pack } from './packages/sending.ts'

/** How many full numbers leave, told before they do: whatever the way. */

let core: TestCore
let villages: readonly string[]
let families: readonly Readonly<{ household: string; members: readonly string[] }>[]

beforeEach(async () => {
  await prepareExcelWorker()
  core = await openTestCore()
  villages = [await addVillage(core, '白沙村'), await addVillage(core, '竹冲村')]
  families = [
    await addFamily(
      core,
      villages[0]!,
      [
        { name: '张三', idCard: inventedIdCard(1), phone: '13900000001' },
        { name: '李四', idCard: inventedIdCard(2) },
      ],
      { phone: '13900000001', note: `原证件 ${inventedIdCard(9)}` },
    ),
    await addFamily(core, villages[1]!, [{ name: '王五', idCard: inventedIdCard(3), phone: '13900000003' }]),
  ]
})
afterEach(() => core.dispose())

test('a package: whole, of one village without a column, of what was changed', async () => {
  const whole = await core.ok('leaks.leaving', { what: 'package', place: '二楼', kind: 'whole' })
  expect(whole).toEqual({ numbers: { idCard: 4, phone: 2, bankCard: 0 }, persons: 4 })
  const subset = { what: 'package' as const, place: '白沙村', kind: 'subset' as const, villages: [villages[0]!] }
  expect(await core.ok('leaks.leaving', subset)).toMatchObject({ numbers: { idCard: 3, phone: 1 } })
  const without = [{ ledger: 'member', field: 'idCard' }]
  expect(await core.ok('leaks.leaving', { ...subset, without })).toMatchObject({ numbers: { idCard: 1, phone: 1 }, persons: 1 })
  await pack(core, { place: '二楼', kind: 'changes' })
  await changeRecord(core, 'member', families[1]!.members[0]!, { ethnicity: '苗族' })
  const changes = { what: 'package', place: '二楼', kind: 'changes' } as const
  expect(await core.ok('leaks.leaving', changes)).toEqual({ numbers: { idCard: 1, phone: 1, bankCard: 0 }, persons: 1 })
  const strange = { ...subset, villages: ['gone'] }
  expect(await core.refused('leaks.leaving', strange)).toMatchObject({ fault: 'package.scope' })
})

test("a village's workbook: what is masked does not count, what is to be filled in does", async () => {
  const fields = (editable: boolean) => [
    { field: 'name', editable: false },
    { field: 'idCard', editable },
    { field: 'phone', editable: false },
  ]
  const book = (editable: boolean, mask: boolean) =>
    core.ok('leaks.leaving', { what: 'book', villages: [villages[0]!], sheets: [{ ledger: 'member', fields: fields(editable) }], mask })
  expect(await book(false, true)).toMatchObject({ persons: 0 })
  expect(await book(true, true)).toMatchObject({ numbers: { idCard: 2, phone: 0 }, persons: 2 })
  expect(await book(false, false)).toMatchObject({ numbers: { idCard: 2, phone: 1 } })
})

test('a filled template: columns of the records themselves and of those that they belong to', async () => {
  const of = (targets: readonly Readonly<{ ledger: string; field: string }>[]) =>
    core.ok('leaks.leaving', { what: 'template', selection: { ledger: 'member', ids: [...families[0]!.members] }, targets: [...targets] })
  expect(await of([{ ledger: 'member', field: 'name' }])).toMatchObject({ persons: 0 })
  expect(await of([{ ledger: 'member', field: 'idCard' }])).toMatchObject({ numbers: { idCard: 2, phone: 0 } })
  expect(await of([{ ledger: 'household', field: 'phone' }])).toMatchObject({ numbers: { idCard: 0, phone: 1 }, persons: 1 })
})

test('rows of an import that were returned leave as they came', async () => {
  await writeWorkbook(core.at('名单.xlsx'), {
    花名册: [
      ['行政村', '户编号', '姓名', '与户主关系', '证件号码', '联系电话'],
      ['白沙村', 'H7', '赵六', '户主', '439999198001010000', '13900000007'],
    ],
  })
  const overview = await core.ok('import.open', { token: core.token(core.at('名单.xlsx')) })
  const rejected = overview.tables.reduce((sum, { balance }) => sum + balance.rejected, 0)
  expect(rejected).toBe(1)
  expect(await core.ok('leaks.leaving', { what: 'problems', session: overview.session })).toMatchObject({
    numbers: { idCard: 0, phone: 1 },
    persons: 1,
  })
})
