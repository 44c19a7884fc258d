import type { ReportName } from '#shared/ipc/parts/reports.ts'
import { shippedBook as book } from '#shared/measures/index.ts'
import { measureName, reportTables, reportWords } from '#shared/reports/names.ts'

const ways: readonly (readonly [placeholder: string, says: string])[] = [
  ['{三类监测对象户数：上期}', '对比日那天的数'],
  ['{三类监测对象户数：增减}', '写成“，较上月末增加3户”，没有变化写“，与上月末持平”；前面不用再写逗号'],
  ['{三类监测对象户数：增减数}', '只写相差多少，不带正负'],
  ['{本年支付资金：本期}', '从年初累计的数，只取对比日以后的部分'],
  ['{本年产业奖补金额：万元}', '以元统计的金额换成万元，保留两位小数'],
  ['{#有三类监测对象户数}…{/}', '这个数不是 0 时才出现中间的话'],
  ['{#无三类监测对象户数}…{/}', '这个数是 0 或没有时才出现中间的话'],
  ['{#三类监测对象户数：增加}…{/}', '比对比日多时才出现；还可以写：减少、持平'],
  ['{#有上期}…{/}', '选了对比日才出现'],
  ['{一是}', '一段里依次写成一是、二是、三是'],
]

/** Everything that a template may say, in the order of the definition book. */
export const reportNames: readonly ReportName[] = [
  ...book.measures.map((measure): ReportName => ({
    placeholder: `{${measureName(measure)}}`,
    kind: '数字',
    group: measure.group,
    unit: measure.unit,
    says: measure.definition,
  })),
  ...Object.entries(reportWords).map(([word, says]): ReportName => ({ placeholder: `{${word}}`, kind: '文字', group: '', unit: '', says })),
  ...ways.map(([placeholder, says]): ReportName => ({ placeholder, kind: '条件和写法', group: '', unit: '', says })),
  ...reportTables.flatMap(({ label, note, group }): ReportName[] => [
    { placeholder: `{表：${label}}`, kind: '表', group, unit: '', says: `在这里放表。${note}` },
    { placeholder: `{附表：${label}}`, kind: '表', group, unit: '', says: `另起一页放表，自动编号，列多时横放。${note}` },
    { placeholder: `{图：${label}}`, kind: '表', group, unit: '', says: `放这张表的图；在后面加“：列名”选别的图。${note}` },
  ]),
]
