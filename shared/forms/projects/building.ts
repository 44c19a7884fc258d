import { numberColumn } from '../columns.ts'
import { defineForm, type Block } from '../define.ts'
import { cell, dated, head, middle, opinion, row } from './pieces.ts'

const paragraph = (text: string): Extract<Block, { kind: 'text' }> => ({ kind: 'text', text, indent: true, pt: 15, font: 'fangSong' })

const order = (on: string) =>
  `{name}（合同编号：{contractNo}）已完成批复、招标（采购）和合同签订，现场具备开工条件。经研究，同意该项目于${on}开工，合同工期{period}天自该日起计算。`

export const commencementOrder = defineForm({
  id: 'commencementOrder',
  code: 'P20',
  label: '项目开工令',
  group: 'projects',
  purpose: '具备开工条件后下达给施工单位',
  ledger: 'project',
  filter: 'contractOn is not blank',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 30, right: 26, bottom: 25, left: 28 },
  editions: ['internal'],
  asks: [
    { id: 'number', label: '开工令编号', type: 'text' },
    { id: 'on', label: '开工日期（已开工的按台账）', type: 'date', initial: 'today', required: true },
  ],
  blocks: [
    { kind: 'title', text: '开　工　令', pt: 26 },
    { kind: 'line', right: '编号：{ask.number}' },
    { kind: 'text', text: '{winner}：', pt: 15, font: 'fangSong', aboveMm: 8 },
    // An order written again for a project that was begun names the day on which that was.
    { ...paragraph(order('{startedOn|day}')), when: 'startedOn' },
    { ...paragraph(order('{ask.on|day}')), when: '!startedOn' },
    paragraph(
      '请你单位严格按照批准的设计和合同组织施工，落实质量和安全责任，按月报送工程进度，优先吸纳当地脱贫劳动力和监测对象务工，并在施工现场设立项目公示牌。',
    ),
    { kind: 'space', mm: 6 },
    {
      kind: 'grid',
      widths: [32, 46, 32, 46],
      rows: [
        row(11, head('实施地点'), cell('{place}', 3)),
        row(11, head('批复文号'), cell('{approvalNo}'), head('合同金额（元）'), middle('{contractAmount}')),
        row(11, head('实施单位'), cell('{owner}'), head('监理单位'), cell('{supervisor}')),
        row(24, head('监理单位意见'), opinion('', `总监理工程师（签字）：　　　　（盖章）　　${dated}`, 3)),
        row(24, head('施工单位签收'), opinion('', `项目经理（签字）：　　　　（盖章）　　${dated}`, 3)),
      ],
    },
    { kind: 'sign', labels: [], seal: '{owner}', date: '{startedOn|day}', letterPt: 15, when: 'startedOn' },
    { kind: 'sign', labels: [], seal: '{owner}', date: '{ask.on|day}', letterPt: 15, when: '!startedOn' },
  ],
})

export const projectProgressSheet = defineForm({
  id: 'projectProgressSheet',
  code: 'P20',
  label: '项目进度表（单个项目）',
  group: 'projects',
  purpose: '一个项目历次填报的形象进度和完成投资',
  ledger: 'project',
  filter: 'startedOn is not blank',
  each: 'record',
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '项目实施进度表' },
    { kind: 'line', left: '项目名称：{name}', middle: '施工单位：{winner}', right: '合同金额：{contractAmount|wan}万元' },
    {
      kind: 'table',
      of: 'projectProgress',
      sort: ['date'],
      columns: [
        numberColumn(13),
        { id: 'date', header: ['截至日期'], text: '{date}', widthMm: 26, align: 'center', nowrap: true },
        { id: 'lot', header: ['标段'], text: '{lot}', widthMm: 26, align: 'center' },
        { id: 'percent', header: ['完成进度（%）'], text: '{percent}', widthMm: 22, align: 'center' },
        { id: 'works', header: ['形象进度'], text: '{works}', widthMm: 54 },
        { id: 'invested', header: ['累计完成投资（元）'], text: '{invested}', widthMm: 34, align: 'right', nowrap: true },
        { id: 'problem', header: ['存在问题'], text: '{problem}', widthMm: 40 },
        { id: 'nextStep', header: ['下一步措施'], text: '{nextStep}', widthMm: 36 },
        { id: 'reporter', header: ['填报人'], text: '{reporter}', widthMm: 22, align: 'center' },
      ],
      minRows: 8,
      rowMm: 9,
    },
    { kind: 'sign', labels: ['施工单位', '监理单位', '实施单位', '审核人'], perRow: 4, rowMm: 12 },
  ],
})
