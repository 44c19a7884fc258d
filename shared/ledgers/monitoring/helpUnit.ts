import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, money, phone, shown, text, whole } from '../benefits/fields.ts'

const unit = inSection('unit', [
  text('name', '单位名称', '帮扶单位 帮扶单位名称 派出单位名称 结对帮扶单位 定点帮扶单位', {
    required: true,
    search: 'name',
    ...shown(200, 50),
  }),
  choice('kind', '单位类型', '帮扶单位类型 单位性质', { codes: 'helpUnitKind', ...shown(100, 24) }),
  choice('level', '单位隶属关系', '隶属关系 单位级别 单位层级', { codes: 'unitLevel', ...shown(90, 22) }),
  text('head', '主要负责人', '单位负责人 单位主要负责人', shown(90, 20)),
  phone('headPhone', '主要负责人电话', '负责人电话 单位负责人电话', shown(118, 26)),
  text('liaison', '联络员', '单位联络员', shown(90, 20)),
  phone('liaisonPhone', '联络员电话', '单位联络员电话', shown(118, 26)),
  text('address', '单位地址'),
])

const help = inSection('help', [
  link('village', '结对村', '帮扶村 结对帮扶村 联系村 包联村', { target: 'village', ...shown(100, 24) }),
  text('otherVillages', '其他结对村', '', { help: '帮扶几个村的，其余的写在这里' }),
  whole('households', '结对户数', '帮扶户数', { unit: '户' }),
  date('from', '单位帮扶开始日期', '帮扶起始日期 结对开始日期', shown(108, 22)),
  date('to', '单位帮扶结束日期', '帮扶截止日期 结对结束日期'),
  money('funds', '投入资金', '帮扶资金 直接投入资金', shown(100, 24)),
  money('goods', '投入物资折款', '物资折款 捐赠物资折款'),
  longtext('projects', '引进或实施项目', '帮扶项目 引进项目'),
  money('purchases', '消费帮扶金额', '采购农产品金额'),
  longtext('note', '备注', '备注说明'),
])

/** 帮扶单位. */
export const helpUnit = defineLedger({
  id: 'helpUnit',
  label: '帮扶单位',
  table: 'help_unit',
  unit: '个',
  menu: 'monitoring',
  title: 'name',
  sections: [
    { id: 'unit', label: '单位' },
    { id: 'help', label: '帮扶' },
  ],
  fields: [...unit, ...help],
  naturalKeys: [['name']],
  aliases: ['帮扶单位台账', '帮扶单位花名册', '定点帮扶单位台账', '帮扶单位信息'],
  sort: ['name'],
  since: 'from',
})
