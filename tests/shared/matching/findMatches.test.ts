import { expect, test } from 'vitest'
import { findMatches } from '#shared/matching/findMatches.ts'
import { personIndex } from '#shared/matching/personIndex.ts'
import { personKeys } from '#shared/matching/personKeys.ts'
import { inventList, inventTownship, randomFrom, type Twin } from './twins.ts'

type Found = Twin & Readonly<{ first: number | null; level: string; among: boolean; confidence: number; reasons: string }>

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

test('known twins are found, and what is called sure is right', () => {
  const found = look(6_000, 3_000, 7)
  const sure = found.filter(({ level }) => level === '确定')
  const right = sure.filter(({ first, of }) => first === of)
  expect(sure.length).toBeGreaterThan(1_500)
  expect(right.length / sure.length).toBeGreaterThanOrEqual(0.95)
  const twins = found.filter(({ of }) => of !== null)
  expect(twins.filter(({ among }) => among).length / twins.length).toBeGreaterThanOrEqual(0.98)
})
