import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differences, uncovered, wan, type By, type Claim } from './claims.ts'
import { figures001 } from './figures-001.ts'
import type { Township } from './township.ts'
import { township001 } from './township-001.ts'

const method = '工作方法的名称，不是统计数字'
const before = '2014-12-31'

const helped = (row: string): By => ({ table: 'measuresByKind', row, column: 'householdsYear' })
const helpedPersons = (row: string): By => ({ table: 'measuresByKind', row, column: 'personsYear' })
const dueIn = 'povertyStatus = "预脱贫" and village = "学堂山村"'
const cattle = 'content = "黄牛养殖"'

const register: readonly Claim[] = [
  { indicator: '汇报时间', notHeld: '网页的发布时间，不是统计数字' },
  { indicator: '距县城', value: 53, by: { greatest: 'village', field: 'distanceToCounty', filter: 'name = "乡政府村"' } },
  { indicator: '行政村数', value: 7, by: { measure: 'villages' } },
  { indicator: '农业合作社(社)数', value: 43, by: { measure: 'groups' } },
  { indicator: '总户数', value: 1954, by: { measure: 'households' } },
  { indicator: '总人口', value: 7860, by: { measure: 'persons' } },
  { indicator: '幅员面积', value: 37.73, by: { measure: 'villageArea' } },
  { indicator: '平均海拔', value: 900, by: { ratio: [{ sum: 'village', field: 'altitude' }, { measure: 'villages' }] } },
  {
    indicator: '贫困率',
    value: 19,
    by: { ratio: [{ measure: 'unliftedPersons', asOf: before }, { measure: 'persons' }] },
    times: 0.01,
    digits: 0,
    says: '19.02% 是 2014 年的 1495 人除以 7860 人；按 2015 年末的 1402 人是 17.84%。',
  },
  { indicator: '全市电视电话会议日期', value: '2015-12-07', by: { least: 'meeting', field: 'date' } },
  { indicator: '2014年识别户数', value: 481, by: { measure: 'unliftedHouseholds', asOf: before } },
  { indicator: '2014年识别人数', value: 1495, by: { measure: 'unliftedPersons', asOf: before } },
  { indicator: '清退户数', value: 333, by: { rows: 'household', filter: 'povertyStatus = "注销"' } },
  { indicator: '清退人数', value: 1019, by: { sum: 'household', field: 'memberCount', filter: 'povertyStatus = "注销"' } },
  {
    indicator: '清退率',
    value: 68.2,
    by: {
      ratio: [
        { sum: 'household', field: 'memberCount', filter: 'povertyStatus = "注销"' },
        { measure: 'unliftedPersons', asOf: before },
      ],
    },
    times: 0.01,
    digits: 1,
    says: '按人 68.16%；按户是 69.23%，报告没有说按什么。',
  },
  { indicator: '新进户数', value: 307, by: { rows: 'household', filter: 'identifiedAt starts with "2015"' } },
  { indicator: '新进人数', value: 923, by: { sum: 'household', field: 'memberCount', filter: 'identifiedAt starts with "2015"' } },
  { indicator: '2014年脱贫户数', value: 20, by: { measure: 'liftedYearHouseholds', asOf: before } },
  { indicator: '2014年脱贫人数', value: 55, by: { measure: 'liftedYearPersons', asOf: before } },
  { indicator: '2015年预脱贫人数', value: 200, by: { measure: 'dueLiftedPersons' } },
  { indicator: '学堂山村预脱贫户数', value: 9, by: { rows: 'household', filter: `${dueIn} and identifiedAt starts with "2014"` } },
  {
    indicator: '学堂山村预脱贫人数',
    value: 33,
    by: { sum: 'household', field: 'memberCount', filter: `${dueIn} and identifiedAt starts with "2014"` },
  },
  { indicator: '十步工作法', notHeld: method },
  { indicator: '八个比对', notHeld: method },
  { indicator: '六个不纳入', notHeld: method },
  {
    indicator: '现识别贫困户数',
    value: 475,
    by: { measure: 'allLiftedHouseholds' },
    says: '481−333+307 是 455 户；加上 2014 年已脱贫仍在系统内的 20 户才是 475 户。',
  },
  {
    indicator: '现识别贫困人数',
    value: 1402,
    by: { measure: 'allLiftedPersons' },
    says: '1495−1019+923+55 是 1454 人，报告写 1402 人：年内另有 52 人减少，报告没有交代。',
  },
]

const help: readonly Claim[] = [
  { indicator: '低保贫困户数', value: 206, by: { measure: 'liftedLowIncomeHouseholds' } },
  {
    indicator: '低保贫困人数',
    value: 550,
    by: { measure: 'liftedLowIncome' },
    says: '与低保兜底 240 户 642 人不同：一个是享受低保的人，一个是列入兜底措施的人。',
  },
  { indicator: '残疾人贫困户数', value: 76, by: { measure: 'liftedDisabledHouseholds' } },
  { indicator: '残疾人数', value: 83, by: { measure: 'liftedDisabled' } },
  { indicator: '扶持生产和就业户数', value: 300, by: helped('产业帮扶') },
  { indicator: '扶持生产和就业人数', value: 507, by: helpedPersons('产业帮扶') },
  { indicator: '移民搬迁户数', value: 242, by: helped('搬迁') },
  { indicator: '移民搬迁人数', value: 765, by: helpedPersons('搬迁') },
  { indicator: '低保兜底户数', value: 240, by: helped('综合保障') },
  { indicator: '低保兜底人数', value: 642, by: helpedPersons('综合保障') },
  { indicator: '医疗救助户数', value: 229, by: helped('健康帮扶') },
  { indicator: '医疗救助人数', value: 245, by: helpedPersons('健康帮扶') },
  { indicator: '扶贫办专(兼)职人员', value: 2, by: { rows: 'helper', filter: 'unit = "扶贫开发办公室"' } },
  { indicator: '回引养牛大户', value: 2, by: { rows: 'household', filter: 'note contains "养牛大户"' } },
  { indicator: '参与养牛贫困户', value: 23, by: { different: 'measure', field: 'household', filter: cattle } },
  { indicator: '养牛年出栏', value: 50, by: { sum: 'measure', field: 'quantity', filter: cattle } },
  { indicator: '养牛户均赢利', value: 2, by: { greatest: 'measure', field: 'gain', filter: cattle }, times: wan },
  { indicator: '贫困户规划', value: 470, by: { measure: 'plansYear' }, says: '475 户中有 470 户，占 98.9%，报告说“基本一户一规划”。' },
  { indicator: '专合社', value: 3, by: { measure: 'cooperatives' } },
  { indicator: '专合社带动户', value: 54, by: { measure: 'cooperativeHouseholds' } },
  { indicator: '专合社带动人', value: 143, by: { measure: 'cooperativePersons' } },
  { indicator: '洽谈中合作社', notHeld: '洽谈意向，还没有成立，台账不记' },
]

const works: readonly Claim[] = [
  { indicator: '办公阵地投资', value: 200, by: { sum: 'project', field: 'budget', filter: 'name contains "办公阵地"' }, times: wan },
  { indicator: '村专项规划', notHeld: '村级规划文本的份数，台账只记到户的帮扶计划和项目资料' },
  { indicator: '新街长度', value: 800, by: { sum: 'project', field: 'scale', filter: 'name contains "新街"' } },
  { indicator: '计划入住', value: 15, by: { measure: 'movedHouseholds' } },
  { indicator: '入住率', value: 100, by: { measure: 'movedLivingRate' } },
  { indicator: '庭院改土', value: 2000, by: { sum: 'project', field: 'scale', filter: 'name contains "庭院改土"' } },
  { indicator: '垃圾池', value: 6, by: { sum: 'project', field: 'scale', filter: 'name contains "垃圾池"' } },
]

const claims = [...register, ...help, ...works]

describe('report 001: a township whose register was reviewed', () => {
  let town: Township
  beforeAll(async () => {
    town = await township001()
  })
  afterAll(() => town.test.dispose())

  test('every figure of the report is answered or said not to be held', () => {
    expect(uncovered(figures001, claims)).toEqual([])
  })

  test('the file answers the figures of the report', async () => {
    expect(await differences(town.test, claims)).toEqual([])
  })

  test('the register goes from 2014 to 2015 through what left and what came', async () => {
    const ids = ['allLiftedHouseholds', 'allLiftedPersons']
    const then = (await town.test.ok('figures.measures', { ids, asOf: before })).map(({ value }) => value ?? 0)
    const now = (await town.test.ok('figures.measures', { ids })).map(({ value }) => value ?? 0)
    expect(then).toEqual([481 + 20, 1_495 + 55])
    expect(now).toEqual([501 - 333 + 307, 1_550 - 1_019 + 923 - 52])
  })

  test('the bridge of the year takes the persons from 7,912 to 7,860', async () => {
    const { terms, closes } = await town.test.ok('figures.bridge', { kind: 'persons', from: '2015-01-01' })
    const of = (kind: string) => terms.filter((term) => term.kind === kind).reduce((sum, { records }) => sum + records, 0)
    expect([of('opening'), of('increase'), of('decrease'), of('closing'), closes]).toEqual([7_912, 0, 52, 7_860, true])
  })
})
