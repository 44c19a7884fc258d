import type { FieldValue } from '#shared/ledger/define.ts'
import { columnLetter } from './grid.ts'
import type { Unit } from './family.ts'
import { knownValue } from './knownValue.ts'
import type { TableLayout } from './layout.ts'
import { placeAt, type TableContext } from './planContext.ts'
import { canonicalVillage } from './place.ts'
import type { CellProblem, KnownRecord, TablePlan } from './planTypes.ts'
import type { ReadRow } from './readRows.ts'
import { valueIn } from './recordStore.ts'
import type { Slot } from './slots.ts'

/**
 * ID numbers whose last digits Excel has lost: where exactly one known person has the same leading digits and the name
 * of the row (of namesakes the one of its village or telephone; without a name, its village), his number is proposed. A
 * person decides; nothing is filled in.
 */
export function proposeNumbers(context: TableContext, layout: TableLayout, rows: readonly ReadRow[]): void {
  const { unit } = context.store
  if (!unit) return
  for (const row of rows) {
    if (!row.bad || !row.problems) continue
    row.problems = row.problems.map((problem) => {
      const slot = isDamaged(problem) ? layout.cells.find((one) => one.letter === problem.column && one.field.type === 'idCard') : undefined
      const found = slot ? proposalFor({ context, layout, unit, row }, slot, problem.raw) : null
      return found === null ? problem : { ...problem, proposal: found.number, isNamed: found.isNamed }
    })
  }
}

const damaged = new Set(['idCard.damaged', 'idCard.destroyed', 'cell.destroyed'])

/** Stored as a number, or as text after that: a check sign that fails behind three zeros. */
function isDamaged({ code, raw }: CellProblem): boolean {
  return damaged.has(code) || (code === 'R002' && /^\d{15}000$/.test(raw.trim()))
}

type Search = Readonly<{ context: TableContext; layout: TableLayout; unit: Unit; row: ReadRow }>

function proposalFor(search: Search, slot: Slot, raw: string): Readonly<{ number: string; isNamed: boolean }> | null {
  const { context, unit } = search
  const digits = leadingDigits(raw)
  if (digits === null) return null
  const field = unit.child.fields.find((one) => one.type === 'idCard' && unit.child.naturalKeys.some((keys) => keys.join() === one.id))
  if (!field) return null
  const numbers = indexOf(context.store.source[unit.child.id] ?? [], field.id).get(digits.slice(0, indexed)) ?? []
  const fitting = numbers.filter(({ number }) => fits(number, raw, digits))
  const name = besideOf(search, slot, unit.child.title)
  const named = name === null ? fitting : fitting.filter(({ record }) => knownValue(record, unit.child.title) === name)
  const [only] = theOne(search, slot, { named, isNamed: name !== null })
  return only ? { number: only.number, isNamed: name !== null } : null
}

/** One person, or nobody. */
function theOne(
  search: Search,
  slot: Slot,
  { named, isNamed }: Readonly<{ named: readonly Numbered[]; isNamed: boolean }>,
): readonly Numbered[] {
  if (named.length === 1 && isNamed) return named
  const near = named.filter(({ record }) => livesThere(search, record))
  if (near.length === 1) return near
  const phone = isNamed ? besideOf(search, slot, 'phone') : null
  const called = phone === null ? [] : named.filter(({ record }) => knownValue(record, 'phone') === phone)
  return called.length === 1 ? called : []
}

/** Excel shows 6 digits of a number at least; fewer say nothing. */
const indexed = 6

function leadingDigits(raw: string): string | null {
  const text = raw.trim()
  if (/^\d{15}000$/.test(text)) return text.slice(0, 15)
  const match = /^(\d)(?:\.(\d+))?[eE]\+?17$/.exec(text)
  const digits = match ? `${match[1]}${match[2] ?? ''}` : ''
  return digits.length >= indexed ? digits : null
}

/** Fifteen digits are left of a number that Excel kept; of one that it showed, as many as it showed, the last one rounded. */
function fits(number: string, raw: string, digits: string): boolean {
  if (number.slice(0, 15) === digits.slice(0, 15).padEnd(15, '0')) return true
  const value = Number(raw)
  return digits.length > 15
    ? Number(number) === value
    : Number(number).toExponential(digits.length - 1) === value.toExponential(digits.length - 1)
}

/** What the row says of the same person. */
function besideOf({ layout, row }: Search, slot: Slot, key: string): FieldValue {
  const beside = layout.cells.find((one) => one.key === key && one.role === slot.role && one.part === slot.part && !one.isVirtual)
  return beside ? (row.values[beside.place] ?? null) : null
}

function livesThere({ context, layout, unit, row }: Search, record: KnownRecord): boolean {
  const column = layout.cells.find((one) => one.field.target === 'village' && one.role !== 'ignored')
  const said = (column ? row.values[column.place] : null) ?? placeAt(context.table, row.row)?.village ?? null
  const household = knownValue(record, unit.link)
  if (said === null || typeof household !== 'string') return false
  const link = unit.parent.fields.find((field) => field.target === 'village' && !field.derived)?.id ?? ''
  const village = valueIn(context.store, unit.parent.id, household, link)
  const name = typeof village === 'string' ? valueIn(context.store, 'village', village, 'name') : null
  return typeof name === 'string' && canonicalVillage(name) === canonicalVillage(String(said))
}

type Numbered = Readonly<{ number: string; record: KnownRecord }>
const indexes = new WeakMap<readonly KnownRecord[], ReadonlyMap<string, readonly Numbered[]>>()

/** Persons on record by the first digits of their number; made only for a workbook that has lost some. */
function indexOf(records: readonly KnownRecord[], field: string): ReadonlyMap<string, readonly Numbered[]> {
  const known = indexes.get(records)
  if (known) return known
  const index = new Map<string, Numbered[]>()
  for (const record of records) {
    const number = knownValue(record, field)
    if (record.removed || typeof number !== 'string' || !/^\d{18}(?:\d\d|$)/.test(number)) continue
    const key = number.slice(0, indexed)
    const held = index.get(key)
    if (held) held.push({ number: number.slice(0, 18), record })
    else index.set(key, [{ number: number.slice(0, 18), record }])
  }
  indexes.set(records, index)
  return index
}

/** A number that may be taken for a cell without looking at each of them. `column` counts from 0, `row` as Excel does. */
export type SureProposal = Readonly<{ row: number; column: number; text: string }>

/** Proposals of a table whose row names the one person whom they fit; where two rows would become one person, neither. */
export function sureProposals({ rows, match }: Pick<TablePlan, 'rows' | 'match'>): readonly SureProposal[] {
  const places = new Map(match.columns.map(({ index }) => [columnLetter(index), index]))
  const found: SureProposal[] = []
  for (const { row, decision, problems } of rows) {
    if (decision !== 'rejected') continue
    for (const { column, proposal, isNamed } of problems) {
      const place = places.get(column)
      if (proposal !== undefined && isNamed && place !== undefined) found.push({ row, column: place, text: proposal })
    }
  }
  const times = new Map<string, number>()
  for (const { text } of found) times.set(text, (times.get(text) ?? 0) + 1)
  return found.filter(({ text }) => times.get(text) === 1)
}
