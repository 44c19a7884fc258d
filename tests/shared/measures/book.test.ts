import { expect, test } from 'vitest'
import { columnReader } from '#data/store/columns.ts'
import { compileFilter } from '#data/store/compileQuery.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { bridges } from '#shared/measures/bridges.ts'
import type { Figure, TableDefinition } from '#shared/measures/define.ts'
import { shippedBook as book } from '#shared/measures/index.ts'
import { policyItems } from '#shared/policy/index.ts'

const registry = shippedRegistry
const placeholders: Readonly<Record<string, string>> = {
  asOf: '"2026-03-02"',
  from: '"2026-01-01"',
  year: '2026',
  month: '2026-03',
  lastYear: '2025',
  beforeLast: '2024',
  yearStart: '"2026-01-01"',
  monthStart: '"2026-03-01"',
}

/** What is wrong with a filter or field of the book, in words; nothing is fine. */
function faultsOf(ledgerId: string, filter: string, fields: readonly string[]): readonly string[] {
  const ledger = findLedger(registry, ledgerId)
  if (!ledger) return [`no ledger ${ledgerId}`]
  const missing = fields.filter((field) => !findField(ledger, field)).map((field) => `no field ${ledgerId}.${field}`)
  const filled = filter.replace(/\{([\w.]+)\}/g, (whole, name: string) => {
    if (name.startsWith('policy.')) return policyItems.some((item) => `policy.${item.id}` === name) ? '1' : whole
    if (name.startsWith('back.'))
      return policyItems.some((item) => `back.${item.id}` === name && item.unit === '月') ? '"2025-03-02"' : whole
    return placeholders[name] ?? whole
  })
  const compiled = filled.trim() === '' ? null : compileFilter(filled, ledger, columnReader(registry, ledger, '2026-03-02'))
  return [...missing, ...(compiled && isFault(compiled) ? [`${filled}: ${JSON.stringify(compiled)}`] : [])]
}

function figureFaults({ ledger, filter, aggregate }: Figure, more: readonly string[] = []): readonly string[] {
  return faultsOf(ledger, filter ?? '', [...(aggregate.kind === 'count' ? [] : [aggregate.field]), ...more])
}

function tableFaults(table: TableDefinition): readonly string[] {
  const { rows } = table
  const columnIds = new Set(table.columns.map(({ id }) => id))
  const unknown = (ids: readonly string[]): readonly string[] => ids.filter((id) => !columnIds.has(id)).map((id) => `no column ${id}`)
  const own = table.columns.flatMap(({ of }) => {
    if ('ledger' in of) return figureFaults(of, of.by === undefined ? (rows.kind === 'values' ? [rows.field] : []) : [of.by])
    if ('ratio' in of) return unknown(of.ratio)
    if ('shareOf' in of) return unknown([of.shareOf])
    if ('plus' in of) return unknown([...of.plus, ...(of.minus ?? [])])
    return 'field' in of && rows.kind === 'records' ? faultsOf(rows.ledger, '', [of.field]) : []
  })
  if (rows.kind === 'values') return [...own, ...faultsOf(rows.ledger, '', [rows.field])]
  if (rows.kind === 'records')
    return [
      ...own,
      ...faultsOf(
        rows.ledger,
        rows.filter ?? '',
        (rows.sort ?? []).map((key) => key.replace(/^-/, '')),
      ),
    ]
  if (rows.kind === 'named')
    return [...own, ...rows.rows.flatMap(({ filters }) => Object.entries(filters).flatMap(([id, filter]) => faultsOf(id, filter, [])))]
  return own
}

test('every measure stands on ledgers and fields that there are, and its filter is understood', () => {
  for (const { id, of } of book.measures) {
    if ('ledger' in of) expect(figureFaults(of), id).toEqual([])
    else
      for (const part of 'ratio' in of ? of.ratio : [...of.plus, ...(of.minus ?? [])])
        expect(
          book.measures.some((one) => one.id === part),
          `${id}: ${part}`,
        ).toBe(true)
  }
})

test('every table stands on ledgers, fields and columns that there are', () => {
  for (const table of book.tables) expect(tableFaults(table), table.id).toEqual([])
})

test('ids are given once, and columns once a table', () => {
  const once = (ids: readonly string[]): void => expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  once(book.measures.map(({ id }) => id))
  once(book.measures.map(({ label }) => label))
  once(book.tables.map(({ id }) => id))
  once(book.dues.map(({ id }) => id))
  for (const table of book.tables) once(table.columns.map(({ id }) => id))
})

test('each measure has its 口径 in words, and percents are ratios', () => {
  for (const { id, definition, unit, of } of book.measures) {
    expect(definition.length, id).toBeGreaterThan(5)
    expect(definition.endsWith('。'), id).toBe(true)
    expect('ratio' in of || unit !== '%', id).toBe(true)
  }
})

test('no measure is made of itself', () => {
  const depth = (id: string, seen: readonly string[]): void => {
    expect(seen).not.toContain(id)
    const { of } = book.measures.find((measure) => measure.id === id)!
    if ('ledger' in of) return
    for (const part of 'ratio' in of ? of.ratio : [...of.plus, ...(of.minus ?? [])]) depth(part, [...seen, id])
  }
  for (const { id } of book.measures) depth(id, [])
})

test('what falls due has a date, an understood condition and a policy item for what is allowed', () => {
  for (const { id, ledger, date, filter, after } of book.dues) {
    expect(faultsOf(ledger, filter ?? '', [date]), id).toEqual([])
    expect(findField(findLedger(registry, ledger)!, date)?.type, id).toBe('date')
    if (after) expect(policyItems.find((item) => item.id === after.policy)?.kind, id).toBe('integer')
  }
})

test('the bridges and the key figures stand on what there is', () => {
  for (const { ledger, filter, parts } of Object.values(bridges))
    expect(
      faultsOf(
        ledger,
        filter,
        parts.map(({ field }) => field),
      ),
    ).toEqual([])
  for (const id of book.key)
    expect(
      book.measures.some((measure) => measure.id === id),
      id,
    ).toBe(true)
  expect(book.key.length).toBe(8)
})

test('tables that other programs rely on keep their names', () => {
  const columnsOf = (id: string) => book.tables.find((table) => table.id === id)!.columns.map((column) => column.id)
  expect(columnsOf('householdsByKind')).toEqual(['households', 'persons'])
  expect(columnsOf('resettled')).toEqual(['households', 'persons'])
  expect(columnsOf('householdsByVillage').slice(0, 3)).toEqual(['groups', 'households', 'persons'])
  for (const id of ['T01', 'T06', 'T12', 'T18', 'T24', 'T25', 'T28', 'T31', 'T38', 'trialBalance'])
    expect(columnsOf(id).length, id).toBeGreaterThan(2)
})
