import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differences, uncovered, wan, type By, type Claim } from './claims.ts'
import { figures004 } from './figures-004.ts'
import type { Township } from './township.ts'
import { township004 } from './township-004.ts'

const county = '县级以上口径，乡镇台账不记'
const blank = '报告自身空缺（占位）'
const method = '工作方法的名称，不是统计数字'

const acres = (name: string): By => ({ sum: 'project', field: 'scale', filter: `name starts with "${name}"` })
const budget = (type: string): By => ({ sum: 'project', field: 'budget', filter: `type = "${type}"` })

const people: readonly Claim[] = [
  { indicator: '国土面积', notHeld: blank },
  { indicator: '总人口', notHeld: blank },
  { indicator: '乡镇', notHeld: `${county}；一个台账文件是一个乡镇` },
  { indicator: '村委会', value: 259, by: { measure: 'villages' } },
  { indicator: '江西贫困县构成', notHeld: county },
  { indicator: '统计截止年', notHeld: '时点，即查询时的截止日，不是统计数字' },
  { indicator: '十三五贫困村', value: 112, by: { rows: 'village', filter: 'kind contains "省定贫困村" and outOfPovertyYear <= 2019' } },
  { indicator: '贫困发生率(2014年底)', notHeld: '报告没有给出总人口，没有分母；按 63622 人倒推农村人口约 92.2 万，无从核对' },
  { indicator: '贫困发生率(2019年底)', notHeld: '报告没有给出总人口和年末未脱贫人数，无从计算' },
  { indicator: '退出公告日期', notHeld: `${county}；省政府公告的日期` },
  { indicator: '贫困户', value: 17473, by: { measure: 'allLiftedHouseholds' } },
  { indicator: '贫困人口', value: 63622, by: { measure: 'allLiftedPersons' } },
]

const force: readonly Claim[] = [
  { indicator: '主要领导一线调研', notHeld: `${county}；县委、县政府主要领导的工作要求` },
  { indicator: '调度频次', value: 1, by: { table: 'T22', row: '领导小组会', column: 'year' }, times: 12 },
  { indicator: '九大指标体系', notHeld: method },
  { indicator: '七步法', notHeld: method },
  { indicator: '第一书记和工作队员', value: 519, by: { measure: 'teamMembers' } },
  { indicator: '帮扶干部', value: 7441, by: { rows: 'helper', filter: 'kind = "结对帮扶干部"' } },
  { indicator: '专业扶贫人员', value: 1109, by: { rows: 'helper', filter: 'post = "专业扶贫工作人员"' } },
  { indicator: '脱贫攻坚指导队', notHeld: `${county}；县级专班的个数` },
  { indicator: '十大扶贫工程指导队', notHeld: `${county}；县级专班的个数` },
  { indicator: '两委委员', notHeld: '村两委由组织部门统计，行政村台账只记书记、主任、队长等' },
  { indicator: '致富能手或产业大户', value: 621, by: { table: 'T34', row: '合计', column: 'entrepreneurs' } },
  {
    indicator: '致富能手占比',
    notHeld: '分母（两委委员 1776 人）不在台账；621÷1776 是 34.97%，四舍五入应为 35.0%，报告截成 34.9%',
  },
  { indicator: '精神扶贫宣讲队', notHeld: `${county}；县级宣讲队的个数` },
]

const industry: readonly Claim[] = [
  { indicator: '合作社', value: 1387, by: { measure: 'cooperatives' } },
  { indicator: '省级龙头企业', notHeld: '行政村台账只记龙头企业个数（合计 50 家可答），不记认定级别' },
  { indicator: '市级龙头企业', notHeld: '行政村台账只记龙头企业个数（合计 50 家可答），不记认定级别' },
  {
    indicator: '产业扶贫项目(2017–2019)',
    value: 22188,
    by: { rows: 'project', filter: 'type = "产业项目" and year between 2017 and 2019' },
  },
  { indicator: '茶叶面积', value: 3.15, by: acres('茶叶'), times: wan },
  { indicator: '油茶面积', value: 4, by: acres('油茶'), times: wan },
  { indicator: '小龙虾面积', value: 12.2, by: acres('小龙虾'), times: wan },
  { indicator: '光伏电站', value: 650, by: { measure: 'stations' } },
  { indicator: '光伏装机', value: 56.01, by: { measure: 'stationCapacity' }, times: 1_000 },
  { indicator: '光伏联结贫困户', value: 11023, by: { measure: 'stationHouseholds' } },
  { indicator: '2019年发电量', value: 5730, by: { measure: 'stationPowerYear' }, times: wan },
  { indicator: '2019年光伏收入', value: 4950, by: { measure: 'stationIncomeYear' }, times: wan },
  { indicator: '村集体年均增收', value: 10, by: { least: 'village', field: 'collectiveIncome' }, times: wan },
]

const welfare: readonly Claim[] = [
  { indicator: '贫困生资助金(2017–2019)', value: 7229, by: { measure: 'schoolAidMoney' }, times: wan },
  { indicator: '资助人次', value: 12.15, by: { measure: 'schoolAidTimes' }, times: wan },
  { indicator: '学校建设投入', value: 16.58, by: budget('教育扶贫'), times: wan * wan },
  { indicator: '卫生院室改扩建投入', value: 2799, by: budget('健康扶贫'), times: wan },
  { indicator: '搬迁乡镇数', notHeld: `${county}；一个台账文件是一个乡镇` },
  { indicator: '安置点', value: 30, by: { different: 'resettlement', field: 'site' } },
  { indicator: '搬迁户', value: 1007, by: { measure: 'movedHouseholds' } },
  { indicator: '搬迁人', value: 3191, by: { measure: 'movedPersons' } },
  { indicator: '建档立卡搬迁户', value: 819, by: { different: 'resettlement', field: 'household', filter: 'householdKind = "脱贫户"' } },
  { indicator: '建档立卡搬迁人', value: 2401, by: { rows: 'resettlement', filter: 'householdKind = "脱贫户"' } },
  { indicator: '村庄整治资金', value: 8.22, by: budget('生活条件改善'), times: wan * wan },
  { indicator: '外接公路宽', notHeld: '路面宽度是工程规格，写在建设任务的文字里' },
]

const claims = [...people, ...force, ...industry, ...welfare]

/** A county in one file: by far the slowest of the five. */
describe('report 004: a county of 63,622 poor', () => {
  let town: Township
  beforeAll(async () => {
    town = await township004()
  })
  afterAll(() => town.test.dispose())

  test('every figure of the report is answered or said not to be held', () => {
    expect(uncovered(figures004, claims)).toEqual([])
  })

  test('the file answers the figures of the report', async () => {
    expect(await differences(town.test, claims)).toEqual([])
  })
})
