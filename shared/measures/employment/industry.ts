import { here, inSystem, inYear, loanOpen } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, different, measuresOf, summed } from '../say.ts'

const industry = measuresOf('就业产业', [
  {
    id: 'subsidised',
    label: '产业奖补户数',
    unit: '户',
    definition: '产业奖补台账中的户，一户多项只计一次，不限年度。',
    of: different('subsidy', 'household'),
  },
  {
    id: 'subsidyMoney',
    label: '产业奖补金额',
    unit: '元',
    definition: '产业奖补台账的实发金额合计，不限年度。',
    of: summed('subsidy', 'amount'),
  },
  {
    id: 'subsidyEach',
    label: '户均产业奖补',
    unit: '元/户',
    definition: '产业奖补金额 ÷ 产业奖补户数。',
    of: { ratio: ['subsidyMoney', 'subsidised'] },
  },
  {
    id: 'subsidisedYear',
    label: '本年产业奖补户数',
    unit: '户',
    time: 'year',
    definition: '产业奖补台账中年度为截止日所在年度的户。',
    of: different('subsidy', 'household', 'year = {year}'),
  },
  {
    id: 'subsidyMoneyYear',
    label: '本年产业奖补金额',
    unit: '元',
    time: 'year',
    definition: '产业奖补台账中年度为截止日所在年度的实发金额合计。',
    of: summed('subsidy', 'amount', 'year = {year}'),
  },
  {
    id: 'industryInsured',
    label: '产业保险户数',
    unit: '户',
    definition: '产业保险台账中的户，一户多险只计一次，不限年度。',
    of: different('insurance', 'household'),
  },
  {
    id: 'industryInsuredNow',
    label: '在保产业保险户数',
    unit: '户',
    definition: '产业保险台账中保险止期未填或不早于截止日的户。',
    of: different('insurance', 'household', '(endDate is blank or endDate >= {asOf})'),
  },
  {
    id: 'industryClaims',
    label: '产业保险理赔金额',
    unit: '元',
    definition: '产业保险台账的理赔金额合计，不限年度。',
    of: summed('insurance', 'amount'),
  },
  {
    id: 'consumption',
    label: '消费帮扶金额',
    unit: '元',
    definition: '消费帮扶台账的金额合计，不限年度。',
    of: summed('consumption', 'amount'),
  },
  {
    id: 'consumptionYear',
    label: '本年消费帮扶金额',
    unit: '元',
    time: 'year',
    definition: '消费帮扶台账中采购日期在本年的金额合计。',
    of: summed('consumption', 'amount', inYear('date')),
  },
  {
    id: 'industryHouseholds',
    label: '有产业帮扶的帮扶对象户数',
    unit: '户',
    definition: '脱贫户和三类监测对象中“到户产业帮扶类型”已填的户。',
    of: counted('household', `${here} and ${inSystem} and industrySupport is not blank`),
  },
  {
    id: 'industryRate',
    label: '产业帮扶覆盖率',
    unit: '%',
    definition: '有产业帮扶的帮扶对象户数 ÷ 系统内帮扶对象户数。',
    of: { ratio: ['industryHouseholds', 'inSystemHouseholds'] },
  },
  {
    id: 'landRented',
    label: '土地流转面积',
    unit: '亩',
    definition: '土地流转与分红台账中类型为土地流转、流转结束日期未填或不早于截止日的流转面积合计。',
    of: summed('landTransfer', 'area', 'kind = "土地流转" and (endDate is blank or endDate >= {asOf})'),
  },
])

const loans = measuresOf('就业产业', [
  {
    id: 'loanStock',
    label: '小额信贷余额',
    unit: '万元',
    definition: '小额信贷台账中未结清、未代偿贷款的余额合计；余额 = 贷款金额 − 建账前已还本金 − 已还本金。',
    of: summed('loan', 'balance', loanOpen),
  },
  {
    id: 'loanHouseholds',
    label: '小额信贷存量户数',
    unit: '户',
    definition: '小额信贷台账中有未结清贷款的户，一户只计一次。',
    of: different('loan', 'household', loanOpen),
  },
  {
    id: 'loanEach',
    label: '户均小额信贷余额',
    unit: '万元',
    definition: '小额信贷余额 ÷ 小额信贷存量户数。',
    of: { ratio: ['loanStock', 'loanHouseholds'] },
  },
  {
    id: 'loansNewYear',
    label: '本年新增小额信贷户数',
    unit: '户',
    time: 'year',
    definition: '贷款起始日在本年的户，不论是否已还。',
    of: different('loan', 'household', inYear('startDate')),
  },
  {
    id: 'loanMoneyNewYear',
    label: '本年新增小额信贷金额',
    unit: '万元',
    time: 'year',
    definition: '贷款起始日在本年的贷款金额合计。',
    of: summed('loan', 'amount', inYear('startDate')),
  },
  {
    id: 'loanOverdue',
    label: '小额信贷逾期余额',
    unit: '万元',
    definition: '未结清贷款中状态为逾期，或已过到期日（有展期的按展期后到期日）的余额合计。',
    of: summed('loan', 'balance', `${loanOpen} and ${overdue()}`),
  },
  {
    id: 'loanOverdueCount',
    label: '小额信贷逾期笔数',
    unit: '笔',
    definition: '未结清贷款中状态为逾期，或已过到期日（有展期的按展期后到期日）的笔数。',
    of: counted('loan', `${loanOpen} and ${overdue()}`),
  },
  {
    id: 'loanOverdueRate',
    label: '小额信贷逾期率',
    unit: '%',
    definition: '小额信贷逾期余额 ÷ 小额信贷余额。',
    of: { ratio: ['loanOverdue', 'loanStock'] },
  },
  {
    id: 'loanInterestPaid',
    label: '小额信贷已贴息金额',
    unit: '元',
    definition: '小额信贷台账的已贴息金额合计，不限年度。',
    of: summed('loan', 'interestPaid'),
  },
])

function overdue(): string {
  return '(status = "逾期" or (extendedTo is blank and dueDate < {asOf}) or extendedTo < {asOf})'
}

const solar = measuresOf('就业产业', [
  {
    id: 'stations',
    label: '光伏电站数',
    unit: '座',
    definition: '光伏电站台账中运行状态不是撤销的座数。',
    of: counted('station', 'not state = "撤销"'),
  },
  {
    id: 'stationCapacity',
    label: '光伏装机容量',
    unit: '千瓦',
    definition: '未撤销光伏电站的装机容量合计。',
    of: summed('station', 'capacity', 'not state = "撤销"'),
  },
  {
    id: 'stationPowerYear',
    label: '本年光伏发电量',
    unit: '度',
    time: 'year',
    definition: '光伏收益台账中月份在本年的发电量合计。',
    of: summed('stationIncome', 'power', inYear('month')),
  },
  {
    id: 'stationIncomeYear',
    label: '本年光伏收入',
    unit: '元',
    time: 'year',
    definition: '光伏收益台账中月份在本年的村账收入合计。',
    of: summed('stationIncome', 'amount', inYear('month')),
  },
  {
    id: 'stationIncome',
    label: '累计光伏收入',
    unit: '元',
    definition: '光伏收益台账的村账收入合计，不限年度。',
    of: summed('stationIncome', 'amount'),
  },
  {
    id: 'stationUsed',
    label: '累计光伏收益分配',
    unit: '元',
    definition: '光伏收益分配台账的分配金额合计，不含用途为结余的。',
    of: summed('stationUse', 'amount', 'not use = "结余"'),
  },
  {
    id: 'stationUseRate',
    label: '光伏收益分配率',
    unit: '%',
    definition: '累计光伏收益分配 ÷ 累计光伏收入。',
    of: { ratio: ['stationUsed', 'stationIncome'] },
  },
  {
    id: 'stationHouseholds',
    label: '光伏联结户数',
    unit: '户',
    definition: '未撤销光伏电站的受益户数合计，一户联结多座的会重复。',
    of: summed('station', 'households', 'not state = "撤销"'),
  },
])

const villages = measuresOf('就业产业', [
  {
    id: 'collectiveIncome',
    label: '村级集体经济收入',
    unit: '万元',
    definition: '行政村台账的村级集体经济收入合计，按各村最近填报数。',
    of: summed('village', 'collectiveIncome'),
  },
  {
    id: 'collectiveMean',
    label: '村均集体经济收入',
    unit: '万元',
    definition: '村级集体经济收入 ÷ 行政村数。',
    of: { ratio: ['collectiveIncome', 'villages'] },
  },
  {
    id: 'collectiveAbove10',
    label: '集体经济收入 10 万元及以上村数',
    unit: '个',
    definition: '行政村台账中村级集体经济收入不低于 10 万元的村数。',
    of: counted('village', 'collectiveIncome >= 100000'),
  },
  {
    id: 'cooperatives',
    label: '农民专业合作社数',
    unit: '家',
    definition: '行政村台账的农民专业合作社数合计。',
    of: summed('village', 'cooperatives'),
  },
])

export const industryMeasures: readonly Measure[] = [...industry, ...loans, ...solar, ...villages]
