import type { Policy, PolicyItem, PolicyValue } from './define.ts'
import { holdingOn, policyTimeline } from './records.ts'

/** An office's own value of an item, holding from its day on until the next later value, own or shipped. */
export type PolicyOverride = PolicyValue & Readonly<{ item: string }>

/**
 * Reads policy values by day: the latest value that began on or before it; of one day the own one wins. Overrides of unknown items or of the wrong kind (a newer program's file) are passed over.
 */
export function policyOf(items: readonly PolicyItem[], overrides: readonly PolicyOverride[]): Policy {
  const byId = new Map(items.map((item) => [item.id, { item, values: policyTimeline(item, overrides) }]))

  function read(id: string, on: string): Readonly<{ item: PolicyItem; value: number | string }> {
    const found = byId.get(id)
    if (!found) throw new Error(`unknown policy item ${id}`)
    return { item: found.item, value: holdingOn(found.values, on).value }
  }

  return {
    number: (id, on) => {
      const { value } = read(id, on)
      if (typeof value !== 'number') throw new Error(`policy item ${id} is no number`)
      return value
    },
    text: (id, on) => {
      const { value } = read(id, on)
      if (typeof value !== 'string') throw new Error(`policy item ${id} is no text`)
      return value
    },
  }
}

/** Days, ages and numbers of a list such as 90,60,30 in the order given; what is no number is left out. */
export function numbersOf(list: string): readonly number[] {
  return list
    .split(/[,，、;；\s]+/)
    .filter((part) => /^\d+$/.test(part))
    .map(Number)
}
