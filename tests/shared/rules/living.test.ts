import { describe, expect, test } from 'vitest'
import type { FieldValues } from '#shared/ledger/define.ts'
import { dossierOf, family, hitsOf, quiet } from './dossier.ts'

const man: FieldValues = { id: 'm', name: '张三', status: '在册' }
const home = (root: FieldValues, records: Parameters<typeof family>[2] = {}) => family([man], root, records)

describe('land', () => {
  test('R130 bounds areas by policy and wants the arable land told', () => {
    expect(hitsOf('R130', home({ arableLand: 20_000 }))).toMatchObject([
      { field: 'arableLand', message: expect.stringContaining('200 亩') },
    ])
    expect(hitsOf('R130', home({}))).toMatchObject([{ message: expect.stringContaining('为空') }])
    expect(quiet('R130', [home({ arableLand: 0 }), home({ arableLand: 500, forestLand: 15_000 }), home({ kind: '一般农户' })])).toEqual([])
    expect(hitsOf('R130', home({ arableLand: 20_000 }), { policy: [{ item: 'arableLandMax', from: '', value: 300 }] })).toEqual([])
  })

  test('R131 compares parts with wholes where both are known', () => {
    expect(hitsOf('R131', home({ arableLand: 300, plantedLand: 400 }))).toHaveLength(1)
    expect(hitsOf('R131', home({ arableLand: 300, paddyLand: 200, dryLand: 200 }))).toHaveLength(1)
    expect(hitsOf('R131', home({ forestLand: 100, returnedForest: 200 }))).toHaveLength(1)
    expect(
      quiet('R131', [
        home({ plantedLand: 400 }),
        home({ arableLand: 400, paddyLand: 200, dryLand: 200 }),
        home({ forestLand: 100, pasture: 200, returnedForest: 300 }),
      ]),
    ).toEqual([])
  })

  test('R132 doubts more than five kilometres', () => {
    expect(hitsOf('R132', home({ roadDistance: 30_000 }))).toHaveLength(1)
    expect(quiet('R132', [home({ roadDistance: 500 }), home({})])).toEqual([])
  })
})

describe('house, power, water', () => {
  test('R133 wants something done about a dangerous house', () => {
    expect(hitsOf('R133', home({ houseGrade: 'D级' }))).toMatchObject([{ field: 'houseGrade' }])
    expect(hitsOf('R133', home({ isDangerousHouse: 1 }))).toMatchObject([{ field: 'isDangerousHouse' }])
    expect(hitsOf('R133', home({ houseSource: '无房' }))).toMatchObject([{ field: 'houseSource' }])
    const fine = [
      home({ houseGrade: 'B级' }),
      home({ houseGrade: 'D级' }, { housing: [{ year: 2025 }] }),
      home({ houseGrade: 'D级' }, { measure: [{ kind: '住房安全保障' }] }),
      home({ houseGrade: 'D级', isRelocated: 1 }),
      family([], { houseGrade: 'D级' }),
    ]
    expect(quiet('R133', fine)).toEqual([])
  })

  test('R134 wants power and safe water', () => {
    expect(hitsOf('R134', home({ hasHousePower: 0, hasSafeWater: 0 }))).toHaveLength(2)
    expect(hitsOf('R134', home({ hasWaterTrouble: 1 }))).toMatchObject([{ field: 'hasWaterTrouble' }])
    expect(
      quiet('R134', [
        home({}),
        home({ hasHousePower: 1, hasSafeWater: 1 }),
        home({ hasSafeWater: 0 }, { drinkingWater: [{ solvedYear: 2025 }] }),
      ]),
    ).toEqual([])
  })
})

describe('villages and time', () => {
  const village = (root: FieldValues, households: readonly FieldValues[] = []) =>
    dossierOf('village', { root, records: { household: households } })

  test('R135 compares a village with its households', () => {
    const two = [
      { kind: '脱贫户', arableLand: 600 },
      { kind: '脱贫户', arableLand: 600 },
    ]
    expect(hitsOf('R135', village({ arableLand: 1_000 }, two))).toMatchObject([{ ledger: 'village', field: 'arableLand' }])
    expect(hitsOf('R135', village({ households: 10, unsafeWaterHouseholds: 6, dangerousHouses: 5 }))).toHaveLength(1)
    const fine = [
      village({ arableLand: 1_200 }, two),
      village({}, two),
      village({ arableLand: 700 }, [two[0]!, { kind: '一般农户', arableLand: 600 }]),
    ]
    expect(quiet('R135', fine)).toEqual([])
  })

  test('R136 keeps years in order and persons explained', () => {
    expect(hitsOf('R136', home({ identifiedAt: '2016-03', outOfPovertyYear: 2015 }))).toMatchObject([{ field: 'outOfPovertyYear' }])
    const income = {
      income: [
        { year: 2024, headcount: 1 },
        { year: 2025, headcount: 3 },
      ],
    }
    expect(hitsOf('R136', home({}, income))).toMatchObject([{ field: 'memberCount' }])
    const fine = [
      home({ identifiedAt: '2014-01', outOfPovertyYear: 2016 }),
      home({}, { income: [{ year: 2025, headcount: 1 }] }),
      home({}, { ...income, populationChange: [{ date: '2025-11-01', kind: '人口自然减少' }] }),
    ]
    expect(quiet('R136', fine)).toEqual([])
  })

  test('R137 finds households without anybody', () => {
    expect(hitsOf('R137', family([]))).toHaveLength(1)
    expect(hitsOf('R137', family([{ ...man, status: '自然减少' }], { kind: '一般农户' }))).toHaveLength(1)
    expect(
      quiet('R137', [home({}), family([], { kind: '一般农户' }), family([{ ...man, status: '自然减少' }], { status: '销户' })]),
    ).toEqual([])
  })

  test('R138 finds changes told twice or not carried out', () => {
    const born = { kind: '人口自然增加', member: 'm', name: '张三', date: '2025-03-01' }
    expect(hitsOf('R138', home({}, { populationChange: [born, { ...born, date: '2025-04-01' }] }))).toMatchObject([
      { ledger: 'populationChange' },
    ])
    const died = { kind: '人口自然减少', reason: '死亡', member: 'm', name: '张三', date: '2025-03-01' }
    expect(hitsOf('R138', home({}, { populationChange: [died] }))).toMatchObject([{ ledger: 'member', field: 'status' }])
    const fine = [
      home({}, { populationChange: [born, { ...born, member: 'm2' }] }),
      family([{ ...man, status: '自然减少' }], {}, { populationChange: [died] }),
      home({}, { populationChange: [{ ...died, member: 'm2' }] }),
    ]
    expect(quiet('R138', fine)).toEqual([])
  })
})
