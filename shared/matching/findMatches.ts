import { judge, type Judgement } from './judge.ts'
import { traitKeys, type PersonIndex } from './personIndex.ts'
import type { NumberKeys, PersonKeys } from './personKeys.ts'

/** `person` is the place in the list that the index was made of. */
export type Match = Judgement & Readonly<{ person: number }>

/** More under one key than this are strangers that share a common name or day: other keys find who is meant. */
const crowd = 300

/**
 * The persons that a row may mean, most likely first. By number: the same number, else a number whose last digits are lost.
 * With a fuzzy index also by name, birth date, village and near numbers, where no number agrees.
 */
export function findMatches(index: PersonIndex, probe: PersonKeys): readonly Match[] {
  const same = probe.number === '' ? undefined : index.byNumber.get(probe.number)
  if (same) return judged(index, probe, same)
  const lead = leadOf(probe)
  const damaged = lead === '' ? undefined : index.byLead.get(lead)
  if (damaged) {
    const found = judged(index, probe, damaged)
    if (found.length > 0) return settled(found)
  }
  return index.byTraits ? settled(judged(index, probe, candidates(index, probe))) : []
}

/** Whether it is worth looking: by number alone, most rows of a large list can be passed over at once. */
export function mayMatch(index: PersonIndex, keys: NumberKeys): boolean {
  return index.byTraits !== null || index.byNumber.has(keys.number) || index.byLead.has(leadOf(keys))
}

/** What is left of a number whose end cannot be right: some programs round to other digits than 000. */
function leadOf({ lead, number, isValid }: NumberKeys): string {
  return lead === '' && !isValid && number.length === 18 ? number.slice(0, 15) : lead
}

/** Everybody who shares a blocking key; the same person once. */
function candidates(index: PersonIndex, probe: PersonKeys): readonly number[] {
  const found = new Set<number>()
  eachSharing(index, probe, (person) => found.add(person))
  return [...found]
}

/** Everybody who shares a blocking key, once a key. */
export function eachSharing(index: PersonIndex, probe: PersonKeys, visit: (person: number) => void): void {
  for (const key of traitKeys(probe)) {
    // Alone, a name says enough only where few have it.
    index.byTraits?.each(key, key.charCodeAt(0) === letterS ? 3 : crowd, visit)
  }
}

const letterS = 115

function judged(index: PersonIndex, probe: PersonKeys, places: readonly number[]): readonly Match[] {
  const found: Match[] = []
  for (const person of places) {
    const judgement = judge(index, probe, index.persons[person]!)
    if (judgement) found.push({ ...judgement, person })
  }
  return found.sort((first, second) => second.confidence - first.confidence || first.person - second.person)
}

/** One person is meant: where two fit nearly as well, neither is sure, and those far behind are not told. */
function settled(found: readonly Match[]): readonly Match[] {
  const [first, second] = found
  if (!first) return found
  const near = found.filter(({ confidence }) => confidence >= first.confidence - 0.25).slice(0, 5)
  if (!second || near.length < 2) return near
  return near.map((match) => {
    const confidence = Math.min(match.confidence, match.confidence / (1 + (near.length - 1) * 0.25))
    const others = near.length - 1
    return {
      ...match,
      confidence,
      level: match.level === '可能' ? '可能' : '很可能',
      reasons: [...match.reasons, `另有 ${others} 人也相像`],
    }
  })
}
