/**
 * How many are drawn of each stratum. `share`: in all `count`, in proportion to the strata's sizes by the largest
 * remainder, of each at least `least` (or all it has). `each`: `count` of each stratum, or all it has.
 */
export type Allocation = Readonly<{ way: 'share' | 'each'; count: number; least: number }>

/**
 * Numbers to draw, in the order of `sizes`; never more than a stratum has. By `share` they sum to `count` exactly, or to
 * everybody where there are fewer. Null when `least` of each stratum is more than `count` in all.
 */
export function allocate(sizes: readonly number[], { way, count, least }: Allocation): readonly number[] | null {
  if (way === 'each') return sizes.map((size) => Math.min(size, count))
  const everybody = sumOf(sizes)
  const wanted = Math.min(count, everybody)
  const floors = sizes.map((size) => Math.min(size, least))
  if (sumOf(floors) > wanted) return null
  return largestRemainder(sizes, heldUp(sizes, floors, wanted), wanted)
}

/**
 * Exact quotas as fractions of `over`. Strata whose share lies below their floor get the floor; the others part what is
 * left in proportion, which may push further ones below: again until it stands.
 */
function heldUp(sizes: readonly number[], floors: readonly number[], wanted: number): Quotas {
  const held = new Set<number>()
  for (;;) {
    const free = sizes.map((size, place) => (held.has(place) ? 0 : size))
    const over = sumOf(free)
    const left = wanted - sumOf(floors.filter((_, place) => held.has(place)))
    const short = free.findIndex((size, place) => !held.has(place) && size * left < floors[place]! * over)
    if (short < 0) return { parts: free.map((size, place) => (held.has(place) ? floors[place]! * over : size * left)), over }
    held.add(short)
  }
}

type Quotas = Readonly<{ parts: readonly number[]; over: number }>

/** Whole parts first; what is left goes one each to the largest remainders, of equal ones to the larger, then the earlier stratum. */
function largestRemainder(sizes: readonly number[], { parts, over }: Quotas, wanted: number): readonly number[] {
  if (over === 0) return parts.map((_, place) => Math.min(sizes[place]!, wanted))
  const whole = parts.map((part) => Math.floor(part / over))
  const order = parts
    .map((part, place) => ({ place, rest: part % over }))
    .sort((a, b) => b.rest - a.rest || sizes[b.place]! - sizes[a.place]! || a.place - b.place)
  const favoured = new Set(order.slice(0, wanted - sumOf(whole)).map(({ place }) => place))
  return whole.map((part, place) => part + (favoured.has(place) ? 1 : 0))
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0)
}
