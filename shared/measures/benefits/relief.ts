import type { Measure } from '../define.ts'
import { counted, different, measuresOf, summed } from '../say.ts'

/** 一事一议, 临时救助, 慰问, 惠农补贴. */
export const reliefMeasures: readonly Measure[] = measuresOf('惠民政策', [
  {
    id: 'discussed',
    label: '一事一议解决户数',
    unit: '户',
    definition: '临时救助与物资台账中类型为一事一议的户，不限年度。',
    of: different('discussion', 'household', 'kind = "一事一议"'),
  },
  {
    id: 'reliefTimes',
    label: '临时救助人次',
    unit: '人次',
    definition: '临时救助与物资台账中类型为临时救助的记录数，不限年度。',
    of: counted('discussion', 'kind = "临时救助"'),
  },
  {
    id: 'reliefMoney',
    label: '临时救助金额',
    unit: '元',
    definition: '临时救助与物资台账中类型为临时救助的金额合计。',
    of: summed('discussion', 'amount', 'kind = "临时救助"'),
  },
  {
    id: 'condolences',
    label: '慰问户次',
    unit: '次',
    definition: '慰问台账的记录数，不限年度。',
    of: counted('condolence'),
  },
  {
    id: 'condolenceMoney',
    label: '慰问金额',
    unit: '元',
    definition: '慰问台账的慰问金合计，不含慰问品折价。',
    of: summed('condolence', 'amount'),
  },
  {
    id: 'farmSubsidyHouseholdsYear',
    label: '本年惠农补贴户数',
    unit: '户',
    time: 'year',
    definition: '惠农补贴发放台账中补贴年度为截止日所在年度的户，一户只计一次。',
    of: different('farmSubsidy', 'household', 'year = {year}'),
  },
  {
    id: 'farmSubsidyMoneyYear',
    label: '本年惠农补贴金额',
    unit: '元',
    time: 'year',
    definition: '惠农补贴发放台账中补贴年度为截止日所在年度的金额合计。',
    of: summed('farmSubsidy', 'amount', 'year = {year}'),
  },
])
