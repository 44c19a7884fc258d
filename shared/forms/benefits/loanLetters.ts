import { defineForm, type Block, type FormDefinition } from '../define.ts'
import { cell, head, row } from '../projects/pieces.ts'

const paragraph = (text: string): Extract<Block, { kind: 'text' }> => ({ kind: 'text', text, indent: true, pt: 12, font: 'fangSong' })

const dueOn = (when: string) => `您在{bank}办理的脱贫人口小额信贷${when}，目前贷款余额为{balance}元（大写：{balance|capitals}）。`

const facts: Block = {
  kind: 'grid',
  widths: [33, 44, 33, 44],
  rows: [
    row(8, head('借款人'), cell('{name}'), head('所在村组'), cell('{village}{group}')),
    row(8, head('经办银行'), cell('{bank}', 3)),
    row(8, head('借据（合同）号'), cell('{contractNo}', 3)),
    row(8, head('贷款金额（元）'), cell('{amount}'), head('贷款余额（元）'), cell('{balance}')),
    row(8, head('贷款日期'), cell('{startDate|day}'), head('到期日期'), cell('{dueDate|day}')),
    { ...row(8, head('展期后到期日'), cell('{extendedTo|day}', 3)), when: 'extendedTo' },
  ],
}

const loanReminder = defineForm({
  id: 'loanReminder',
  code: 'P17',
  label: '小额信贷到期提醒单',
  group: 'benefits',
  purpose: '贷款到期前送达借款人，提醒备足资金按时还款',
  ledger: 'loan',
  // 展期后到期日 counts where there is one.
  filter:
    'balance > 0 and (extendedTo is not blank or dueDate >= {ask.from}) and (extendedTo is not blank or dueDate <= {ask.to})' +
    ' and (extendedTo is blank or extendedTo >= {ask.from}) and (extendedTo is blank or extendedTo <= {ask.to})',
  each: 'record',
  paper: 'A5',
  orientation: 'portrait',
  margins: { top: 14, right: 14, bottom: 13, left: 14 },
  editions: ['holder', 'internal'],
  asks: [
    { id: 'from', label: '到期日自', type: 'date', initial: 'today' },
    { id: 'to', label: '到期日至', type: 'date', initial: 'today+90' },
    { id: 'phone', label: '联系电话', type: 'text', initial: '{officePhone}' },
  ],
  blocks: [
    { kind: 'title', text: '脱贫人口小额信贷到期提醒单', pt: 16 },
    { kind: 'text', text: '{name}：', pt: 12, font: 'fangSong', aboveMm: 2 },
    { ...paragraph(dueOn('将于{dueDate|day}到期')), when: '!extendedTo' },
    { ...paragraph(dueOn('经展期（续贷）将于{extendedTo|day}到期')), when: 'extendedTo' },
    paragraph(
      '请您提前备足资金，在到期日前将本息存入还款账户，按时足额还款。按时还款有利于保持良好信用；确有困难的，请在到期前一个月向经办银行或本单位说明情况，依规申请展期或续贷。',
    ),
    { kind: 'space', mm: 2 },
    facts,
    { kind: 'text', text: '联系电话：{ask.phone}', pt: 11, aboveMm: 2 },
    {
      kind: 'sign',
      labels: ['送达人（签字）', '签收人（签字）', '送达日期', '签收日期'],
      perRow: 2,
      rowMm: 11,
      seal: '{township}人民政府',
      date: '{today|day}',
    },
  ],
})

const loanDunning = defineForm({
  id: 'loanDunning',
  code: 'P17',
  label: '小额信贷逾期催收单',
  group: 'benefits',
  purpose: '贷款逾期后送达借款人，回执由借款人签字后存档',
  ledger: 'loan',
  filter: 'balance > 0 and dueDate < {ask.on} and (extendedTo is blank or extendedTo < {ask.on})',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 20, right: 20, bottom: 16, left: 22 },
  editions: ['holder', 'internal'],
  asks: [
    { id: 'on', label: '截至日期', type: 'date', initial: 'today', required: true },
    { id: 'before', label: '要求还款日期', type: 'date', initial: 'today+15', required: true },
    { id: 'phone', label: '联系电话', type: 'text', initial: '{officePhone}' },
  ],
  blocks: [
    { kind: 'title', text: '脱贫人口小额信贷逾期催收通知单', pt: 20 },
    { kind: 'text', text: '{name}：', pt: 14, font: 'fangSong', aboveMm: 4 },
    {
      kind: 'text',
      text: '您在{bank}办理的脱贫人口小额信贷已经到期。截至{ask.on|day}，尚欠本金{balance}元（大写：{balance|capitals}），利息以经办银行结算为准。',
      indent: true,
      pt: 14,
      font: 'fangSong',
    },
    {
      kind: 'text',
      text: '请您于{ask.before|day}前到经办银行还清贷款本息。逾期期间不享受财政贴息，并将影响个人信用记录；仍不归还的，经办银行将依法依规处置。',
      indent: true,
      pt: 14,
      font: 'fangSong',
    },
    { kind: 'space', mm: 3 },
    facts,
    { kind: 'text', text: '联系电话：{ask.phone}', pt: 12, aboveMm: 3 },
    { kind: 'sign', labels: [], seal: '{township}人民政府', date: '{today|day}', letterPt: 14 },
    {
      kind: 'text',
      text: '－ － － － － － － － － － － 回　　执 － － － － － － － － － － －',
      align: 'center',
      aboveMm: 6,
    },
    {
      kind: 'text',
      text: '本人已收到《脱贫人口小额信贷逾期催收通知单》（借据号：{contractNo}），知悉欠款情况，计划于　　　　年　　月　　日前归还　　　　　　　　元。',
      indent: true,
      pt: 12,
      font: 'fangSong',
      aboveMm: 3,
    },
    { kind: 'text', text: '未按期还款的原因：', indent: true, pt: 12, font: 'fangSong' },
    { kind: 'space', mm: 12 },
    { kind: 'sign', labels: ['借款人（签字、手印）', '送达人（签字）', '签收日期', '送达日期'], perRow: 2, rowMm: 13 },
  ],
})

export const loanLetters: readonly FormDefinition[] = [loanReminder, loanDunning]
