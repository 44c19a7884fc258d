import { candidates } from './findMatches.ts'
import { judge, type Judgement } from './judge.ts'
import type { PersonIndex } from './personIndex.ts'

/** Two entries of the list that may be one person; `first` stands before `second`. */
export type DuplicatePair = Judgement & Readonly<{ first: number; second: number }>

/**
 * Every pair of entries that may be one person, most likely first. A step is 500 entries: the number done so far, so that
 * others can be served between steps. Needs a fuzzy index.
 */
export function* findDuplicates(index: PersonIndex): Generator<number, readonly DuplicatePair[]> {
  const pairs: DuplicatePair[] = []
  for (const [first, probe] of index.persons.entries()) {
    if (first % 500 === 0) yield first
    const sharing = new Set(candidates(index, probe, first))
    for (const other of index.byNumber.get(probe.number) ?? []) if (other > first) sharing.add(other)
    for (const second of sharing) {
      const judgement = judge(index, probe, index.persons[second]!)
      if (judgement) pairs.push({ ...judgement, first, second })
    }
  }
  return pairs.sort((a, b) => b.confidence - a.confidence || a.first - b.first || a.second - b.second)
}
