import { amountOf, batch, defineBenefit, forYear } from './common.ts'
import { choice, date, money, quantity, shown, text } from './fields.ts'

/** 产业奖补: so much a unit of what a household grows or keeps. 应补 is the office's figure; a rule compares it. */
export const subsidy = defineBenefit({
  id: 'subsidy',
  label: '产业奖补',
  table: 'subsidy',
  of: 'household',
  parts: [
    {
      id: 'claim',
      label: '申报',
      fields: [
        forYear('年度', '奖补年度 数据年份 补贴年度 年份 period'),
        batch,
        choice('kind', '奖补产业', '分类 classify 产业类型 奖补类别 产业分类 奖补类型 产业类别', {
          codes: 'subsidyKind',
          ...shown(84, 18),
        }),
        text('item', '奖补项目', '产业名称 品种 奖补内容 项目名称', shown(110, 26)),
        quantity('scale', '规模', '产业规模 种养规模 奖补规模 申报规模 申报数量 数量', shown(84, 20)),
        text('scaleUnit', '规模单位', '单位 计量单位', { width: 72, inGrid: true, help: '亩、头、羽、㎡' }),
        money('standard', '补助标准', '奖补标准 标准 补贴标准 单价', { ...shown(90, 20), help: '每单位' }),
        money('due', '应补金额', '应奖补金额 应补助金额 申报金额', { ...shown(96, 22), help: '规模乘标准，不超过封顶' }),
        date('appliedOn', '申请日期', '申请时间 申报日期 申报时间'),
      ],
    },
    {
      id: 'acceptance',
      label: '验收与公示',
      fields: [
        date('acceptedOn', '验收日期', '验收时间', shown(104, 22)),
        quantity('acceptedScale', '验收数量', '验收规模 核实数量 核定规模'),
        text('acceptedBy', '验收人', '验收人员 验收单位'),
        date('postedFrom', '公示开始', '公示起 公示开始日期 公示开始时间'),
        date('postedTo', '公示结束', '公示止 公示结束日期 公示结束时间'),
      ],
    },
  ],
  pay: { amount: amountOf('实发金额', '奖补金额 实际奖补金额 实补金额 金额 发放金额 补贴金额 补助金额 奖补资金'), account: true },
  keys: [['household', 'year', 'kind', 'item']],
  aliases: ['产业奖补花名册', '产业以奖代补', '产业补助', '到户产业奖补', '生产奖补'],
  sort: ['-year', 'village', 'name'],
  since: 'acceptedOn',
  occurrence: { date: 'year', amount: 'amount', says: ['kind', 'item', 'scale', 'scaleUnit', 'amount'] },
})
