import Big from 'big.js'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openEngine, type Engine } from '#data/engine/engine.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { buildSchema } from '#data/schema/build.ts'
import { commit } from '#data/store/commit.ts'
import { verifyDatabase } from '#data/store/verify.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { defineLedger, type FieldDefinition, type FieldValue, type LedgerDefinition, type Parts } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'

const field = (id: string, type: FieldDefinition['type'], more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id,
  label: id,
  type,
  section: 'a',
  ...more,
})
const ledger = (id: string, fields: readonly FieldDefinition[], more: Partial<LedgerDefinition> = {}): LedgerDefinition =>
  defineLedger({
    id,
    label: id,
    table: id,
    unit: '条',
    sections: [{ id: 'a', label: 'a' }],
    title: 'name',
    naturalKeys: [],
    fields,
    ...more,
  })

/** How far a project is: from reports of the whole, or of its lots. */
const told = (id: string, type: FieldDefinition['type'], of: string, parts: Omit<Parts, 'link' | 'of'>): FieldDefinition =>
  field(id, type, {
    ...(type === 'quantity' ? { scale: 1 } : {}),
    derived: { kind: 'latest', ledger: 'report', link: 'project', by: 'year', field: of, parts: { link: 'lot', of: 'project', ...parts } },
  })

const registry: Registry = {
  schemaVersion: 1,
  codes: {},
  ledgers: [
    ledger('project', [
      field('name', 'text'),
      told('done', 'quantity', 'share', { together: 'mean', weight: 'contract' }),
      told('alike', 'quantity', 'share', { together: 'mean' }),
      told('built', 'money', 'cost', { together: 'sum' }),
      told('says', 'text', 'works', { together: 'words' }),
      told('saidIn', 'year', 'year', { together: 'last' }),
    ]),
    ledger('lot', [field('name', 'text'), field('project', 'link', { target: 'project' }), field('contract', 'money')], {
      sort: ['project', 'name'],
    }),
    ledger('report', [
      field('name', 'text'),
      field('project', 'link', { target: 'project' }),
      field('lot', 'link', { target: 'lot' }),
      field('year', 'year'),
      field('share', 'quantity', { scale: 1 }),
      field('cost', 'money'),
      field('works', 'text'),
    ]),
  ],
}

type Values = Readonly<Record<string, FieldValue>>
type Told = Readonly<{ done: FieldValue; alike: FieldValue; built: FieldValue; says: FieldValue; saidIn: FieldValue }>
type Row = { id: string; ledger: string; removed: boolean; values: Values }

let sqlJs: Awaited<ReturnType<typeof loadEngine>>
let engine: Engine
let counter = 0
const newId = (): string => `01900000-0000-7000-8000-${(++counter).toString(16).padStart(12, '0')}`
beforeAll(async () => void (sqlJs = await loadEngine()))
beforeEach(() => start())
afterEach(() => engine.close())

function start(): void {
  engine = openEngine(sqlJs, null)
  buildSchema(engine, registry, {})
}

function write(changes: readonly DraftChange[]): void {
  const author = { person: '张敏', device: 'PC', appVersion: '0', now: () => '2026-01-01T09:00:00+08:00' }
  const done = commit({ engine, registry, author }, { id: newId(), kind: 'edit', label: '', changes })
  if (isFault(done)) throw new Error(done.fault)
}

function stored(project: string): Told {
  const [done, alike, built, says, saidIn] = engine.values('SELECT done, alike, built, says, said_in FROM project WHERE id = ?', [
    project,
  ])[0]! as FieldValue[]
  return { done: done!, alike: alike!, built: built!, says: says!, saidIn: saidIn! }
}

const add = (of: string, values: Values, recordId = newId()): DraftChange => ({ ledger: of, recordId, op: 'add', values })

test('a project is as far as its lots, weighed by their contracts, until the whole of it is reported', () => {
  const [project, one, two] = [newId(), newId(), newId()]
  write([
    add('project', { name: '路' }, project),
    add('lot', { name: '一标段', project, contract: 30_000 }, one),
    add('lot', { name: '二标段', project, contract: 10_000 }, two),
  ])
  expect(stored(project), 'nobody reported').toEqual({ done: null, alike: null, built: null, says: null, saidIn: null })
  // Only one of two lots reports: the other one has not begun, as far as anybody knows.
  write([add('report', { project, lot: two, year: 2025, share: 1000, cost: 900, works: '完工' })])
  expect(stored(project)).toEqual({ done: 250, alike: 500, built: 900, says: '二标段：完工', saidIn: 2025 })
  write([add('report', { project, lot: one, year: 2024, share: 335, cost: 100, works: '路基' })])
  expect(stored(project)).toEqual({ done: 501, alike: 668, built: 1000, says: '一标段：路基；二标段：完工', saidIn: 2025 })
  write([{ ledger: 'lot', recordId: two, op: 'change', values: { contract: 30_000 } }])
  expect(stored(project).done).toBe(668)
  write([{ ledger: 'lot', recordId: two, op: 'change', values: { contract: null, name: '终点段' } }])
  expect(stored(project), 'one contract is missing: all alike').toMatchObject({ done: 668, says: '一标段：路基；终点段：完工' })
  write([{ ledger: 'lot', recordId: two, op: 'remove', values: {} }])
  expect(stored(project), 'the words of the only lot need no name').toMatchObject({ done: 335, built: 100, says: '路基', saidIn: 2024 })
  write([add('report', { project, year: 2023, share: 400, cost: 500, works: '全线' })])
  expect(stored(project)).toEqual({ done: 400, alike: 400, built: 500, says: '全线', saidIn: 2023 })
  expect(verifyDatabase(engine, registry).problems).toEqual([])
})

/** The same from scratch, without SQL. */
function fromScratch(rows: readonly Row[], project: string): Told {
  const living = (of: string): readonly Row[] =>
    rows.filter((row) => row.ledger === of && !row.removed && row.values['project'] === project).sort((a, b) => (a.id < b.id ? -1 : 1))
  const reports = living('report').filter(({ values }) => values['year'] !== null)
  const lots = [...living('lot')].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))
  const newest = (some: readonly Row[]): Values =>
    some.reduce<Row | null>((best, row) => (best && best.values['year']! > row.values['year']! ? best : row), null)?.values ?? {}
  const whole = reports.filter(({ values }) => values['lot'] === null)
  if (whole.length > 0) {
    const { share = null, cost = null, works = null, year = null } = newest(whole)
    return { done: share, alike: share, built: cost, says: works, saidIn: year }
  }
  const each = lots.map((lot) => ({ ...newest(reports.filter(({ values }) => values['lot'] === lot.id)), lot }) as Values & { lot: Row })
  const given = (id: string) => each.filter((one) => (one[id] ?? null) !== null)
  const weights = each.map(({ lot }) => Number(lot.values['contract'] ?? 0))
  const mean = (by: readonly number[]): FieldValue =>
    given('share').length === 0
      ? null
      : rounded(each.map((one, at) => Number(one['share'] ?? 0) * by[at]!).reduce(plus, 0), by.reduce(plus, 0))
  const alike = each.map(() => 1)
  const ofLots = newest(reports.filter(({ values }) => lots.some(({ id }) => id === values['lot'])))
  return {
    done: mean(weights.every((weight) => weight > 0) ? weights : alike),
    alike: mean(alike),
    built: given('cost').length === 0 ? null : given('cost').reduce((sum, one) => sum + Number(one['cost']), 0),
    says:
      given('works')
        .map(({ lot, works }) =>
          lots.length === 1 ? works : `${lot.values['name'] ? `${String(lot.values['name'])}：` : ''}${String(works)}`,
        )
        .join('；') || null,
    saidIn: ofLots['year'] ?? null,
  }
}

const plus = (one: number, other: number): number => one + other
const rounded = (sum: number, by: number): number => Number(new Big(sum).div(by).round(0, 1))
const nameKey = ({ id, values }: Row): string => `${values['name'] === null ? '0' : `1${String(values['name'])}`} ${id}`

const reported = fc.record({
  lot: fc.constantFrom(...[0, 1, 2, 3].flatMap((lot) => [lot, lot, lot, lot]), 4),
  year: fc.constantFrom(2023, 2024, 2025, 2025, null),
  share: fc.constantFrom(0, 335, 500, 1000, null),
  cost: fc.constantFrom(7, 100, null),
  works: fc.constantFrom('路基', '路面', '路面', null),
  remove: fc.boolean(),
})
const lotChange = fc.record({
  name: fc.constantFrom('甲', '乙', null),
  project: fc.constantFrom(0, 0, 0, 1),
  contract: fc.constantFrom(30_000, 10_000, 33_333, 0, null),
  remove: fc.constantFrom(false, false, true),
})

test('after any edits it is what the reports and lots say', () => {
  let seen = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), lotChange, reported), { minLength: 2, maxLength: 12, size: 'max' }), (edits) => {
      engine.close()
      start()
      const projects = [newId(), newId()]
      write(projects.map((id) => add('project', { name: id }, id)))
      const rows: Row[] = Array.from({ length: 4 }, () => ({ id: newId(), ledger: 'lot', removed: false, values: {} }))
      for (const lot of rows) lot.values = { name: '甲', project: projects[0]!, contract: 10_000 }
      write(rows.map(({ id, values }) => add('lot', values, id)))
      for (const [at, { remove, project, ...own }, report] of edits) {
        const lot = rows[at]!
        const id = newId()
        const { remove: isGone, lot: which, ...says } = report
        const values = { ...says, project: projects[0]!, lot: rows[which]?.ledger === 'lot' ? rows[which].id : null, name: null }
        const changed = { ...own, project: projects[project]! }
        write([add('report', values, id)])
        rows.push({ id, ledger: 'report', removed: isGone, values })
        if (!lot.removed) {
          write([{ ledger: 'lot', recordId: lot.id, op: 'change', values: changed }])
          lot.values = changed
        }
        const gone = [...(remove && !lot.removed ? [{ ledger: 'lot', id: lot.id }] : []), ...(isGone ? [{ ledger: 'report', id }] : [])]
        if (gone.length > 0) write(gone.map((one) => ({ ledger: one.ledger, recordId: one.id, op: 'remove', values: {} })))
        lot.removed ||= remove
        for (const one of projects) expect(stored(one)).toEqual(fromScratch(rows, one))
        if (String(stored(projects[0]!).says).includes('；')) seen += 1
      }
    }),
    { numRuns: 40, seed: 7 },
  )
  expect(seen, 'lots that report together').toBeGreaterThan(10)
})
