import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentKind, quotient, wordsOf } from '#data/figures/words.ts'

const count = (value: number) => ({ value, kind: { type: 'integer', scale: 0 } as const })
const money = (value: number) => ({ value, kind: { type: 'money', scale: 0 } as const })

function percent(first: number, second: number): string {
  const { value, kind } = quotient(count(first), count(second), '%')
  return wordsOf(value, kind, '%')
}

test('percents are rounded, never cut off', () => {
  expect(percent(34_965, 100_000)).toBe('34.97')
  expect(percent(621, 1_776)).toBe('34.97')
  expect(percent(1_005, 100_000)).toBe('1.01')
  expect(percent(9, 119)).toBe('7.56')
  expect(percent(1_019, 1_495)).toBe('68.16')
  expect(percent(1, 3)).toBe('33.33')
  expect(percent(2, 3)).toBe('66.67')
})

test('nothing to divide by says nothing', () => {
  expect(quotient(count(3), count(0), '%').value).toBeNull()
  expect(quotient({ value: null, kind: percentKind }, count(3), '%').value).toBeNull()
  expect(wordsOf(null, percentKind)).toBe('')
})

test('money by a count is money: 411,620.00 元 over 248 户', () => {
  const each = quotient(money(41_162_000), count(248), '元/户')
  expect(wordsOf(each.value, each.kind, '元/户')).toBe('1,659.76')
  const mean = quotient(count(38_006), count(11_001), '人')
  expect(wordsOf(mean.value, mean.kind, '人')).toBe('3.45')
})

test('counts are grouped by thousands, years and the like are not', () => {
  for (const [value, text] of [
    [0, '0'],
    [999, '999'],
    [1_500, '1,500'],
    [-12_345, '-12,345'],
    [1_234_567, '1,234,567'],
  ] as const)
    expect(wordsOf(value, { type: 'integer', scale: 0 }, '户')).toBe(text)
  expect(wordsOf(2_026, { type: 'year', scale: 0 })).toBe('2026')
})

test('a part and the rest are 100 % but for the rounding of both', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (part, rest) => {
      const all = part + rest
      const sum = quotient(count(part), count(all), '%').value! + quotient(count(rest), count(all), '%').value!
      expect(Math.abs(sum - 10_000)).toBeLessThanOrEqual(1)
    }),
  )
})
