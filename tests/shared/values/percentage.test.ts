import { expect, test } from 'vitest'
import { percentage } from '#shared/values/percentage.ts'

test.each([
  [1, 3, '33.33%'],
  [2, 3, '66.67%'],
  [62_937, 123_248, '51.07%'],
  // 1.005 % and 0.285 % exactly: as binary fractions both lie a little below.
  [201, 20_000, '1.01%'],
  [57, 20_000, '0.29%'],
  [0, 5, '0.00%'],
  [null, 5, '0.00%'],
  [5, 0, ''],
  [5, null, ''],
])('%s of %s is “%s”', (part, whole, text) => {
  expect(percentage(part, whole)).toBe(text)
})
