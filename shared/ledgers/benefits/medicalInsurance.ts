import { amountOf, defineBenefit, forYear } from './common.ts'
import { choice, money, month, shown, text } from './fields.ts'

/** Who is insured for the year, and what of the contribution others pay. */
export const medicalInsurance = defineBenefit({
  id: 'medicalInsurance',
  label: '医保参保资助',
  table: 'medical_insurance',
  of: 'person',
  name: { aliases: '参保人姓名 参保人' },
  parts: [
    {
      id: 'insured',
      label: '参保',
      fields: [
        forYear('参保年度', '年度 年份 数据年份 缴费年度'),
        choice('scheme', '参保险种', '险种 险种类型 参保类型', { codes: 'medicalScheme', ...shown(80, 18) }),
        choice('state', '参保状态', '参保情况 是否参保 是否参加医保', { codes: 'medicalInsured', required: true, ...shown(84, 18) }),
        month('insuredOn', '参保时间', '参保日期 缴费时间 缴费日期', shown(104, 22)),
        text('level', '缴费档次', '缴费标准 参保档次'),
        money('paidIn', '缴费金额', '个人缴费 个人缴费金额 缴费额', shown(96, 22)),
        choice('uninsuredReason', '未参保原因', '未参加医保原因', { codes: 'uninsuredReason', ...shown(104, 24) }),
      ],
    },
  ],
  pay: {
    amount: amountOf('资助金额', '个人缴费补贴 资助标准 补贴金额 资助额 参保资助金额', {
      help: '不超过个人缴费标准；限脱贫户、监测对象、低保、特困',
    }),
    paidOn: { label: '资助日期', aliases: '资助时间' },
  },
  keys: [
    ['idCard', 'year'],
    ['household', 'name', 'year'],
  ],
  aliases: ['医保参保', '参保花名册', '参保资助', '医疗保险参保'],
  sort: ['-year', 'village', 'name'],
  since: 'insuredOn',
  occurrence: { date: 'year', amount: 'amount', says: ['scheme', 'state', 'amount'] },
})
