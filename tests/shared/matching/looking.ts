import { findDuplicates, type DuplicatePair } from '#shared/matching/findDuplicates.ts'
import { findMatches } from '#shared/matching/findMatches.ts'
import { personIndex } from '#shared/matching/personIndex.ts'
import { personKeys } from '#shared/matching/personKeys.ts'
import { inventList, inventTownship, randomFrom, type Twin } from './twins.ts'

export type Found = Twin & Readonly<{ first: number | null; level: string; among: boolean; confidence: number; reasons: string }>

/** A list of `rows` spoilt entries, and as many strangers, held against a township of `count` persons. */
export function look(count: number, rows: number, seed: number): readonly Found[] {
  const random = randomFrom(seed)
  const people = inventTownship(count, random)
  const index = personIndex(people, { fuzzy: true })
  return inventList(people, rows, random).map((twin) => {
    const found = findMatches(index, personKeys(twin.entry))
    const [best] = found
    return {
      ...twin,
      first: best?.person ?? null,
      level: best?.level ?? '',
      confidence: best?.confidence ?? 0,
      among: found.some(({ person }) => person === twin.of),
      reasons: best?.reasons.join('，') ?? '',
    }
  })
}

/** Of what is called sure, how much is right; of those who are in the township, how many are among the found ones. */
export function precisionAndRecall(found: readonly Found[]): Readonly<{ sure: number; precision: number; recall: number }> {
  const sure = found.filter(({ level }) => level === '确定')
  const twins = found.filter(({ of }) => of !== null)
  const right = sure.filter(({ first, of }) => first === of).length
  return { sure: sure.length, precision: right / sure.length, recall: twins.filter(({ among }) => among).length / twins.length }
}

export type DuplicatesFound = Readonly<{ pairs: readonly DuplicatePair[]; twins: ReadonlyMap<number, number>; people: number }>

/** A township of `count` persons in which one of fifty was entered twice. */
export function lookForDuplicates(count: number, seed: number): DuplicatesFound {
  const random = randomFrom(seed)
  const people = inventTownship(count, random)
  const again = inventList(people, Math.ceil(count / 50), random).filter(({ of, entry }) => of !== null && entry.name !== '')
  const all = [...people, ...again.map(({ entry }) => entry)]
  const twins = new Map(again.map(({ of }, place) => [count + place, of!]))
  const steps = findDuplicates(personIndex(all, { fuzzy: true }))
  let step = steps.next()
  while (!step.done) step = steps.next()
  return { pairs: step.value, twins, people: all.length }
}
