import { defineLedger } from '#shared/ledger/define.ts'
import { choice, idCard, inSection, link, longtext, money, month, quantity, shown, text, year } from '../benefits/fields.ts'
import { householdFields, monitoringKindOfHousehold } from './ofHousehold.ts'

const who = inSection('who', [
  ...householdFields(),
  monitoringKindOfHousehold,
  link('member', '受益人员', '人编号 人口编号', {
    target: 'member',
    fills: { name: 'name', idCard: 'idCard', household: 'household' },
    help: '落实到人的措施（培训、就业、教育、医疗）选人；落实到户的不选',
  }),
  text('name', '受益人姓名', '享受人姓名 受益人 享受对象', { search: 'name', ...shown(90, 20) }),
  idCard('idCard', '受益人证件号码', '受益人身份证号 受益人身份证号码', { search: 'tail' }),
])

const what = inSection('what', [
  year('year', '年度', '帮扶年度 享受年度 年份', { required: true, carry: true, ...shown(64, 14) }),
  choice('kind', '措施大类', '帮扶类别 措施类别 帮扶措施类别 帮扶类型 措施类型', {
    codes: 'measureKind',
    required: true,
    carry: true,
    ...shown(110, 26),
  }),
  choice('item', '措施子项', '帮扶措施 措施名称 具体措施 帮扶项目 政策名称 享受政策 享受政策名称', {
    codes: 'measureItem',
    carry: true,
    ...shown(130, 30),
  }),
  choice('stage', '计划或实际', '计划/实际', { codes: 'measureStage', initial: '实际' }),
  longtext('content', '措施内容', '内容描述 帮扶内容 措施描述 帮扶情况', { ...shown(180, 50) }),
  quantity('quantity', '措施数量', '帮扶数量 规模'),
  text('quantityUnit', '措施数量单位', '计量单位', { help: '亩、头、只、人次' }),
  money('amount', '帮扶金额', '落实金额 享受金额 补助金额 受益金额 措施金额', { ...shown(100, 24) }),
  month('startDate', '措施开始日期', '开始日期 开始时间 实施时间 落实时间 享受时间', shown(104, 22)),
  month('endDate', '措施完成日期', '完成日期 完成时间 结束时间 截止时间'),
  choice('state', '落实状态', '落实情况 是否落实 实施情况', { codes: 'measureState', dated: true, ...shown(84, 18) }),
])

const handling = inSection('handling', [
  link('project', '关联项目', '所属项目', { target: 'project', carry: true, help: '由项目带来的措施选项目' }),
  text('unit', '措施责任单位', '责任单位 实施单位 落实单位', { carry: true }),
  text('responsible', '措施责任人', '责任人 落实责任人', { carry: true, ...shown(84, 18) }),
  money('gain', '增收金额', '户均增收 年增收 带动增收'),
  longtext('effect', '帮扶成效', '成效'),
  longtext('note', '备注', '备注说明'),
])

/** 帮扶措施与受益: one item for one household or person in a year. What is paid month by month stands under 惠民政策. */
export const measure = defineLedger({
  id: 'measure',
  label: '帮扶措施',
  table: 'measure',
  unit: '条',
  menu: 'monitoring',
  title: 'headName',
  sections: [
    { id: 'who', label: '对象' },
    { id: 'what', label: '措施' },
    { id: 'handling', label: '落实' },
  ],
  fields: [...who, ...what, ...handling],
  // Rows of whole households have no name of a beneficiary: those are recognised when they are the same throughout.
  naturalKeys: [['household', 'year', 'kind', 'item', 'name']],
  aliases: ['帮扶措施台账', '帮扶措施明细', '措施台账', '政策享受情况', '享受政策明细', '帮扶措施/受益'],
  sort: ['-year', 'village', 'kind'],
  since: 'startDate',
  occurrence: { date: 'year', amount: 'amount', says: ['kind', 'item', 'content'] },
})
