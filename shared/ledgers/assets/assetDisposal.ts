import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, longtext, money, quantity, shown, text } from '../benefits/fields.ts'
import { ofAsset } from './ofAsset.ts'

/** 资产处置: needs a decision and an appraisal (R156). The state of the asset is changed there. */
export const assetDisposal = defineLedger({
  id: 'assetDisposal',
  label: '资产处置',
  table: 'asset_disposal',
  unit: '条',
  menu: 'assets',
  title: 'method',
  parent: { ledger: 'asset', field: 'asset' },
  sections: [{ id: 'basics', label: '处置' }],
  fields: inSection('basics', [
    ...ofAsset,
    choice('method', '处置方式', '资产处置方式', { codes: 'disposalMethod', required: true, ...shown(90, 22) }),
    date('date', '处置日期', '处置时间', { required: true, ...shown(104, 24) }),
    text('reason', '处置原因', '', { search: 'text', ...shown(150, 36) }),
    quantity('quantity', '处置数量', ''),
    date('decidedOn', '决策会议日期', '民主决策日期 会议日期'),
    text('approvalNo', '审批文号', '处置审批文号 批准文号', { search: 'text', ...shown(140, 34) }),
    date('approvedOn', '审批日期', '批准日期'),
    money('appraised', '评估价', '评估价(万元) 评估价值 评估金额', { min: 0, ...shown(110, 26) }),
    text('appraiser', '评估机构', '评估单位'),
    date('appraisedOn', '评估日期', '评估时间'),
    money('proceeds', '处置收入', '处置收入(万元) 处置价款 处置收益', { min: 0, ...shown(110, 26) }),
    text('destination', '收入去向', '处置收入去向 资金去向', shown(120, 30)),
    date('noticeOn', '处置公示日期', '公示日期'),
    text('handler', '经办人', '', { carry: true }),
    longtext('note', '备注', '备注说明'),
  ]),
  naturalKeys: [['asset', 'date', 'method']],
  aliases: ['资产处置台账', '资产报废', '处置台账'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', says: ['method', 'approvalNo', 'proceeds'] },
})
