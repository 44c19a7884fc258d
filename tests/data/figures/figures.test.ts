import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { shippedBook } from '#shared/measures/index.ts'

let core: TestCore

beforeEach(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('数.tzdb')), households: 120, persons: 400, villages: 4, seed: 3 })
})
afterEach(() => core.dispose())

function count(sql: string): number {
  return Number(core.core.context.file().engine.values(sql)[0]![0])
}

test('every measure of the book is answered, and its rows are as many as it says', async () => {
  const values = await core.ok('figures.measures', {})
  expect(values.map((value) => value.id)).toEqual(shippedBook.measures.map((measure) => measure.id))
  for (const [index, { of, id }] of shippedBook.measures.entries()) {
    if (!('ledger' in of) || of.aggregate.kind !== 'count') continue
    const { drill, value } = values[index]!
    const { ids } = await core.ok('ledger.query', { ledger: drill!.ledger, filter: drill!.filter! })
    expect(ids.length, id).toBe(value)
  }
})

test('households and persons are those that the tables hold', async () => {
  const values = await core.ok('figures.measures', { ids: ['households', 'persons', 'householdSize'] })
  const households = count(`SELECT count(*) FROM household WHERE _removed = 0 AND status = '在册'`)
  const persons = count(
    `SELECT count(*) FROM member m JOIN household h ON h.id = m.household WHERE m._removed = 0 AND m.status = '在册' AND h.status = '在册'`,
  )
  expect(values.map(({ value }) => value)).toEqual([households, persons, Math.round((persons / households) * 100)])
})

test('every table is answered; what is parted by village adds up to its own total', async () => {
  for (const { id } of shippedBook.tables) expect((await core.ok('figures.table', { table: id })).id).toBe(id)
  const { rows, columns } = await core.ok('figures.table', { table: 'householdsByVillage' })
  const at = columns.findIndex((column) => column.id === 'households')
  const villages = rows.filter((row) => !row.total)
  expect(villages.length).toBe(4)
  expect(villages.reduce((sum, row) => sum + Number(row.cells[at]!.value), 0)).toBe(rows.at(-1)!.cells[at]!.value)
})

test('a figure of one village is the row of that village in the table', async () => {
  const { rows, columns } = await core.ok('figures.table', { table: 'householdsByVillage' })
  const at = columns.findIndex((column) => column.id === 'persons')
  const [value] = await core.ok('figures.measures', { ids: ['persons'], village: rows[0]!.key })
  expect(value!.value).toBe(rows[0]!.cells[at]!.value)
})

test('two measures are told apart by the very households', async () => {
  const answer = await core.ok('figures.explain', { first: 'inSystemHouseholds', second: 'monitoredHouseholds' })
  const [all, monitored] = await core.ok('figures.measures', { ids: ['inSystemHouseholds', 'monitoredHouseholds'] })
  expect(answer.both + answer.onlyFirst.ids.length).toBe(all!.value)
  expect(answer.both + answer.onlySecond.ids.length).toBe(monitored!.value)
})

test('a table goes out as a workbook', async () => {
  const done = await core.ok('figures.exportTable', { table: 'householdsByKind', token: core.token(core.at('户类型.xlsx')) })
  expect(done.rows).toBeGreaterThanOrEqual(6)
})

test('an unknown figure is refused in words', async () => {
  expect(await core.refused('figures.table', { table: 'nothing' })).toMatchObject({ fault: 'figure.unknown' })
})

test('a household whose kind nobody has said stands in a row of its own, and only then is there one', async () => {
  const labels = async () => (await core.ok('figures.table', { table: 'householdsByKind' })).rows.map((row) => row.label)
  expect(await labels()).not.toContain('户类型未填')
  const { ids } = await core.ok('ledger.query', { ledger: 'household', filter: 'kind = "一般农户" and monitoringKind is blank' })
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [{ ledger: 'household', recordId: ids[0]!, op: 'change', values: { kind: null } }],
  })
  const { rows, columns } = await core.ok('figures.table', { table: 'householdsByKind' })
  const at = columns.findIndex((column) => column.id === 'households')
  const parts = rows.filter((row) => !row.total)
  expect(parts.find((row) => row.label === '户类型未填')!.cells[at]!.value).toBe(1)
  expect(parts.reduce((sum, row) => sum + Number(row.cells[at]!.value), 0)).toBe(rows.at(-1)!.cells[at]!.value)
})
