import { afterEach, beforeEach, expect, test } from 'vitest'
import { bridge, type Bridge } from '#data/figures/bridge.ts'
import type { BridgeKind } from '#shared/measures/bridges.ts'
import { addFamily, addRecord, addVillage, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let village: string
let first: Family
let second: Family

const clock = (day: string): void => core.setNow(new Date(`${day}T10:00:00+08:00`))

beforeEach(async () => {
  core = await openTestCore()
  clock('2026-03-02')
  village = await addVillage(core, '白沙村')
  first = await addFamily(core, village, [{ name: '张三' }, { name: '李梅' }, { name: '张小宝' }])
  second = await addFamily(core, village, [{ name: '王五' }, { name: '赵英' }])
})
afterEach(() => core.dispose())

function told(kind: BridgeKind, from: string, to: string): Bridge {
  const made = bridge(core.core.context.reading(), kind, { from, to })
  expect(made.closes).toBe(true)
  return made
}

function people(made: Bridge): readonly (readonly unknown[])[] {
  return made.terms.map((term) => [term.kind, term.label, term.households, term.persons])
}

async function tell(values: Record<string, string>): Promise<void> {
  await addRecord(core, 'populationChange', values)
}

test('who came and who went, by reason, closes', async () => {
  clock('2026-04-20')
  await tell({
    kind: '人口自然减少',
    reason: '死亡',
    date: '2026-04-03',
    household: first.household,
    member: first.members[1]!,
    name: '李梅',
  })
  const child = core.newId()
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      { ledger: 'member', recordId: child, op: 'add', values: { household: second.household, name: '王小妹', relation: '之女' } },
      {
        ledger: 'populationChange',
        recordId: core.newId(),
        op: 'add',
        values: { kind: '人口自然增加', reason: '新生儿', date: '2026-04-05', member: child, household: second.household, name: '王小妹' },
      },
    ],
  })
  const third = core.newId()
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      { ledger: 'household', recordId: third, op: 'add', values: { village } },
      { ledger: 'member', recordId: core.newId(), op: 'add', values: { household: third, name: '陈六', relation: '户主' } },
      {
        ledger: 'populationChange',
        recordId: core.newId(),
        op: 'add',
        values: { kind: '整户新增', reason: '户籍迁入', date: '2026-04-07', household: third, name: '陈六' },
      },
    ],
  })
  // Taken off without a record of its own: the log's reason stands in; and one of whom nobody says why.
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      {
        ledger: 'member',
        recordId: first.members[2]!,
        op: 'change',
        values: { status: '转出' },
        effective: '2026-04-10',
        reason: '户籍迁出',
      },
    ],
  })
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [{ ledger: 'member', recordId: second.members[1]!, op: 'change', values: { status: '自然减少' }, effective: '2026-04-11' }],
  })
  const made = told('persons', '2026-04-01', '2026-04-30')
  expect(people(made)).toEqual([
    ['opening', '期初', 2, 5],
    ['increase', '户籍迁入', 1, 1],
    ['increase', '新生儿', 0, 1],
    ['decrease', '户籍迁出', 0, 1],
    ['decrease', '未说明原因', 0, 1],
    ['decrease', '死亡', 0, 1],
    ['closing', '期末', 3, 4],
  ])
  expect(made.terms.find((term) => term.label === '新生儿')!.records).toEqual([{ ledger: 'member', id: child }])
  expect(people(told('households', '2026-04-06', '2026-04-30')).filter(([kind]) => kind === 'increase')).toEqual([
    ['increase', '户籍迁入', 1, 1],
  ])
  expect(people(told('persons', '2026-04-12', '2026-04-30')).map((row) => row[0])).toEqual(['opening', 'closing'])
  // Undone, it never was.
  await core.ok('history.undo', { id: core.newId() })
  expect(people(told('persons', '2026-04-01', '2026-04-30')).at(-1)).toEqual(['closing', '期末', 3, 5])
})

test('a household that is struck off takes its persons along; who came and went within the period stands on both sides', async () => {
  clock('2026-04-20')
  await tell({ kind: '整户销户', reason: '整户清退', date: '2026-04-03', household: second.household, name: '王五' })
  const guest = core.newId()
  const add = {
    ledger: 'member',
    recordId: guest,
    op: 'add',
    values: { household: first.household, name: '张小妹', relation: '其他' },
    effective: '2026-04-04',
  } as const
  await core.ok('edit.commit', { id: core.newId(), changes: [{ ...add, reason: '收养' }] })
  await tell({ kind: '人口自然减少', reason: '死亡', date: '2026-04-09', household: first.household, member: guest, name: '张小妹' })
  expect(people(told('persons', '2026-04-01', '2026-04-30'))).toEqual([
    ['opening', '期初', 2, 5],
    ['increase', '收养', 0, 1],
    ['decrease', '整户清退', 1, 2],
    ['decrease', '死亡', 0, 1],
    ['closing', '期末', 1, 3],
  ])
})

test('who was entered without a day is there from the day that is told later', async () => {
  clock('2026-04-20')
  await tell({
    kind: '人口自然增加',
    reason: '嫁入',
    date: '2026-03-20',
    household: first.household,
    member: first.members[1]!,
    name: '李梅',
  })
  expect(people(told('persons', '2026-03-20', '2026-03-31')).slice(0, 2)).toEqual([
    ['opening', '期初', 2, 4],
    ['increase', '嫁入', 0, 1],
  ])
  expect((await core.ok('ledger.rows', { ledger: 'household', ids: [first.household], asOf: '2026-03-19' }))[0]!.values.memberCount).toBe(2)
})

test('money: what was lent, repaid and written off closes to the 分', async () => {
  clock('2026-05-20')
  const person = { household: first.household, member: first.members[0]!, name: '张三' }
  const old = await addRecord(core, 'loan', { ...person, amount: 5_000_000, startDate: '2025-06-01' })
  await addRecord(core, 'loan', { ...person, amount: 3_000_033, startDate: '2026-04-02' })
  await addRecord(core, 'loanRepayment', { loan: old, amount: 1_000_001, paidOn: '2026-04-10' })
  await addRecord(core, 'loanRepayment', { loan: old, amount: 500_000, paidOn: '2026-05-10' })
  const made = told('loans', '2026-04-01', '2026-04-30')
  expect(made.terms.map((term) => [term.kind, term.label, term.count, term.fen])).toEqual([
    ['opening', '期初', 1, 5_000_000],
    ['increase', '新发放贷款', 1, 3_000_033],
    ['decrease', '归还本金', 1, 1_000_001],
    ['closing', '期末', 2, 7_000_032],
  ])
})

test('of one village: its bridge closes, who moved to another village went from here and came there, the villages add up', async () => {
  const other = await addVillage(core, '青石村')
  clock('2026-04-20')
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      { ledger: 'household', recordId: second.household, op: 'change', values: { village: other }, effective: '2026-04-10' },
      {
        ledger: 'member',
        recordId: first.members[2]!,
        op: 'change',
        values: { status: '自然减少', statusReason: '死亡' },
        effective: '2026-04-12',
      },
    ],
  })
  const reading = core.core.context.reading()
  const period = { from: '2026-04-01', to: '2026-04-20' }
  const [here, there] = [village, other].map((one) => bridge(reading, 'persons', { ...period, village: one }))
  expect([here!.closes, there!.closes]).toEqual([true, true])
  expect(people(here!)).toEqual([
    ['opening', '期初', 2, 5],
    ['decrease', '转到外村', 1, 2],
    ['decrease', '死亡', 0, 1],
    ['closing', '期末', 1, 2],
  ])
  expect(people(there!)).toEqual([
    ['opening', '期初', 0, 0],
    ['increase', '从外村转来', 1, 2],
    ['closing', '期末', 1, 2],
  ])
  const whole = told('persons', period.from, period.to)
  expect(people(whole).at(-1)).toEqual(['closing', '期末', 2, 4])
  const answer = await core.ok('figures.bridge', { kind: 'persons', from: period.from, asOf: period.to, village: other })
  const { filter, asOf } = answer.terms.at(-1)!.drill
  expect((await core.ok('ledger.query', { ledger: 'member', filter, asOf })).ids).toHaveLength(2)
  expect(await core.refused('figures.bridge', { kind: 'funds', from: period.from, village })).toMatchObject({ fault: 'input.invalid' })
})
