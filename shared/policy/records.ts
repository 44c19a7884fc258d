import type { PolicyItem, PolicyValue } from './define.ts'
import { type PolicyOverride } from './policyOf.ts'
import { policyValueOf } from './written.ts'

/** A record of the ledger `policyValue` as it is stored; `value` as people write it. */
export type PolicyRecord = Readonly<{ item: string; from: string; value: string }>

/** Own values that can be read; those of unknown items, or that are none of their kind, are passed over: a newer program may have written them. */
export function overridesOf(items: readonly PolicyItem[], records: readonly PolicyRecord[]): readonly PolicyOverride[] {
  return records.flatMap(({ item: id, from, value: written }) => {
    const item = items.find((candidate) => candidate.id === id)
    const value = item ? policyValueOf(item, written) : null
    return item && value !== null ? [{ item: item.id, from, value }] : []
  })
}

export type DatedPolicyValue = PolicyValue & Readonly<{ own: boolean }>

/** All values of an item, oldest first; of one day the own value stands last and wins. */
export function policyTimeline(item: PolicyItem, overrides: readonly PolicyOverride[]): readonly DatedPolicyValue[] {
  const kind = item.kind === 'text' ? 'string' : 'number'
  const own = overrides.filter((override) => override.item === item.id && typeof override.value === kind)
  const all: DatedPolicyValue[] = [
    ...item.values.map((value) => ({ ...value, own: false })),
    ...own.map(({ from, value }) => ({ from, value, own: true })),
  ]
  return all.sort((a, b) => (a.from === b.from ? Number(a.own) - Number(b.own) : a.from < b.from ? -1 : 1))
}

/** The entry of a timeline that holds on a day: the first one holds since ever. */
export function holdingOn(timeline: readonly DatedPolicyValue[], on: string): DatedPolicyValue {
  const holding = timeline.filter((value, index) => index === 0 || value.from <= on)
  return holding[holding.length - 1]!
}
