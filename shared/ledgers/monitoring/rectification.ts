import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, shown, text } from '../benefits/fields.ts'
import { ownVillage } from './ofHousehold.ts'

const problem = inSection('problem', [
  text('number', '问题编号', '问题序号', { search: 'text' }),
  choice('source', '问题来源', '反馈来源', { codes: 'problemSource', required: true, carry: true, ...shown(110, 24) }),
  text('document', '反馈文件', '反馈文号 问题清单 来源文件', { carry: true }),
  date('foundOn', '问题反馈日期', '反馈日期 问题发现日期 交办日期', { carry: true, ...shown(104, 22) }),
  text('problem', '问题描述', '问题 具体问题 问题内容 反馈问题 存在的问题', { required: true, search: 'text', ...shown(260, 70) }),
  ownVillage,
  link('household', '涉及农户', '涉及户', { target: 'household' }),
  text('subject', '涉及项目或对象', '涉及项目 涉及对象'),
  link('inspected', '来自抽查户', '', { target: 'inspectedHousehold', help: '迎检抽查时在这一户发现的问题' }),
])

const mending = inSection('mending', [
  text('leader', '责任领导', '牵头领导 包抓领导', { carry: true }),
  text('responsible', '整改责任人', '责任人', { carry: true, ...shown(84, 18) }),
  text('unit', '整改责任单位', '责任单位 牵头单位', { carry: true, ...shown(110, 26) }),
  longtext('measures', '整改措施', '整改方案', { ...shown(200, 56) }),
  date('dueOn', '整改时限', '整改期限 完成时限 整改完成时限', { carry: true, ...shown(104, 22) }),
  longtext('progress', '整改完成情况', '完成情况 整改情况 整改进展 整改成效', { inPrint: true, printWidth: 56 }),
  choice('state', '整改状态', '是否整改完成 是否完成整改', { codes: 'rectifyState', initial: '未整改', dated: true, ...shown(84, 18) }),
  date('doneOn', '整改完成日期', '完成日期 完成时间'),
  text('evidence', '佐证材料', '整改佐证 佐证资料'),
  date('closedOn', '销号日期', '销号时间', shown(104, 22)),
  text('closer', '销号人', '验收人'),
  longtext('note', '备注', '备注说明'),
])

/** 问题整改: problems that inspections and audits reported, until each is closed. */
export const rectification = defineLedger({
  id: 'rectification',
  label: '问题整改',
  table: 'rectification',
  unit: '条',
  menu: 'monitoring',
  title: 'problem',
  sections: [
    { id: 'problem', label: '问题' },
    { id: 'mending', label: '整改' },
  ],
  fields: [...problem, ...mending],
  naturalKeys: [['number'], ['source', 'village', 'problem']],
  aliases: ['问题整改台账', '整改台账', '问题台账', '问题清单', '整改清单', '反馈问题整改'],
  sort: ['state', 'dueOn'],
  since: 'foundOn',
  occurrence: { date: 'foundOn', says: ['source', 'problem', 'state'] },
})
