import { defineForm, type Block, type FormDefinition, type GridRow } from '../define.ts'
import { cell, dated, formMargins, head, middle, opinion, row } from './pieces.ts'

type Level = Readonly<{
  id: string
  label: string
  purpose: string
  title: string
  date: string
  result: string
  by: string
  final: string
  /** The settlement is laid before the county; the township accepts before it. */
  isFinal: boolean
}>

/** What goes to households has no contract: how many get it, and how much of the grant is theirs. */
const toHouseholds = 'class=补助到户类|金融保险类|入股分红类'

/** The township's first and the county's final acceptance differ in who accepts. */
const acceptance = (level: Level): FormDefinition =>
  defineForm({
    id: level.id,
    code: 'P20',
    label: level.label,
    group: 'projects',
    purpose: level.purpose,
    ledger: 'project',
    filter: 'completedOn is not blank',
    each: 'record',
    paper: 'A4',
    orientation: 'portrait',
    margins: formMargins,
    editions: ['internal'],
    blank: true,
    blocks: [
      { kind: 'title', text: level.title },
      { kind: 'line', left: '{township}', right: '项目编号：{code}' },
      facts(level),
      { kind: 'text', text: `${level.by}成员（签字）：`, pt: 10.5, aboveMm: 3 },
    ],
  })

export const acceptanceForms: readonly FormDefinition[] = [
  acceptance({
    id: 'firstAcceptance',
    label: '项目初验表（乡镇）',
    purpose: '项目完工后乡镇组织初验',
    title: '项目初步验收表',
    date: 'firstAcceptedOn',
    result: 'firstResult',
    by: '乡镇初验组',
    final: '乡镇意见',
    isFinal: false,
  }),
  acceptance({
    id: 'finalAcceptance',
    label: '项目验收表（县级）',
    purpose: '初验合格后县级组织验收',
    title: '项目竣工验收表',
    date: 'acceptedOn',
    result: 'acceptedResult',
    by: '县级验收组',
    final: '主管部门意见',
    isFinal: true,
  }),
]

function moneyRows(date: string, isFinal: boolean): readonly GridRow[] {
  const settled = middle(isFinal ? '{settled}' : '')
  const built = [
    row(9, head('实施单位'), cell('{owner}'), head('监理单位'), cell('{supervisor}')),
    row(9, head('施工单位'), cell('{winner}'), head('合同金额（元）'), middle('{contractAmount}')),
    row(9, head('开工日期'), middle('{startedOn|day}'), head('完工日期'), middle('{completedOn|day}')),
    row(9, head('累计支付（元）'), middle(`{paid@${date}}`), head('占合同金额'), middle(`{paid@${date}|of:contractAmount}`)),
    row(9, head('完成投资（元）'), middle(`{invested@${date}}`), head('结算金额（元）'), settled),
  ]
  const granted = [
    row(9, head('实施单位'), cell('{owner}'), head('主管部门'), cell('{authority}')),
    row(9, head('受益户数（户）'), middle('{households}'), head('受益人口（人）'), middle('{people}')),
    row(9, head('开始日期'), middle('{startedOn|day}'), head('完成日期'), middle('{completedOn|day}')),
    row(9, head('累计支付（元）'), middle(`{paid@${date}}`), head('占批复金额'), middle(`{paid@${date}|of:approved}`)),
    row(9, head('名单户数（户）'), middle('{listedHouseholds}'), head('核定补助金额（元）'), settled),
  ]
  return [...built.map((one) => ({ ...one, when: `!${toHouseholds}` })), ...granted.map((one) => ({ ...one, when: toHouseholds }))]
}

function facts({ date, result, final, isFinal }: Level): Block {
  return {
    kind: 'grid',
    widths: [30, 59, 30, 58],
    rows: [
      row(9, head('项目名称'), cell('{name}', 3)),
      row(9, head('实施地点'), cell('{place}'), head('项目类型'), cell('{type}')),
      row(9, head('批复文号'), cell('{approvalNo}'), head('批复金额（元）'), middle('{approved}')),
      ...moneyRows(date, isFinal),
      row(18, head('批复建设内容'), cell('{content}', 3)),
      row(24, head('实际完成情况'), cell('', 3)),
      {
        ...row(24, head('质量和资料检查'), cell('工程质量：□合格　□不合格　　资料：□齐全　□不齐全\n存在问题：', 3)),
        when: `!${toHouseholds}`,
      },
      {
        ...row(24, head('发放和资料检查'), cell('对象和金额：□相符　□不相符　　资料：□齐全　□不齐全\n存在问题：', 3)),
        when: toHouseholds,
      },
      row(18, head('整改要求'), cell('', 3)),
      row(
        28,
        head('验收结论'),
        opinion(
          `验收日期：{${date}|day}　　结论：{${result}|options}${isFinal ? '\n验收组单位：{acceptors}' : ''}`,
          `验收组组长（签字）：　　　　　　　　${dated}`,
          3,
        ),
      ),
      row(24, head('实施单位意见'), opinion('', `负责人（签字）：　　　　　　（盖章）　　${dated}`, 3)),
      row(24, head(final), opinion('', `负责人（签字）：　　　　　　（盖章）　　${dated}`, 3)),
    ],
  }
}
