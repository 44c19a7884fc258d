import { FaultError } from '#shared/ipc/faults.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { addMonths } from '#shared/values/date.ts'

/** For when and where figures are asked. Days are ISO. */
export type Moment = Readonly<{
  asOf: string
  from: string
  village: Readonly<{ id: string; name: string }> | null
  /** Value of a policy item on `asOf` as a filter literal: money in 元, else the number or quoted text. */
  policy: (item: string) => string
}>

/** Replaces {asOf}, {from}, {year}, {yearStart}, {monthStart}, {policy.x} and {back.x}, the day so many months of policy ago. Texts stand in quotes, {year} does not. */
export function fillFilter(filter: string, moment: Moment): string {
  return filter.replace(/\{([\w.]+)\}/g, (_, name: string) => placeholder(name, moment))
}

function placeholder(name: string, moment: Moment): string {
  const { asOf } = moment
  if (name.startsWith('policy.')) return moment.policy(name.slice('policy.'.length))
  if (name.startsWith('back.')) return `"${addMonths(asOf, -Number(moment.policy(name.slice('back.'.length))))}"`
  const known: Readonly<Record<string, string>> = {
    asOf: `"${asOf}"`,
    from: `"${moment.from}"`,
    year: asOf.slice(0, 4),
    month: asOf.slice(0, 7),
    lastYear: String(Number(asOf.slice(0, 4)) - 1),
    beforeLast: String(Number(asOf.slice(0, 4)) - 2),
    yearStart: `"${asOf.slice(0, 4)}-01-01"`,
    monthStart: `"${asOf.slice(0, 7)}-01"`,
  }
  const value = known[name]
  if (value === undefined) throw new Error(`unknown placeholder {${name}}`)
  return value
}

/** All conditions that are given, joined by and. */
export function both(...filters: readonly (string | null | undefined)[]): string {
  const given = filters.filter((filter): filter is string => Boolean(filter?.trim()))
  return given.length < 2 ? (given[0] ?? '') : given.map((filter) => `(${filter})`).join(' and ')
}

/**
 * The filter of a figure at a moment, in the language that the list screens read. A ledger without a village cannot be
 * narrowed to one: then the whole township is meant, and a figure asked for a village is refused.
 */
export function filterAt(ledger: LedgerDefinition, filter: string | undefined, moment: Moment): string {
  const filled = filter === undefined ? '' : fillFilter(filter, moment)
  return moment.village === null ? filled : both(filled, villageFilter(ledger, moment.village))
}

/** Whether records of the ledger can be told apart by village. */
export function hasVillage(ledger: LedgerDefinition): boolean {
  return ledger.id === 'village' || findField(ledger, 'village') !== undefined
}

function villageFilter(ledger: LedgerDefinition, village: Readonly<{ id: string; name: string }>): string {
  if (ledger.id === 'village') return `${ledger.title} = ${quoted(village.name)}`
  const field = findField(ledger, 'village')
  if (!field) throw new FaultError({ fault: 'figure.noVillage', ledger: ledger.label })
  return `village = ${quoted(village.id)}`
}

/** A text literal of the filter language. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`
}
