import type { PolicyItem } from './define.ts'
import { money, number, percent, text } from './item.ts'

const years = (id: string, label: string, value: number, help: string): PolicyItem =>
  number(id, label, '岁', 'limits')({ help, values: [['', value]] })
const area = (id: string, label: string, value: number): PolicyItem =>
  number(id, label, '亩', 'limits')({ help: '一户超过此数列为疑点。', values: [['', value]] })
const share = (id: string, label: string, value: number, help: string): PolicyItem =>
  percent(id, label, 'limits', { help, values: [['', value]] })

const ages: readonly PolicyItem[] = [
  years('workingAgeFrom', '劳动年龄起', 16, '不满此年龄应登记为无劳动力，不得务工或聘用。'),
  years('workingAgeTo', '劳动年龄止', 60, '达到此年龄登记为普通劳动力、技能劳动力的列为疑点。'),
  years('schoolAgeFrom', '义务教育年龄起', 6, '《义务教育法》：年满六周岁入学。'),
  years('schoolAgeTo', '义务教育年龄止', 15, '含此年龄。'),
  years('pensionAge', '城乡居民养老金领取年龄', 60, '年满 60 周岁。'),
  years('elderlyAge', '高龄补贴年龄', 80, '按县（市、区）规定。'),
  years('publicPostAgeDoubt', '公益性岗位年龄偏大线', 65, '达到此年龄列为疑点，部分地方为 60 岁。'),
  years('publicPostAgeMax', '公益性岗位年龄上限', 70, '达到此年龄为错误。'),
  years('loanAgeMin', '小额信贷最低年龄', 18, '脱贫人口小额信贷借款人年龄。'),
  years('loanAgeMax', '小额信贷最高年龄', 65, '含此年龄；到期时不超过 65 周岁。'),
  years('spouseAgeGap', '夫妻年龄差', 30, '超过列为疑点。'),
  years('parentAgeGap', '父母与子女最小年龄差', 12, '小于列为疑点。'),
  years('grandparentAgeGap', '祖孙最小年龄差', 24, '小于列为疑点。'),
]

const amounts: readonly PolicyItem[] = [
  money('loanMax', '小额信贷额度', 'limits', { help: '每户 5 万元以内免担保免抵押、财政贴息。', values: [['', 5_000_000]] }),
  money('loanMaxExtra', '小额信贷追加后额度', 'limits', {
    help: '确有需要的可追加，总额不超过 10 万元，超出 5 万元部分不贴息。',
    values: [['', 10_000_000]],
  }),
  number('loanMonths', '小额信贷期限', '月', 'limits')({ help: '最长 3 年；可续贷或展期 1 次。', values: [['', 36]] }),
  percent('interestSubsidy', '小额信贷贴息比例', 'limits', {
    help: '2023 年以前多为全额贴息，2024 年起各地下调，请按当地设置。',
    values: [
      ['', 10_000],
      ['2024-01-01', 7_000],
    ],
  }),
  money('amountTolerance', '金额核对容差', 'limits', { help: '合计与明细相差不超过此数不算不符。', values: [['', 100]] }),
  money('investmentTolerance', '项目投资核对容差', 'limits', { help: '0.01 万元。', values: [['', 10_000]] }),
]

const shares: readonly PolicyItem[] = [
  percent('industryShare', '衔接资金产业占比', 'limits', {
    help: '中央衔接资金用于产业发展的比例。',
    values: [
      ['', 5_000],
      ['2022-01-01', 5_500],
      ['2023-01-01', 6_000],
    ],
  }),
  share('provincialIndustryShare', '省级衔接资金产业占比', 5_000, '省要求 50%–60%，按本省设置。'),
  share('managementFee', '项目管理费比例', 100, '不超过中央衔接资金的 1%。'),
  share('retentionShare', '质保金比例', 500, '不超过工程价款结算额的 5%。'),
  share('payBeforeAcceptance', '验收前最高支付比例', 8_500, '未验收而支付超过合同额的此比例，列为疑点。'),
  share('spendingLag', '支付慢于序时的容许百分点', 300, '落后超过此百分点列为疑点。'),
  share('pvPostShare', '光伏收益用于公岗与公益事业的比例', 8_000, '国开办发〔2017〕61 号，陇县等地为 80%。'),
  share('incomeGrowth', '人均纯收入增幅上限', 3_000, '同比增幅超过此比例或为负，列为疑点。'),
  share('transferShare', '转移性收入占比上限', 8_000, '转移性收入占总收入超过此比例列为疑点。'),
  share('populationGap', '户数人数与上期差异', 500, '与村表或上期相差超过此比例列为疑点。'),
  share('ratioTolerance', '比率核对容差', 5, '户均、比率与重算相差不超过 0.05 个百分点不算不符。'),
]

const land: readonly PolicyItem[] = [
  area('arableLandMax', '耕地面积上限', 100),
  area('forestLandMax', '林地、退耕、林果面积上限', 200),
  area('pastureMax', '牧草地、水面面积上限', 100),
  number('roadDistanceMax', '与村主干路距离上限', '公里', 'limits')({ help: '超过列为疑点。', values: [['', 5]] }),
  number('publicPostMonths', '公益性岗位一年月数', '月', 'limits')({ help: '一年不超过 12 个月。', values: [['', 12]] }),
  number(
    'publicPostsPerHousehold',
    '每户公益性岗位人数',
    '人',
    'limits',
  )({ help: '超过列为疑点，按县（市、区）规定。', values: [['', 1]] }),
  number('publicPostKinds', '一人公益性岗位种数', '种', 'limits')({ help: '达到此数列为疑点。', values: [['', 3]] }),
  number('householdsPerHelper', '一名帮扶责任人结对户数', '户', 'limits')({ help: '超过提示，按县（市、区）规定。', values: [['', 10]] }),
  text('negativeList', '资金负面清单关键词', 'limits', {
    help: '项目名称、建设内容或支付用途含有这些词的列为疑点。',
    values: [['', '办公楼,楼堂馆所,公务用车,车辆购置,通讯设备,奖金,津贴,福利,偿还债务,还债,垫资,弥补经费,招待']],
  }),
]

/** Ages, amounts and shares beyond which something is wrong or to be looked at. */
export const limits: readonly PolicyItem[] = [...ages, ...amounts, ...shares, ...land]
