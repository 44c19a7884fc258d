import type { FieldValue } from '#shared/ledger/define.ts'
import type { Slot } from './slots.ts'

type Values = Record<string, FieldValue>

/** Bits that a number keeps exactly. */
const mostSlots = 52

/**
 * The filled ones of `values` under the keys of their slots; of two slots with one key the later counts. Records made
 * name by name become hash tables, several times as large and slow; so those in which the same slots are filled are
 * copies of one pattern.
 */
export function valueMaker(slots: readonly Slot[]): (values: readonly FieldValue[]) => Values {
  const patterns = new Map<number, Readonly<Values>>()
  const keep = (values: readonly FieldValue[], target: Values): Values => {
    for (const slot of slots) {
      const value = values[slot.place] ?? null
      if (value !== null) target[slot.key] = value
    }
    return target
  }
  if (slots.length > mostSlots) return (values) => keep(values, {})
  return (values) => {
    let pattern = 0
    for (const slot of slots) pattern = pattern * 2 + ((values[slot.place] ?? null) === null ? 0 : 1)
    let blank = patterns.get(pattern)
    if (!blank) patterns.set(pattern, (blank = Object.fromEntries(Object.keys(keep(values, {})).map((key) => [key, null]))))
    return keep(values, { ...blank })
  }
}
