import type { Change } from './changeSet.ts'

/** Which changes of one record were made in knowledge of which others. */
export type Causes = Readonly<{
  byId: ReadonlyMap<string, Change>
  /** Whether the change of set `later` was made on top of that of set `earlier`. */
  knows: (later: string, earlier: string) => boolean
  /** Each change knows all before it: nobody worked on a copy at the same time. */
  isChain: boolean
}>

/** @param changes of one record, in any order, repeated or not. Parents that are not among them (pruned) are skipped. */
export function causesOf(changes: readonly Change[]): Causes {
  const byId = new Map(changes.map((change) => [change.setId, change]))
  const places = chainPlaces(byId)
  if (places) return { byId, isChain: true, knows: (later, earlier) => places.get(earlier)! < places.get(later)! }
  const ancestors = ancestorSets(byId)
  return { byId, isChain: false, knows: (later, earlier) => ancestors.get(later)!.has(earlier) }
}

/** Places along the chain; null where the history branches. Nearly every record is a chain, and a file has 100,000s. */
function chainPlaces(byId: ReadonlyMap<string, Change>): ReadonlyMap<string, number> | null {
  const next = new Map<string, string>()
  let first: string | null = null
  for (const { setId, parents } of byId.values()) {
    const known = parents.filter((parent) => byId.has(parent))
    const [parent] = known
    if (known.length > 1 || (parent === undefined && first !== null) || (parent !== undefined && next.has(parent))) return null
    if (parent === undefined) first = setId
    else next.set(parent, setId)
  }
  const places = new Map<string, number>()
  for (let id = first; id !== null; id = next.get(id) ?? null) places.set(id, places.size)
  return places.size === byId.size ? places : null
}

/** All causal predecessors of each change. */
function ancestorSets(byId: ReadonlyMap<string, Change>): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>()
  for (const start of byId.keys()) collect(start, byId, known)
  return known
}

function collect(start: string, byId: ReadonlyMap<string, Change>, known: Map<string, Set<string>>): void {
  const stack = [start]
  while (stack.length > 0) {
    const id = stack[stack.length - 1]!
    const parents = byId.get(id)!.parents.filter((parent) => byId.has(parent))
    const waiting = known.has(id) ? [] : parents.filter((parent) => !known.has(parent))
    if (waiting.length > 0) {
      stack.push(...waiting)
      continue
    }
    stack.pop()
    if (known.has(id)) continue
    const all = new Set<string>()
    for (const parent of parents) {
      all.add(parent)
      for (const older of known.get(parent)!) all.add(older)
    }
    known.set(id, all)
  }
}
