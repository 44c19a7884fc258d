import { defineLedger } from '#shared/ledger/define.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, money, month, quantity, shown, text, yes } from '../benefits/fields.ts'
import { projectTraits } from '../projects/ofProject.ts'
import { villageAliases } from '../places.ts'
import { assetUseFields } from './assetUse.ts'

const basics: readonly FieldDefinition[] = inSection('basics', [
  text('code', '资产编号', '资产编码 资产代码 资产登记号', { search: 'text', ...shown(120, 28) }),
  text('name', '资产名称', '资产 扶贫资产名称 帮扶资产名称 项目资产名称', { required: true, search: 'text', ...shown(200, 44) }),
  choice('type', '资产类别', '资产类型 一级类别 资产性质 资产大类', { codes: 'assetType', ...shown(100, 20) }),
  choice('kind', '二级类别', '资产二级类别 二级分类 资产小类 资产细类', { codes: 'assetKind', ...shown(110, 22) }),
  link('project', '所属项目', '项目名称 形成资产项目 来源项目 项目编号', {
    target: 'project',
    ...shown(180, 40),
    fills: { village: 'village' },
    help: '多个项目形成的资产填主要的项目，其余写在下一栏',
  }),
  text('furtherProjects', '其他来源项目', '其他所属项目'),
  ...projectTraits,
  choice('origin', '形成方式', '资产形成方式 取得方式', { codes: 'assetOrigin' }),
  link('village', '资产所在村', villageAliases.join(' '), { target: 'village', carry: true, ...shown(100, 20) }),
  text('place', '坐落地点', '所在位置 资产坐落 坐落位置 资产所在地 存放地点 具体位置', { search: 'text' }),
  quantity('latitude', '纬度', '', { scale: 6, min: -90, max: 90 }),
  quantity('longitude', '经度', '', { scale: 6, min: -180, max: 180 }),
  text('bounds', '四至', '四至范围'),
  quantity('quantity', '资产数量', '数量 规模'),
  text('quantityUnit', '数量单位', '计量单位 单位(个、座、公里)'),
  text('model', '规格型号', '规格 型号'),
  quantity('area', '建筑面积', '建筑面积(平方米)', { unit: '平方米' }),
  month('acquired', '购建时间', '购建年份 购建年度 建成时间 建成年份 形成时间 购建日期 资产形成年度 取得时间', {
    ...shown(100, 20),
    help: '资产自这一天起计入各项统计',
  }),
  month('inUseSince', '投入使用时间', '投入使用日期 启用时间'),
  choice('state', '资产状态', '使用状态 资产使用状态 运营状态 资产现状 目前状态', {
    codes: 'assetState',
    dated: true,
    initial: '在用',
    ...shown(80, 18),
  }),
  choice('batch', '四个一批', '分类处置 四个一批分类', { codes: 'assetBatch', dated: true }),
  choice('colour', '三色等级', '三色管理 风险等级', { codes: 'assetColour', dated: true }),
  text('idleReason', '低效闲置原因', '闲置原因 低效原因'),
  text('revival', '盘活措施', '盘活方式 整改措施'),
  month('reviveBy', '盘活时限', '盘活期限 整改时限'),
  longtext('changes', '变更记录', '资产变更情况'),
  longtext('note', '备注', '备注说明 说明'),
])

const value: readonly FieldDefinition[] = inSection('value', [
  money('originalValue', '资产原值', '原值 原始价值 原始价值(万元) 资产原值(万元) 原值(万元) 资产价值 资产价值(万元)', {
    min: 0,
    ...shown(120, 24),
    help: '等于形成该资产的各来源投入合计',
  }),
  ...invested('fromCentral', '其中：中央财政投入', '中央财政资金'),
  ...invested('fromProvince', '其中：省级财政投入', '省级财政资金'),
  ...invested('fromCity', '其中：市级财政投入', '市级财政资金'),
  ...invested('fromCounty', '其中：县级财政投入', '县级财政资金'),
  ...invested('fromSelf', '其中：自筹投入', '自筹资金'),
  ...invested('fromSociety', '其中：社会及其他投入', '社会资金'),
  money('investedTotal', '来源投入合计', '投入合计', {
    derived: { kind: 'formula', plus: ['fromCentral', 'fromProvince', 'fromCity', 'fromCounty', 'fromSelf', 'fromSociety'] },
    help: '各来源之和，应当等于资产原值',
  }),
  money('depreciation', '累计折旧', '累计折旧(万元) 折旧', { min: 0 }),
  money('netValue', '资产净值', '净值 净值(万元) 资产净值(万元) 账面净值 现值', {
    derived: { kind: 'formula', plus: ['originalValue'], minus: ['depreciation'] },
    help: '资产原值 − 累计折旧',
  }),
  money('appraised', '评估价值', '评估价值(万元) 评估值', { min: 0 }),
  date('appraisedOn', '评估日期', '评估时间', { precision: 'month' }),
])

const title: readonly FieldDefinition[] = inSection('title', [
  choice('ownership', '确权层级', '产权归属 权属 资产权属 所有权归属 确权类别', {
    codes: 'assetOwnership',
    dated: true,
    ...shown(100, 22),
  }),
  text('owner', '所有权人', '产权人 产权单位 所有权单位 资产所有者 权属单位', { search: 'text' }),
  link('household', '所有农户', '到户农户 户编号', { target: 'household', help: '到户类资产填' }),
  text('scope', '受益范围', '受益对象 收益范围'),
  month('titledOn', '确权日期', '确权时间 资产确权日期', { help: '不早于竣工日期' }),
  text('titleNo', '确权文号', '确权文件号'),
  text('certificate', '权证号', '不动产权证号 产权证号 不动产权证'),
  text('registrar', '登记机构', '确权登记机构'),
  text('handedBy', '移交单位', '资产移交单位'),
  text('receivedBy', '接收单位', '资产接收单位 接管单位'),
  month('handedOverOn', '资产移交日期', '移交日期 移交时间 资产移交时间', { help: '验收后 30 日内移交' }),
  yes('hasHandoverList', '有无移交清单', '移交清单'),
])

/** 帮扶资产: what projects left behind, whose it is, who runs and looks after it (R151–R157). */
export const asset = defineLedger({
  id: 'asset',
  label: '帮扶资产',
  table: 'asset',
  unit: '项',
  menu: 'assets',
  title: 'name',
  sections: [
    { id: 'basics', label: '基本情况' },
    { id: 'value', label: '价值' },
    { id: 'title', label: '确权与移交' },
    { id: 'operation', label: '经营' },
    { id: 'care', label: '管护' },
    { id: 'yield', label: '收益与盘点' },
  ],
  fields: [...basics, ...value, ...title, ...assetUseFields],
  naturalKeys: [['code'], ['name', 'village', 'acquired'], ['name', 'project']],
  aliases: ['扶贫资产', '资产台账', '资产登记表', '项目资产', '资产清单', '扶贫项目资产', '资产登记台账'],
  sort: ['village', 'code', 'name'],
  since: 'acquired',
  occurrence: { date: 'acquired', says: ['name', 'type', 'originalValue'] },
})

function invested(id: string, label: string, heading: string) {
  return [money(id, label, `${heading} ${heading}(万元)`, { min: 0 })]
}
