import type { Block } from '../define.ts'
import { kindAsDecided, removalOnceOver, takenInAt } from '../monitoring/pieces.ts'
import { column, dateColumn, helpColumns, moneyColumn, section } from './pieces.ts'

const income: readonly Block[] = [
  section('四、历年家庭收入（单位：元）'),
  {
    kind: 'table',
    of: 'income',
    sort: ['-year'],
    turned: true,
    minRows: 2,
    maxRows: 6,
    rowMm: 8,
    columns: [
      column(['year', '年度'], '{year}', 13),
      moneyColumn(['wages', '工资性收入'], '{wagesCounted}', 22),
      moneyColumn(['business', '生产经营性收入'], '{businessCounted}', 22),
      moneyColumn(['property', '财产性收入'], '{propertyCounted}', 20),
      moneyColumn(['transfer', '转移性收入'], '{transferCounted}', 21),
      moneyColumn(['costs', '生产经营性支出'], '{costsCounted}', 21),
      moneyColumn(['net', '家庭纯收入'], '{net}', 22),
      column(['headcount', '人口'], '{headcount}', 11),
      moneyColumn(['perCapita', '人均纯收入'], '{perCapita}', 21),
    ],
  },
]

const help: readonly Block[] = [
  section('五、结对帮扶'),
  {
    kind: 'table',
    of: 'pairing',
    sort: ['from'],
    minRows: 2,
    rowMm: 8,
    columns: [
      column(['helper', '帮扶责任人'], '{helperName}', 24),
      column(['unit', '工作单位'], '{helperUnit}', 52),
      column(['post', '职务'], '{helperPost}', 22),
      column(['phone', '联系电话'], '{helperPhone}', 28, { nowrap: true }),
      dateColumn(['from', '结对时间'], '{from}', 24),
      column(['state', '状态'], '{state}', 23),
    ],
  },
]

const monitored: readonly Block[] = [
  section('六、防止返贫监测'),
  {
    kind: 'table',
    of: 'monitoring',
    sort: ['identifiedAt'],
    minRows: 1,
    rowMm: 8,
    columns: [
      column(['kind', '监测对象类别'], kindAsDecided, 27),
      dateColumn(['at', '识别时间'], takenInAt, 20),
      column(['risks', '致贫返贫风险'], '{risk1}、{risk2}、{risk3}', 36, { align: 'left' }),
      dateColumn(['approved', '县级审定日期'], '{approvedOn}', 24),
      column(['state', '流程状态'], '{state}', 22),
      dateColumn(['removedAt', '风险消除时间'], '{removedAt}', 22),
      column(['removal', '消除方式'], removalOnceOver, 22),
    ],
  },
]

const plans: readonly Block[] = [
  section('七、帮扶计划与帮扶措施'),
  {
    kind: 'table',
    of: 'helpPlan',
    sort: ['-year'],
    turned: true,
    minRows: 1,
    maxRows: 5,
    rowMm: 10,
    columns: [
      helpColumns.year(13),
      helpColumns.goal(50),
      helpColumns.planned(66),
      helpColumns.expected(24),
      column(['state', '执行状态'], '{state}', 20),
    ],
  },
  { kind: 'space', mm: 3 },
  {
    kind: 'table',
    of: 'measure',
    sort: ['year', 'startDate', 'kind'],
    minRows: 2,
    rowMm: 8,
    columns: [
      helpColumns.year(13),
      column(['kind', '措施大类'], '{kind}', 27),
      column(['item', '措施子项'], '{item}', 29),
      helpColumns.content(46),
      moneyColumn(['amount', '帮扶金额(元)'], '{amount}', 23),
      dateColumn(['ended', '完成时间'], '{endDate}', 18),
      helpColumns.state(17),
    ],
  },
]

const received: readonly Block[] = [
  section('八、享受政策与帮扶经过'),
  { kind: 'timeline', without: ['income', 'pairing', 'helpPlan', 'measure', 'visit', 'populationChange'], minRows: 2, maxRows: 60 },
]

const visits: readonly Block[] = [
  section('九、走访慰问情况'),
  {
    kind: 'table',
    of: 'visit',
    sort: ['-date'],
    turned: true,
    minRows: 3,
    maxRows: 24,
    rowMm: 9,
    columns: [
      dateColumn(['date', '走访日期'], '{date}', 22),
      column(['kind', '走访方式'], '{kind}', 20),
      column(['visitors', '走访人'], '{visitors}', 26),
      column(['content', '走访内容'], '{content}', 52, { align: 'left' }),
      column(['problem', '发现问题及处理'], '{problem} {advice}', 35, { align: 'left' }),
      column(['sign', '户主签字'], '', 18),
    ],
  },
]

const changes: readonly Block[] = [
  section('十、家庭人口变动'),
  {
    kind: 'table',
    of: 'populationChange',
    sort: ['date'],
    minRows: 2,
    rowMm: 8,
    columns: [
      dateColumn(['date', '变动日期'], '{date}', 22),
      column(['name', '姓名'], '{name}', 22),
      column(['kind', '变动类型'], '{kind}', 30),
      column(['reason', '变动原因'], '{reason}', 34),
      column(['evidence', '依据材料'], '{evidence}', 40, { align: 'left' }),
      column(['confirmer', '村级确认人'], '{villageConfirmer}', 25),
    ],
  },
]

/** What the file of a household tells of income, help, monitoring and visits; 173 mm wide. Empty rows are for the pen. */
export function dossierHelp(): readonly Block[] {
  return [...income, ...help, ...monitored, ...plans, ...received, ...visits, ...changes]
}
