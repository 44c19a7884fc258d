import { defineForm, type FormDefinition } from '../define.ts'
import { numberColumn, yearAsk } from '../columns.ts'
import { notice, noticeAsks, noticeMargins, objection, paragraph } from './noticeParts.ts'

/** Projects on the village's board and in the township's announcements. */
export const projectNotices: readonly FormDefinition[] = [
  notice({
    id: 'noticeProjects',
    label: '项目申报公示（村级）',
    purpose: '村级申报入库项目在村公示',
    ledger: 'project',
    filter: 'state in ("申报","村级公示","乡镇审核","行业论证")',
    title: '关于拟申报帮扶项目的公示',
    body: [
      '经村民（代表）会议讨论决定，{village}拟申报以下{count}个巩固拓展脱贫攻坚成果和乡村振兴项目进入项目库，现予公示，接受群众监督。',
    ],
    columns: [
      numberColumn(13),
      { id: 'name', header: ['项目名称'], text: '{name}', widthMm: 37 },
      { id: 'content', header: ['建设内容及规模'], text: '{content}', widthMm: 44 },
      { id: 'budget', header: ['概算投资\n（万元）'], text: '{budget|wan}', widthMm: 24, align: 'right', nowrap: true },
      { id: 'households', header: ['受益户数'], text: '{households}', widthMm: 20, align: 'center' },
      { id: 'linkage', header: ['联农带农机制'], text: '{linkage}', widthMm: 30 },
    ],
    sort: ['name'],
    days: 10,
  }),
  notice({
    id: 'noticeProjectsDone',
    label: '项目完工公示',
    purpose: '项目完工后在村公示建设和资金使用情况',
    ledger: 'project',
    filter: 'completedOn is not blank and year = {ask.year}',
    title: '关于{ask.year}年帮扶项目完工情况的公示',
    body: ['{village}以下{count}个帮扶项目已经完工，现将建设内容和资金使用情况予以公示，接受群众监督。'],
    columns: [
      numberColumn(11),
      { id: 'name', header: ['项目名称'], text: '{name}', widthMm: 34 },
      { id: 'content', header: ['建设内容'], text: '{content}', widthMm: 29 },
      { id: 'winner', header: ['施工单位'], text: '{winner}', widthMm: 26 },
      { id: 'approved', header: ['批复资金\n（万元）'], text: '{approved|wan}', widthMm: 21, align: 'right', nowrap: true },
      { id: 'paid', header: ['已拨资金\n（万元）'], text: '{paid|wan}', widthMm: 21, align: 'right', nowrap: true },
      { id: 'completedOn', header: ['完工日期'], text: '{completedOn|month}', widthMm: 26, align: 'center' },
    ],
    sort: ['name'],
    days: 10,
    asks: [yearAsk],
  }),
  notice({
    id: 'announceLibrary',
    code: 'P12',
    each: 'list',
    label: '项目入库结果公告',
    purpose: '县级审定入库后以乡镇名义公告',
    ledger: 'project',
    filter: 'libraryYear = {ask.year} and libraryDate is not blank',
    title: '关于{ask.year}年度帮扶项目入库结果的公告',
    body: [
      '经村级申报公示、乡镇审核、行业部门论证和县级审定，{township}{count}个项目纳入{ask.year}年度巩固拓展脱贫攻坚成果和乡村振兴项目库，概算总投资{total.budget|wan}万元。现予公告，接受社会监督。',
    ],
    columns: [
      numberColumn(13),
      { id: 'village', header: ['实施村'], text: '{village}', widthMm: 22, align: 'center' },
      { id: 'name', header: ['项目名称'], text: '{name}', widthMm: 54 },
      { id: 'type', header: ['项目类型'], text: '{type}', widthMm: 31, align: 'center' },
      { id: 'budget', header: ['概算投资\n（万元）'], text: '{budget|wan}', widthMm: 26, align: 'right', nowrap: true, sum: 'budget' },
      { id: 'households', header: ['受益户数'], text: '{households}', widthMm: 22, align: 'center', sum: 'households' },
    ],
    sort: ['village', 'name'],
    totals: '合计',
    days: 10,
    asks: [yearAsk, { id: 'issuer', label: '公告单位', type: 'text', initial: '{township}人民政府', required: true }],
    seal: '{ask.issuer}',
  }),
  notice({
    id: 'announceAllocation',
    code: 'P12',
    each: 'list',
    label: '资金分配结果公告',
    purpose: '衔接资金安排到项目后以乡镇名义公告',
    ledger: 'allocation',
    filter: 'year = {ask.year}',
    title: '关于{ask.year}年财政衔接推进乡村振兴补助资金\n分配结果的公告',
    body: [
      '按照资金项目管理有关规定，{township}{ask.year}年安排资金{total.amount|wan}万元，用于以下项目。资金分配坚持与巩固拓展脱贫攻坚成果任务相衔接，实行专款专用。现予公告，接受社会监督。',
    ],
    columns: [
      numberColumn(12),
      { id: 'level', header: ['资金来源'], text: '{level}', widthMm: 36, align: 'center' },
      { id: 'documentNo', header: ['下拨文号'], text: '{documentNo}', widthMm: 43 },
      { id: 'project', header: ['安排项目'], text: '{project}', widthMm: 53 },
      { id: 'amount', header: ['金额\n（万元）'], text: '{amount|wan}', widthMm: 24, align: 'right', nowrap: true, sum: 'amount' },
    ],
    sort: ['level', 'documentNo'],
    totals: '合计',
    days: 10,
    asks: [yearAsk, { id: 'issuer', label: '公告单位', type: 'text', initial: '{township}人民政府', required: true }],
    seal: '{ask.issuer}',
  }),
  defineForm({
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
    asks: [...noticeAsks(10), { id: 'issuer', label: '公示单位', type: 'text', initial: '{township}人民政府', required: true }],
    blocks: [
      { kind: 'title', text: '{subject}', pt: 22, aboveMm: 4 },
      { kind: 'space', mm: 4 },
      paragraph('按照项目资金公告公示有关规定，现将{project}有关情况予以公示，接受社会和群众监督。'),
      paragraph('公示时间：{ask.from|day}至{ask.to|day}。'),
      { kind: 'space', mm: 2 },
      {
        kind: 'grid',
        widths: [35, 47, 40, 46],
        rows: [
          {
            heightMm: 9,
            cells: [
              { text: '项目名称', head: true },
              { text: '{project}', span: 3 },
            ],
          },
          {
            heightMm: 9,
            cells: [{ text: '公示阶段', head: true }, { text: '{stage}' }, { text: '项目类型', head: true }, { text: '{project.type}' }],
          },
          {
            heightMm: 9,
            cells: [
              { text: '实施地点', head: true },
              { text: '{project.place}' },
              { text: '建设性质', head: true },
              { text: '{project.nature}' },
            ],
          },
          {
            heightMm: 16,
            cells: [
              { text: '建设内容及规模', head: true },
              { text: '{project.content}', span: 3 },
            ],
          },
          {
            heightMm: 9,
            cells: [
              { text: '批复文号', head: true },
              { text: '{project.approvalNo}' },
              { text: '批复资金（万元）', head: true },
              { text: '{project.approved|wan}' },
            ],
          },
          {
            heightMm: 9,
            cells: [
              { text: '资金来源', head: true },
              { text: '{moneyName}' },
              { text: '资金额度（万元）', head: true },
              { text: '{moneyAmount|wan}' },
            ],
          },
          {
            heightMm: 9,
            cells: [
              { text: '实施单位', head: true },
              { text: '{project.owner}' },
              { text: '项目负责人', head: true },
              { text: '{project.person}' },
            ],
          },
          {
            heightMm: 9,
            cells: [
              { text: '施工单位', head: true },
              { text: '{project.winner}' },
              { text: '监理单位', head: true },
              { text: '{project.supervisor}' },
            ],
          },
          {
            heightMm: 9,
            cells: [
              { text: '开工日期', head: true },
              { text: '{project.startedOn|day}' },
              { text: '完工日期', head: true },
              { text: '{project.completedOn|day}' },
            ],
          },
          {
            heightMm: 9,
            cells: [
              { text: '受益户数（户）', head: true },
              { text: '{project.households}' },
              { text: '受益人口（人）', head: true },
              { text: '{project.people}' },
            ],
          },
          {
            heightMm: 11,
            cells: [
              { text: '绩效目标', head: true },
              { text: '{project.goal}', span: 3 },
            ],
          },
          {
            heightMm: 11,
            cells: [
              { text: '联农带农机制', head: true },
              { text: '{project.linkage}', span: 3 },
            ],
          },
        ],
      },
      { kind: 'space', mm: 3 },
      ...objection('{ask.issuer}'),
    ],
  }),
]
