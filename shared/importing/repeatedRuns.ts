/**
 * Stretches of a row of headings that say the same again: 姓名 关系 身份证号 | 姓名 关系 身份证号. Places of each
 * stretch, in order; empty where nothing is repeated. `isAnchor` tells headings around which a stretch may lie (a name).
 */
export function repeatedRuns(keys: readonly string[], isAnchor: (place: number) => boolean): readonly (readonly number[])[] {
  const anchors = anchorsOf(keys, isAnchor)
  if (anchors.length < 2) return []
  const gaps = anchors.slice(1).map((place, index) => place - (anchors[index] ?? 0))
  const period = Math.min(...gaps)
  // The first may speak of the head among columns of its own: the later ones say how far a stretch goes.
  const [left, right] = reach(keys, anchors.length > 2 ? anchors.slice(1) : anchors, period)
  return anchors.flatMap((place) => {
    const run = Array.from({ length: left + right + 1 }, (_, index) => place - left + index)
    const last = anchors.at(-1) ?? 0
    return run.every((at) => keys[at] !== undefined && keys[at] === keys[last + (at - place)]) ? [run] : []
  })
}

/** The anchor heading that occurs most often; of equal ones the first. */
function anchorsOf(keys: readonly string[], isAnchor: (place: number) => boolean): readonly number[] {
  const places = new Map<string, number[]>()
  keys.forEach((key, place) => {
    if (isAnchor(place)) places.set(key, [...(places.get(key) ?? []), place])
  })
  return [...places.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))[0] ?? []
}

function sameAt(keys: readonly string[], anchors: readonly number[], offset: number): boolean {
  const first = keys[(anchors[0] ?? 0) + offset]
  return first !== undefined && anchors.every((place) => keys[place + offset] === first)
}

/** How far the stretch goes around its anchor: first to the right, since names stand first more often than not. */
function reach(keys: readonly string[], anchors: readonly number[], period: number): readonly [left: number, right: number] {
  let right = 0
  while (right < period - 1 && sameAt(keys, anchors, right + 1)) right += 1
  let left = 0
  while (left + right < period - 1 && sameAt(keys, anchors, -(left + 1))) left += 1
  return [left, right]
}
