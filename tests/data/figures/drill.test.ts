import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import type { Drill, TableAnswer } from '#shared/ipc/parts/figures.ts'
import type { TableColumn, TableDefinition } from '#shared/measures/define.ts'
import { shippedBook as book } from '#shared/measures/index.ts'

let core: TestCore

beforeAll(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('数.tzdb')), households: 400, persons: 1_400, villages: 4, seed: 7 })
})
afterAll(() => core.dispose())

/** The value that the rows behind a figure give by themselves; null where they cannot say (different values of a field). */
async function behind(of: TableColumn['of'], { ledger, filter, ids }: Drill): Promise<number | null> {
  if (!('ledger' in of) || of.aggregate.kind === 'distinct') return null
  const totals = await core.ok('ledger.totals', { ledger, ...(filter === undefined ? {} : { filter }), ...(ids ? { ids: [...ids] } : {}) })
  if (of.aggregate.kind === 'count') return totals.records
  return totals.sums[of.aggregate.field] ?? null
}

async function checkRows(table: TableDefinition, answer: TableAnswer): Promise<number> {
  let checked = 0
  for (const row of answer.rows)
    for (const [index, column] of table.columns.entries()) {
      const { drill, value } = row.cells[index]!
      const found = drill ? await behind(column.of, drill) : null
      if (found === null) continue
      expect(found, `${table.id} ${row.label} ${column.id}`).toBe(value)
      checked += 1
    }
  return checked
}

test('the rows behind every cell of every table give its value', async () => {
  let checked = 0
  for (const table of book.tables) checked += await checkRows(table, await core.ok('figures.table', { table: table.id }))
  expect(checked).toBeGreaterThan(500)
})

test('the total row is the sum of the rows wherever the rows part the records', async () => {
  for (const table of book.tables) {
    const isParted = table.rows.kind === 'values' || ['householdsByKind', 'T09', 'trialBalance'].includes(table.id)
    if (!isParted || !table.totals) continue
    const answer = await core.ok('figures.table', { table: table.id })
    const total = answer.rows.find((row) => row.total)!
    for (const [index, { id, of }] of table.columns.entries()) {
      if (!('made' in of) && !('ledger' in of && of.aggregate.kind !== 'distinct')) continue
      const sum = answer.rows.filter((row) => !row.total).reduce((done, row) => done + Number(row.cells[index]!.value ?? 0), 0)
      expect(sum, `${table.id} ${id}`).toBe(total.cells[index]!.value)
    }
  }
})

test('the rows behind every measure that counts or adds give its value', async () => {
  const values = await core.ok('figures.measures', {})
  for (const [index, { id, of }] of book.measures.entries()) {
    const { drill, value } = values[index]!
    const found = drill ? await behind(of, drill) : null
    if (found !== null) expect(found, id).toBe(value)
  }
})

test('a ratio is its numerator by its denominator, rounded half up to hundredths', async () => {
  const values = new Map((await core.ok('figures.measures', {})).map((one) => [one.id, one.value]))
  for (const { id, of, unit } of book.measures) {
    if (!('ratio' in of) || unit !== '%') continue
    const [first, second] = of.ratio.map((part) => values.get(part) ?? null)
    const isSaid = first !== null && second !== null && second !== 0
    expect(values.get(id), id).toBe(isSaid ? Math.round((first! / second!) * 10_000 * (1 + 4 * Number.EPSILON)) : null)
  }
})

test('measures asked for together are those asked for alone', async () => {
  const together = await core.ok('figures.measures', {})
  for (const index of [0, 3, 31, 60, 90, 120, 150, 180, together.length - 1]) {
    const [alone] = await core.ok('figures.measures', { ids: [together[index]!.id] })
    expect(alone).toEqual(together[index])
  }
})

test('what is told of one village adds up to the whole', async () => {
  const villages = (await core.ok('figures.table', { table: 'householdsByVillage' })).rows.filter((row) => !row.total && row.key !== '')
  const ids = ['households', 'persons', 'lowIncomePersons', 'subsidyMoney', 'visitsYear', 'assets']
  const whole = await core.ok('figures.measures', { ids })
  const parts = await Promise.all(villages.map(({ key }) => core.ok('figures.measures', { ids, village: key })))
  for (const [index, { value, id }] of whole.entries())
    expect(
      parts.reduce((sum, part) => sum + part[index]!.value!, 0),
      id,
    ).toBe(value)
})

test('the trial balance is zero and debits are credits', async () => {
  const { rows } = await core.ok('figures.table', { table: 'trialBalance' })
  const [debit, credit, balance] = rows.at(-1)!.cells.map(({ value }) => value)
  expect(debit).toBe(credit)
  expect(debit).toBeGreaterThan(0)
  expect(balance).toBe(0)
})

test('findings by rule are as many as the checks count, once these are made', async () => {
  expect((await core.ok('figures.table', { table: 'T31' })).note).toContain('还没有完成')
  const { errors, doubts, reminders } = await core.ok('checks.summary', {})
  const { rows, columns } = await core.ok('figures.table', { table: 'T31' })
  const total = Object.fromEntries(columns.map(({ id }, index) => [id, rows.at(-1)!.cells[index]!.value]))
  expect(total).toMatchObject({ errors, doubts, reminders })
})
