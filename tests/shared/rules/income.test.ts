import { describe, expect, test } from 'vitest'
import { bornAged, dossierOf, family, hitsOf, quiet, type Told } from './dossier.ts'

const head = { name: '张三', relation: '户主', birthDate: bornAged(46), status: '在册' }

function household(incomes: NonNullable<Told['records']>[string], root: Told['root'] = {}, members = [head]) {
  return family(members, root, { income: incomes })
}

describe('sums', () => {
  test('R070 compares each sum with its parts, to the 元', () => {
    const wrong = household([{ year: 2025, wages: 2_000_000, wagesParts: 1_900_000, business: 500_050, businessParts: 500_000 }])
    expect(hitsOf('R070', wrong)).toMatchObject([{ ledger: 'income', field: 'wages' }])
    expect(hitsOf('R070', wrong)[0]!.message).toContain('20000 元，明细之和 19000 元')
    expect(quiet('R070', [household([{ year: 2025, wages: 2_000_000 }]), household([{ year: 2025, wagesParts: 5 }])])).toEqual([])
  })

  test('R071 and R072 compare what the sheet says with the formula', () => {
    const sums = { year: 2025, wagesCounted: 3_000_000, net: 2_800_000, perCapita: 933_333 }
    expect(hitsOf('R071', household([{ ...sums, netGiven: 2_900_000 }]))).toHaveLength(1)
    expect(hitsOf('R072', household([{ ...sums, perCapitaGiven: 930_000 }]))).toHaveLength(1)
    expect(quiet('R072', [household([{ ...sums, perCapitaGiven: 933_334 }])])).toEqual([])
    expect(quiet('R071', [household([{ year: 2025, net: 5, netGiven: 9 }])]), 'without sums there is no formula').toEqual([])
  })

  test('R073 refuses negative sums, R081 a missing or coming year and a missing headcount', () => {
    expect(hitsOf('R073', household([{ year: 2025, costs: -100 }]))).toMatchObject([{ field: 'costs' }])
    expect(hitsOf('R081', household([{}]))).toMatchObject([{ field: 'year' }])
    expect(hitsOf('R081', household([{ year: 2031 }]))).toMatchObject([{ field: 'year' }])
    expect(hitsOf('R081', household([{ year: 2025, wagesCounted: 1 }]))).toMatchObject([{ field: 'headcount' }])
    expect(quiet('R081', [household([{ year: 2025, wagesCounted: 1, headcount: 3 }])])).toEqual([])
  })
})

describe('plausible', () => {
  test('R074 wants costs where there is business, of the last year only', () => {
    expect(hitsOf('R074', household([{ year: 2025, businessCounted: 900_000 }]))).toHaveLength(1)
    expect(
      quiet('R074', [
        household([
          { year: 2024, businessCounted: 900_000 },
          { year: 2025, businessCounted: 900_000, costsCounted: 1 },
        ]),
      ]),
    ).toEqual([])
  })

  test('R075 doubts wages of 200 元 or 40 万元 a year', () => {
    expect(hitsOf('R075', household([{ year: 2025, wagesCounted: 20_000 }]))).toHaveLength(1)
    expect(hitsOf('R075', household([{ year: 2025, wagesCounted: 40_000_000 }]))).toHaveLength(1)
    expect(quiet('R075', [household([{ year: 2025, wagesCounted: 0 }]), household([{ year: 2025, wagesCounted: 3_000_000 }])])).toEqual([])
  })

  test('R076 doubts a very low income of the helped and a very high one of the monitored', () => {
    expect(hitsOf('R076', household([{ year: 2025, perCapita: 100_000 }]))).toHaveLength(1)
    expect(hitsOf('R076', household([{ year: 2025, perCapita: 9_000_000 }], { monitoringKind: '边缘易致贫户' }))).toHaveLength(1)
    expect(
      quiet('R076', [
        household([{ year: 2025, perCapita: 9_000_000 }]),
        household([{ year: 2025, perCapita: 100_000 }], { kind: '一般农户' }),
      ]),
    ).toEqual([])
  })

  test('R077 measures by the line of the year of the income', () => {
    const policy = { policy: [{ item: 'monitoringLine', from: '2025-01-01', value: 880_000 }] }
    const poor = household([{ year: 2025, perCapita: 860_000 }])
    expect(hitsOf('R077', poor, policy)[0]!.message).toContain('8800 元')
    expect(
      quiet('R077', [household([{ year: 2024, perCapita: 860_000 }])], {
        policy: [{ item: 'monitoringLine', from: '2024-01-01', value: 800_000 }, ...policy.policy],
      }),
    ).toEqual([])
    expect(quiet('R077', [household([{ year: 2025, perCapita: 860_000 }], { monitoringKind: '脱贫不稳定户' })], policy)).toEqual([])
  })

  test('R078 asks for the land behind ecology money', () => {
    const income = [{ year: 2025, ecology: 50_000 }]
    expect(hitsOf('R078', household(income, { forestLand: 0, returnedForest: 0 }))).toMatchObject([{ field: 'ecology' }])
    expect(quiet('R078', [household(income), household(income, { returnedForest: 350 })])).toEqual([])
    expect(hitsOf('R078', household([{ year: 2025, familyPlanning: 5_000 }]))).toMatchObject([{ field: 'familyPlanning' }])
  })

  test('R079 sees a jump, a fall and a household that lives on transfers', () => {
    const years = (then: number, now: number) =>
      household([
        { year: 2024, perCapita: then },
        { year: 2025, perCapita: now },
      ])
    expect(hitsOf('R079', years(1_000_000, 1_400_000))[0]!.message).toContain('40.00%')
    expect(hitsOf('R079', years(1_000_000, 990_000))[0]!.message).toContain('降到')
    expect(quiet('R079', [years(1_000_000, 1_250_000)])).toEqual([])
    expect(hitsOf('R079', household([{ year: 2025, transferCounted: 90, total: 100 }]))).toMatchObject([{ field: 'transfer' }])
    expect(
      quiet('R079', [
        household([
          { year: 2023, perCapita: 10 },
          { year: 2025, perCapita: 90 },
        ]),
      ]),
      'not of neighbouring years',
    ).toEqual([])
  })

  test('R080 wants wages of those who work away and transfers of those on relief', () => {
    const worker = { ...head, migrantMonths: 9 }
    expect(hitsOf('R080', household([{ year: 2025, wagesCounted: 0 }], {}, [worker]))).toMatchObject([{ field: 'wages' }])
    expect(quiet('R080', [household([{ year: 2025 }], {}, [worker])]), 'wages not told').toEqual([])
    const aided = dossierOf('household', {
      root: { kind: '脱贫户' },
      records: { member: [head], income: [{ year: 2025, transferCounted: 0 }], lowIncomeAid: [{ name: '张三', since: '2023-05' }] },
    })
    expect(hitsOf('R080', aided)).toMatchObject([{ field: 'transfer' }])
  })
})
