import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differences, uncovered, wan, type Claim } from './claims.ts'
import { figures002 } from './figures-002.ts'
import type { Township } from './township.ts'
import { township002 } from './township-002.ts'

const people: readonly Claim[] = [
  { indicator: '全省革命老区乡镇', notHeld: '县级以上口径，一个乡镇的台账不记全省乡镇数' },
  { indicator: '行政村', value: 16, by: { measure: 'villages' } },
  { indicator: '村民小组', value: 307, by: { measure: 'groups' } },
  { indicator: '总户数', value: 11001, by: { measure: 'households' } },
  { indicator: '总人口', value: 38006, by: { measure: 'persons' } },
  { indicator: '总面积', value: 112.4, by: { measure: 'villageArea' } },
  {
    indicator: '一般农户',
    value: 10156,
    by: { measure: 'ordinaryHouseholds' },
    answers: 10160,
    says: '报告自相矛盾：总户数 11001 减系统内帮扶对象 841 是 10160，报告写 10156，差 4 户；台账里每户只属一类，各类之和等于总户数。',
  },
  { indicator: '系统内帮扶对象户数', value: 841, by: { measure: 'inSystemHouseholds' } },
  { indicator: '系统内帮扶对象人数', value: 1991, by: { measure: 'inSystemPersons' } },
  { indicator: '监测户以外脱贫户户数', value: 816, by: { measure: 'liftedHouseholds' } },
  { indicator: '监测户以外脱贫户人数', value: 1932, by: { measure: 'liftedPersons' } },
  { indicator: '脱贫监测户户数', value: 6, by: { measure: 'unstableHouseholds' } },
  { indicator: '脱贫监测户人数', value: 13, by: { measure: 'unstablePersons' } },
  { indicator: '边缘易致贫户户数', value: 18, by: { measure: 'edgeHouseholds' } },
  { indicator: '边缘易致贫户人数', value: 44, by: { measure: 'edgePersons' } },
  { indicator: '突发严重困难户户数', value: 1, by: { measure: 'suddenHouseholds' } },
  { indicator: '突发严重困难户人数', value: 2, by: { measure: 'suddenPersons' } },
  { indicator: '易地扶贫搬迁户数', value: 119, by: { measure: 'relocatedHouseholds' } },
  { indicator: '易地扶贫搬迁人数', value: 208, by: { measure: 'relocatedPersons' } },
  { indicator: '年人均纯收入下限', value: 6500, by: { least: 'income', field: 'perCapita', filter: 'year = 2023' } },
  {
    indicator: '大排查周期',
    value: 0.5,
    by: {
      less: [
        { greatest: 'inspection', field: 'date', filter: 'batch = "拉网式大排查"' },
        { least: 'inspection', field: 'date', filter: 'batch = "拉网式大排查"' },
      ],
    },
    digits: 1,
    times: 30,
  },
  { indicator: '脱贫人口低保', value: 818, by: { measure: 'liftedLowIncome' } },
  { indicator: '脱贫人口特困', value: 256, by: { measure: 'liftedDestitute' } },
]

const livelihood: readonly Claim[] = [
  { indicator: '蓝莓基地面积', value: 3000, by: { measure: 'landRented' } },
  { indicator: '蓝莓基地吸纳劳动力', value: 400, by: { measure: 'employerWorkers' } },
  { indicator: '蓝莓带动村集体收入', value: 8, by: { measure: 'collectiveIncome' } },
  { indicator: '产业保覆盖户', value: 247, by: { measure: 'industryInsured' } },
  {
    indicator: '产业保覆盖扶贫车间',
    value: 3,
    by: { measure: 'workshops' },
    says: '车间数可答；产业保险台账一律挂农户，车间投保的保单本身没有去处。',
  },
  {
    indicator: '产业保覆盖养鸡大棚',
    value: 1,
    by: { rows: 'asset', filter: 'name contains "养鸡大棚"' },
    says: '大棚作为资产可答；其保单同上。',
  },
  { indicator: '产业奖补户', value: 248, by: { measure: 'subsidisedYear' } },
  { indicator: '产业奖补金额', value: 411620, by: { measure: 'subsidyMoneyYear' } },
  { indicator: '消费扶贫金额', value: 22000, by: { measure: 'consumptionYear' } },
  { indicator: '一次性外出务工交通补贴', value: 538, by: { measure: 'transportPersonsYear' } },
  { indicator: '公益性岗位', value: 132, by: { measure: 'posts' } },
  { indicator: '光伏公岗', value: 52, by: { measure: 'postsSolar' } },
  { indicator: '人社公岗', value: 80, by: { measure: 'postsLabourOffice' } },
  { indicator: '小额信贷存量', value: 287, by: { measure: 'loanStock' } },
  { indicator: '新办小额信贷户', value: 5, by: { measure: 'loansNewYear' } },
  { indicator: '新办小额信贷金额', value: 22, by: { measure: 'loanMoneyNewYear' } },
  { indicator: '党委会商研判次数', value: 10, by: { measure: 'studyMeetingsYear' } },
  { indicator: '一事一议解决户', value: 3, by: { measure: 'discussed' } },
  { indicator: '防贫保解决户', value: 42, by: { measure: 'povertyInsuredYear' } },
]

const works: readonly Claim[] = [
  { indicator: '易迁后扶资金', value: 119, by: { measure: 'fundScale' } },
  { indicator: '易迁户均后扶资金', value: 1, by: { ratio: [{ measure: 'assetValueOperating' }, { measure: 'relocatedHouseholds' }] } },
  { indicator: '后扶车间年租金', value: 9, by: { measure: 'assetReceivedYear' } },
  { indicator: '安置点配套"十个一"', notHeld: '配套标准的名称，报告没有列出各项' },
  { indicator: '产业路里程', value: 10.2, by: { measure: 'roadLength' } },
  { indicator: '产业路总资金', value: 408, by: { measure: 'projectApprovedMoney' } },
  { indicator: '产业路扶贫资金', value: 153, by: { measure: 'sourceBridging' } },
  { indicator: '标段一里程', value: 5.8, by: { least: 'lot', field: 'scale', filter: 'name = "第一标段"' } },
  { indicator: '标段二里程', value: 4.4, by: { least: 'lot', field: 'scale', filter: 'name = "第二标段"' } },
  { indicator: '和美乡村示范点', value: 3, by: { rows: 'project', filter: 'name contains "和美乡村示范点"' } },
  { indicator: '示范点完成进度', value: 80, by: { least: 'project', field: 'progress', filter: 'name contains "和美乡村示范点"' } },
  {
    indicator: '全镇蓝莓面积',
    value: 3600,
    by: { sum: 'project', field: 'scale', filter: 'name contains "蓝莓种植" and scaleUnit = "亩"' },
    says: '报告有 3000 余亩(基地)和 3600 亩(全镇)两个数，口径不同，各有一答。',
  },
  { indicator: '大蒜面积', value: 1060, by: { sum: 'project', field: 'scale', filter: 'name contains "大蒜种植"' } },
]

const claims = [...people, ...livelihood, ...works]

/** The same figures where the statistical tables give them. */
const cells: readonly (readonly [table: string, row: string, column: string, value: number])[] = [
  ['householdsByKind', '脱贫户', 'households', 816],
  ['householdsByKind', '脱贫户', 'persons', 1932],
  ['householdsByKind', '脱贫不稳定户', 'persons', 13],
  ['householdsByKind', '边缘易致贫户', 'persons', 44],
  ['householdsByKind', '突发严重困难户', 'persons', 2],
  ['householdsByVillage', '合计', 'groups', 307],
  ['resettled', '易地扶贫搬迁', 'persons', 208],
  ['T12', '合计', 'liftedLowIncome', 818],
  ['T12', '合计', 'liftedDestitute', 256],
  ['T16', '合计', 'posts', 132],
  ['T16', '合计', 'postsSolar', 52],
  ['T16', '合计', 'postsOffice', 80],
  ['T16', '合计', 'transport', 538],
  ['T17', '合计', 'householdsYear', 248],
  ['T17', '合计', 'amountYear', 411620],
  ['T18', '合计', 'balance', 287],
  ['T18', '合计', 'new', 22],
  ['T20', '合计', 'amountYear', 22000],
  ['T22', '党委会研判', 'year', 10],
  ['T26', '中央财政衔接资金', 'amount', 153],
  ['T26', '合计', 'amount', 408],
  ['T28', '合计', 'rent', 9],
  ['T29', '合计', 'distributed', 9],
  ['T32', '合计', 'households', 119],
  ['T33', '合计', 'insured', 42],
  ['T33', '合计', 'relief1', 3],
]

describe('report 002: a town of 11,001 households', () => {
  let town: Township
  beforeAll(async () => {
    town = await township002()
  })
  afterAll(() => town.test.dispose())

  test('every figure of the report is answered or said not to be held', () => {
    expect(uncovered(figures002, claims)).toEqual([])
  })

  test('the file answers the figures of the report', async () => {
    expect(await differences(town.test, claims)).toEqual([])
  })

  test('the statistical tables give the same figures', async () => {
    const claimed = cells.map(([table, row, column, value]) => ({
      indicator: `${table} ${row} ${column}`,
      value,
      by: { table, row, column },
    }))
    expect(await differences(town.test, claimed)).toEqual([])
  })

  test('the kinds of households add up to all of them', async () => {
    const ids = ['households', 'liftedHouseholds', 'unstableHouseholds', 'edgeHouseholds', 'suddenHouseholds', 'ordinaryHouseholds']
    const [all, ...kinds] = (await town.test.ok('figures.measures', { ids })).map(({ value }) => value ?? 0)
    expect(kinds.reduce((sum, value) => sum + value, 0)).toBe(all)
  })

  test('the rent is split by resettled households to the fen', async () => {
    const [distributed, rate] = await town.test.ok('figures.measures', { ids: ['assetDistributed', 'distributionRate'] })
    expect([distributed!.value, rate!.text]).toEqual([9 * wan * 100, '100.00'])
    const { ids } = await town.test.ok('ledger.query', { ledger: 'assetIncome' })
    for (const income of await town.test.ok('ledger.rows', { ledger: 'assetIncome', ids: [...ids] })) {
      const lines = await town.test.ok('ledger.query', { ledger: 'assetDistribution', filter: `income = "${income.id}"` })
      const rows = await town.test.ok('ledger.rows', { ledger: 'assetDistribution', ids: [...lines.ids] })
      const shares = rows.map((row) => Number(row.values.share) / 100)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(119)
      const rent = Number(income.values.received)
      const amounts = rows.map((row) => Number(row.values.amount))
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(rent)
      // No village is a whole 分 away from its exact part.
      expect(amounts.filter((amount, place) => Math.abs(amount - (rent * shares[place]!) / 119) >= 1)).toEqual([])
      expect(income.values.undistributed).toBe(0)
    }
  })
})
