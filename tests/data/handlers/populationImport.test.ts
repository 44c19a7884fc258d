import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addFamily, addVillage, changeRecord, inventedIdCard, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

const header = ['行政村', '户主姓名', '姓名', '证件号码', '变动类型', '变动原因', '变动日期']

let core: TestCore
let family: Family

beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
  const village = await addVillage(core, '白沙村')
  family = await addFamily(core, village, [
    { name: '张三', idCard: inventedIdCard(1) },
    { name: '李梅', idCard: inventedIdCard(2) },
    { name: '张小宝', idCard: inventedIdCard(3) },
  ])
  core.setNow(new Date('2026-05-04T09:30:00+08:00'))
})
afterEach(() => core.dispose())

const sheet = (rows: readonly (readonly Cell[])[]) => ({ 人口变动: [['某镇2026年人口与户变动台账'], header, ...rows] })
const row = (n: number, name: string, kind: string, reason: string, date: string): Cell[] => [
  '白沙村',
  '张三',
  name,
  inventedIdCard(n),
  kind,
  reason,
  date,
]

async function importRows(rows: readonly (readonly Cell[])[]) {
  const path = core.at('人口变动.xlsx')
  await writeWorkbook(path, sheet(rows))
  const overview = await core.ok('import.open', { token: core.token(path), ledger: 'populationChange' })
  const done = await core.ok('import.commit', { session: overview.session, id: core.newId() })
  return { overview, done }
}

async function persons(asOf?: string): Promise<unknown> {
  return (await core.ok('ledger.rows', { ledger: 'household', ids: [family.household], asOf }))[0]!.values.memberCount
}

test('a death on the county’s change sheet takes the person off the register from that day, is counted, and comes off with it', async () => {
  const { overview, done } = await importRows([row(2, '李梅', '人口自然减少', '死亡', '2026-04-03')])
  expect(overview.tables[0]!.records).toMatchObject({ populationChange: { added: 1 }, member: { added: 0, changed: 1, same: 0 } })
  const [member] = await core.ok('ledger.rows', { ledger: 'member', ids: [family.members[1]!] })
  expect(member!.values).toMatchObject({ status: '自然减少', statusDate: '2026-04-03', statusReason: '死亡' })
  expect([await persons(), await persons('2026-04-03'), await persons('2026-04-02')]).toEqual([2, 2, 3])
  const { changes } = await core.ok('history.changes', { setId: done.changeSet!, offset: 0, limit: 10 })
  expect(changes.find((change) => change.ledger === 'member')!.text).toContain('（自 2026-04-03 起，原因：死亡）')
  const [told] = await core
    .ok('ledger.query', { ledger: 'populationChange' })
    .then(({ ids }) => core.ok('ledger.rows', { ledger: 'populationChange', ids: [...ids] }))
  expect(told!.values.member).toBe(family.members[1])
  expect((await core.ok('file.verify', {})).problems).toEqual([])
  await core.ok('history.undo', { id: core.newId() })
  expect([await persons(), await persons('2026-04-03')]).toEqual([3, 3])
})

test('importing the sheet again changes nothing; older news does not overrule later ones', async () => {
  const rows = [
    row(2, '李梅', '人口自然减少', '户籍迁出', '2026-02-01'),
    row(2, '李梅', '人口自然增加', '户籍迁入', '2026-03-20'),
    row(3, '张小宝', '人口自然减少', '死亡', '2026-12-01'),
  ]
  await importRows(rows)
  // Gone and back within the sheet, and one whose day is still to come.
  expect(await persons()).toBe(3)
  const again = await importRows(rows)
  expect(again.done.changeSet).toBeNull()
  await changeRecord(core, 'member', family.members[0]!, { status: '自然减少', statusDate: '2026-04-30' })
  await importRows([row(1, '张三', '人口自然增加', '刑满释放', '2025-01-01')])
  expect((await core.ok('ledger.rows', { ledger: 'member', ids: [family.members[0]!] }))[0]!.values.status).toBe('自然减少')
})
