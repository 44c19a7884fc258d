import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, idCard, inSection, link, longtext, month, phone, shown, text, yes } from '../benefits/fields.ts'
import { ownVillage } from './ofHousehold.ts'

/**
 * 线索: somebody says that a household may fall (back) into poverty. Kept whether or not it leads to monitoring: the
 * lists that other offices send (低收入, 大病, 重灾, 失业) have to be answered person by person. The person may be
 * unknown to the register, hence name and number of its own.
 */
const basics = inSection('basics', [
  date('foundOn', '发现日期', '线索日期 线索时间 发现时间 登记日期 登记时间 上报日期', { required: true, ...shown(104, 22) }),
  choice('source', '线索来源', '发现渠道 来源渠道 线索渠道 预警来源 clues', { codes: 'clueSource', required: true, ...shown(116, 26) }),
  text('sender', '提供部门', '预警部门 推送部门 来源部门 反馈部门', { help: '部门筛查预警时填，如医保局、残联' }),
  text('listName', '名单名称', '预警名单 筛查名单 比对名单', {
    carry: true,
    help: '部门批量推送的名单，如“2025年6月个人自付1万元以上人员”',
  }),
  choice('urgency', '紧急程度', '', { codes: 'urgency' }),
  link('household', '所属户', '所在户', {
    target: 'household',
    fills: { name: 'headName', idCard: 'headIdCard', phone: 'phone' },
    help: '库里已有的户；还没有的先只填姓名和证件号码',
  }),
  ownVillage,
  text('name', '线索对象姓名', '线索人员 预警对象姓名 预警人员姓名 申请人 申请人姓名 预警对象', {
    required: true,
    search: 'name',
    ...shown(96, 20),
  }),
  idCard('idCard', '线索对象证件号码', '线索对象身份证号 预警对象身份证号 申请人身份证号 申请人证件号码', {
    search: 'tail',
    ...shown(170, 40),
  }),
  phone('phone', '线索对象电话', '申请人电话 预警对象电话', { search: 'tail' }),
  longtext('content', '线索内容', '预警内容 线索描述 预警信息 反映问题 预警原因 申请理由', { ...shown(220, 60) }),
])

const checking = inSection('checking', [
  text('receiver', '受理人', '线索受理人 登记人', { carry: true }),
  date('assignedOn', '派发日期', '派发时间 交办日期 下发日期', { carry: true }),
  text('assignee', '核查责任人', '派发对象 核查人员 交办对象 核查单位', { ...shown(104, 24) }),
  date('dueOn', '核查期限', '核查时限 办结期限 反馈期限 反馈时限', { carry: true, ...shown(104, 22) }),
  choice('state', '线索办理状态', '线索状态 核查状态', { codes: 'clueState', initial: '待派发', dated: true, ...shown(90, 20) }),
  date('checkedOn', '核查日期', '核查时间 核查完成日期', {}),
  choice('result', '核查结果', '线索核查结果 核查结论 核查意见', { codes: 'clueResult', ...shown(116, 28) }),
  longtext('finding', '核查情况', '核查说明 核查反馈 情况说明', {}),
  date('closedOn', '办结日期', '办结时间 反馈日期', {}),
  yes('isAnswered', '是否已反馈农户或部门', '是否反馈', {}),
  month('monitoredFrom', '转入监测时间', '纳入监测日期', { help: '核查后纳入监测的，填识别监测时间' }),
  longtext('note', '备注', '备注说明', { inPrint: true, printWidth: 24 }),
])

export const clue = defineLedger({
  id: 'clue',
  label: '线索',
  table: 'clue',
  unit: '条',
  menu: 'monitoring',
  title: 'name',
  sections: [
    { id: 'basics', label: '线索登记' },
    { id: 'checking', label: '派发与核查' },
  ],
  fields: [...basics, ...checking],
  naturalKeys: [
    ['idCard', 'foundOn', 'source'],
    ['name', 'village', 'foundOn', 'source'],
  ],
  aliases: ['线索台账', '线索登记表', '预警线索', '返贫致贫线索', '风险线索', '筛查预警名单'],
  sort: ['-foundOn'],
  since: 'foundOn',
  occurrence: { date: 'foundOn', says: ['source', 'content', 'result'] },
})
