import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '#shared/inspection/allocate.ts'
import { drawSample, type Member } from '#shared/inspection/drawSample.ts'
import { digestOfIds, pickSome, randomOf } from '#shared/inspection/random.ts'

const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 })
const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0)

describe('the numbers of a seed', () => {
  test('are the same for ever', () => {
    const random = randomOf('2026-03-02 迎检')
    expect(Array.from({ length: 8 }, () => random.below(1_000))).toEqual(knownNumbers)
    expect(digestOfIds(['b', 'a'])).toBe(digestOfIds(['a', 'b']))
    expect(digestOfIds(['a', 'b'])).not.toBe(digestOfIds(['a', 'c']))
  })

  test('fall evenly (chi-square over 100 cells: 40 seeds together within four deviations of what is fair)', () => {
    let together = 0
    for (let seed = 0; seed < 40; seed += 1) {
      const random = randomOf(`种子${seed}`)
      const cells = Array.from({ length: 100 }, () => 0)
      for (let drawn = 0; drawn < 5_000; drawn += 1) cells[random.below(100)]! += 1
      together += chiSquare(cells, 50)
    }
    const fair = 40 * 99
    expect(Math.abs(together - fair)).toBeLessThan(4 * Math.sqrt(2 * fair))
  })

  test('pick everybody once when as many are wanted', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 80 }), (seed, many, wanted) => {
        const all = Array.from({ length: many }, (_, place) => place)
        const picked = pickSome(randomOf(seed), all, wanted)
        expect(new Set(picked).size).toBe(Math.min(many, wanted))
        if (wanted >= many) expect([...picked].sort((a, b) => a - b)).toEqual(all)
      }),
    )
  })
})

const knownNumbers: readonly number[] = [939, 82, 170, 689, 328, 679, 292, 635]

describe('allocation', () => {
  test('in proportion sums to the wish, never takes more than there is, and lies within one of the exact share', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 3_000 }), (many, count) => {
        const counts = allocate(many, { way: 'share', count, least: 0 })!
        const wanted = Math.min(count, sum(many))
        expect(sum(counts)).toBe(wanted)
        counts.forEach((one, place) => {
          expect(one).toBeLessThanOrEqual(many[place]!)
          expect(Math.abs(one - (wanted * many[place]!) / sum(many))).toBeLessThan(1)
        })
      }),
    )
  })

  test('gives every stratum its least, or says that it cannot', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 20 }), (many, count, least) => {
        const counts = allocate(many, { way: 'share', count, least })
        const floors = many.map((size) => Math.min(size, least))
        expect(counts === null).toBe(sum(floors) > Math.min(count, sum(many)))
        if (counts === null) return
        expect(sum(counts)).toBe(Math.min(count, sum(many)))
        counts.forEach((one, place) => {
          expect(one).toBeGreaterThanOrEqual(floors[place]!)
          expect(one).toBeLessThanOrEqual(many[place]!)
        })
      }),
    )
  })

  test('a larger stratum never gets fewer', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 3 }), (many, count, least) => {
        const counts = allocate(many, { way: 'share', count, least })
        const pairs = many.map((size, place) => ({ size, count: counts?.[place] ?? 0 })).sort((a, b) => a.size - b.size)
        pairs
          .slice(1)
          .forEach((pair, place) =>
            expect(pair.count).toBeGreaterThanOrEqual(pairs[place]!.count - (pair.size === pairs[place]!.size ? 1 : 0)),
          )
      }),
    )
  })

  test('known cases: largest remainder, equal remainders to the larger, fixed numbers', () => {
    expect(allocate([50, 30, 20], { way: 'share', count: 10, least: 0 })).toEqual([5, 3, 2])
    expect(allocate([53, 24, 23], { way: 'share', count: 7, least: 0 })).toEqual([4, 2, 1])
    expect(allocate([1, 1, 1], { way: 'share', count: 2, least: 0 })).toEqual([1, 1, 0])
    expect(allocate([98, 1, 1], { way: 'share', count: 10, least: 1 })).toEqual([8, 1, 1])
    expect(allocate([98, 1, 1], { way: 'each', count: 3, least: 0 })).toEqual([3, 1, 1])
    expect(allocate([5, 5], { way: 'share', count: 3, least: 2 })).toBeNull()
  })
})

describe('a stratified sample', () => {
  const members: readonly Member[] = Array.from({ length: 60 }, (_, place) => ({
    id: `id${String(place).padStart(2, '0')}`,
    stratum: place < 40 ? '甲村' : '乙村',
  }))
  const wish = { way: 'share', count: 12, least: 0 } as const

  test('is the same for the same seed, whatever the order of the list, and another for another', () => {
    const once = drawSample(members, '种子', wish)
    expect(drawSample([...members].reverse(), '种子', wish)).toEqual(once)
    expect(drawSample(members, '种子2', wish)).not.toEqual(once)
    expect(once!.strata).toEqual([
      { name: '乙村', size: 20, count: 4 },
      { name: '甲村', size: 40, count: 8 },
    ])
    expect(once!.drawn.filter(({ stratum }) => stratum === '乙村').map(({ id }) => id)).toEqual(knownDraw)
  })

  test('a stratum more leaves the others as they are', () => {
    const fixed = { way: 'each', count: 5, least: 0 } as const
    const more = [...members, { id: 'id99', stratum: '丙村' }]
    const own = (list: readonly Member[]): readonly string[] =>
      drawSample(list, '7', fixed)!
        .drawn.filter(({ stratum }) => stratum !== '丙村')
        .map(({ id }) => id)
    expect(own(more)).toEqual(own(members))
  })

  test('takes each member of a stratum equally often (chi-square, 39 degrees: 99.9 % lie below 73)', () => {
    const times = new Map<string, number>()
    const rounds = 4_000
    for (let seed = 0; seed < rounds; seed += 1)
      for (const { id } of drawSample(members, `第${seed}次`, wish)!.drawn) times.set(id, (times.get(id) ?? 0) + 1)
    const first = members.filter(({ stratum }) => stratum === '甲村').map(({ id }) => times.get(id) ?? 0)
    expect(chiSquare(first, (rounds * 8) / 40)).toBeLessThan(73)
    expect(sum([...times.values()])).toBe(rounds * 12)
  })
})

const knownDraw: readonly string[] = ['id47', 'id44', 'id53', 'id45']

function chiSquare(observed: readonly number[], expected: number): number {
  return sum(observed.map((one) => (one - expected) ** 2 / expected))
}
