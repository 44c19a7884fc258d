/** A small generator of pseudo-random numbers (mulberry32), so that a seed repeats a run. */
export type Random = Readonly<{
  /** Whole number from 0 to below `most`. */
  below(most: number): number
  pick<T>(list: readonly T[]): T
}>

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number): number => Math.floor(next() * most)
  return { below, pick: (list) => list[below(list.length)]! }
}
