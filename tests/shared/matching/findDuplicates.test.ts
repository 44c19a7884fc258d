import { expect, test } from 'vitest'
import { lookForDuplicates } from './looking.ts'

test('entries of one person are found as pairs; what is called sure is right', () => {
  const { pairs, twins } = lookForDuplicates(8_000, 3)
  // Two second entries of one person are one person, too.
  const own = (place: number): number => twins.get(place) ?? place
  const sure = pairs.filter(({ level }) => level === '确定')
  const right = sure.filter(({ first, second }) => own(first) === own(second))
  expect(sure.length).toBeGreaterThan(80)
  expect(right.length / sure.length).toBeGreaterThanOrEqual(0.95)
  const found = new Set(pairs.filter(({ first, second }) => own(first) === own(second)).map(({ second }) => second))
  expect([...twins.keys()].filter((place) => found.has(place)).length / twins.size).toBeGreaterThanOrEqual(0.98)
})

test('a pair stands once, the earlier entry first, the likeliest at the top', () => {
  const { pairs } = lookForDuplicates(2_000, 5)
  expect(new Set(pairs.map(({ first, second }) => `${first} ${second}`)).size).toBe(pairs.length)
  expect(pairs.every(({ first, second }) => first < second)).toBe(true)
  expect(pairs.map(({ confidence }) => confidence)).toEqual(pairs.map(({ confidence }) => confidence).sort((a, b) => b - a))
})
