import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, idCard, inSection, link, longtext, phone, shown, text, whole } from '../benefits/fields.ts'

const person = inSection('person', [
  text('name', '姓名', '帮扶责任人姓名 帮扶人姓名 帮扶干部姓名 责任人姓名 结对干部姓名', {
    required: true,
    search: 'name',
    ...shown(90, 20),
  }),
  choice('kind', '帮扶人身份', '责任人类型 帮扶人类型 干部类型', { codes: 'helperKind', ...shown(110, 26) }),
  choice('sex', '性别', '', { codes: 'sex', ...shown(52, 10) }),
  idCard('idCard', '证件号码', '帮扶责任人证件号码 帮扶人身份证号 身份证号 身份证号码', { search: 'tail', ...shown(170, 40) }),
  phone('phone', '手机号', '联系电话 帮扶责任人联系电话 帮扶人联系电话 电话 手机 手机号码 联系方式', { search: 'tail', ...shown(118, 26) }),
  choice('political', '政治面貌', '', { codes: 'politicalStatus', ...shown(80, 18) }),
  choice('education', '文化程度', '学历', { codes: 'education' }),
  text('skill', '技术特长', '特长 专业特长'),
  link('helpUnit', '所属帮扶单位', '', { target: 'helpUnit', fills: { unit: 'name' } }),
  text('unit', '工作单位', '单位 单位名称 所在单位 帮扶人单位 帮扶责任人单位', { search: 'text', carry: true, ...shown(160, 40) }),
  choice('unitLevel', '单位隶属关系', '隶属关系', { codes: 'unitLevel', carry: true }),
  text('post', '职务', '单位职务 帮扶人职务 职务/职称', shown(110, 26)),
  choice('jobLevel', '职务级别', '职级 行政级别', { codes: 'jobLevel' }),
])

const service = inSection('service', [
  date('from', '帮扶开始时间', '开始帮扶时间 帮扶开始日期', { precision: 'month', ...shown(104, 22) }),
  date('to', '帮扶结束时间', '结束帮扶时间 帮扶结束日期', { precision: 'month' }),
  whole('households', '结对户数', '', {
    unit: '户',
    ...shown(76, 16),
    derived: { kind: 'count', ledger: 'pairing', link: 'helper', where: { field: 'state', is: '结对中' } },
  }),
  longtext('note', '备注', '备注说明'),
])

/** 帮扶责任人: the cadre who answers for households. Who helps whom stands under 结对. */
export const helper = defineLedger({
  id: 'helper',
  label: '帮扶责任人',
  table: 'helper',
  unit: '人',
  menu: 'monitoring',
  title: 'name',
  sections: [
    { id: 'person', label: '责任人' },
    { id: 'service', label: '帮扶' },
  ],
  fields: [...person, ...service],
  naturalKeys: [['idCard'], ['phone'], ['name', 'unit']],
  aliases: ['帮扶责任人花名册', '帮扶干部花名册', '帮扶责任人台账', '帮扶干部', '结对干部'],
  sort: ['unit', 'name'],
  since: 'from',
})
