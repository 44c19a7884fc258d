import { amountOf, defineBenefit } from './common.ts'
import { choice, date, money, shown, text, yes } from './fields.ts'

/** 防贫保: insurance against falling (back) into poverty; open to every rural household, one record a claim. */
export const povertyInsurance = defineBenefit({
  id: 'povertyInsurance',
  label: '防贫保',
  table: 'poverty_insurance',
  of: 'person',
  name: { aliases: '申请人 申请人姓名 被保险人 理赔对象' },
  parts: [
    {
      id: 'claim',
      label: '申请与理赔',
      fields: [
        date('appliedOn', '申请日期', '申请时间 报案日期 报案时间', shown(104, 22)),
        choice('trigger', '触发类型', '触发原因 理赔类型 致贫因素 救助类型', { codes: 'insuranceTrigger', ...shown(84, 18) }),
        money('spent', '总支出', '支出总额 自付总支出 总费用', shown(96, 22)),
        money('deductible', '免赔线', '免赔额 起付线'),
        text('finding', '核查意见', '核查结果 入户核查意见', shown(130, 30)),
        text('insurer', '承保机构', '保险公司 承保公司 保险机构', shown(120, 28)),
        yes('isOrdinary', '是否一般农户', '一般农户'),
      ],
    },
  ],
  pay: {
    amount: amountOf('理赔金额', '赔付金额 保险金额 理赔款 赔付额 救助金额'),
    paidOn: { label: '赔付到账日期', aliases: '到账日期 赔付日期 理赔日期 赔付时间 理赔时间 发放日期' },
    account: true,
  },
  keys: [
    ['idCard', 'appliedOn'],
    ['household', 'name', 'appliedOn'],
  ],
  aliases: ['防返贫保险', '防贫保险', '防贫保理赔', '防返贫保'],
  sort: ['-appliedOn'],
  since: 'appliedOn',
  occurrence: { date: 'appliedOn', amount: 'amount', says: ['trigger', 'spent', 'amount'] },
})
