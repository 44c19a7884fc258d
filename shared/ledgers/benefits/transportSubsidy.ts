import { amountOf, batch, defineBenefit, forYear } from './common.ts'
import { choice, shown, text, whole } from './fields.ts'

/** 交通补贴, 稳岗补贴, 就业奖补: once a person, year and kind. */
export const transportSubsidy = defineBenefit({
  id: 'transportSubsidy',
  label: '务工补贴',
  table: 'transport_subsidy',
  of: 'person',
  name: { aliases: '务工人员姓名 申请人 申请人姓名' },
  parts: [
    {
      id: 'work',
      label: '补贴',
      fields: [
        forYear('年度', '数据年份 补贴年度 年份 申报年度 period'),
        choice('kind', '补贴类型', '补贴类别 补助类型 补贴项目', { codes: 'transportKind', ...shown(160, 36) }),
        batch,
        text('place', '务工地', '务工地点 务工所在地 务工地址', shown(140, 32)),
        text('employer', '务工企业名称', '务工单位 务工企业 就业单位'),
        whole('months', '务工月数', '务工时间(月) 务工时长 务工时间', { unit: '月', max: 12, ...shown(80, 16) }),
        text('voucher', '车票/凭证', '车票 凭证 佐证材料 务工证明'),
      ],
    },
  ],
  pay: { amount: amountOf('补贴金额', '年度交通费补助 交通补贴 金额 发放金额 补助金额 交通费补助 奖补金额'), account: true },
  keys: [
    ['idCard', 'year', 'kind'],
    ['household', 'name', 'year', 'kind'],
  ],
  aliases: ['交通补贴', '交通费补助', '稳岗补贴', '就业奖补', '一次性交通补贴'],
  sort: ['-year', 'village', 'name'],
  since: 'paidOn',
  occurrence: { date: 'year', amount: 'amount', says: ['kind', 'place', 'amount'] },
})
