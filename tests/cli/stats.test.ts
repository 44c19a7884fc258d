import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCommandLine } from '#electron/cli/arguments.ts'
import { openSession } from '#electron/cli/session.ts'
import { showStats } from '#electron/cli/statsCommand.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

type Row = Readonly<Record<string, string | number | null>>
type Table = Readonly<{ id: string; label: string; rows: readonly Row[]; total?: Row }>
type Stats = Readonly<{ asOf: string; measures: readonly Row[]; tables: readonly Table[] }>

let core: TestCore
let path: string

beforeAll(async () => {
  core = makeTestCore()
  path = core.at('统计.tzdb')
  await core.ok('file.sample', { token: core.token(path), households: 120, persons: 420, villages: 3, seed: 5 })
  await core.ok('file.close', {})
})
afterAll(() => core.dispose())

async function stats(...words: readonly string[]): Promise<Stats> {
  const line = parseCommandLine(['stats', path, ...words])!
  const session = openSession({ ...line, words: [path] })
  const result = await showStats({ ...line, words: [path] }, session)
  await session.close()
  if (isFault(result)) throw new Error(JSON.stringify(result))
  return result.json as Stats
}

test('every measure is told with its unit and 口径, and the named tables in the agreed shape', async () => {
  const { asOf, measures, tables } = await stats('--as-of', '2026-03-02')
  expect(asOf).toBe('2026-03-02')
  expect(measures.map(({ id }) => id)).toEqual(shippedBook.measures.map(({ id }) => id))
  for (const one of measures) expect(Object.keys(one)).toEqual(['id', 'label', 'value', 'unit', 'definition'])
  const table = (id: string): Table => tables.find((candidate) => candidate.id === id)!
  const valueOf = (id: string) => measures.find((one) => one['id'] === id)!['value']
  const sum = (id: string, column: string) => table(id).rows.reduce((done, row) => done + Number(row[column]), 0)

  const kinds = table('householdsByKind')
  expect(kinds.rows.map((row) => row['kind'])).toEqual(['脱贫户', '脱贫不稳定户', '边缘易致贫户', '突发严重困难户', '一般农户'])
  expect([sum('householdsByKind', 'households'), sum('householdsByKind', 'persons')]).toEqual([valueOf('households'), valueOf('persons')])
  expect(table('resettled').rows).toMatchObject([{ households: valueOf('relocatedHouseholds'), persons: valueOf('relocatedPersons') }])
  expect(Object.keys(table('householdsByVillage').rows[0]!)).toEqual(['village', 'groups', 'households', 'persons', 'size'])
  expect(sum('householdsByVillage', 'persons')).toBe(table('householdsByVillage').total!['persons'])
  expect(table('trialBalance').total).toMatchObject({ balance: 0 })
})

test('the bridge closes in households and persons between the two days', async () => {
  const { tables } = await stats('--from', '2025-01-01', '--as-of', '2026-03-02')
  const { rows } = tables.find(({ id }) => id === 'bridge')!
  expect([rows[0]!['term'], rows.at(-1)!['term']]).toEqual(['期初', '期末'])
  for (const unit of ['households', 'persons'] as const) {
    const sum = (kind: string): number => rows.filter((row) => row['kind'] === kind).reduce((done, row) => done + Number(row[unit]), 0)
    expect(sum('opening') + sum('increase') - sum('decrease'), unit).toBe(sum('closing'))
  }
})

test('single measures are told without tables', async () => {
  const { measures, tables } = await stats('--measure', 'households,persons')
  expect(measures.map(({ id }) => id)).toEqual(['households', 'persons'])
  expect(tables).toEqual([])
})
