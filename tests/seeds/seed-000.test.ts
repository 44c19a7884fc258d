import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differences, uncovered, wan, type By, type Claim } from './claims.ts'
import { figures000 } from './figures-000.ts'
import type { Township } from './township.ts'
import { township000 } from './township-000.ts'

const blotted = '报告把数字打码，没有可以核对的数'
const missing = '报告自身空缺'
const rule = '要求或控制目标，不是统计数字'

const named = (name: string, field: string): By => ({ sum: 'project', field, filter: `name contains "${name}"` })
const villagesOf = (name: string): By => ({ different: 'project', field: 'village', filter: `name contains "${name}"` })
const liftedIn = (year: number): By => ({ table: 'T03', row: String(year), column: 'households' })
const personsLiftedIn = (year: number): By => ({ table: 'T03', row: String(year), column: 'persons' })

const people: readonly Claim[] = [
  { indicator: '距县城', value: 24, by: { greatest: 'village', field: 'distanceToCounty', filter: 'name = "集镇居委会"' } },
  { indicator: '省道编号(标识,非统计)', notHeld: '道路编号不是统计数字' },
  { indicator: '全镇总面积', value: 84, by: { measure: 'villageArea' } },
  { indicator: '行政村数', value: 11, by: { rows: 'village', filter: 'not name contains "居委会"' } },
  { indicator: '居委会数', value: 1, by: { rows: 'village', filter: 'name contains "居委会"' } },
  { indicator: '村民小组数', value: 243, by: { measure: 'groups' } },
  { indicator: '总人口', value: 29052, by: { measure: 'persons' } },
  { indicator: '农村人口', value: 27598, by: { measure: 'ruralPersons' } },
  { indicator: '建档立卡户数', value: 1451, by: { measure: 'allLiftedHouseholds' } },
  { indicator: '建档立卡人数', value: 5364, by: { measure: 'allLiftedPersons' } },
  {
    indicator: '第1年度脱贫户数',
    value: 210,
    by: liftedIn(2015),
    says: '三年脱贫加未脱贫合 1500 户 5457 人，比建档立卡多 49 户 93 人：返贫户既在脱贫年度里，又在未脱贫里，台账两边都答得出。',
  },
  { indicator: '第1年度脱贫人数', value: 756, by: personsLiftedIn(2015) },
  { indicator: '第2年度脱贫户数', value: 510, by: liftedIn(2016) },
  { indicator: '第2年度脱贫人数', value: 1945, by: personsLiftedIn(2016) },
  { indicator: '第3年度脱贫户数', value: 205, by: liftedIn(2017) },
  { indicator: '第3年度脱贫人数', value: 774, by: personsLiftedIn(2017) },
  { indicator: '未脱贫(含返贫)户数', value: 575, by: { measure: 'unliftedHouseholds' } },
  { indicator: '未脱贫(含返贫)人数', value: 1982, by: { measure: 'unliftedPersons' } },
  { indicator: '预脱贫户数', value: 425, by: { measure: 'dueLiftedHouseholds' } },
  { indicator: '预脱贫人数', value: 1511, by: { measure: 'dueLiftedPersons' } },
  { indicator: '预脱贫下限', notHeld: rule },
  { indicator: '预脱贫上限', notHeld: rule },
  { indicator: '贫困发生率目标', notHeld: missing },
  {
    indicator: '扶贫专题会议频次',
    value: 1,
    by: { table: 'T22', row: '领导小组会', column: 'year' },
    times: 12,
  },
]

const building: readonly Claim[] = [
  { indicator: '界月公路投资', value: 1680, by: named('界月公路', 'budget'), times: wan },
  { indicator: '界月公路宽', notHeld: '路面宽度是工程规格，写在建设任务的文字里' },
  { indicator: '界月公路长', value: 18, by: named('界月公路', 'scale') },
  { indicator: '村级道路硬化投资', value: 390, by: named('村级道路硬化', 'budget'), times: wan },
  { indicator: '村级道路硬化里程', value: 26, by: named('村级道路硬化', 'scale') },
  { indicator: '水利试点计划投资', value: 2600, by: named('农田水利改革试点', 'budget'), times: wan },
  { indicator: '水利试点村数', value: 7, by: named('农田水利改革试点', 'villages') },
  { indicator: '渠道清淤里程', value: 51, by: named('渠道清淤', 'scale') },
  { indicator: '渠道清淤投资', notHeld: missing },
  { indicator: '山体塌方处数', value: 5, by: named('山体塌方', 'scale') },
  { indicator: '山体塌方土方', value: 150, by: { sum: 'lot', field: 'scale', filter: 'name = "塌方土方"' } },
  { indicator: '饮水工程投资', value: 210, by: named('饮水工程', 'budget'), times: wan },
  { indicator: '饮水工程完工月份', value: 11, by: { month: 'project', field: 'completedOn', filter: 'name contains "饮水工程"' } },
  { indicator: '饮水工程受益村数', value: 6, by: named('饮水工程', 'villages') },
  { indicator: '饮水工程受益人口', value: 11000, by: named('饮水工程', 'people') },
  { indicator: '新建活动场所村数(白沙、花甲)', value: 2, by: villagesOf('村级活动场所') },
]

const industry: readonly Claim[] = [
  { indicator: '光伏完工村数', value: 3, by: { different: 'station', field: 'village' } },
  { indicator: '光伏总容量', value: 240, by: { measure: 'stationCapacity' } },
  { indicator: '烤烟村数', value: 5, by: villagesOf('烤烟') },
  { indicator: '烤烟面积', value: 3500, by: named('烤烟', 'scale') },
  { indicator: '油茶村数', value: 4, by: villagesOf('油茶') },
  { indicator: '油茶面积', value: 1260, by: named('油茶', 'scale') },
  { indicator: '黄牛养殖村数', value: 3, by: villagesOf('黄牛') },
  { indicator: '黄牛头数', value: 1200, by: named('黄牛', 'scale') },
  { indicator: '种养大户数', value: 8, by: { table: 'T34', row: '合计', column: 'entrepreneurs' } },
  { indicator: '大户(火星)投资', value: 240, by: named('黑山羊', 'budget'), times: wan },
  { indicator: '黑山羊', value: 1100, by: named('黑山羊', 'scale') },
  { indicator: '大户带动贫困户', value: 11, by: named('黑山羊', 'poorHouseholds') },
  { indicator: '大户计划光伏投资', notHeld: blotted },
  { indicator: '黑木耳投资', value: 100, by: named('黑木耳', 'budget'), times: wan },
  { indicator: '黑木耳面积', value: 100, by: named('黑木耳', 'scale') },
  { indicator: '黑木耳带动贫困户', value: 5, by: named('黑木耳', 'poorHouseholds') },
  { indicator: '年集中培训贫困人口', value: 150, by: { measure: 'trainingsYear' } },
  { indicator: '项目雇佣本镇农民比例', notHeld: rule },
  { indicator: '转移劳动力', notHeld: blotted },
  { indicator: '转移劳动力人均增收', notHeld: '人数打码，人均数没有分母可核' },
]

const welfare: readonly Claim[] = [
  { indicator: '帮扶单位', value: 11, by: { measure: 'helpUnits' } },
  { indicator: '新农合参合率', value: 98, by: { measure: 'insuredRate' } },
  { indicator: '新农保参保率', notHeld: blotted },
  { indicator: '享受养老保险待遇', value: 4520, by: { measure: 'pensioners' } },
  { indicator: '享受低保', value: 1237, by: { measure: 'lowIncomePersons' } },
  { indicator: '危房改造和幸福安居', value: 132, by: { measure: 'rebuilt' } },
  { indicator: '易地搬迁对象', value: 110, by: { measure: 'relocatedHouseholds' } },
  { indicator: '扶贫助学资金', notHeld: blotted },
  { indicator: '受助学生', value: 509, by: { measure: 'schoolAidTimesYear' } },
  { indicator: '镇干部下乡频次', value: 2, by: { rows: 'visit', filter: 'visitors = "镇干部甲"' }, times: 52 },
]

const claims = [...people, ...building, ...industry, ...welfare]

describe('report 000: a town of 29,052 persons', () => {
  let town: Township
  beforeAll(async () => {
    town = await township000()
  })
  afterAll(() => town.test.dispose())

  test('every figure of the report is answered or said not to be held', () => {
    expect(uncovered(figures000, claims)).toEqual([])
  })

  test('the file answers the figures of the report', async () => {
    expect(await differences(town.test, claims)).toEqual([])
  })

  test('roads are 18 and 26 km, the channels are none', async () => {
    const [roads] = await town.test.ok('figures.measures', { ids: ['roadLength'] })
    expect(Number(roads!.text)).toBe(18 + 26)
  })

  test('lifted and not lifted overlap in the households that returned', async () => {
    const ids = ['allLiftedHouseholds', 'unliftedHouseholds', 'returnedHouseholds']
    const [registered, unlifted, returned] = (await town.test.ok('figures.measures', { ids })).map(({ value }) => value ?? 0)
    const lifted = 210 + 510 + 205
    expect(lifted + unlifted! - returned!).toBe(registered)
  })
})
