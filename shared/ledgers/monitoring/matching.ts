import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, idCard, inSection, link, longtext, shown, text, whole, yes, type Draft } from '../benefits/fields.ts'
import { groupAliases, villageAliases } from '../places.ts'

/** 信息比对: one list of another office held against the register, and every person found in it. */

const list = inSection('list', [
  text('number', '批次编号', '比对批次编号', { required: true, search: 'text', ...shown(130, 30) }),
  choice('kind', '比对类别', '名单类别 数据类别', { codes: 'matchKind', required: true, ...shown(90, 20) }),
  text('listName', '比对名单名称', '比对数据名称', { required: true, search: 'text', ...shown(220, 60) }),
  text('sender', '数据提供部门', '比对数据来源 数据来源单位', { carry: true, ...shown(120, 26) }),
  date('ranOn', '比对日期', '数据比对日期 信息比对时间', { required: true, ...shown(104, 22) }),
  text('file', '名单文件', '名单文件名'),
  text('sha256', '文件校验码', '文件摘要', { help: '名单文件内容的 SHA-256，用来认出同一份名单' }),
])

const outcome = inSection('outcome', [
  whole('rows', '名单行数', '名单记录数', { unit: '行', ...shown(84, 18) }),
  whole('hits', '比中条数', '比中人次', { unit: '条', ...shown(84, 18) }),
  whole('fresh', '新增线索数', '', { unit: '条', ...shown(84, 18) }),
  whole('known', '以前已有条数', '', { unit: '条' }),
  whole('gone', '名单中消失条数', '', { unit: '条', help: '上次比中、这次名单里没有了的' }),
  whole('open', '待核实条数', '', {
    unit: '条',
    ...shown(84, 18),
    derived: { kind: 'count', ledger: 'matchHit', link: 'batch', where: { field: 'state', is: '待核实' } },
  }),
  longtext('note', '备注', '备注说明'),
])

export const matchBatch = defineLedger({
  id: 'matchBatch',
  label: '比对批次',
  table: 'match_batch',
  unit: '批',
  menu: 'monitoring',
  title: 'listName',
  sections: [
    { id: 'list', label: '名单' },
    { id: 'outcome', label: '比对结果' },
  ],
  fields: [...list, ...outcome],
  naturalKeys: [['number']],
  aliases: ['数据比对台账', '信息比对批次', '比对台账'],
  sort: ['-ranOn', '-number'],
  since: 'ranOn',
})

const found = inSection('found', [
  text('number', '比对线索编号', '', { required: true, search: 'text' }),
  link('batch', '比对批次', '', { target: 'matchBatch', required: true, carry: true }),
  ofBatch(choice('kind', '比对类别', '名单类别 数据类别', { codes: 'matchKind', ...shown(84, 18) }), 'kind'),
  // Not required: a person who is taken off the register must not be held there by a hit.
  link('member', '比中人员', '比中的人', { target: 'member' }),
  ofMember(text('name', '姓名', '成员姓名 人员姓名', shown(84, 18)), 'name'),
  ofMember(idCard('idCard', '证件号码', '身份证号 身份证号码 公民身份号码', shown(168, 40)), 'idCard'),
  ofMember(link('household', '所属户', '所在户', { target: 'household' }), 'household'),
  ofMember(link('village', '行政村', villageAliases.join(' '), { target: 'village', ...shown(90, 20) }), 'village'),
  ofMember(link('group', '村民小组', groupAliases.join(' '), { target: 'group', ...shown(70, 16) }), 'group'),
  ofMember(text('headName', '户主姓名', '户主 户名', shown(84, 18)), 'headName'),
  ofMember(choice('householdKind', '户类型', '农户类型', { codes: 'householdKind' }), 'householdKind'),
  ofMember(choice('monitoringKind', '监测对象类别', '监测类别', { codes: 'monitoringKind' }), 'monitoringKind'),
  choice('way', '比对依据', '', { codes: 'matchWay' }),
  choice('level', '把握程度', '比对把握', { codes: 'matchLevel', ...shown(70, 16) }),
  whole('confidence', '可信度', '', { unit: '%', max: 100 }),
  longtext('reasons', '判断理由', '', { inPrint: true, printWidth: 44 }),
  text('theirName', '名单中姓名', '', { search: 'name' }),
  // As it stands in the list, spoilt or not: no field of type idCard, whose check would find fault with it.
  text('theirIdCard', '名单中证件号码', '', { sensitive: 'idCard' }),
  text('theirBirth', '名单中出生日期', ''),
  text('theirVillage', '名单中所在村', ''),
  text('theirHead', '名单中户主', ''),
  longtext('theirRow', '名单内容', '名单其他内容', shown(240, 60)),
  text('origin', '名单位置', '', { help: '名单中的工作表和行号' }),
  text('meaning', '名单内容特征', '', { help: '下次比对时用来认出同一条内容，由程序填写' }),
  date('foundOn', '比中日期', '', {}),
  link('lastBatch', '最近出现批次', '', { target: 'matchBatch' }),
  yes('isGone', '名单中已消失', '', { help: '最近一次同类名单里已没有这一条' }),
])

const checking = inSection('checking', [
  choice('state', '比对核实状态', '', { codes: 'matchState', initial: '待核实', dated: true, ...shown(90, 20) }),
  text('assignee', '比对核实人', '线索核实人', { help: '派发给哪位村干部或帮扶责任人', ...shown(90, 20) }),
  date('assignedOn', '线索派发日期', '', { carry: true }),
  date('dueOn', '核实期限', '线索核实期限', { carry: true, ...shown(104, 22) }),
  longtext('result', '比对核实情况', '线索核实情况', shown(180, 44)),
  date('closedOn', '核实办结日期', '线索办结日期', {}),
  text('closer', '办结人', '', {}),
])

export const matchHit = defineLedger({
  id: 'matchHit',
  label: '比对线索',
  table: 'match_hit',
  unit: '条',
  menu: 'monitoring',
  title: 'name',
  sections: [
    { id: 'found', label: '比中情况' },
    { id: 'checking', label: '派发与核实' },
  ],
  fields: [...found, ...checking],
  naturalKeys: [['number']],
  parent: { ledger: 'matchBatch', field: 'batch' },
  aliases: ['比对线索台账', '比中名单', '数据比对疑点'],
  sort: ['state', 'village', 'number'],
  since: 'foundOn',
  occurrence: { date: 'foundOn', says: ['kind', 'theirRow', 'state'] },
})

function ofBatch(draft: Draft, field: string): Draft {
  return { ...draft, derived: { kind: 'parent', link: 'batch', field } }
}

function ofMember(draft: Draft, field: string): Draft {
  return { ...draft, derived: { kind: 'parent', link: 'member', field } }
}
