import type { FieldValue } from '#shared/ledger/define.ts'
import type { Slot } from './slots.ts'

type Values = Record<string, FieldValue>

/** Bits that a number keeps exactly. */
const mostNames = 52

/**
 * What rows of one table say, as records. Records made name by name become hash tables, several times as large and slow:
 * these are copies of a pattern.
 */
export type ValueMaker = Readonly<{
  /** Under all names, null where the row says nothing; so all rows have one shape. Of two slots with one key the later counts. */
  all: (values: readonly FieldValue[]) => Values
  /** Of such a record only what is not null. */
  filled: (all: Readonly<Values>) => Values
}>

/** `later`: names that are not slots, for values that are found out after. */
export function valueMaker(slots: readonly Slot[], later: readonly string[] = []): ValueMaker {
  const names = [...new Set([...slots.map((slot) => slot.key), ...later])]
  const blank = patternOf(names)
  const patterns = new Map<number, Readonly<Values>>()
  const fill = (target: Values, all: Readonly<Values>): Values => {
    for (const name of names) if (all[name] !== null) target[name] = all[name] ?? null
    return target
  }
  return {
    all(values) {
      const target = { ...blank }
      for (const slot of slots) {
        const value = values[slot.place] ?? null
        if (value !== null) target[slot.key] = value
      }
      return target
    },
    filled(all) {
      if (names.length > mostNames) return fill({}, all)
      let pattern = 0
      for (const name of names) pattern = pattern * 2 + (all[name] === null ? 0 : 1)
      const known = patterns.get(pattern) ?? patternOf(names.filter((name) => all[name] !== null))
      patterns.set(pattern, known)
      return fill({ ...known }, all)
    },
  }
}

function patternOf(names: readonly string[]): Readonly<Values> {
  return Object.fromEntries(names.map((name) => [name, null]))
}
