import { defineForm } from '../define.ts'
import type { GridRow } from '../define.ts'
import { cell, column, dateColumn, head, note, pairs, row, section, signs } from '../households/pieces.ts'
import { kindAsDecided, leaving, removalOnceOver, takenIn, takenInAt } from './pieces.ts'

/** The way out of monitoring and what comes after. */

const subject: readonly GridRow[] = [
  row(8.5, ...pairs('户主姓名', '{headName}', '家庭人口', '{householdSize}人', '联系电话', '{householdPhone}')),
  row(8.5, ...pairs('监测对象类别', kindAsDecided, '识别监测时间', takenInAt, '开发式帮扶', '{developmentHelp}')),
  row(
    8.5,
    head('主要风险'),
    cell('{risk1}、{risk2}、{risk3}', { span: 3, align: 'left' }),
    head('帮扶责任人'),
    cell('{household.helperName}'),
  ),
]

export const removalAssessment = defineForm({
  id: 'removalAssessment',
  code: 'P09',
  label: '监测对象风险消除评估表',
  group: 'monitoring',
  purpose: '拟消除风险时入户核实、评议、公示、逐级审核，识别时与消除时对照',
  ledger: 'monitoring',
  filter: leaving,
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 10,
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '监测对象风险消除评估表' },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{householdCode}' },
    { kind: 'grid', widths: [30, 32, 30, 32, 30, 32], rows: subject },
    section('一、识别时与消除时对照（金额单位：元）'),
    {
      kind: 'grid',
      widths: [40, 27, 27, 40, 26, 26],
      rows: [
        row(8, head('项目'), head('识别时'), head('消除时'), head('项目'), head('识别时'), head('消除时')),
        compared(['家庭人口数(人)', 'entryHeadcount', 'exitHeadcount'], ['人均纯收入', 'entryPerCapita', 'exitPerCapita']),
        compared(['工资性收入', 'entryWages', 'exitWages'], ['生产经营性收入', 'entryBusiness', 'exitBusiness']),
        compared(['财产性收入', 'entryProperty', 'exitProperty'], ['转移性收入', 'entryTransfer', 'exitTransfer']),
        compared(['生产经营性支出', 'entryCosts', 'exitCosts'], ['家庭纯收入', 'entryNet', 'exitNet']),
        compared(['家庭理赔收入', 'entryClaims', 'exitClaims'], ['合规自付支出', 'entryOwnSpending', 'exitOwnSpending']),
        compared(['住房有安全问题', 'entryHouseUnsafe', 'exitHouseUnsafe'], ['饮水有安全问题', 'entryWaterUnsafe', 'exitWaterUnsafe']),
        compared(['义务教育失学辍学', 'entryDropout', 'exitDropout'], ['成员未参加医保', 'entryUninsured', 'exitUninsured']),
      ],
    },
    section('二、评估与审核'),
    {
      kind: 'grid',
      widths: [30, 156],
      keep: false,
      rows: [
        // What is proposed is ticked once the village has assessed it.
        { ...conclusion('{removalKind|options}'), when: 'exitNoticeFrom' },
        { ...conclusion('☐帮扶消除 ☐自然消除 ☐其他'), when: '!exitNoticeFrom' },
        row(
          23,
          head('入户核实'),
          cell('核实日期：{exitCheckedOn|day}　核实人：{exitCheckers}', {
            align: 'left',
            foot: '核实人（不少于两人）签字：　　　　　　　　　　　　　　户主签字：　　　　　　　',
          }),
        ),
        row(
          22,
          head('村级民主评议'),
          cell(
            '评议日期：{exitAssessedOn|day}　应到　　　人，实到　　　人，同意　　　票\n评议结论：{exitNoticeFrom|first:同意消除,不同意消除}',
            {
              align: 'left',
              foot: '主持人签字：　　　　　　　年　　月　　日',
            },
          ),
        ),
        row(
          22,
          head('村级公示'),
          cell('公示日期：{exitNoticeFrom|day} 至 {exitNoticeTo|day}\n公示结果：{exitReviewedOn|first:无异议,有异议，处理情况：}', {
            align: 'left',
            foot: '村民委员会（盖章）　　　　年　　月　　日',
          }),
        ),
        row(
          25,
          head('乡镇审核意见'),
          cell('', { align: 'left', foot: '审核人：{exitReviewer}　　负责人签字：　　　　　　（盖章）　{exitReviewedOn|day}' }),
        ),
        row(23, head('县级审定意见'), cell('审定文号：{exitApprovalNumber}', { align: 'left', foot: '（盖章）　{exitApprovedOn|day}' })),
      ],
    },
    note('说明：整户无劳动能力的暂不标注风险消除，落实综合性社会保障并持续跟踪；用黑色签字笔填写。', 8.5),
  ],
})

function conclusion(way: string): GridRow {
  const steady = '收入持续稳定 {exitNoticeFrom|first:是,否}　返贫致贫风险稳定消除 {exitNoticeFrom|first:是,否}'
  const secured = '“两不愁三保障”及饮水安全持续巩固 {exitNoticeFrom|first:是,否}'
  return row(17, head('评估结论'), cell(`${steady}\n${secured}\n消除方式：${way}`, { align: 'left' }))
}

type Compared = readonly [label: string, entry: string, exit: string]

function compared(left: Compared, right: Compared): GridRow {
  const cells = [left, right].flatMap(([label, entry, exit]) => [
    head(label),
    cell(`{${entry}}`, { align: 'center' }),
    cell(`{${exit}}`, { align: 'center' }),
  ])
  return row(8, ...cells)
}

export const revisitSheet = defineForm({
  id: 'revisitSheet',
  code: 'P09',
  label: '监测对象跟踪回访记录表',
  group: 'monitoring',
  purpose: '帮扶期间和风险消除后的回访，印出已有走访，留空行续记',
  ledger: 'monitoring',
  filter: takenIn,
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '监测对象跟踪回访记录表' },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{householdCode}' },
    {
      kind: 'grid',
      widths: [30, 32, 30, 32, 30, 32],
      rows: [...subject, row(8.5, ...pairs('风险消除时间', '{removedAt}', '消除方式', removalOnceOver, '预警颜色', '{warning}'))],
    },
    section('回访记录'),
    {
      kind: 'table',
      of: 'visit',
      via: 'household',
      sort: ['-date'],
      turned: true,
      within: { day: ['date'], from: 'identifiedAt' },
      minRows: 11,
      maxRows: 8,
      rowMm: 16,
      columns: [
        dateColumn(['date', '日期'], '{date}', 24),
        column(['visitors', '回访人'], '{visitors}', 24),
        column(['content', '收入、“三保障”、饮水及风险情况'], '{content}', 68, { align: 'left' }),
        column(['advice', '问题及处理'], '{problem} {advice}', 46, { align: 'left' }),
        column(['sign', '户主签字'], '', 24),
      ],
    },
    signs(['村级监测员签字', '乡镇审核人签字'], 2),
  ],
})

const steps: readonly (readonly [string, string, string])[] = [
  ['线索发现', '{foundOn|day}', '来源：{clueSource}'],
  ['受理', '{acceptedOn|day}', '受理人：{receiver}'],
  ['承诺授权', '{pledgeOn|day}', '承诺授权书'],
  ['入户核实', '{checkedOn|day}', '核实人：{checkers}'],
  ['信息比对', '{comparedOn|day}', '{comparison}'],
  ['村级民主评议', '{assessedOn|day}', '参会{assessors}人，同意{assessYes}票'],
  ['村级公示', '{noticeFrom|day}\n至{noticeTo|day}', '公示照片'],
  ['乡镇审核', '{reviewedOn|day}', '审核人：{reviewer}'],
  ['县级审定', '{approvedOn|day}', '文号：{approvalNumber}'],
  ['公告', '{announcedOn|day}', '公告照片'],
  ['录入系统', '{enteredOn|day}', ''],
  ['首次落实帮扶', '{helpStartedAt|day}', '{developmentHelp}'],
  ['村提名消除', '{exitProposedOn|day}', ''],
  ['消除入户核实', '{exitCheckedOn|day}', '核实人：{exitCheckers}'],
  ['消除民主评议', '{exitAssessedOn|day}', ''],
  ['消除公示', '{exitNoticeFrom|day}\n至{exitNoticeTo|day}', '公示照片'],
  ['消除乡镇审核', '{exitReviewedOn|day}', '审核人：{exitReviewer}'],
  ['消除县级审定', '{exitApprovedOn|day}', '文号：{exitApprovalNumber}'],
  ['消除公告', '{exitAnnouncedOn|day}', '公告照片'],
]

export const procedureCard = defineForm({
  id: 'procedureCard',
  code: 'P09',
  label: '监测程序时间节点表',
  group: 'monitoring',
  purpose: '一户从线索到消除各环节日期、佐证齐全情况，放在监测档案首页',
  ledger: 'monitoring',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '监测程序时间节点表' },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{householdCode}' },
    { kind: 'grid', widths: [30, 32, 30, 32, 30, 32], rows: subject },
    { kind: 'space', mm: 3 },
    {
      kind: 'grid',
      widths: [12, 34, 64, 52, 24],
      keep: false,
      rows: [
        row(9, head('序号'), head('环节'), head('日期'), head('办理情况及佐证'), head('材料在档')),
        ...steps.map(([step, day, evidence], index) =>
          row(
            9,
            cell(String(index + 1), { align: 'center' }),
            head(step),
            cell(day, { align: 'center' }),
            cell(evidence, { align: 'left' }),
            cell('□有　□缺', { align: 'center' }),
          ),
        ),
      ],
    },
    signs(['整理人', '审核人', '整理日期'], 3),
  ],
})
