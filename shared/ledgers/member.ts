import { defineLedger } from '#shared/ledger/define.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { memberWelfareFields } from './memberWelfare.ts'

/** One current row per person of a household. */

const household: readonly FieldDefinition[] = [
  { id: 'household', label: '所属户', type: 'link', target: 'household', section: 'identity', required: true, carry: true, aliases: ['所在户'] },
  { id: 'village', label: '行政村', type: 'link', target: 'village', section: 'identity', inGrid: true, inPrint: true, width: 96, printWidth: 20, derived: { kind: 'parent', link: 'household', field: 'village' }, aliases: ['村', '村名', '村名称', '行政村名称', '村(社区)', '村居', '村委会', '所在村', '所属村', '村庄', '社区'] },
  { id: 'group', label: '村民小组', type: 'link', target: 'group', section: 'identity', inGrid: true, inPrint: true, width: 76, printWidth: 16, derived: { kind: 'parent', link: 'household', field: 'group' }, aliases: ['组', '组别', '小组', '村组', '自然村', '自然村屯', '自然屯', '湾组', '社', '生产队', '所在组', '所属组', '片区'] },
  { id: 'householdCode', label: '户编号', type: 'text', section: 'identity', derived: { kind: 'parent', link: 'household', field: 'code' }, aliases: ['户主编号', '户编码', '户号', '家庭编号', 'aac001', 'HBH'] },
  { id: 'headName', label: '户主姓名', type: 'text', section: 'identity', inGrid: true, inPrint: true, width: 84, printWidth: 18, derived: { kind: 'parent', link: 'household', field: 'headName' }, aliases: ['户主', '户名'] },
]

const identity: readonly FieldDefinition[] = [
  { id: 'code', label: '人编号', type: 'text', section: 'identity', search: 'text', aliases: ['人口编号', '人员编号', '成员编号', 'aab001'], help: '国家系统给的编号，没有可不填' },
  { id: 'name', label: '姓名', type: 'text', section: 'identity', required: true, search: 'name', inGrid: true, inPrint: true, width: 90, printWidth: 20, aliases: ['家庭成员姓名', '成员姓名', '家庭成员', '人员姓名', 'name'] },
  { id: 'relation', label: '与户主关系', type: 'choice', codes: 'relation', section: 'identity', inGrid: true, inPrint: true, width: 92, printWidth: 20, aliases: ['户主和与户主关系', '家庭关系', '关系', '与户主的关系', '和户主关系'] },
  { id: 'idType', label: '证件类型', type: 'choice', codes: 'idType', section: 'identity', initial: '居民身份证', aliases: ['证件种类'] },
  { id: 'idCard', label: '证件号码', type: 'idCard', sensitive: 'idCard', section: 'identity', search: 'tail', inGrid: true, inPrint: true, width: 170, printWidth: 40, aliases: ['身份证', '身份证号', '身份证号码', '证件号', '公民身份号码', '身份证件号码', '居民身份证号码', 'ID', 'ID2'] },
  { id: 'sex', label: '性别', type: 'choice', codes: 'sex', section: 'identity', inGrid: true, inPrint: true, width: 56, printWidth: 10 },
  { id: 'birthDate', label: '出生日期', type: 'date', precision: 'month', section: 'identity', aliases: ['出生年月', '出生年月日', '生日', '出生时间'] },
  { id: 'age', label: '年龄', type: 'integer', unit: '岁', section: 'identity', inGrid: true, inPrint: true, width: 56, printWidth: 10, derived: { kind: 'age', of: 'birthDate' }, aliases: ['周岁'] },
  { id: 'ethnicity', label: '民族', type: 'choice', codes: 'ethnicity', section: 'identity', carry: true, inPrint: true, printWidth: 14, aliases: ['名族'] },
  { id: 'politicalStatus', label: '政治面貌', type: 'choice', codes: 'politicalStatus', section: 'identity', aliases: ['政治面目'] },
  { id: 'marriage', label: '婚姻状况', type: 'choice', codes: 'marriage', section: 'identity', aliases: ['婚否', '婚姻状态', '婚姻'] },
  { id: 'residenceKind', label: '户籍性质', type: 'choice', codes: 'residenceKind', section: 'identity', aliases: ['户口性质', '户口类型', '户籍类型'] },
  { id: 'phone', label: '家庭成员联系电话', type: 'phone', sensitive: 'phone', section: 'identity', search: 'tail', inGrid: true, inPrint: true, width: 118, printWidth: 26, aliases: ['成员联系电话', '人联系电话', '本人联系电话', '本人电话', '联系电话', '联系方式', '电话', '手机号', '手机号码', '电话号码'] },
  { id: 'militaryStatus', label: '服役情况', type: 'choice', codes: 'militaryStatus', section: 'identity', aliases: ['是否现役军人', '服兵役', '是否退役军人', '是否军人'] },
  { id: 'speaksMandarin', label: '是否会讲普通话', type: 'boolean', section: 'identity', aliases: ['会讲普通话', '是否会说普通话'] },
  { id: 'isRelocated', label: '是否易地扶贫搬迁人口', type: 'boolean', section: 'identity', aliases: ['易地搬迁人口', '是否易地搬迁人口'] },
  { id: 'note', label: '备注', type: 'longtext', section: 'identity', inPrint: true, printWidth: 22, aliases: ['人员备注', '说明'] },
]

const status: readonly FieldDefinition[] = [
  { id: 'status', label: '人员状态', type: 'choice', codes: 'memberStatus', section: 'status', initial: '在册', aliases: ['状态', 'zt', '成员状态'] },
  { id: 'statusDate', label: '状态日期', type: 'date', section: 'status', aliases: ['减少日期', '减少时间', '死亡时间', '死亡日期', '户口注销日期', '变动日期'] },
  { id: 'statusReason', label: '状态原因', type: 'choice', codes: 'changeReason', section: 'status', aliases: ['减少原因', '变动原因', '自然减少原因'] },
  { id: 'identifiedAt', label: '人员识别时间', type: 'date', precision: 'month', section: 'status', aliases: ['识别时间'] },
  { id: 'registeredOn', label: '户口登记日期', type: 'date', section: 'status', aliases: ['户籍登记日期'] },
]

const schooling: readonly FieldDefinition[] = [
  { id: 'education', label: '文化程度', type: 'choice', codes: 'education', section: 'schooling', inPrint: true, printWidth: 18, aliases: ['学历', '受教育程度', '文化水平'], help: '在校生不填文化程度' },
  { id: 'studentStatus', label: '在校生状况', type: 'choice', codes: 'studentStatus', section: 'schooling', aliases: ['在校生情况', '在校情况', '是否在校', '在校状况'] },
  { id: 'school', label: '就读学校', type: 'text', section: 'schooling', aliases: ['学校名称', '学校', '所在学校', '就读学校名称'] },
  { id: 'schoolClass', label: '所在班级', type: 'text', section: 'schooling', aliases: ['班级', '所在学校班级', '年级班级'] },
  { id: 'studentCode', label: '学籍号', type: 'text', sensitive: 'idCard', section: 'schooling', aliases: ['全国学籍号'] },
  { id: 'isBoarder', label: '是否寄宿', type: 'boolean', section: 'schooling', aliases: ['寄宿', '是否住校'] },
  { id: 'dropoutReason', label: '失学或辍学原因', type: 'choice', codes: 'dropoutReason', section: 'schooling', aliases: ['义务教育阶段未上学原因', '失学辍学原因', '辍学原因'] },
]

export const member = defineLedger({
  id: 'member',
  label: '家庭成员',
  table: 'member',
  unit: '人',
  title: 'name',
  sections: [
    { id: 'identity', label: '基本信息' },
    { id: 'schooling', label: '教育' },
    { id: 'health', label: '健康与残疾' },
    { id: 'labour', label: '劳动与务工' },
    { id: 'insurance', label: '保险' },
    { id: 'welfare', label: '社会保障' },
    { id: 'status', label: '人员状态' },
  ],
  fields: [...household, ...identity, ...schooling, ...memberWelfareFields, ...status],
  naturalKeys: [['code'], ['idCard'], ['name', 'household'], ['name', 'birthDate', 'village']],
  parent: { ledger: 'household', field: 'household' },
  aliases: ['人口信息', '家庭成员信息', '人员信息', '成员花名册', '人口花名册', '家庭成员花名册', '(基础信息)人信息'],
  sort: ['village', 'group', 'household'],
})
