/** Seeded pseudo-random numbers (mulberry32): the same seed gives the same township on every machine. */
export type Random = Readonly<{
  /** 0 ≤ x < 1 */
  next: () => number
  /** Whole number, both ends included. */
  between: (low: number, high: number) => number
  chance: (probability: number) => boolean
  pick: <T>(values: readonly T[]) => T
}>

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => {
      const value = values[Math.floor(next() * values.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
  }
}

/** The values in a random order (Fisher–Yates). */
export function shuffled<T>(random: Random, values: readonly T[]): readonly T[] {
  const order = [...values]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last)
    const kept = order[last] as T
    order[last] = order[other] as T
    order[other] = kept
  }
  return order
}
