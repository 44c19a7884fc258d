import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitByShare } from '#shared/funds/split.ts'

const shares = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 60 })
const total = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
const split = (fen: number, parts: readonly number[]) => splitByShare(fen, parts)!

describe('splitting an amount over shares', () => {
  test('the lines sum to the amount, to the 分', () => {
    fc.assert(
      fc.property(total, shares, (fen, parts) => {
        fc.pre(parts.some((share) => share > 0))
        expect(split(fen, parts).lines.reduce((sum, line) => sum + line.amount, 0)).toBe(fen)
      }),
    )
  })

  test('no line is a whole 分 away from its exact share, and no share gets nothing', () => {
    fc.assert(
      fc.property(total, shares, (fen, parts) => {
        fc.pre(parts.some((share) => share > 0))
        const all = parts.reduce((sum, share) => sum + BigInt(share), 0n)
        for (const line of split(fen, parts).lines) {
          const off = BigInt(line.amount) * all - BigInt(fen) * BigInt(line.share)
          expect(off < all && off > -all).toBe(true)
          if (line.share === 0) expect(line.amount).toBe(0)
        }
      }),
    )
  })

  test('a larger share never gets less, and equal shares differ by one 分 at most, the earlier one in front', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), shares, (fen, parts) => {
        fc.pre(parts.some((share) => share > 0))
        const { lines } = split(fen, parts)
        for (const [place, line] of lines.entries()) {
          for (const later of lines.slice(place + 1)) {
            if (line.share === later.share) expect(line.amount - later.amount === 0 || line.amount - later.amount === 1).toBe(true)
            else expect((line.amount - later.amount) * Math.sign(line.share - later.share)).toBeGreaterThanOrEqual(0)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a negative amount is the positive one with the sign turned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), shares, (fen, parts) => {
        fc.pre(parts.some((share) => share > 0))
        expect(split(-fen, parts).lines.map((line) => -line.amount + 0)).toEqual(split(fen, parts).lines.map((line) => line.amount))
      }),
    )
  })

  test('rent of 9 万 over the households of three villages, told line by line', () => {
    expect(split(9_000_000, [40, 39, 40])).toEqual({
      totalShares: 119,
      odd: 1,
      lines: [
        { share: 40, amount: 3_025_210, odd: 0, explain: '90,000.00 × 40 ÷ 119 = 30,252.10，尾数舍去' },
        { share: 39, amount: 2_949_580, odd: 1, explain: '90,000.00 × 39 ÷ 119 = 29,495.79，余数较大，加尾差 0.01' },
        { share: 40, amount: 3_025_210, odd: 0, explain: '90,000.00 × 40 ÷ 119 = 30,252.10，尾数舍去' },
      ],
    })
    expect(split(300, [1, 2]).lines.map((line) => line.explain)).toEqual(['3.00 × 1 ÷ 3 = 1.00，除尽', '3.00 × 2 ÷ 3 = 2.00，除尽'])
  })

  test('nothing to split by gives nothing; what is no whole number is a bug', () => {
    expect(splitByShare(100, [])).toBeNull()
    expect(splitByShare(100, [0, 0])).toBeNull()
    expect(split(0, [1, 2]).lines.map((line) => line.amount)).toEqual([0, 0])
    expect(() => splitByShare(0.5, [1])).toThrow('whole number')
    expect(() => splitByShare(100, [-1, 2])).toThrow('negative')
  })
})
