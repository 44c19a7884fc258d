import type { FieldDefinition } from '#shared/ledger/define.ts'
import { choice, inSection, date, money, month, phone, shown, text, whole } from '../benefits/fields.ts'

/** Who runs it and on what terms, who looks after it, what it yielded. */
export const assetUseFields: readonly FieldDefinition[] = [
  ...inSection('operation', [
    text('user', '使用单位', '资产使用单位 使用人'),
    text('operator', '经营主体', '经营主体名称 承包人 承租方 租赁方 承租人 运营主体 经营单位', { search: 'text' }),
    phone('operatorPhone', '经营主体电话', '承包人电话 承租人电话'),
    choice('mode', '经营方式', '运营方式 资产经营方式 经营模式', { codes: 'operationMode', dated: true }),
    text('contractNo', '经营合同编号', '合同编号'),
    month('contractFrom', '合同开始日期', '合同起始日期 承包开始时间 租赁开始时间 合同开始时间'),
    month('contractTo', '合同结束日期', '合同到期日期 合同到期时间 承包结束时间 租赁结束时间 合同结束时间', {
      help: '到期前 90 天、30 天提醒',
    }),
    money('rent', '年租金(收益)', '年租金 年租金(万元) 年收益 年收益(万元) 约定年收益 年承包费', { min: 0 }),
    money('deposit', '履约保证金', '履约保证金(万元) 保证金', { min: 0 }),
  ]),
  ...inSection('care', [
    text('keeperUnit', '管护责任单位', '管护单位 后续管护单位 管护主体'),
    text('keeper', '管护责任人', '管护人 管护人员 后续管护责任人 后续管护', { search: 'name', ...shown(96, 20), help: '公益性资产必须有' }),
    phone('keeperPhone', '管护人电话', '管护责任人电话 管护人联系电话 管护联系电话'),
    choice('careMode', '管护方式', '后续管护方式', { codes: 'careMode' }),
    choice('careMoney', '管护经费来源', '管护资金来源', { codes: 'careMoney' }),
    money('careCost', '年度管护费', '年度管护费(万元) 管护经费 年管护费', { min: 0 }),
    text('patrol', '巡查频次', '巡查频率', { help: '如 每月一次' }),
    date('lastCare', '最近管护日期', '最近巡查日期', {
      precision: 'month',
      derived: { kind: 'latest', ledger: 'custody', link: 'asset', by: 'date', field: 'date' },
    }),
    money('careSpent', '累计管护支出', '', { derived: { kind: 'sum', ledger: 'custody', link: 'asset', field: 'cost' } }),
  ]),
  ...inSection('yield', [
    money('due', '累计应收收益', '应收收益合计', { derived: { kind: 'sum', ledger: 'assetIncome', link: 'asset', field: 'due' } }),
    money('received', '累计实收收益', '累计收益 累计收益(万元) 实收收益合计', {
      derived: { kind: 'sum', ledger: 'assetIncome', link: 'asset', field: 'received' },
      ...shown(110, 24),
    }),
    money('arrears', '欠缴收益', '欠收收益', {
      derived: { kind: 'formula', plus: ['due'], minus: ['received'] },
      help: '累计应收 − 累计实收',
    }),
    money('distributed', '累计已分配', '累计分配收益 已分配收益', {
      derived: { kind: 'sum', ledger: 'assetIncome', link: 'asset', field: 'distributed' },
    }),
    date('countedOn', '最近盘点日期', '盘点日期', {
      precision: 'month',
      derived: { kind: 'latest', ledger: 'assetInventory', link: 'asset', by: 'date', field: 'date' },
    }),
    choice('countedResult', '最近盘点结果', '盘点结果', {
      codes: 'inventoryResult',
      derived: { kind: 'latest', ledger: 'assetInventory', link: 'asset', by: 'date', field: 'result' },
    }),
    whole('disposals', '处置记录数', '', { unit: '条', derived: { kind: 'count', ledger: 'assetDisposal', link: 'asset' } }),
  ]),
]
