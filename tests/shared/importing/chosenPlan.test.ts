import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellKey, noChoices, rowKey, type Choice, type FieldMode, type PlanChoices } from '#shared/importing/choices.ts'
import { choosePlan, type ChosenPlan } from '#shared/importing/chosenPlan.ts'
import type { ImportPlan, KnownRecords, PlannedRecord } from '#shared/importing/planTypes.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { apply, counts, idOf, plan, valuesOf } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

const choose = (made: ImportPlan, choices: Partial<PlanChoices>): ChosenPlan =>
  choosePlan(shippedRegistry, made, { ...noChoices, ...choices })
const head = ['行政村', '户编号', '姓名', '与户主关系', '证件号码', '联系电话', '文化程度']
const family = (phone: string | null, schooling = '小学'): TestCell[][] => [
  ['白沙村', 'H1', '张三', '户主', idOf(1), phone, schooling],
  ['白沙村', 'H1', '李四', '配偶', idOf(2), '13900000002', '初中'],
  ['青石村', 'H2', '王五', '户主', idOf(3), '13900000003', '高中'],
]
const sheetOf = (rows: TestCell[][]) => [buildReader('Sheet1', [head, ...rows])]
const known = apply({}, plan(sheetOf(family('13900000001'))))
const changed = plan(sheetOf(family('13900000009', '初中')), known)
const memberOf = (made: ImportPlan, name: string): PlannedRecord =>
  made.records.find((record) => record.ledger === 'member' && record.title.startsWith(name))!
const key = (field: string): string => cellKey(memberOf(changed, '张三'), field)
const phones = (records: KnownRecords) => valuesOf(records, 'member').map((values) => values['phone'])

test('without choices the plan stays as it is', () => {
  expect(choose(changed, {})).toEqual({ ...changed, leftCells: 0, undecided: 0 })
})

test('a cell that is left keeps its value, and the rest of the row is taken', () => {
  const made = choose(changed, { cells: new Map([[key('phone'), 'leave']]) })
  expect(memberOf(made, '张三')).toMatchObject({ decision: 'change', after: { education: '初中' } })
  expect(made).toMatchObject({ leftCells: 1, undecided: 0 })
  expect(made.tables[0]).toMatchObject({ balance: { read: 3, accepted: 3 }, records: { member: { changed: 1, same: 2 } } })
})

test('a change of which everything is left is none', () => {
  const cells = new Map<string, Choice>([
    [key('phone'), 'leave'],
    [key('education'), 'leave'],
  ])
  const made = choose(changed, { cells })
  expect(counts(made)).toMatchObject({ change: 0 })
  expect(made.tables[0]?.rows[0]?.decision).toBe('same')
  expect(made.tables[0]?.records['member']).toEqual({ added: 0, changed: 0, same: 3 })
})

test('only blank fields are filled where a column says so, and asked cells wait', () => {
  const blank = plan(sheetOf(family('13900000009', '初中')), apply({}, plan(sheetOf(family(null)))))
  const made = choose(blank, { modes: { 'member.phone': 'blank', 'member.education': 'blank' } })
  expect(memberOf(made, '张三').after).toEqual({ phone: '13900000009' })
  const asked = choose(changed, { modes: { 'member.phone': 'ask' } })
  expect(asked).toMatchObject({ undecided: 1, leftCells: 0 })
  const decided = choose(changed, { modes: { 'member.phone': 'ask' }, cells: new Map([[key('phone'), 'take']]) })
  expect(decided).toMatchObject({ undecided: 0 })
  expect(memberOf(decided, '张三').after['phone']).toBe('13900000009')
})

test('a value of a source that goes before this one is asked, unless its column, row or cell was chosen', () => {
  const guarded = new Set([key('phone')])
  expect(choose(changed, { guarded })).toMatchObject({ undecided: 1 })
  expect(choose(changed, { guarded, modes: { 'member.phone': 'overwrite' } })).toMatchObject({ undecided: 0 })
  expect(choose(changed, { guarded, rows: new Map([[rowKey(0, 2), 'take']]) })).toMatchObject({ undecided: 0 })
})

test('with the row that makes a household go the rows that need it', () => {
  const fresh = plan(sheetOf(family('13900000001')))
  const made = choose(fresh, { rows: new Map([[rowKey(0, 2), 'leave']]) })
  expect(made.tables[0]?.rows.map((row) => [row.decision, row.why])).toEqual([
    ['skipped', '您选择不导入这一行'],
    ['skipped', expect.stringContaining('没有导入')],
    ['add', null],
  ])
  expect(made.tables[0]?.balance).toEqual({ read: 3, accepted: 1, rejected: 0, skipped: 2 })
  const after = apply({}, made)
  expect(valuesOf(after, 'village').map((values) => values['name'])).toEqual(['青石村'])
  expect(valuesOf(after, 'household').map((values) => values['code'])).toEqual(['H2'])
  expect(phones(after)).toEqual(['13900000003'])
})

test('a new village goes with the last cell that names it, and its group with it', () => {
  const places = ['行政村', '村民小组', '户编号', '姓名', '与户主关系', '证件号码']
  const at = (village: string, group: string) => [buildReader('Sheet1', [places, [village, group, 'H1', '张三', '户主', idOf(1)]])]
  const before = apply({}, plan(at('白沙村', '1组')))
  const moved = plan(at('青石村', '2组'), before)
  const household = moved.records.find((record) => record.ledger === 'household')!
  const made = choose(moved, { cells: new Map([[cellKey(household, 'village'), 'leave']]) })
  expect(counts(made)).toMatchObject({ add: 0, change: 0 })
  expect(made.tables[0]?.records).toMatchObject({ village: { added: 0 }, group: { added: 0 }, household: { changed: 0 } })
})

const word = (...values: readonly TestCell[]): fc.Arbitrary<TestCell> => fc.constantFrom(...values)
const person = fc.tuple(
  word('白沙村', '青石村', '黑石村'),
  word('1组', '2组', ''),
  word('H1', 'H2', 'H3', ''),
  word('张三', '李四', '王五', '赵六'),
  word('户主', '配偶', '之子'),
  fc.nat(6).map<TestCell>((n) => idOf(n)),
  word('13900000001', '13900000002', ''),
  word('小学', '初中', ''),
)
const columns = ['行政村', '村民小组', '户编号', '姓名', '与户主关系', '证件号码', '联系电话', '文化程度']
const people = fc.array(person, { minLength: 1, maxLength: 10 })
const readers = (rows: TestCell[][]) => [buildReader('Sheet1', [columns, ...rows])]
const modes = fc.dictionary(
  fc.constantFrom('member.phone', 'member.education', 'household.village', 'household.group', 'member.relation'),
  fc.constantFrom<FieldMode>('overwrite', 'blank', 'ask'),
)
const draws = fc.array(fc.constantFrom<Choice | null>('take', 'leave', null), { minLength: 7, maxLength: 7 })

function choicesFor(
  made: ImportPlan,
  drawn: Readonly<{ rows: readonly (Choice | null)[]; cells: readonly (Choice | null)[]; modes: Record<string, FieldMode> }>,
): PlanChoices {
  const pick = (list: readonly (Choice | null)[], n: number): Choice | null => list[n % list.length] ?? null
  const rows = (made.tables[0]?.rows ?? []).flatMap(({ row }) => {
    const choice = pick(drawn.rows, row)
    return choice ? [[rowKey(0, row), choice] as const] : []
  })
  const keys = made.records.flatMap((record) =>
    record.recordId === null ? [] : Object.keys(record.after).map((field) => cellKey(record, field)),
  )
  const cells = keys.flatMap((one, n) => {
    const choice = pick(drawn.cells, n)
    return choice ? [[one, choice] as const] : []
  })
  return { modes: drawn.modes, rows: new Map(rows), cells: new Map(cells), guarded: new Set(keys.filter((_, n) => n % 3 === 0)) }
}

const drawn = fc.record({ rows: draws, cells: draws, modes })

test('whatever is chosen, the balance closes, counts tell what is written, and nothing links to what is not made', () => {
  fc.assert(
    fc.property(people, people, drawn, (first, second, picks) => {
      const before = apply({}, plan(readers(first)))
      const made = plan(readers(second), before)
      const chosen = choose(made, choicesFor(made, picks))
      const writes = { add: 0, change: 0 }
      for (const { balance, records, rows } of chosen.tables) {
        expect(balance.read).toBe(balance.accepted + balance.rejected + balance.skipped)
        expect(balance.read).toBe(rows.length)
        for (const { added, changed: more } of Object.values(records)) {
          writes.add += added
          writes.change += more
        }
        for (const row of rows) for (const place of row.records) expect(chosen.records[place]).toBeDefined()
      }
      expect(counts(chosen)).toMatchObject(writes)
      expect(() => apply(before, chosen)).not.toThrow()
      for (const { after } of chosen.records)
        for (const value of Object.values(after))
          if (String(value).startsWith('#')) expect(chosen.records[Number(String(value).slice(1))]?.decision).toBe('add')
    }),
    { numRuns: 300 },
  )
})

test('leaving everything changes nothing', () => {
  fc.assert(
    fc.property(people, people, (first, second) => {
      const before = apply({}, plan(readers(first)))
      const made = plan(readers(second), before)
      const rows = new Map((made.tables[0]?.rows ?? []).map(({ row }) => [rowKey(0, row), 'leave' as const]))
      expect(counts(choose(made, { rows }))).toMatchObject({ add: 0, change: 0 })
    }),
    { numRuns: 150 },
  )
})

/** Persons 0–2 head the households H0–H2; the others live with them. */
const settled = fc
  .uniqueArray(fc.tuple(fc.nat(8), word('13900000001', '13900000002', ''), word('小学', '初中', ''), word('白沙村', '青石村')), {
    selector: ([n]) => n,
    minLength: 3,
  })
  .map((list) =>
    [...list]
      .sort(([a], [b]) => (a % 3) - (b % 3) || a - b)
      .map(([n, phone, schooling, village]): TestCell[] => [
        list.find(([other]) => other % 3 === n % 3)?.[3] ?? village,
        '',
        `H${n % 3}`,
        `人${n}`,
        n < 3 ? '户主' : '之子',
        idOf(n),
        phone,
        schooling,
      ]),
  )

const acts = (made: ImportPlan): readonly string[] =>
  made.records.flatMap((record) => {
    if (record.decision === 'same') return []
    if (record.recordId === null) return record.ledger === 'member' ? [`add ${String(record.after['idCard'])}`] : []
    return Object.keys(record.after).map((field) => cellKey(record, field))
  })

test('importing again after taking some shows what was left, and nothing else', () => {
  fc.assert(
    fc.property(settled, settled, drawn, (first, second, picks) => {
      const before = apply({}, plan(readers(first)))
      const made = plan(readers(second), before)
      const chosen = choose(made, choicesFor(made, picks))
      const taken = new Set(acts(chosen))
      const again = plan(readers(second), apply(before, chosen))
      expect([...acts(again)].sort()).toEqual(
        acts(made)
          .filter((act) => !taken.has(act))
          .sort(),
      )
      expect(acts(made).length).toBeGreaterThanOrEqual(taken.size)
    }),
    { numRuns: 250 },
  )
})
