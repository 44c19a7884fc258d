import { defineForm, type Block } from '../define.ts'
import { cell, head, row, schedule } from '../projects/pieces.ts'
import { noticeMargins, only, paragraph, signed, whereToObject, type NoticeBlock } from './noticeParts.ts'

/** The ledger keeps 公示 and 公告; the stage says which it is. */
const byKind = (blocks: (word: string) => readonly NoticeBlock[]): readonly Block[] => [
  ...only('stage~公告', blocks('公告')),
  ...only('!stage~公告', blocks('公示')),
]

/** What is not known yet at a stage is not told: who builds before the tender, what was approved before that. */
const early = 'stage=村级申报公示|项目库公告'
const untendered = 'stage=村级申报公示|项目库公告|资金分配公告'
const done = 'stage=完工公示'
const money = '资金来源和额度（万元）'
/** Of several sources each stands with its amount, as the project's list has them. */
const oneSource = 'moneyName & !moneyName~、'
const byVillage = 'scope=村级|组级'

/** Printed again later it says what hung there: the days, the signer and the sums are those of the record. */
export const noticeOfProject = defineForm({
  id: 'noticeOfProject',
  code: 'P19',
  label: '项目公告公示（单个项目）',
  group: 'notices',
  purpose: '按公示公告台账中的一条，打印该项目的公告公示',
  ledger: 'publicNotice',
  filter: 'project is not blank',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: noticeMargins,
  fontPt: 12,
  editions: ['public'],
  asks: [
    { id: 'hotline', label: '本级监督电话', type: 'text', initial: '{officePhone}' },
    { id: 'issuer', label: '公示单位（村级的由村民委员会落款）', type: 'text', initial: '{township}人民政府', required: true },
  ],
  blocks: [
    { kind: 'title', text: '{subject}', pt: 22, aboveMm: 4 },
    { kind: 'space', mm: 4 },
    paragraph('按照项目资金公告公示有关规定，现将{project}有关情况予以公布，接受社会和群众监督。'),
    ...byKind((word) => [paragraph(`${word}时间：{from|day}至{to|day}。`)]),
    { kind: 'space', mm: 2 },
    {
      kind: 'grid',
      widths: [35, 47, 40, 46],
      rows: [
        row(9, head('项目名称'), cell('{project}', 3)),
        row(9, head('公示阶段'), cell('{stage}'), head('项目类型'), cell('{project.type}')),
        row(9, head('实施地点'), cell('{project.place}'), head('建设性质'), cell('{project.nature}')),
        row(16, head('建设内容及规模'), cell('{project.content}', 3)),
        ...schedule(
          (text) => row(9, head('概算投资（万元）'), cell('{project.budget|wan}'), head('实施期限'), cell(text)),
          'project.',
          early,
        ),
        {
          ...row(9, head('批复文号'), cell('{project.approvalNo}'), head('批复资金（万元）'), cell('{project.approved|wan}')),
          when: `!${early}`,
        },
        { ...row(9, head(money), cell('{moneyName}　{moneyAmount|wan}', 3)), when: oneSource },
        { ...row(9, head(money), cell('{projectSource.each.amount|wan}\n合计{projectSource.sum.amount|wan}', 3)), when: '!moneyName' },
        { ...row(9, head(money), cell('{projectSource.each.amount|wan}\n合计{moneyAmount|wan}', 3)), when: 'moneyName~、' },
        { ...row(9, head('分配原则'), cell('{principle}', 3)), when: 'principle' },
        { ...row(9, head('安排情况'), cell('{arrangement}', 3)), when: 'arrangement' },
        row(9, head('实施单位'), cell('{project.owner}'), head('项目负责人'), cell('{project.person}')),
        { ...row(9, head('施工单位'), cell('{project.winner}'), head('监理单位'), cell('{project.supervisor}')), when: `!${untendered}` },
        {
          ...row(9, head('计划开工日期'), cell('{project.plannedStart|day}'), head('计划完工日期'), cell('{project.plannedEnd|day}')),
          when: `!${done}`,
        },
        { ...row(9, head('开工日期'), cell('{project.startedOn|day}'), head('完工日期'), cell('{project.completedOn|day}')), when: done },
        {
          ...row(
            9,
            head('合同金额（万元）'),
            cell('{project.contractAmount|wan}'),
            head('累计支付（万元）'),
            cell('{project.paid@from|wan}'),
          ),
          when: done,
        },
        row(9, head('受益户数（户）'), cell('{project.households}'), head('受益人口（人）'), cell('{project.people}')),
        row(11, head('绩效目标'), cell('{project.goal}', 3)),
        row(11, head('联农带农机制'), cell('{project.linkage}', 3)),
      ],
    },
    { kind: 'space', mm: 3 },
    ...byKind(whereToObject),
    signed('{village|committee}', 'from', byVillage),
    signed('{ask.issuer}', 'from', `!${byVillage}`),
  ],
})
