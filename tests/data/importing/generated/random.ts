/** Drawing at random from a seed: the same seed gives the same file on every machine. */
export type Random = Readonly<{
  /** 0 ≤ n < 1 */
  next: () => number
  /** From `from` to `to`, both included. */
  whole: (from: number, to: number) => number
  chance: (share: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** `count` different ones, in the order of the list. */
  some: <T>(list: readonly T[], count: number) => readonly T[]
  shuffled: <T>(list: readonly T[]) => readonly T[]
}>

/** mulberry32 by Tommy Ettinger, public domain. */
export function randomOf(seed: number): Random {
  let state = (seed * 2654435761) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T
  const shuffled = <T>(list: readonly T[]): readonly T[] => {
    const left = [...list]
    for (let index = left.length - 1; index > 0; index -= 1) {
      const other = whole(0, index)
      const held = left[index] as T
      left[index] = left[other] as T
      left[other] = held
    }
    return left
  }
  const some = <T>(list: readonly T[], count: number): readonly T[] => {
    const chosen = new Set(shuffled(list.map((_, index) => index)).slice(0, count))
    return list.filter((_, index) => chosen.has(index))
  }
  return { next, whole, chance: (share) => next() < share, pick, some, shuffled }
}
