import { expect, test } from 'vitest'
import { look, precisionAndRecall } from './looking.ts'

test('known twins are found, and what is called sure is right', () => {
  const { sure, precision, recall } = precisionAndRecall(look(6_000, 3_000, 7))
  expect(sure).toBeGreaterThan(1_000)
  expect(precision).toBeGreaterThanOrEqual(0.95)
  expect(recall).toBeGreaterThanOrEqual(0.98)
})
