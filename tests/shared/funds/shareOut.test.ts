import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distributionValues, shareOut } from '#shared/funds/shareOut.ts'

const villages = [
  { id: 'v1', name: '白沙村', households: 119, persons: 208 },
  { id: 'v2', name: '青石村', households: 64, persons: 251 },
  { id: 'v3', name: '河口村', households: 0, persons: 0 },
]

describe('an income shared out', () => {
  test('by households, to the last 分, villages without any left out', () => {
    const shared = shareOut(9_000_000, villages, { basis: '户数' })!
    expect(shared.lines.map(({ name, share, amount }) => [name, share, amount])).toEqual([
      ['白沙村', 119, 5_852_459],
      ['青石村', 64, 3_147_541],
    ])
    expect(shared).toMatchObject({ totalShares: 183, odd: 1 })
  })

  test('by persons the order turns round', () => {
    const shared = shareOut(9_000_000, villages, { basis: '人数' })!
    expect(shared.lines[0]!.amount).toBeLessThan(shared.lines[1]!.amount)
  })

  test('by typed shares, 12.5 and 87.5', () => {
    const shared = shareOut(1_000, villages, { basis: '比例', typed: { v1: 1_250, v3: 8_750 } })!
    expect(shared.lines.map(({ name, amount }) => [name, amount])).toEqual([
      ['白沙村', 125],
      ['河口村', 875],
    ])
    const records = distributionValues(shared, { income: 'i', by: 'village', basis: '比例', use: '管护费', paidOn: null })
    expect(records[0]).toEqual({
      income: 'i',
      use: '管护费',
      village: 'v1',
      receiver: '白沙村',
      basis: '比例',
      share: 1_250,
      amount: 125,
      paid: '待发放',
    })
  })

  test('households get their link, the odd 分 its reason, and nobody a line of 0', () => {
    const households = ['h1', 'h2', 'h3'].map((id) => ({ id, name: id, households: 1, persons: 2 }))
    const shared = shareOut(2, households, { basis: '户数' })!
    const records = distributionValues(shared, { income: 'i', by: 'household', basis: '户数', use: '脱贫户分红', paidOn: '2026-03-01' })
    expect(records.map(({ household, share, amount, paid }) => [household, share, amount, paid])).toEqual([
      ['h1', 100, 1, '已发放'],
      ['h2', 100, 1, '已发放'],
    ])
    expect(records[0]!['remainder']).toContain('尾差')
    expect(records[0]).not.toHaveProperty('receiver')
  })

  test('nothing to share, or nobody to share with', () => {
    expect(shareOut(0, villages, { basis: '户数' })).toBeNull()
    expect(shareOut(100, villages, { basis: '比例' })).toBeNull()
    expect(shareOut(100, [], { basis: '人数' })).toBeNull()
  })

  test('the records always sum to the amount', () => {
    const sharer = fc.record({ id: fc.uuid(), name: fc.string(), households: fc.nat(400), persons: fc.nat(2_000) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e11 }), fc.uniqueArray(sharer, { selector: ({ id }) => id }), (amount, sharers) => {
        const shared = shareOut(amount, sharers, { basis: '人数' })
        const to = { income: 'i', by: 'village', basis: '人数', use: '其他', paidOn: null } as const
        const records = shared ? distributionValues(shared, to) : []
        const isShared = sharers.some(({ persons }) => persons > 0)
        expect(records.reduce((sum, { amount: part }) => sum + Number(part), 0)).toBe(isShared ? amount : 0)
      }),
    )
  })
})
