import Big from 'big.js'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openEngine, type Engine } from '#data/engine/engine.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { buildSchema } from '#data/schema/build.ts'
import { commit, type CommitContext } from '#data/store/commit.ts'
import { refreshAll } from '#data/store/derived.ts'
import { undoSet } from '#data/store/undo.ts'
import { verifyDatabase } from '#data/store/verify.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { columnOf } from '#shared/ledger/column.ts'
import { defineLedger, type FieldDefinition, type FieldValue, type LedgerDefinition } from '#shared/ledger/define.ts'
import { decimalPlaces } from '#shared/ledger/derive/formula.ts'
import { fieldOf, isStoredDerivation, ledgerOf, type Registry } from '#shared/ledger/registry.ts'

const field = (id: string, type: FieldDefinition['type'], more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id,
  label: id,
  type,
  section: 'a',
  ...more,
})
const ledger = (id: string, fields: readonly FieldDefinition[]): LedgerDefinition =>
  defineLedger({ id, label: id, table: id, unit: '条', sections: [{ id: 'a', label: 'a' }], title: 'name', naturalKeys: [], fields })

/** payment → paid, last day of the project → balance → per person → best of the fund; quantities of different scales on the way. */
const registry: Registry = {
  schemaVersion: 1,
  codes: {},
  ledgers: [
    ledger('fund', [
      field('name', 'text', { search: 'name' }),
      field('planned', 'money'),
      field('spent', 'money', { derived: { kind: 'sum', ledger: 'project', link: 'fund', field: 'paid' } }),
      field('left', 'money', { derived: { kind: 'formula', plus: ['planned'], minus: ['spent'] } }),
      field('openProjects', 'integer', {
        derived: { kind: 'count', ledger: 'project', link: 'fund', where: { field: 'state', is: 'open' } },
      }),
      field('newest', 'money', { derived: { kind: 'latest', ledger: 'project', link: 'fund', by: 'year', field: 'perPerson' } }),
      field('chief', 'text', {
        search: 'name',
        derived: { kind: 'child', ledger: 'project', link: 'fund', where: { field: 'state', is: 'open' }, field: 'name' },
      }),
      field('leftTwice', 'money', { derived: { kind: 'formula', plus: ['left', 'left'], minus: [] } }),
      field('area', 'quantity', { scale: 1, derived: { kind: 'sum', ledger: 'project', link: 'fund', field: 'size' } }),
    ]),
    ledger('project', [
      field('name', 'text', { search: 'name' }),
      field('fund', 'link', { target: 'fund' }),
      field('year', 'year'),
      field('state', 'text'),
      field('persons', 'integer'),
      field('size', 'quantity', { scale: 3 }),
      field('paid', 'money', {
        derived: { kind: 'sum', ledger: 'payment', link: 'project', field: 'amount', where: { field: 'kind', is: 'a' } },
      }),
      field('perPerson', 'money', { derived: { kind: 'formula', plus: ['paid'], by: 'persons' } }),
      field('perArea', 'quantity', { scale: 4, derived: { kind: 'formula', plus: ['persons'], minus: ['year'], by: 'size' } }),
    ]),
    ledger('payment', [
      field('name', 'text'),
      field('project', 'link', { target: 'project' }),
      field('amount', 'money'),
      field('kind', 'text'),
    ]),
  ],
}

let counter = 0
const countedId = (): string => `01900000-0000-7000-8000-${(++counter).toString(16).padStart(12, '0')}`

let sqlJs: Awaited<ReturnType<typeof loadEngine>>
beforeAll(async () => {
  sqlJs = await loadEngine()
})

type Row = { id: string; removed: boolean; values: Record<string, FieldValue> }
type Tables = Map<string, Row[]>

function readTables(engine: Engine): Tables {
  return new Map(
    registry.ledgers.map((entry) => {
      const columns = entry.fields.map(columnOf).join(', ')
      const rows = engine.values(`SELECT id, _removed, ${columns} FROM ${entry.table} ORDER BY id`).map((row) => ({
        id: row[0] as string,
        removed: row[1] === 1,
        values: Object.fromEntries(entry.fields.map((one, index) => [one.id, row[index + 2] as FieldValue])),
      }))
      return [entry.id, rows]
    }),
  )
}

/** Every derived value from scratch, without SQL: pass after pass until nothing changes. */
function fromScratch(stored: Tables): Tables {
  const tables: Tables = new Map(
    [...stored].map(([id, rows]) => [id, rows.map((row) => ({ ...row, values: { ...row.values, ...blankDerived(id) } }))]),
  )
  for (let pass = 0; pass < 8; pass++)
    for (const entry of registry.ledgers)
      for (const row of tables.get(entry.id)!)
        for (const one of entry.fields.filter(isStoredDerivation)) row.values[one.id] = derived(tables, entry, one, row)
  return tables
}

function blankDerived(id: string): Record<string, FieldValue> {
  return Object.fromEntries(
    ledgerOf(registry, id)
      .fields.filter(isStoredDerivation)
      .map((one) => [one.id, null]),
  )
}

function derived(tables: Tables, entry: LedgerDefinition, one: FieldDefinition, row: Row): FieldValue {
  const rule = one.derived!
  if (rule.kind === 'parent' || rule.kind === 'age' || rule.kind === 'origin') throw new Error('not stored')
  if (rule.kind === 'formula') return formula(entry, one, row)
  const { where } = rule
  const sources = tables.get(rule.ledger)!.filter((other) => !other.removed && other.values[rule.link] === row.id)
  const matching = sources.filter((other) => !where || other.values[where.field] === where.is)
  if (rule.kind === 'count') return matching.length
  const from = fieldOf(ledgerOf(registry, rule.ledger), rule.field)
  const shift = decimalPlaces(one) - decimalPlaces(from)
  if (rule.kind === 'sum') {
    const total = matching.reduce((sum, other) => sum + Number(other.values[rule.field] ?? 0), 0)
    return Number(new Big(total).times(new Big(10).pow(shift)).round(0, 1)) || 0
  }
  if (rule.kind === 'child') return matching[0]?.values[rule.field] ?? null
  const dated = matching.filter((other) => other.values[rule.by] !== null)
  dated.sort((a, b) => (a.values[rule.by]! > b.values[rule.by]! ? 1 : a.values[rule.by]! < b.values[rule.by]! ? -1 : a.id > b.id ? 1 : -1))
  return dated.at(-1)?.values[rule.field] ?? null
}

function formula(entry: LedgerDefinition, one: FieldDefinition, row: Row): FieldValue {
  const rule = one.derived!
  if (rule.kind !== 'formula') throw new Error('no formula')
  const amount = (id: string): Big | null => {
    const value = row.values[id] ?? null
    return value === null ? null : new Big(Number(value)).div(new Big(10).pow(decimalPlaces(fieldOf(entry, id))))
  }
  const plus = rule.plus.map(amount).filter((value) => value !== null)
  const minus = (rule.minus ?? []).map(amount).filter((value) => value !== null)
  if (plus.length + minus.length === 0) return null
  let total = minus.reduce(
    (sum, value) => sum.minus(value),
    plus.reduce((sum, value) => sum.plus(value), new Big(0)),
  )
  if (rule.by !== undefined) {
    const divisor = amount(rule.by)
    if (divisor === null || divisor.eq(0)) return null
    total = total.div(divisor)
  }
  return Number(total.times(new Big(10).pow(decimalPlaces(one))).round(0, 1)) || 0
}

type Step = Readonly<{ what: 'add' | 'change' | 'remove' | 'restore' | 'undo'; ledger: number; record: number; picks: readonly number[] }>

const steps: fc.Arbitrary<readonly (readonly Step[])[]> = fc.array(
  fc.array(
    fc.record({
      what: fc.constantFrom('add', 'add', 'change', 'change', 'remove', 'restore', 'undo'),
      ledger: fc.nat(2),
      record: fc.nat(30),
      picks: fc.array(fc.nat(40), { minLength: 6, maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 14 },
)

const choices: Readonly<Record<string, readonly FieldValue[]>> = {
  name: ['张三', '李四', null],
  planned: [100_000, 33, null],
  year: [2024, 2025, null, 2026],
  state: ['open', 'done', null],
  persons: [0, 1, 3, 7, null, -2],
  size: [1500, -350, null, 45],
  amount: [100, -50, 1, null, 12_345],
  kind: ['a', 'b', null],
}

function randomValues(tables: Tables, entry: LedgerDefinition, picks: readonly number[]): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {}
  entry.fields
    .filter((one) => one.derived === undefined)
    .forEach((one, index) => {
      const pick = picks[index % picks.length]!
      if (pick % 4 === 0) return
      const targets = one.type === 'link' ? [...tables.get(one.target!)!.map((row) => row.id), null] : choices[one.id]!
      values[one.id] = targets[pick % targets.length]!
    })
  return values
}

function play(context: CommitContext, group: readonly Step[], sets: string[]): void {
  const tables = readTables(context.engine)
  const undo = group.find((step) => step.what === 'undo')
  const id = countedId()
  if (undo && sets.length > 0) {
    undoSet({ ...context, today: '2026-01-01' }, { setId: sets[undo.record % sets.length]!, newId: id, partial: true })
    sets.push(id)
    return
  }
  const seen = new Set<string>()
  const changes = group.flatMap(({ what, ledger: which, record, picks }): readonly DraftChange[] => {
    const entry = registry.ledgers[which]!
    const values = randomValues(tables, entry, picks)
    if (what === 'add') return [{ ledger: entry.id, recordId: countedId(), op: 'add' as const, values }]
    const rows = tables.get(entry.id)!
    const row = rows[record % Math.max(rows.length, 1)]
    if (!row || seen.has(row.id) || what === 'undo') return []
    seen.add(row.id)
    return [{ ledger: entry.id, recordId: row.id, op: what, values: what === 'remove' ? {} : values }]
  })
  const done = commit(context, { id, kind: 'edit', label: '', changes })
  if (isFault(done)) throw new Error(done.fault)
  if (done.set) sets.push(id)
}

function inUse(tables: Tables): unknown {
  return [...tables].map(([id, rows]) => [id, rows.filter((row) => !row.removed)])
}

test('after any edits every derived column is what its sources give', () => {
  fc.assert(
    fc.property(steps, (groups) => {
      const engine = openEngine(sqlJs, null)
      buildSchema(engine, registry, {})
      const author = { person: '张敏', device: 'PC', appVersion: '0', now: () => '2026-01-01T09:00:00+08:00' }
      const context = { engine, registry, author }
      const sets: string[] = []
      for (const group of groups) {
        play(context, group, sets)
        const stored = readTables(engine)
        expect(inUse(stored)).toEqual(inUse(fromScratch(stored)))
      }
      expect(verifyDatabase(engine, registry).problems).toEqual([])
      engine.close()
    }),
    { numRuns: 60 },
  )
})

test('all columns come back when they are computed anew, and verify names what is wrong', () => {
  const engine = openEngine(sqlJs, null)
  buildSchema(engine, registry, {})
  const author = { person: '张敏', device: 'PC', appVersion: '0', now: () => '2026-01-01T09:00:00+08:00' }
  const [fund, project] = [countedId(), countedId()]
  const payments = [1000, 500, 7].map((amount) => ({
    ledger: 'payment',
    recordId: countedId(),
    op: 'add' as const,
    values: { project, amount, kind: 'a' },
  }))
  const changes: readonly DraftChange[] = [
    { ledger: 'fund', recordId: fund, op: 'add' as const, values: { name: '基金', planned: 2000 } },
    {
      ledger: 'project',
      recordId: project,
      op: 'add' as const,
      values: { name: '路', fund, year: 2025, state: 'open', persons: 2, size: 1250 },
    },
    ...payments,
  ]
  commit({ engine, registry, author }, { id: countedId(), kind: 'edit', label: '', changes })
  const before = readTables(engine)
  // 15.07 元 for 2 persons is 7.535 元: half a 分 goes up; 1.250 becomes 1.3.
  expect(before.get('fund')![0]!.values).toMatchObject({
    spent: 1507,
    left: 493,
    newest: 754,
    openProjects: 1,
    chief: '路',
    leftTwice: 986,
    area: 13,
  })
  engine.exec('UPDATE project SET paid = 1, per_person = NULL; UPDATE fund SET spent = 5, newest = 9')
  expect(verifyDatabase(engine, registry).problems.join()).toMatch(/“spent”与来源不符.*“paid”与来源不符/)
  refreshAll(engine, registry)
  expect(readTables(engine)).toEqual(before)
  expect(engine.values(`SELECT instr(_search, 'lu') > 0 FROM fund`)).toEqual([[1]])
  engine.close()
})
