import { eachSharing } from './findMatches.ts'
import { judge, type Judgement } from './judge.ts'
import { areFarApart } from './nearness.ts'
import type { PersonIndex } from './personIndex.ts'

/** Two entries of the list that may be one person; `first` stands before `second`. */
export type DuplicatePair = Judgement & Readonly<{ first: number; second: number }>

/**
 * Every pair of entries that may be one person, most likely first. A step is 500 entries: the number done so far, so that
 * others can be served between steps. Needs a fuzzy index.
 */
export function* findDuplicates(index: PersonIndex): Generator<number, readonly DuplicatePair[]> {
  const pairs: DuplicatePair[] = []
  // Of whom a person was last set beside another: most of those found share several keys.
  const metBy = new Int32Array(index.persons.length).fill(-1)
  for (const [first, probe] of index.persons.entries()) {
    if (first % 500 === 0) yield first
    const compare = (second: number): void => {
      if (second <= first || metBy[second] === first) return
      metBy[second] = first
      if (areFarApart(probe.day, index.days[second]!)) return
      const judgement = judge(index, probe, index.persons[second]!)
      if (judgement) pairs.push({ ...judgement, first, second })
    }
    eachSharing(index, probe, compare)
    index.byNumber.get(probe.number)?.forEach(compare)
  }
  return pairs.sort((a, b) => b.confidence - a.confidence || a.first - b.first || a.second - b.second)
}
