import { expect, test } from 'vitest'
import { lastTogether } from '#shared/printing/lastTogether.ts'

test.each([
  [[1], 1],
  [[1, 1], 1],
  [[1, 1, 1, 1, 1, 1, 1], 3],
  [[6, 1, 1, 6, 2, 1, 5], 1],
  [[6, 1, 1, 6, 5, 2, 1], 2],
])('of groups with %s rows the last %s close the list', (rows, count) => {
  expect(lastTogether(rows)).toBe(count)
})
