import { here, ofInSystem } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, measuresOf, summed } from '../say.ts'

const lastYear = 'year = {lastYear}'

/** Whole incomes of the year before the day: the counties collect a year's figures after its end. */
const totals = measuresOf('收入', [
  {
    id: 'incomeHouseholds',
    label: '上年收入采集户数',
    unit: '户',
    definition: '年度收入台账中年度为截止日上一年的记录数，一户一年一条。',
    of: counted('income', lastYear),
  },
  {
    id: 'incomePersons',
    label: '上年收入采集人数',
    unit: '人',
    definition: '上年收入记录的年度家庭人口数合计，是人均纯收入的分母。',
    of: summed('income', 'headcount', lastYear),
  },
  {
    id: 'incomeNet',
    label: '上年家庭纯收入合计',
    unit: '元',
    definition: '上年收入记录的家庭纯收入合计：工资性、生产经营性、财产性、转移性收入之和减生产经营性支出；缺分项时取填报数。',
    of: summed('income', 'net', lastYear),
  },
  {
    id: 'incomePerCapita',
    label: '上年人均纯收入',
    unit: '元/人',
    definition: '上年家庭纯收入合计 ÷ 上年收入采集人数，按人口加权，不是各户人均的平均。',
    of: { ratio: ['incomeNet', 'incomePersons'] },
  },
  {
    id: 'incomePersonsBefore',
    label: '前年收入采集人数',
    unit: '人',
    definition: '前年（上年的上一年）收入记录的年度家庭人口数合计。',
    of: summed('income', 'headcount', 'year = {beforeLast}'),
  },
  {
    id: 'incomeNetBefore',
    label: '前年家庭纯收入合计',
    unit: '元',
    definition: '前年收入记录的家庭纯收入合计。',
    of: summed('income', 'net', 'year = {beforeLast}'),
  },
  {
    id: 'incomePerCapitaBefore',
    label: '前年人均纯收入',
    unit: '元/人',
    definition: '前年家庭纯收入合计 ÷ 前年收入采集人数。',
    of: { ratio: ['incomeNetBefore', 'incomePersonsBefore'] },
  },
  {
    id: 'incomeRise',
    label: '人均纯收入增加额',
    unit: '元/人',
    definition: '上年人均纯收入减前年人均纯收入。',
    of: { plus: ['incomePerCapita'], minus: ['incomePerCapitaBefore'] },
  },
  {
    id: 'incomeGrowth',
    label: '人均纯收入增幅',
    unit: '%',
    definition: '人均纯收入增加额 ÷ 前年人均纯收入。两年的采集户可以不同。',
    of: { ratio: ['incomeRise', 'incomePerCapitaBefore'] },
  },
  {
    id: 'incomeMissing',
    label: '脱贫户和监测对象中未采集上年收入户数',
    unit: '户',
    definition: '在册的脱贫户和三类监测对象中，最近一次收入早于上年或没有收入记录的户。',
    of: counted(
      'household',
      `${here} and (kind = "脱贫户" or monitoringKind is not blank) and (lastIncomeYear is blank or lastIncomeYear < {lastYear})`,
    ),
  },
])

const helped = measuresOf('收入', [
  {
    id: 'incomePersonsInSystem',
    label: '脱贫户和监测对象上年收入采集人数',
    unit: '人',
    definition: '上年收入记录中所属户为脱贫户或三类监测对象的年度家庭人口数合计。',
    of: summed('income', 'headcount', `${lastYear} and ${ofInSystem}`),
  },
  {
    id: 'incomeNetInSystem',
    label: '脱贫户和监测对象上年纯收入合计',
    unit: '元',
    definition: '上年收入记录中所属户为脱贫户或三类监测对象的家庭纯收入合计。',
    of: summed('income', 'net', `${lastYear} and ${ofInSystem}`),
  },
  {
    id: 'incomePerCapitaInSystem',
    label: '脱贫户和监测对象上年人均纯收入',
    unit: '元/人',
    definition: '脱贫户和监测对象上年纯收入合计 ÷ 上年收入采集人数，按人口加权。',
    of: { ratio: ['incomeNetInSystem', 'incomePersonsInSystem'] },
  },
])

/** Bands by per-capita income; each household is in exactly one. */
export const incomeBands = [
  { id: 'belowLine', label: '低于监测范围线', filter: 'perCapita < {policy.monitoringLine}' },
  { id: 'to10', label: '监测范围线至 1 万元', filter: 'perCapita >= {policy.monitoringLine} and perCapita < 10000' },
  { id: 'to15', label: '1 万至 1.5 万元', filter: 'perCapita >= {policy.monitoringLine} and perCapita >= 10000 and perCapita < 15000' },
  { id: 'to20', label: '1.5 万至 2 万元', filter: 'perCapita >= {policy.monitoringLine} and perCapita >= 15000 and perCapita < 20000' },
  { id: 'above', label: '2 万元及以上', filter: 'perCapita >= {policy.monitoringLine} and perCapita >= 20000' },
] as const

const bands = measuresOf(
  '收入',
  incomeBands.map(({ id, label, filter }) => ({
    id: `income${id[0]!.toUpperCase()}${id.slice(1)}`,
    label: `上年人均纯收入${label}户数`,
    unit: '户' as const,
    definition: `上年收入记录中人均纯收入${label}的户，下限含、上限不含；监测范围线按截止日的政策参数。`,
    of: counted('income', `${lastYear} and ${filter}`),
  })),
)

const parts = [
  { id: 'wages', label: '工资性收入', field: 'wagesCounted' },
  { id: 'business', label: '生产经营性收入', field: 'businessCounted' },
  { id: 'property', label: '财产性收入', field: 'propertyCounted' },
  { id: 'transfer', label: '转移性收入', field: 'transferCounted' },
]

const composition = measuresOf('收入', [
  {
    id: 'incomeTotal',
    label: '上年家庭总收入合计',
    unit: '元',
    definition: '上年收入记录的家庭总收入合计，未扣生产经营性支出。',
    of: summed('income', 'total', lastYear),
  },
  ...parts.flatMap(({ id, label, field }) => [
    {
      id: `${id}Total`,
      label: `上年${label}合计`,
      unit: '元' as const,
      definition: `上年收入记录的${label}合计；有分项明细的按明细合计，没有的按填报数。`,
      of: summed('income', field, lastYear),
    },
    {
      id: `${id}Share`,
      label: `${label}占比`,
      unit: '%' as const,
      definition: `上年${label}合计 ÷ 上年家庭总收入合计。`,
      of: { ratio: [`${id}Total`, 'incomeTotal'] as const },
    },
  ]),
])

export const incomeMeasures: readonly Measure[] = [...totals, ...helped, ...bands, ...composition]
