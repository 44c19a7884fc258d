import { allocate, type Allocation } from './allocate.ts'
import { pickSome, randomOf } from './random.ts'

/** Who may be drawn; `stratum`: words of what he is told apart by (竹冲村 · 脱贫户). */
export type Member = Readonly<{ id: string; stratum: string }>

export type Stratum = Readonly<{ name: string; size: number; count: number }>

/** `order`: which one of its stratum was drawn first, from 1. */
export type Drawn = Readonly<{ id: string; stratum: string; order: number }>

export type Sample = Readonly<{ strata: readonly Stratum[]; drawn: readonly Drawn[] }>

/**
 * A stratified random sample. The same members, seed and allocation give the same sample in whatever order the members
 * come; each stratum draws with numbers of its own, so that one more village leaves the others' draw as it is where their
 * counts stay. Strata in the order of their names. Null: see `allocate`.
 */
export function drawSample(members: readonly Member[], seed: string, allocation: Allocation): Sample | null {
  const strata = strataOf(members, allocation)
  if (!strata) return null
  const drawn = strata.flatMap(({ name, ids, count }) =>
    pickSome(randomOf(`${seed}\n${name}`), ids, count).map((id, place) => ({ id, stratum: name, order: place + 1 })),
  )
  return { strata: strata.map(({ name, ids, count }) => ({ name, size: ids.length, count })), drawn }
}

type Counted = Readonly<{ name: string; ids: readonly string[]; count: number }>

function strataOf(members: readonly Member[], allocation: Allocation): readonly Counted[] | null {
  const byName = new Map<string, string[]>()
  for (const { id, stratum } of members) {
    const known = byName.get(stratum)
    if (known) known.push(id)
    else byName.set(stratum, [id])
  }
  // By code units: collation differs between machines, and the order decides ties of the allocation.
  const names = [...byName.keys()].sort()
  const counts = allocate(
    names.map((name) => byName.get(name)!.length),
    allocation,
  )
  return counts && names.map((name, place) => ({ name, ids: byName.get(name)!.sort(), count: counts[place]! }))
}
