import { defineLedger } from '#shared/ledger/define.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { livingFields } from './householdLiving.ts'

/** One current row per household. Yearly income and monitoring have ledgers of their own. */

const basics: readonly FieldDefinition[] = [
  { id: 'code', label: '户编号', type: 'text', section: 'basics', search: 'text', inGrid: true, inPrint: true, width: 120, printWidth: 26, aliases: ['户主编号', '户编码', '户号', '家庭编号', '农户编号', 'aac001', 'HBH'], help: '国家系统给的编号，没有可不填' },
  { id: 'village', label: '行政村', type: 'link', target: 'village', section: 'basics', required: true, carry: true, inGrid: true, inPrint: true, width: 100, printWidth: 20, aliases: ['村', '村名', '村名称', '行政村名称', '村(社区)', '村居', '村委会', '所在村', '所属村', '村庄', '社区'] },
  { id: 'group', label: '村民小组', type: 'link', target: 'group', section: 'basics', carry: true, inGrid: true, inPrint: true, width: 80, printWidth: 16, aliases: ['组', '组别', '小组', '村组', '自然村', '自然村屯', '自然屯', '湾组', '社', '生产队', '所在组', '所属组', '片区'] },
  { id: 'headName', label: '户主姓名', type: 'text', section: 'basics', search: 'name', inGrid: true, inPrint: true, width: 90, printWidth: 20, aliases: ['户主', '户名', '户主名', '户主名称'], derived: { kind: 'child', ledger: 'member', link: 'household', where: { field: 'relation', is: '户主' }, field: 'name' } },
  { id: 'headIdCard', label: '户主证件号码', type: 'idCard', sensitive: 'idCard', section: 'basics', search: 'tail', inGrid: true, inPrint: true, width: 170, printWidth: 40, aliases: ['户主身份证号', '户主身份证号码', '户主身份证', '户主证件号', '户主证件'], derived: { kind: 'child', ledger: 'member', link: 'household', where: { field: 'relation', is: '户主' }, field: 'idCard' } },
  { id: 'memberCount', label: '家庭人口数', type: 'integer', unit: '人', section: 'basics', inGrid: true, inPrint: true, width: 84, printWidth: 14, aliases: ['人数', '人口数', '家庭人口', '当前家庭人口数', '年度家庭人口数', '家庭成员数', '家庭人数', '户人口数', '人口'], derived: { kind: 'count', ledger: 'member', link: 'household', where: { field: 'status', is: '在册' } } },
  { id: 'phone', label: '联系电话', type: 'phone', sensitive: 'phone', section: 'basics', search: 'tail', inGrid: true, inPrint: true, width: 118, printWidth: 26, aliases: ['户联系电话', '农户联系电话', '家庭联系电话', '户主联系电话', '户主电话', '联系方式', '电话', '电话号码', '手机号', '手机号码', 'phone'] },
  { id: 'address', label: '家庭住址', type: 'text', section: 'basics', search: 'text', aliases: ['家庭地址', '住址', '地址', '现居住地', '门牌号', '居住地址'] },
  { id: 'status', label: '户状态', type: 'choice', codes: 'householdStatus', section: 'basics', initial: '在册', aliases: ['农户状态'] },
  { id: 'statusDate', label: '户状态日期', type: 'date', section: 'basics', aliases: ['销户日期', '销户时间'] },
  { id: 'statusReason', label: '户状态原因', type: 'text', section: 'basics', aliases: ['销户原因'] },
  { id: 'isMilitaryFamily', label: '是否军烈属', type: 'boolean', section: 'basics', aliases: ['军烈属'] },
  { id: 'isOneChildFamily', label: '是否独生子女户', type: 'boolean', section: 'basics', aliases: ['独生子女户'] },
  { id: 'isTwoDaughterFamily', label: '是否双女户', type: 'boolean', section: 'basics', aliases: ['双女户'] },
  { id: 'isPartyFamily', label: '是否党员户', type: 'boolean', section: 'basics', aliases: ['党员户'] },
  { id: 'stars', label: '农户星级', type: 'integer', min: 0, max: 10, section: 'basics', aliases: ['星级'] },
  { id: 'latitude', label: '纬度', type: 'quantity', scale: 6, min: -90, max: 90, section: 'basics', aliases: ['维度'] },
  { id: 'longitude', label: '经度', type: 'quantity', scale: 6, min: -180, max: 180, section: 'basics' },
  { id: 'note', label: '备注', type: 'longtext', section: 'basics', inPrint: true, printWidth: 24, aliases: ['户备注', '其他备注'] },
]

const policy: readonly FieldDefinition[] = [
  { id: 'kind', label: '户类型', type: 'choice', codes: 'householdKind', section: 'policy', inGrid: true, inPrint: true, width: 90, printWidth: 18, aliases: ['家庭类型', '农户类型', '贫困户类型', '农户属性'] },
  { id: 'povertyStatus', label: '脱贫属性', type: 'choice', codes: 'povertyStatus', section: 'policy', inGrid: true, inPrint: true, width: 140, printWidth: 26, aliases: ['脱贫状态', '是否脱贫', '脱贫情况'] },
  { id: 'monitoringKind', label: '监测对象类别', type: 'choice', codes: 'monitoringKind', section: 'policy', inGrid: true, inPrint: true, width: 116, printWidth: 24, aliases: ['监测类别', '监测对象类型', '监测户类型', '易返贫致贫户类型', '易返贫致贫户(监测对象)类型'] },
  { id: 'povertyKind', label: '贫困户属性', type: 'choice', codes: 'povertyKind', section: 'policy' },
  { id: 'mainReason', label: '主要致贫原因', type: 'choice', codes: 'povertyReason', section: 'policy', aliases: ['致贫原因', '致贫原因1', '主要致贫原因1'] },
  { id: 'otherReasons', label: '其他致贫原因', type: 'multichoice', codes: 'povertyReason', section: 'policy', aliases: ['次要致贫原因', '致贫原因2', '其它致贫原因'], help: '最多两项' },
  { id: 'identifiedAt', label: '首次识别时间', type: 'date', precision: 'month', section: 'policy', aliases: ['识别时间', '识别年度', '建档年度', '建档时间', '建档立卡时间'] },
  { id: 'identifyStandard', label: '识别标准', type: 'choice', codes: 'identifyStandard', section: 'policy' },
  { id: 'outOfPovertyYear', label: '脱贫年度', type: 'year', min: 2014, max: 2020, section: 'policy', aliases: ['脱贫时间', '脱贫年份', '计划脱贫年度'] },
  { id: 'isReturned', label: '是否返贫', type: 'boolean', section: 'policy', aliases: ['返贫'] },
  { id: 'returnedAt', label: '返贫时间', type: 'date', precision: 'month', section: 'policy', aliases: ['返贫年度'] },
  { id: 'isGuaranteed', label: '整户无劳动能力兜底保障户', type: 'boolean', section: 'policy', aliases: ['整户无劳动力', '兜底户', '兜底保障户', '是否整户无劳动能力兜底保障户', '是否兜底户'] },
  { id: 'isRelocated', label: '是否搬迁户', type: 'boolean', section: 'policy', aliases: ['是否易地扶贫搬迁', '是否易地扶贫搬迁户', '易地搬迁户', '搬迁户', '是否易地搬迁户'] },
  { id: 'relocationKind', label: '安置方式', type: 'choice', codes: 'relocationKind', section: 'policy', aliases: ['搬迁方式', '搬迁安置方式'] },
  { id: 'relocationSite', label: '居住搬迁安置区', type: 'text', section: 'policy', aliases: ['安置区', '安置点', '搬迁安置区', '安置区名称', '安置点名称'] },
  { id: 'relocatedAt', label: '搬迁时间', type: 'date', precision: 'month', section: 'policy', aliases: ['入住时间', '搬迁入住时间'] },
]

const account: readonly FieldDefinition[] = [
  { id: 'accountName', label: '账户名', type: 'text', section: 'account', search: 'name', aliases: ['开户名', '户名(银行)', '账户姓名', '持卡人', '一卡通户名', '银行卡户名'], help: '应是家庭成员之一' },
  { id: 'bankName', label: '开户银行', type: 'text', section: 'account', aliases: ['开户行', '银行名称', '开户银行名称', '开户行名称'] },
  { id: 'bankCard', label: '银行卡号', type: 'bankCard', sensitive: 'bankCard', section: 'account', search: 'tail', aliases: ['一卡通账号', '惠农一卡通', '银行卡', '银行账号', '一卡通', '卡号', '账号', '银行卡账号', '一卡通卡号', '社保卡号', '惠农一卡通账号'] },
]

const filling: readonly FieldDefinition[] = [
  { id: 'preparer', label: '填表人', type: 'text', section: 'filling', carry: true, aliases: ['信息采集人', '采集人', '填报人'] },
  { id: 'preparerPhone', label: '填表人电话', type: 'phone', sensitive: 'phone', section: 'filling', carry: true, aliases: ['信息采集人联系电话', '填表人联系电话', '采集人电话'] },
  { id: 'preparedOn', label: '填表时间', type: 'date', section: 'filling', aliases: ['填表日期', '采集时间', '采集日期'] },
]

export const household = defineLedger({
  id: 'household',
  label: '户台账',
  table: 'household',
  unit: '户',
  title: 'headName',
  sections: [
    { id: 'basics', label: '基本信息' },
    { id: 'policy', label: '户类型与致贫原因' },
    { id: 'account', label: '银行账户' },
    { id: 'land', label: '土地与生产' },
    { id: 'living', label: '住房与生活条件' },
    { id: 'filling', label: '填表' },
  ],
  fields: [...basics, ...policy, ...account, ...livingFields, ...filling],
  naturalKeys: [['code'], ['headIdCard'], ['headName', 'village']],
  aliases: ['户信息', '农户信息', '家庭信息', '农户花名册', '户花名册', '脱贫户信息', '(基础信息)户信息', '(乡村建设)户信息', '一户一档'],
  sort: ['village', 'group', 'code'],
})
