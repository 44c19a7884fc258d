import { amountOf, defineBenefit } from './common.ts'
import { choice, date, longtext, shown, year, yes } from './fields.ts'

/** 厕所革命 and 人居环境: one toilet a household. */
export const toilet = defineBenefit({
  id: 'toilet',
  label: '厕所革命',
  table: 'toilet',
  of: 'household',
  parts: [
    {
      id: 'work',
      label: '改厕',
      fields: [
        choice('kind', '改厕模式', '改厕类型 厕所类型 改厕方式', { codes: 'toiletKind', ...shown(130, 32) }),
        year('year', '改厕年度', '改造年度 改厕时间 年度', { carry: true, ...shown(84, 18) }),
        date('acceptedOn', '验收日期', '验收时间', shown(104, 24)),
        yes('isFaulty', '是否问题厕所', '问题厕所', { dated: true, ...shown(96, 20) }),
        longtext('fault', '问题情况', '存在问题 问题描述'),
        date('mendedOn', '整改日期', '整改时间 整改完成时间', shown(104, 24)),
      ],
    },
  ],
  pay: { amount: amountOf('补助', '改厕补助 补助金额 补助资金 奖补金额 金额'), account: true },
  keys: [['household']],
  aliases: ['改厕', '户厕改造', '农村改厕', '户厕台账', '人居环境'],
  sort: ['village', 'group', 'name'],
  since: 'acceptedOn',
  occurrence: { date: 'year', amount: 'amount', says: ['kind', 'isFaulty', 'amount'] },
})
