import { expect, test } from 'vitest'
import { reconcile } from '#shared/reconcile/reconcile.ts'

function told(text: string): readonly (readonly [string, string, string, string])[] {
  return reconcile(text).findings.map(({ severity, kind, quote, recomputed }) => [severity, kind, quote, recomputed] as const)
}

test.each([
  ['共开发岗位90个，其中甲类岗41个、乙类岗50个。', ['错误', 'sum', '90个', '91个']],
  ['总投资30.5万元，其中省级20万元，自筹10.4万元。', ['错误', 'sum', '30.5万元', '30.4万元']],
  ['全村12户40人，其中新建房13户。', ['错误', 'part', '13户', '≤ 12户']],
  ['管理对象共23户，较上年同期增加3户，其中老户18户、新户6户。', ['错误', 'sum', '23户', '24户']],
  ['甲项投资3.5万元。\n乙项投资4.5万元。\n上述项目总投资9万元。', ['错误', 'sum', '9万元', '8万元']],
  ['班子成员共1500名，有512人参加，占34.2%。', ['错误', 'share', '34.2%', '34.1%']],
  ['班子成员共1500名，有517人参加，占34.4%。', ['疑点', 'share', '34.4%', '34.5%']],
  ['在上年300户900人的基础上清退20户60人，新进5户15人，现识别285户856人。', ['错误', 'chain', '856人', '855人']],
  ['发生率由6.9%降至0.7%，下降6.3个百分点。', ['错误', 'chain', '6.3个百分点', '6.2个百分点']],
  ['收入由8000元增加到7000元。', ['错误', 'chain', '7000元', '']],
  ['拟脱贫120人（下限130人，上限150人）。', ['错误', 'range', '120人', '130人～150人']],
  ['在东沟、西坪、南岭4村实施。', ['错误', 'list', '4', '3']],
  ['为50户发放补助60000元，户均1100元。', ['错误', 'average', '1100元', '1200元']],
  ['搬迁80户76人。', ['错误', 'pair', '80户76人', '']],
  ['产业扶持20户60人，搬迁15户45人，兜底120,300人。', ['疑点', 'unit', '120,300人', '120户、300人']],
  ['光伏电站总发电量300千瓦。', ['错误', 'unit', '300千瓦', '']],
  ['两项相加52+80=130。', ['错误', 'formula', '130', '132']],
  ['水渠清淤投资万元，疏通3公里。', ['疑点', 'blank', '投资万元', '']],
  ['我镇辖12个行政村。会议要求全镇13个行政村落实。', ['疑点', 'twice', '13个', '12个']],
])('%s', (text, finding) => {
  expect(told(text)).toEqual([finding])
})

test.each([
  '共开发岗位91个，其中甲类岗41个、乙类岗50个。',
  '帮扶对象841户1991人，其中脱贫户816户1932人、监测户25户59人、易地搬迁119户208人。',
  '管理对象共23户52人，较上年同期增加3户，其中老户18户40人、新户5户12人。',
  '管理对象共23户，较上年净增加3户，其中新识别2户、返回1户。',
  '目前有监测对象9户。还有2户监测对象本月没有走访。',
  '475户全部实施帮扶措施。其中：产业300户；搬迁242户；低保240户；医疗229户。',
  '在上年300户900人的基础上清退20户60人；2014年某村脱贫3户9人；新进5户15人；现识别285户855人。',
  '有劳动力1000人，其中省外务工300人、县内务工150人。',
  '在东沟、西坪、南岭等6村实施；每村2-5人；第3次会议；5月13日-5月22日；S320省道；〔2023〕7号。',
  '为50户发放补助60000元，人均纯收入11000元。',
  '参保率达98%以上，覆盖400余户，投资200多万元，其中扶贫资金210万元以内。',
  '年初120户，年末130户，上级要求不少于90户。',
])('no alarm: %s', (text) => {
  expect(told(text)).toEqual([])
})

test('places and quotes are those of the text as it was given, whatever blanks and line breaks are in it', () => {
  const text = '共开发公益性岗位 9 0 个, 其中甲岗\n 41 个，乙岗 50 个。\n'
  const [finding] = reconcile(text).findings
  expect(text.slice(finding!.start, finding!.end)).toBe(finding!.quote)
  expect(finding!.quote).toContain('个')
  const report = '投入 １，２００．５ 万元。'
  expect(reconcile(report).figures).toEqual([{ quote: '１，２００．５ 万元', start: 3, end: 13, unit: '元', vague: false }])
})

test('time grows with the pages, not with their square', () => {
  const page = '全镇有劳动力1701人，其中外出务工893人，占52.5%；共开发岗位91个，其中甲类岗41个、乙类岗50个。'.repeat(12)
  const timed = (pages: number): number => {
    const began = performance.now()
    expect(reconcile(`${page}\n`.repeat(pages)).findings).toEqual([])
    return performance.now() - began
  }
  timed(5)
  const few = Math.min(timed(5), timed(5), timed(5))
  expect(Math.min(timed(40), timed(40)) / few).toBeLessThan(8 * 4)
})
