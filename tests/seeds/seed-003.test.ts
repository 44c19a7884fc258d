import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differences, uncovered, wan, type By, type Claim } from './claims.ts'
import { figures003 } from './figures-003.ts'
import type { Township } from './township.ts'
import { township003 } from './township-003.ts'

const number = '文号不是统计数字'
const share = '方案规定的识别控制比例；报告没有各村人口，无从计算'

const training = 'topic contains "业务培训"'
const assessment = 'topic = "民主评议"'
const lot = (name: string, field: string): By => ({ sum: 'lot', field, filter: `name = "${name}"` })

const identifying: readonly Claim[] = [
  { indicator: '中办发文号', notHeld: number },
  { indicator: '鲁扶贫管理字文号', notHeld: number },
  { indicator: '平办发文号', notHeld: number },
  { indicator: '重点贫困村', value: 10, by: { rows: 'village', filter: 'kind contains "省定贫困村"' } },
  {
    indicator: '扶贫标准(不变价)',
    notHeld: '不变价标准是换算基数；政策参数只存各时期执行的现值标准，不变价写在依据里',
  },
  { indicator: '扶贫标准(现值)', value: 3322, by: { least: 'policyValue', field: 'value', filter: 'item = "povertyLine"' } },
  { indicator: '重点村识别比例', notHeld: share },
  { indicator: '非重点村识别比例', notHeld: share },
  { indicator: '组织培训 起', value: '5-13', by: { least: 'meeting', field: 'date', filter: training } },
  { indicator: '组织培训 止', value: '5-22', by: { greatest: 'meeting', field: 'date', filter: training } },
  { indicator: '入户调查组人数(下限)', notHeld: '组队要求，不是统计数字；各户排查记录写明排查人' },
  { indicator: '入户调查组人数(上限)', notHeld: '组队要求，不是统计数字；各户排查记录写明排查人' },
  { indicator: '大村人口门槛', notHeld: '组队要求里的分档线，不是统计数字' },
  { indicator: '大村调查组下限', notHeld: '组队要求，不是统计数字' },
  { indicator: '农户申请 起', value: '5-23', by: { least: 'clue', field: 'foundOn' } },
  { indicator: '农户申请 止', value: '5-26', by: { greatest: 'clue', field: 'foundOn' } },
  { indicator: '入户调查 起', value: '5-27', by: { least: 'inspection', field: 'date' } },
  { indicator: '入户调查 止', value: '6-2', by: { greatest: 'inspection', field: 'date' } },
  { indicator: '民主评议 起', value: '6-3', by: { least: 'meeting', field: 'date', filter: assessment } },
  { indicator: '民主评议 止', value: '6-4', by: { greatest: 'meeting', field: 'date', filter: assessment } },
  { indicator: '小村代表下限', value: 20, by: { least: 'meeting', field: 'attended', filter: assessment } },
  { indicator: '大村代表下限', value: 30, by: { least: 'meeting', field: 'attended', filter: `${assessment} and attended > 20` } },
]

const building: readonly Claim[] = [
  { indicator: '硬化道路面积', value: 2850, by: lot('村庄道路硬化', 'scale') },
  { indicator: '硬化道路投资', value: 16.3, by: lot('村庄道路硬化', 'contractAmount'), times: wan },
  { indicator: '蓄水池容积', value: 60, by: lot('新建蓄水池', 'scale') },
  { indicator: '管道长度', value: 3.1, by: lot('铺设管道', 'scale') },
  { indicator: '饮水投资', value: 9.3, by: lot('新建蓄水池', 'contractAmount'), times: wan },
  { indicator: '改造中低产田', value: 20, by: lot('改造中低产田', 'scale') },
  { indicator: '改田投资', value: 0.8, by: lot('改造中低产田', 'contractAmount'), times: wan },
  {
    indicator: '项目总投资',
    value: 26.7,
    by: { measure: 'lotContracts' },
    answers: 26.4,
    says: '报告自相矛盾：分项 16.3+9.3+0.8 是 26.4 万元，总投资写 26.7 万元（与资金来源 15+11.7 相符），差 0.3 万元。',
  },
  { indicator: '省级扶贫资金', value: 15, by: { sum: 'project', field: 'sourceProvince' }, times: wan },
  {
    indicator: '自筹及劳动贡献',
    value: 11.7,
    by: { sum: 'projectSource', field: 'amount', filter: 'level = "群众自筹(含投工投劳)"' },
    times: wan,
  },
  { indicator: '返贫率控制', notHeld: '控制目标，不是实绩；实绩由返贫户数等指标回答' },
  { indicator: '领导干部联系户下限', value: 3, by: { least: 'helper', field: 'households', filter: 'kind = "领导干部"' } },
  { indicator: '党员干部联系户下限', value: 1, by: { least: 'helper', field: 'households', filter: 'kind = "党员"' } },
  { indicator: '致贫因素条数', value: 5, by: { different: 'household', field: 'mainReason' } },
]

const claims = [...identifying, ...building]

describe('report 003: a town that identifies its poor and builds a key village', () => {
  let town: Township
  beforeAll(async () => {
    town = await township003()
  })
  afterAll(() => town.test.dispose())

  test('every figure of the report is answered or said not to be held', () => {
    expect(uncovered(figures003, claims)).toEqual([])
  })

  test('the file answers the figures of the report', async () => {
    expect(await differences(town.test, claims)).toEqual([])
  })

  test('the sources are the total that the report gives, the parts are not', async () => {
    const ids = ['projectBudget', 'sourceTotal', 'lotContracts']
    const texts = (await town.test.ok('figures.measures', { ids })).map(({ value }) => (value ?? 0) / 1_000_000)
    expect(texts).toEqual([26.7, 26.7, 26.4])
  })
})
