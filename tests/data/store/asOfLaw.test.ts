import { afterEach, beforeEach, expect, test } from 'vitest'
import { ledgerRows } from '#data/exchange/rowsAsData.ts'
import { openEngine } from '#data/engine/engine.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { bridge } from '#data/figures/bridge.ts'
import { readRecordChanges } from '#data/store/changeLog.ts'
import { withAsOf } from '#data/store/asOf.ts'
import type { ReadContext } from '#data/store/read.ts'
import { totalsOf } from '#data/store/totals.ts'
import { stateAsOf } from '#shared/history/asOf.ts'
import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import { findLedger, isOwn, ledgerOf } from '#shared/ledger/registry.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { addFamily, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore

beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

/** A small generator: the days must be the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const dayAt = (n: number): string => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10)
const compared = [
  'household',
  'member',
  'village',
  'populationChange',
  'project',
  'payment',
  'loan',
  'loanRepayment',
  'publicPost',
  'fundSource',
]

function everything(reading: ReadContext): unknown {
  return compared.map((id) => {
    const ledger = ledgerOf(reading.registry, id)
    const rows = ledgerRows(reading, ledger, {})
    const totals = totalsOf(reading, ledger, {})
    if (isFault(rows) || isFault(totals)) throw new Error(id)
    return { id, total: rows.total, rows: [...rows.rows].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)), sums: totals.sums }
  })
}

/** These say themselves since when they are: entered as since ever, like everything that a form adds. */
const events: ReadonlySet<string> = new Set(['payment', 'loan', 'loanRepayment', 'publicPost', 'populationChange'])

type Change = Readonly<{
  ledger: string
  recordId: string
  op: 'add' | 'change' | 'remove'
  values: Record<string, FieldValue>
  effective?: string
  reason?: string
}>

/** One day of an office: everything takes effect on the day of its entry, so that a copy kept that evening is the truth. */
async function workOneDay(today: string, roll: (sides: number) => number, village: readonly string[]): Promise<void> {
  const { engine } = core.core.context.file()
  const ids = (table: string): readonly string[] =>
    engine.values(`SELECT id FROM ${table} WHERE _removed = 0 ORDER BY id`).map((row) => row[0] as string)
  const pick = (list: readonly string[]): string => list[roll(list.length)]!
  const households = ids('household')
  const members = ids('member')
  const household = pick(households)
  const member = pick(members)
  const commit = async (changes: readonly Change[]): Promise<void> => {
    if (changes.length === 0) return
    const input = { id: core.newId(), changes: changes.map((change) => ({ ...change, values: { ...change.values } })) }
    const answer = await core.core.call('edit.commit', input)
    if (isFault(answer) && !answer.fault.startsWith('record.')) throw new Error(JSON.stringify(answer))
  }
  const add = (ledger: string, values: FieldValues, recordId = core.newId()): Change => ({
    ledger,
    recordId,
    op: 'add',
    values: { ...values },
    ...(events.has(ledger) ? {} : { effective: today }),
  })
  const person = { household, member, name: '某人' }
  const projects = ids('project')
  const loans = ids('loan')
  const deeds: readonly (() => readonly Change[])[] = [
    () => [add('member', { household, name: `新人${roll(900)}`, relation: '其他' })],
    () => [{ ledger: 'member', recordId: member, op: 'change', values: { household: pick(households) } }],
    () => [
      {
        ledger: 'member',
        recordId: member,
        op: 'change',
        values: { name: `改名${roll(900)}`, phone: `139${String(roll(99_999_999)).padStart(8, '0')}` },
      },
    ],
    () => [
      {
        ledger: 'household',
        recordId: household,
        op: 'change',
        values: { kind: roll(2) ? '脱贫户' : '一般农户', village: pick(village) },
        reason: '动态调整',
      },
    ],
    () => [add('populationChange', { kind: '人口自然减少', reason: '死亡', date: today, household, member, name: '某人' })],
    () => {
      const born = core.newId()
      const told = { kind: '人口自然增加', reason: '新生儿', date: today, household, member: born, name: '新生' }
      return [{ ledger: 'member', recordId: born, op: 'add', values: { household, name: '新生' } }, add('populationChange', told)]
    },
    () => [{ ledger: 'member', recordId: member, op: 'change', values: { status: roll(2) ? '在册' : '转出' } }],
    () => (members.length > 8 ? [{ ledger: 'member', recordId: member, op: 'remove', values: {} }] : []),
    () => (households.length > 3 ? [{ ledger: 'household', recordId: household, op: 'remove', values: {} }] : []),
    () => [add('household', { village: pick(village) })],
    () => [add('project', { name: `项目${roll(900)}`, village: pick(village), year: 2026 })],
    () => (projects.length > 0 ? [add('payment', { project: pick(projects), amount: roll(900_000), date: today })] : []),
    () => [add('loan', { ...person, amount: 100 + roll(5_000_000), startDate: today })],
    () => (loans.length > 0 ? [add('loanRepayment', { loan: pick(loans), amount: 1 + roll(900_000), paidOn: today })] : []),
    () => [add('publicPost', { ...person, kind: '护林员', startDate: today })],
    () => [{ ledger: 'village', recordId: pick(village), op: 'change', values: { name: `村${roll(900)}` } }],
  ]
  for (let step = 0; step < 4; step++) await commit(deeds[roll(deeds.length)]!())
  // What is taken back the same day never was.
  if (roll(4) === 0) await core.core.call('history.undo', { id: core.newId() })
}

test('for any day the file as of that day is the copy that was kept that evening', { timeout: 120_000 }, async () => {
  core.setNow(new Date(`${dayAt(0)}T09:00:00+08:00`))
  const village = [await addVillage(core, '白沙村'), await addVillage(core, '黑石村')]
  for (let n = 0; n < 6; n++) await addFamily(core, village[n % 2]!, [{ name: `户主${n}` }, { name: `成员${n}` }])
  const roll = dice(20_260_105)
  const sqlJs = await loadEngine()
  const copies: Uint8Array[] = []
  const days = 60
  for (let day = 1; day <= days; day++) {
    core.setNow(new Date(`${dayAt(day)}T09:00:00+08:00`))
    await workOneDay(dayAt(day), roll, village)
    copies.push(core.core.context.file().engine.export())
  }
  const { engine, registry } = core.core.context.file()
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  // The days were full: nearly all deeds were accepted.
  expect(engine.values('SELECT count(*) FROM change_set')[0]![0]).toBeGreaterThan(170)
  for (const table of ['payment', 'loan', 'loan_repayment', 'public_post', 'population_change'])
    expect(engine.values(`SELECT count(*) FROM ${table}`)[0]![0], table).toBeGreaterThan(3)
  for (let round = 0; round < 200; round++) {
    const day = 1 + roll(days)
    const today = dayAt(day)
    const kept = openEngine(sqlJs, copies[day - 1]!)
    const truth = everything({ engine: kept, registry, today })
    kept.close()
    expect(
      withAsOf(engine, registry, today, () => everything({ engine, registry, today })),
      today,
    ).toEqual(truth)
  }
  for (let round = 0; round < 25; round++) {
    const [from, to] = [1 + roll(days), 1 + roll(days)].sort((a, b) => a - b) as [number, number]
    for (const kind of ['households', 'persons', 'loans', 'funds', 'assets'] as const)
      expect(bridge({ engine, registry, today: dayAt(days) }, kind, { from: dayAt(from), to: dayAt(to) }).closes, kind).toBe(true)
  }
})

test('entered late, for days long past, each record is what its own log says', { timeout: 60_000 }, async () => {
  core.setNow(new Date(`${dayAt(0)}T09:00:00+08:00`))
  const village = await addVillage(core, '白沙村')
  const families = [await addFamily(core, village, [{ name: '甲' }, { name: '乙' }]), await addFamily(core, village, [{ name: '丙' }])]
  const members = families.flatMap((family) => family.members)
  const roll = dice(7)
  for (let n = 1; n <= 60; n++) {
    core.setNow(new Date(`${dayAt(n)}T09:00:00+08:00`))
    if (roll(5) === 0) {
      const sets = (await core.ok('history.list', { limit: 20 })).filter((set) => set.kind !== 'custom')
      await core.core.call('history.undo', { id: core.newId(), setId: sets[roll(sets.length)]!.id, partial: true })
      continue
    }
    const recordId = members[roll(members.length)]!
    const effective = roll(4) === 0 ? '' : dayAt(roll(n + 1))
    const values = roll(2) ? { name: `名${roll(90)}` } : { status: roll(2) ? '在册' : '转出', household: families[roll(2)]!.household }
    const op = (['change', 'change', 'change', 'remove', 'restore'] as const)[roll(5)]!
    await core.core.call('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'member', recordId, op, values: op === 'change' ? values : {}, effective }],
    })
  }
  const { engine, registry } = core.core.context.file()
  const own = findLedger(registry, 'member')!.fields.filter(isOwn)
  for (let round = 0; round < 60; round++) {
    const day = dayAt(roll(64))
    const shown = withAsOf(engine, registry, day, () => engine.all('SELECT * FROM member'))
    for (const id of members) {
      const state = stateAsOf(readRecordChanges(engine, id), day)
      const row = shown.find((one) => one['id'] === id)
      expect([row === undefined, row?.['_removed'] ?? 0], `${id} ${day}`).toEqual([state.absent, state.removed ? 1 : 0])
      for (const field of ['name', 'status', 'household']) expect(row?.[field] ?? null).toBe(state.values[field] ?? null)
    }
  }
  expect(own.length).toBeGreaterThan(20)
})
