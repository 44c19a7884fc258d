import { amountOf, defineBenefit, forYear } from './common.ts'
import { choice, money, month, shown, text, yes } from './fields.ts'

/** 养老, 高龄, 优抚, 计生 and what else is paid to a person by the month. */
export const pension = defineBenefit({
  id: 'pension',
  label: '养老优抚补助',
  table: 'pension',
  of: 'person',
  parts: [
    {
      id: 'grant',
      label: '项目',
      fields: [
        choice('kind', '项目', '项目名称 补助项目 待遇项目 补贴项目', { codes: 'pensionKind', required: true, ...shown(130, 30) }),
        forYear(),
        choice('veteranKind', '优抚类别', '优抚对象类别', { codes: 'veteranKind' }),
        month('since', '开始享受时间', '享受时间 开始领取时间 领取时间', shown(104, 22)),
      ],
    },
    {
      id: 'insured',
      label: '参保',
      fields: [
        choice('insured', '参保状态', '参保情况 是否参保', { codes: 'pensionInsured' }),
        text('level', '缴费档次', '缴费等级 参保档次'),
        money('paidIn', '缴费金额', '缴费额 个人缴费', shown(96, 22)),
        yes('isFirst', '是否首次参保', '首次参保'),
      ],
    },
    {
      id: 'drawn',
      label: '领取',
      fields: [
        choice('drawn', '领取状态', '是否领取 领取情况', {
          codes: 'pensionDrawn',
          dated: true,
          ...shown(84, 18),
          help: '居民养老满 60 岁领取',
        }),
        money('monthly', '月领取金额', '月养老金 月发放金额 月领取额 月补助金额', { unit: '元/月', ...shown(104, 24) }),
      ],
    },
  ],
  pay: { amount: amountOf('发放金额', '金额 年领取金额 补助金额 补贴金额'), account: true },
  stops: true,
  keys: [
    ['idCard', 'kind', 'year'],
    ['household', 'name', 'kind', 'year'],
  ],
  aliases: ['高龄补贴', '高龄津贴', '优抚对象', '计生奖扶', '计生特扶', '养老金发放', '养老保险参保'],
  sort: ['village', 'group', 'name'],
  since: 'since',
  occurrence: { date: 'year', amount: 'amount', says: ['kind', 'monthly', 'amount'] },
})
