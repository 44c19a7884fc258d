import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, shown, text, whole, type Draft } from '../benefits/fields.ts'
import { householdFields, monitoringKindOfHousehold } from './ofHousehold.ts'

/** 迎检抽查: a random sample of households, what it was drawn by, and what was found at each of them. */

const drawing = inSection('drawing', [
  text('number', '抽查批次编号', '', { required: true, search: 'text', ...shown(120, 28) }),
  text('name', '抽查名称', '抽查批次名称 迎检名称', { required: true, search: 'text', ...shown(200, 50) }),
  choice('source', '抽查类别', '迎检类别', { codes: 'problemSource', carry: true, ...shown(110, 24) }),
  date('drawnOn', '抽样日期', '', { required: true, ...shown(104, 22) }),
  text('drawer', '抽样人', '', {}),
  date('inspectOn', '计划检查日期', '迎检日期', shown(104, 22)),
  text('seed', '随机种子', '', { required: true, ...shown(110, 26), help: '同样的名单、分层和种子，抽出来的户一定相同' }),
  text('strata', '分层依据', '', { ...shown(150, 36) }),
  text('way', '抽取办法', '', { inPrint: true, printWidth: 36 }),
  text('scope', '抽样范围', '', {}),
  text('without', '不参加抽样的户', '', {}),
  whole('population', '抽样范围户数', '', { unit: '户', ...shown(96, 20) }),
  text('digest', '范围校验码', '', { help: '由抽样范围内全部农户算出，范围里多一户少一户都会变' }),
  longtext('allocation', '各层户数', '', {}),
  longtext('wish', '抽样设置', '', { internal: true }),
])

const outcome = inSection('outcome', [
  whole('drawn', '抽中户数', '', {
    unit: '户',
    ...shown(84, 18),
    derived: { kind: 'count', ledger: 'inspectedHousehold', link: 'sample' },
  }),
  whole('waiting', '未查户数', '', { unit: '户', ...shown(84, 18), derived: counted('未查') }),
  whole('troubled', '有问题户数', '', { unit: '户', ...shown(84, 18), derived: counted('有问题') }),
  longtext('note', '备注', '备注说明'),
])

export const inspectionSample = defineLedger({
  id: 'inspectionSample',
  label: '抽查批次',
  table: 'inspection_sample',
  unit: '批',
  menu: 'monitoring',
  title: 'name',
  sections: [
    { id: 'drawing', label: '抽样' },
    { id: 'outcome', label: '检查结果' },
  ],
  fields: [...drawing, ...outcome],
  naturalKeys: [['number']],
  aliases: ['迎检抽查批次', '抽样批次'],
  sort: ['-drawnOn', '-number'],
  since: 'drawnOn',
})

const drawnBy = inSection('drawn', [
  link('sample', '抽查批次', '', { target: 'inspectionSample', required: true, carry: true }),
  whole('stop', '路线序号', '', { ...shown(70, 14) }),
  ...householdFields(),
  monitoringKindOfHousehold,
  ofHousehold(text('address', '家庭住址', '家庭地址 住址 地址', { inPrint: true, printWidth: 40 }), 'address'),
  ofHousehold(whole('memberCount', '家庭人口数', '家庭人口', { unit: '人' }), 'memberCount'),
  ofHousehold(text('helperName', '现任帮扶责任人', '', { inGrid: true, width: 96 }), 'helperName'),
  text('stratum', '所在层', '', { ...shown(150, 34) }),
  whole('order', '层内抽中次序', '', {}),
  longtext('questions', '重点核实内容', '', { help: '抽样或更新时这一户还没有处理的疑点' }),
])

const result = inSection('result', [
  choice('result', '抽查结果', '检查结果', { codes: 'inspectResult', initial: '未查', ...shown(96, 20) }),
  date('checkedOn', '检查日期', '入户检查日期', { carry: true, ...shown(104, 22) }),
  text('checker', '检查人', '检查人员 核查人', { carry: true, ...shown(96, 20) }),
  longtext('finding', '检查情况', '抽查情况 入户检查情况', { ...shown(200, 56) }),
  whole('problems', '交办问题数', '', {
    unit: '条',
    ...shown(84, 16),
    derived: { kind: 'count', ledger: 'rectification', link: 'inspected' },
  }),
  longtext('note', '备注', '备注说明'),
])

export const inspectedHousehold = defineLedger({
  id: 'inspectedHousehold',
  label: '抽查户',
  table: 'inspected_household',
  unit: '户',
  menu: 'monitoring',
  title: 'headName',
  sections: [
    { id: 'drawn', label: '抽中' },
    { id: 'result', label: '检查结果' },
  ],
  fields: [...drawnBy, ...result],
  naturalKeys: [['sample', 'household']],
  parent: { ledger: 'inspectionSample', field: 'sample' },
  aliases: ['抽查户名单', '抽中农户', '迎检名单'],
  sort: ['sample', 'stop'],
  occurrence: { date: 'checkedOn', says: ['sample', 'result', 'finding'] },
})

function counted(result: string): Draft['derived'] {
  return { kind: 'count', ledger: 'inspectedHousehold', link: 'sample', where: { field: 'result', is: result } }
}

function ofHousehold(draft: Draft, field: string): Draft {
  return { ...draft, derived: { kind: 'parent', link: 'household', field } }
}
