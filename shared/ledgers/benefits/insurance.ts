import { defineBenefit, forYear } from './common.ts'
import { date, money, quantity, shown, text } from './fields.ts'

/** 产业保险: crops and animals insured, and what was paid when they were lost. */
export const insurance = defineBenefit({
  id: 'insurance',
  label: '产业保险',
  table: 'insurance',
  of: 'household',
  name: { aliases: '投保人 投保人姓名 被保险人' },
  parts: [
    {
      id: 'policy',
      label: '投保',
      fields: [
        forYear('年度', '投保年度 参保年度 年份 数据年份'),
        text('kind', '险种', '保险种类 险种名称 保险名称 投保险种', { required: true, ...shown(120, 28) }),
        text('policyNo', '保单号', '保险单号 保单编号', { search: 'text' }),
        text('insurer', '承保机构', '保险公司 承保公司', shown(120, 28)),
        quantity('scale', '投保规模', '投保数量 投保面积 承保数量', shown(84, 20)),
        text('scaleUnit', '规模单位', '单位 计量单位', { help: '亩、头、羽' }),
        money('premium', '总保费', '保费 保险费 保费总额 总保险费', { ...shown(90, 20), help: '财政补贴加自缴' }),
        money('granted', '财政补贴', '财政补贴保费 保费补贴 财政补助'),
        money('own', '自缴', '自缴保费 农户自缴 自缴金额 个人缴费'),
        date('startDate', '保险起期', '保险开始日期 保险期间起 起保日期 保险起始日期', shown(104, 22)),
        date('endDate', '保险止期', '保险结束日期 保险期间止 终保日期 保险到期日', shown(104, 22)),
      ],
    },
    {
      id: 'claim',
      label: '出险与理赔',
      fields: [
        date('lostOn', '出险日期', '出险时间 受灾日期'),
        text('lossCause', '出险原因', '受灾原因 灾害类型'),
        money('amount', '理赔金额', '赔付金额 理赔款 赔款金额', shown(96, 22)),
        date('paidOn', '理赔日期', '赔付日期 理赔时间 赔付时间'),
      ],
    },
  ],
  keys: [['policyNo'], ['household', 'kind', 'startDate']],
  aliases: ['农业保险', '产业保', '特色产业保险', '种养殖保险'],
  sort: ['-year', 'village', 'name'],
  since: 'startDate',
  occurrence: { date: 'year', amount: 'amount', says: ['kind', 'scale', 'scaleUnit', 'premium', 'amount'] },
})
