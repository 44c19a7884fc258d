import { defineLedger } from '#shared/ledger/define.ts'
import { date, inSection, link, longtext, money, shown, text, year } from '../benefits/fields.ts'
import { villageAliases } from '../places.ts'

/** 产业设施保险: policies of workshops, sheds, stations; those of households' crops and animals are `insurance`. */
export const assetInsurance = defineLedger({
  id: 'assetInsurance',
  label: '产业设施保险',
  table: 'asset_insurance',
  unit: '单',
  menu: 'assets',
  title: 'subject',
  sections: [
    { id: 'policy', label: '投保' },
    { id: 'claim', label: '出险与理赔' },
  ],
  fields: [
    ...inSection('policy', [
      link('asset', '投保资产', '资产名称 资产编号 对应资产', {
        target: 'asset',
        fills: { subject: 'name', village: 'village' },
        help: '已登记的资产选它；未登记的只填保险标的',
        ...shown(160, 40),
      }),
      link('village', '行政村', villageAliases.join(' '), { target: 'village', required: true, carry: true, ...shown(100, 22) }),
      text('subject', '保险标的', '标的名称 投保标的 投保设施 保险标的名称', { required: true, search: 'text', ...shown(150, 36) }),
      text('holder', '投保单位', '投保主体 被保险单位', { search: 'text', ...shown(120, 30) }),
      year('year', '投保年度', '年度', { carry: true }),
      text('kind', '险种', '保险种类 险种名称 保险名称', { required: true, ...shown(110, 26) }),
      text('policyNo', '保单号', '保险单号 保单编号', { search: 'text' }),
      text('insurer', '承保机构', '保险公司 承保公司'),
      money('insured', '保险金额', '保额 保险金额(万元) 总保额', { min: 0, ...shown(110, 24) }),
      money('premium', '总保费', '保费 保险费 保费总额', { min: 0, ...shown(100, 22) }),
      money('granted', '财政补贴', '财政补贴保费 保费补贴'),
      date('startDate', '保险起期', '保险开始日期 起保日期', shown(104, 22)),
      date('endDate', '保险止期', '保险结束日期 终保日期 保险到期日', { ...shown(104, 22), help: '到期前 30 天提醒' }),
    ]),
    ...inSection('claim', [
      date('lostOn', '出险日期', '出险时间'),
      text('lossCause', '出险原因', '受灾原因'),
      money('amount', '理赔金额', '赔付金额 理赔款', shown(100, 22)),
      date('paidOn', '理赔日期', '赔付日期 理赔时间'),
      longtext('note', '备注', '备注说明'),
    ]),
  ],
  naturalKeys: [['policyNo'], ['asset', 'kind', 'startDate'], ['village', 'subject', 'kind', 'startDate']],
  aliases: ['设施保险', '车间保险', '大棚保险', '资产保险', '资产保险台账'],
  sort: ['-year', 'village', 'subject'],
  since: 'startDate',
  occurrence: { date: 'startDate', amount: 'amount', says: ['subject', 'kind', 'premium', 'amount'] },
})
