import { amountOf, defineBenefit } from './common.ts'
import { choice, date, money, shown, text } from './fields.ts'

/** 慰问: who called on a household, with what. */
export const condolence = defineBenefit({
  id: 'condolence',
  label: '慰问',
  table: 'condolence',
  of: 'household',
  name: { aliases: '慰问对象 慰问对象姓名 被慰问人' },
  parts: [
    {
      id: 'visit',
      label: '慰问',
      fields: [
        date('date', '慰问日期', '慰问时间 日期', { required: true, carry: true, ...shown(104, 24) }),
        choice('kind', '慰问类型', '慰问类别 慰问事由 慰问名目', { codes: 'condolenceKind', carry: true, ...shown(100, 24) }),
        text('by', '慰问单位', '慰问人 慰问领导 慰问单位(人)', { carry: true, ...shown(140, 34) }),
        text('goods', '慰问品', '慰问物资 慰问物品', shown(130, 30)),
        money('goodsWorth', '慰问品折价', '物资折价 折价金额 慰问品价值'),
      ],
    },
  ],
  pay: { amount: amountOf('慰问金', '慰问金额 金额 慰问款 发放金额'), paidOn: null },
  keys: [['household', 'date', 'kind', 'by']],
  aliases: ['走访慰问', '慰问台账', '慰问金发放', '慰问花名册'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', amount: 'amount', says: ['kind', 'by', 'amount', 'goods'] },
})
