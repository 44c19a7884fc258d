import { numberColumn } from '../columns.ts'
import { defineForm } from '../define.ts'
import { cell, dated, formMargins, head, middle, opinion, row } from '../projects/pieces.ts'

export const custodySheet = defineForm({
  id: 'custodySheet',
  code: 'P24',
  label: '资产管护记录表',
  group: 'assets',
  purpose: '一项资产历次巡查、维修和费用，可留空行现场填写',
  ledger: 'asset',
  each: 'record',
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '资产管护（巡查）记录表' },
    { kind: 'line', left: '资产名称：{name}', middle: '资产编号：{code}', right: '管护责任人：{keeper}' },
    {
      kind: 'table',
      of: 'custody',
      sort: ['date'],
      columns: [
        numberColumn(12),
        { id: 'date', header: ['日期'], text: '{date}', widthMm: 26, align: 'center', nowrap: true },
        { id: 'kind', header: ['管护内容'], text: '{kind}', widthMm: 28, align: 'center' },
        { id: 'found', header: ['发现问题'], text: '{found}', widthMm: 60 },
        { id: 'done', header: ['处理情况'], text: '{done}', widthMm: 58 },
        { id: 'isSolved', header: ['是否解决'], text: '{isSolved|unless:found~未发现|无问题|无异常}', widthMm: 20, align: 'center' },
        { id: 'cost', header: ['支出（元）'], text: '{cost}', widthMm: 27, align: 'right', nowrap: true, sum: 'cost' },
        { id: 'person', header: ['管护人'], text: '{person}', widthMm: 20, align: 'center' },
        { id: 'signature', header: ['签字'], text: '', widthMm: 22 },
      ],
      totals: { label: '合计' },
      minRows: 14,
      rowMm: 9,
    },
    { kind: 'sign', labels: ['管护责任人', '村负责人', '检查人'], perRow: 3 },
  ],
})

export const disposalApproval = defineForm({
  id: 'disposalApproval',
  code: 'P23',
  label: '资产处置审批表',
  group: 'assets',
  purpose: '资产出售、报废、核销等处置的决策、评估和审批',
  ledger: 'assetDisposal',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: formMargins,
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '扶贫（帮扶）项目资产处置审批表' },
    { kind: 'line', left: '{township}{village}', right: '金额单位：元' },
    {
      kind: 'grid',
      widths: [30, 59, 30, 58],
      rows: [
        row(10, head('资产名称'), cell('{asset}', 3)),
        row(10, head('资产编号'), middle('{asset.code}'), head('资产类别'), middle('{assetType}')),
        row(10, head('资产原值'), middle('{asset.originalValue}'), head('资产净值'), middle('{asset.netValue}')),
        row(10, head('处置方式'), middle('{method}'), head('处置数量'), middle('{quantity}')),
        row(10, head('评估机构'), cell('{appraiser}'), head('评估价'), middle('{appraised}')),
        row(10, head('评估日期'), middle('{appraisedOn|day}'), head('处置公示日期'), middle('{noticeOn|day}')),
        row(10, head('处置收入'), middle('{proceeds}'), head('收入去向'), cell('{destination}')),
        row(26, head('处置原因'), cell('{reason}', 3)),
        row(30, head('村民代表会议决议'), opinion('会议日期：{decidedOn|day}', `村负责人（签字）：　　　　　　（盖章）　　${dated}`, 3)),
        row(30, head('乡镇意见'), opinion('', `负责人（签字）：　　　　　　（盖章）　　${dated}`, 3)),
        row(30, head('县级主管部门意见'), opinion('审批文号：{approvalNo}', `负责人（签字）：　　　　　　（盖章）　　${dated}`, 3)),
      ],
    },
    { kind: 'sign', labels: ['经办人', '审核人', '填表日期'], perRow: 3 },
  ],
})
