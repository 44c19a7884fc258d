import { numberColumn } from '../columns.ts'
import { defineForm } from '../define.ts'
import { noticeAsks, noticeMargins, objection, paragraph } from '../notices/noticeParts.ts'
import { cell, head, middle, row } from '../projects/pieces.ts'

export const distributionPlan = defineForm({
  id: 'distributionPlan',
  code: 'P25',
  label: '收益分配方案公示',
  group: 'assets',
  purpose: '一笔资产收益的分配方案和分配对象，会议通过后在村公示',
  ledger: 'assetIncome',
  filter: 'received > 0',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: noticeMargins,
  fontPt: 12,
  editions: ['public'],
  asks: noticeAsks(7, '（台账已登记的按台账）'),
  blocks: [
    { kind: 'title', text: '关于{asset}\n{year|year}收益分配方案的公示', pt: 20, aboveMm: 3 },
    { kind: 'space', mm: 3 },
    paragraph('{meetingOn|day}经村民（代表）会议讨论，通过了{asset}收益分配方案，现予公示，接受群众监督。'),
    // A plan that was posted is printed again with the days of its posting.
    { ...paragraph('公示时间：{noticeFrom|day}至{noticeTo|day}。'), when: 'noticeFrom' },
    { ...paragraph('公示时间：{ask.from|day}至{ask.to|day}。'), when: '!noticeFrom' },
    { kind: 'space', mm: 2 },
    {
      kind: 'grid',
      keep: false,
      widths: [34, 50, 34, 50],
      rows: [
        row(9, head('经营主体'), cell('{payer}'), head('收益期间'), middle('{period}')),
        row(9, head('实收收益（元）'), middle('{received}'), head('入账日期'), middle('{receivedOn|day}')),
        row(9, head('分配用途'), cell('{uses}'), head('分配依据'), middle('{basis}')),
        row(9, head('分配金额（元）'), middle('{distributed}'), head('未分配（元）'), middle('{undistributed}')),
      ],
    },
    { kind: 'text', text: '分配明细', font: 'hei', pt: 12, aboveMm: 3 },
    {
      kind: 'table',
      of: 'assetDistribution',
      sort: ['village', 'receiver'],
      columns: [
        numberColumn(13),
        { id: 'village', header: ['村'], text: '{village}', widthMm: 28, align: 'center' },
        { id: 'receiver', header: ['分配对象'], text: '{receiver}', widthMm: 42, align: 'center' },
        { id: 'use', header: ['用途'], text: '{use}', widthMm: 34, align: 'center' },
        { id: 'share', header: ['份额'], text: '{share}', widthMm: 18, align: 'center' },
        { id: 'amount', header: ['金额（元）'], text: '{amount}', widthMm: 33, align: 'right', nowrap: true, sum: 'amount' },
      ],
      totals: { label: '合计' },
      rowMm: 7,
    },
    { kind: 'space', mm: 3 },
    ...objection('{village|committee}', '公示', 'noticeFrom'),
  ],
})
