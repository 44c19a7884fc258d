import { defineForm } from '../define.ts'
import type { Block, GridRow, TableColumn, Within } from '../define.ts'
import { cell, column, head, helpColumns, membersOnA4, moneyColumn, note, pairs, row, section, signs, wide } from '../households/pieces.ts'
import { kindAsDecided, responsiblePerson, takenInAt } from './pieces.ts'

/** Papers on the way into monitoring: check at the door, comparison of registers, approval. */

const subject: GridRow = row(9, ...pairs('户主姓名', '{headName}', '家庭人口', '{householdSize}人', '联系电话', '{householdPhone}'))

const checkItems: readonly (readonly [string, string, string])[] = [
  ['家庭收入', '近12个月家庭纯收入 {entryNet}元，\n人均 {entryPerCapita}元', '□属实　□不属实，核实为：　　　　　　元'],
  ['刚性支出', '合规自付支出 {entryOwnSpending}元', '□属实　□不属实，核实为：　　　　　　元'],
  ['风险类型', '{risk1}、{risk2}、{risk3}', '□属实　□不属实：'],
  ['住房安全', '是否出现安全问题：{entryHouseUnsafe}', '□无问题　□有问题：'],
  ['饮水安全', '是否出现安全问题：{entryWaterUnsafe}', '□无问题　□有问题：'],
  ['义务教育', '是否失学辍学：{entryDropout}', '□无　□有：'],
  ['基本医疗', '是否未参加基本医保：{entryUninsured}', '□无　□有：'],
  ['财产状况', '', '商品房 □无 □有　车辆 □无 □有\n经商办企 □无 □有　财政供养 □无 □有'],
]

export const monitoringCheck = defineForm({
  id: 'monitoringCheck',
  code: 'P09',
  label: '监测对象入户核查表',
  group: 'monitoring',
  purpose: '线索受理后入户核实，不少于两人签字',
  ledger: 'monitoring',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 9.5,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '防止返贫监测入户核查表' },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{householdCode}' },
    {
      kind: 'grid',
      widths: [28, 34, 28, 34, 28, 34],
      rows: [
        subject,
        row(9, ...pairs('户类型', '{householdKind}', '线索来源', '{clueSource}', '线索日期', '{foundOn|day}')),
        row(9, head('核查日期'), cell('{checkedOn|day}', { span: 2 }), head('核查人'), cell('{checkers}', { span: 2 })),
      ],
    },
    section('一、家庭成员'),
    { ...membersOnA4(8, 'household'), rowMm: 7.2 },
    section('二、核查内容'),
    {
      kind: 'grid',
      widths: [24, 62, 100],
      rows: [
        row(8, head('内容'), head('申报（台账）情况'), head('核查结果')),
        ...checkItems.map(([item, known, found]) => row(7.5, head(item), cell(known, { align: 'left' }), cell(found, { align: 'left' }))),
      ],
    },
    section('三、核查意见'),
    {
      kind: 'grid',
      widths: [186],
      rows: [
        row(
          20,
          cell('□建议纳入监测（□脱贫不稳定户　□边缘易致贫户　□突发严重困难户）　□不建议纳入，理由：', {
            align: 'left',
            foot: '核查人（不少于两人）签字：　　　　　　　　　　　　　年　　月　　日',
          }),
        ),
        row(14, cell('户主意见：', { align: 'left', foot: '户主签字：　　　　　　　年　　月　　日' })),
      ],
    },
    note('说明：入户核查须两人以上，当面核实，用黑色签字笔填写。'),
  ],
})

const comparedColumns = ['房产', '车辆', '财政供养', '工商登记', '社保', '存款'] as const

/** 无 for every member where that register was asked and nothing came of it; what was found is written in by hand. */
function foundNothing(register: string): TableColumn['known'] {
  return { text: '无', when: [`comparedWith=${register}`, 'comparison~未发现|无异常|均无|没有发现'] }
}

export const comparisonSheet = defineForm({
  id: 'comparisonSheet',
  code: 'P09',
  label: '家庭成员信息比对表',
  group: 'monitoring',
  purpose: '承诺授权后送有关部门比对，全体成员逐项反馈',
  ledger: 'monitoring',
  each: 'record',
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '防止返贫监测家庭成员信息比对表' },
    {
      kind: 'line',
      left: '{township}{village}{group}　户主：{headName}',
      middle: '承诺授权书签订日期：{pledgeOn|day}',
      right: '比对日期：{comparedOn|day}',
    },
    {
      kind: 'table',
      of: 'member',
      via: 'household',
      minRows: 8,
      rowMm: 9.5,
      columns: [
        column(['number', '序号'], '{#}', 11),
        column(['name', '姓名'], '{name}', 24),
        column(['relation', '与户主关系'], '{relation}', 22),
        column(['idCard', '证件号码'], '{idCard}', 44, { nowrap: true }),
        ...comparedColumns.map((label, index) => ({ ...column([`register${index + 1}`, label], '', 22), known: foundNothing(label) })),
        column(['result', '比对说明'], '', 40),
      ],
    },
    { kind: 'space', mm: 3 },
    {
      kind: 'grid',
      widths: [34, 239],
      rows: [
        wide('比对部门', '{comparedWith|options}', 1, 10),
        row(16, head('比对结果'), cell('{comparison}', { align: 'left' })),
        row(16, head('疑点核实情况'), cell('', { align: 'left' })),
      ],
    },
    signs(['比对人', '复核人', '部门（盖章）', '反馈日期'], 4),
    note('说明：成员名下有登记的写明内容，没有的写“无”；先签承诺授权书，后比对。'),
  ],
})

const entryOpinions: Block = {
  kind: 'grid',
  widths: [30, 156],
  keep: false,
  rows: [
    row(
      26,
      head('入户核实'),
      cell('核实日期：{checkedOn|day}　　核实人：{checkers}\n信息比对日期：{comparedOn|day}　　比对结果：{comparison}', { align: 'left' }),
    ),
    row(
      32,
      head('村级民主评议'),
      cell('评议日期：{assessedOn|day}　　参会 {assessors}人，同意 {assessYes}票\n评议结论：{noticeFrom|first:同意纳入,不同意纳入}', {
        align: 'left',
        foot: '主持人签字：　　　　　　　年　　月　　日',
      }),
    ),
    row(
      32,
      head('村级公示'),
      cell('公示日期：{noticeFrom|day} 至 {noticeTo|day}\n公示结果：{reviewedOn|first:无异议,有异议，处理情况：}', {
        align: 'left',
        foot: '村民委员会（盖章）　　　　年　　月　　日',
      }),
    ),
    row(
      38,
      head('乡镇审核意见'),
      cell('{reviewOpinion}', { align: 'left', foot: '审核人：{reviewer}　　负责人签字：　　　　　　（盖章）　{reviewedOn|day}' }),
    ),
    row(38, head('县级审定意见'), cell('审定文号：{approvalNumber}', { align: 'left', foot: '（盖章）　{approvedOn|day}' })),
  ],
}

export const entryApproval = defineForm({
  id: 'entryApproval',
  code: 'P09',
  label: '监测对象纳入审批表',
  group: 'monitoring',
  purpose: '纳入监测的逐级意见：评议、公示、审核、审定',
  ledger: 'monitoring',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '防止返贫监测对象审批表' },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{householdCode}' },
    {
      kind: 'grid',
      widths: [30, 32, 30, 32, 30, 32],
      rows: [
        subject,
        row(9, head('户主证件号码'), cell('{headIdCard}', { span: 2 }), head('户类型'), cell('{householdKind}', { span: 2 })),
        row(9, head('监测对象类别'), cell('{kind|options}', { span: 5, align: 'left' })),
        row(9, head('主要风险'), cell('{risk1}、{risk2}、{risk3}', { span: 5, align: 'left' })),
        row(9, ...pairs('人均纯收入', '{entryPerCapita}元', '合规自付支出', '{entryOwnSpending}元', '收入参考范围', '{entryRange}元')),
        row(9, ...pairs('线索来源', '{clueSource}', '受理日期', '{acceptedOn|day}', '受理人', '{receiver}')),
      ],
    },
    entryOpinions,
    note('说明：一式三份，村、乡镇、县各存一份；公示期不少于5天（以本地规定为准）。'),
  ],
})

/** Help from the day on which the case began until it ended. */
const ofTheCase: Within = { day: ['startDate', 'year'], from: 'identifiedAt', to: 'removedAt' }

/** The list of needs and help of one case, filled in as it goes along. */
export const measuresSheet = defineForm({
  id: 'monitoringMeasures',
  code: 'P09',
  label: '监测对象帮扶措施落实表',
  group: 'monitoring',
  purpose: '一户一表，逐项登记措施、责任人和完成情况，户主签字',
  ledger: 'monitoring',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '监测对象帮扶措施落实表' },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{householdCode}' },
    {
      kind: 'grid',
      widths: [30, 32, 30, 32, 30, 32],
      rows: [
        subject,
        row(9, ...pairs('监测对象类别', kindAsDecided, '识别监测时间', takenInAt, '首次落实帮扶', '{helpStartedAt}')),
        row(
          9,
          head('主要风险'),
          cell('{risk1}、{risk2}、{risk3}', { span: 3, align: 'left' }),
          head('开发式帮扶'),
          cell('{developmentHelp}'),
        ),
        row(9, ...pairs('帮扶责任人', '{household.helperName}', '监测联系人', '{contact}', '联系电话', '{contactPhone}')),
      ],
    },
    section('帮扶措施'),
    {
      kind: 'checks',
      label: '措施类别',
      codes: 'measureKind',
      of: 'measure',
      via: 'household',
      within: ofTheCase,
      field: 'kind',
      columns: 4,
    },
    { kind: 'space', mm: 2 },
    {
      kind: 'table',
      of: 'measure',
      via: 'household',
      sort: ['year', 'startDate', 'kind'],
      within: ofTheCase,
      minRows: 10,
      rowMm: 9,
      columns: [
        column(['number', '序号'], '{#}', 9),
        helpColumns.year(12),
        column(['kind', '措施类别'], '{kind}', 21),
        column(['item', '具体措施'], '{item}', 23),
        helpColumns.content(30),
        moneyColumn(['amount', '金额(元)'], '{amount}', 21),
        column(['responsible', '责任人'], responsiblePerson, 16),
        column(['started', '开始时间'], '{startDate}', 20, { nowrap: true }),
        column(['ended', '完成时间'], '{endDate}', 20, { nowrap: true }),
        helpColumns.state(14),
      ],
    },
    {
      kind: 'grid',
      widths: [30, 156],
      rows: [
        row(22, head('帮扶成效'), cell('', { align: 'left' })),
        row(18, head('农户意见'), cell('□满意　□基本满意　□不满意', { align: 'left', foot: '户主签字：　　　　　　　年　　月　　日' })),
      ],
    },
    signs(['帮扶责任人签字', '村级负责人签字', '村民委员会（盖章）'], 3),
  ],
})
