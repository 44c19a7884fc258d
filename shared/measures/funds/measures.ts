import type { Measure } from '../define.ts'
import { counted, measuresOf, summed } from '../say.ts'

const bridging = 'level in ("中央财政衔接资金","省级衔接资金","市级衔接资金","县级衔接资金")'
const arrived = 'arrivedOn is not blank'

const loop = measuresOf('资金', [
  {
    id: 'fundScale',
    label: '资金规模',
    unit: '万元',
    definition: '资金指标台账的指标金额合计，不限年度和来源。',
    of: summed('fundSource', 'amount'),
  },
  {
    id: 'fundScaleYear',
    label: '本年资金规模',
    unit: '万元',
    time: 'year',
    definition: '资金指标台账中资金年度为截止日所在年度的指标金额合计。',
    of: summed('fundSource', 'amount', 'year = {year}'),
  },
  {
    id: 'bridgingScaleYear',
    label: '本年财政衔接资金规模',
    unit: '万元',
    time: 'year',
    definition: '本年资金规模中资金来源为中央、省、市、县级衔接资金的合计。',
    of: summed('fundSource', 'amount', `year = {year} and ${bridging}`),
  },
  {
    id: 'fundArrived',
    label: '到位资金',
    unit: '万元',
    definition: '资金指标台账中填有到账日期的指标金额合计。',
    of: summed('fundSource', 'amount', arrived),
  },
  { id: 'arrivalRate', label: '资金到位率', unit: '%', definition: '到位资金 ÷ 资金规模。', of: { ratio: ['fundArrived', 'fundScale'] } },
  {
    id: 'fundAllocated',
    label: '已下达资金',
    unit: '万元',
    definition: '资金下拨台账中状态不是待下拨、已收回的下拨金额合计。',
    of: summed('allocation', 'amount', 'not state in ("待下拨","已收回")'),
  },
  {
    id: 'allocationRate',
    label: '资金下达率',
    unit: '%',
    definition: '已下达资金 ÷ 资金规模。',
    of: { ratio: ['fundAllocated', 'fundScale'] },
  },
  {
    id: 'fundPaid',
    label: '累计支付资金',
    unit: '万元',
    definition: '资金支付台账的支付金额合计，不限年度；退回的以负数登记。',
    of: summed('payment', 'amount'),
  },
  {
    id: 'fundPaidYear',
    label: '本年支付资金',
    unit: '万元',
    time: 'year',
    definition: '资金支付台账中支付日期在本年的支付金额合计。',
    of: summed('payment', 'amount', 'date starts with "{year}"'),
  },
  {
    id: 'paymentRate',
    label: '资金支付率（按到位）',
    unit: '%',
    definition: '累计支付资金 ÷ 到位资金。省级考核按此口径。',
    of: { ratio: ['fundPaid', 'fundArrived'] },
  },
  {
    id: 'paymentRateApproved',
    label: '资金支付率（按批复）',
    unit: '%',
    definition: '累计支付资金 ÷ 批复实施项目的批复金额。',
    of: { ratio: ['fundPaid', 'projectApprovedMoney'] },
  },
  {
    id: 'fundBalance',
    label: '资金结余',
    unit: '万元',
    definition: '到位资金减累计支付资金；未到账的指标不计。',
    of: { plus: ['fundArrived'], minus: ['fundPaid'] },
  },
  {
    id: 'fundReturned',
    label: '收回财政资金',
    unit: '万元',
    definition: '结余结转台账中结余处理为收回财政的结余金额合计。',
    of: summed('fundCarryover', 'amount', 'treatment = "收回财政"'),
  },
  {
    id: 'fundLeft',
    label: '扣除收回后的资金结余',
    unit: '万元',
    definition: '资金结余减收回财政资金，与试算平衡表中到账未下拨、下拨未支付及已转出结余的余额合计相符。',
    of: { plus: ['fundBalance'], minus: ['fundReturned'] },
  },
  {
    id: 'fundUnallocated',
    label: '到位未下达资金',
    unit: '万元',
    definition: '到位资金减已下达资金；负数说明下达早于登记到账或超拨。',
    of: { plus: ['fundArrived'], minus: ['fundAllocated'] },
  },
])

const shape = measuresOf('资金', [
  {
    id: 'sourceTotal',
    label: '项目资金来源合计',
    unit: '万元',
    definition: '项目资金来源明细台账的来源金额合计，包括衔接资金和其他资金。',
    of: summed('projectSource', 'amount'),
  },
  {
    id: 'sourceBridging',
    label: '项目衔接资金',
    unit: '万元',
    definition: '项目资金来源明细中资金来源为中央、省、市、县级衔接资金的合计。',
    of: summed('projectSource', 'amount', bridging),
  },
  {
    id: 'sourceIndustry',
    label: '用于产业发展的衔接资金',
    unit: '万元',
    definition: '项目衔接资金中项目类型为产业发展的合计。',
    of: summed('projectSource', 'amount', `${bridging} and projectType in ("产业发展","产业项目")`),
  },
  {
    id: 'industryShare',
    label: '衔接资金产业占比',
    unit: '%',
    definition: '用于产业发展的衔接资金 ÷ 项目衔接资金，不限年度；产业配套设施不在产业发展类的不计。',
    of: { ratio: ['sourceIndustry', 'sourceBridging'] },
  },
  {
    id: 'sourceCentral',
    label: '项目中央衔接资金',
    unit: '万元',
    definition: '项目资金来源明细中资金来源为中央财政衔接资金的合计。',
    of: summed('projectSource', 'amount', 'level = "中央财政衔接资金"'),
  },
  {
    id: 'sourceCentralIndustry',
    label: '用于产业发展的中央衔接资金',
    unit: '万元',
    definition: '项目中央衔接资金中项目类型为产业发展的合计。',
    of: summed('projectSource', 'amount', 'level = "中央财政衔接资金" and projectType in ("产业发展","产业项目")'),
  },
  {
    id: 'centralIndustryShare',
    label: '中央衔接资金产业占比',
    unit: '%',
    definition: '用于产业发展的中央衔接资金 ÷ 项目中央衔接资金。',
    of: { ratio: ['sourceCentralIndustry', 'sourceCentral'] },
  },
  {
    id: 'carryoverOpen',
    label: '尚未处理结余资金',
    unit: '万元',
    definition: '结余结转台账中结余处理未填或为尚未处理的结余金额合计。',
    of: summed('fundCarryover', 'amount', '(treatment is blank or treatment = "尚未处理")'),
  },
  {
    id: 'carryoverOld',
    label: '结余两年及以上资金',
    unit: '万元',
    definition: '结余结转台账中结余年限满两年且尚未处理的结余金额合计。',
    of: summed('fundCarryover', 'amount', 'years >= 2 and (treatment is blank or treatment = "尚未处理")'),
  },
  { id: 'payments', label: '支付笔数', unit: '笔', definition: '资金支付台账的记录数。', of: counted('payment') },
])

export const fundMeasures: readonly Measure[] = [...loop, ...shape]
