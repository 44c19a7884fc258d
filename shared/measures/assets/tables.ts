import { assetHere, inYear } from '../conditions.ts'
import { defineTable, type RowAxis, type TableColumn, type TableDefinition } from '../define.ts'
import { column, counted, fieldColumns, ratioColumn, shareColumn, summed } from '../say.ts'

const columns: readonly TableColumn[] = [
  column('assets 数量 项', counted('asset', assetHere)),
  column('value 原值 万元', summed('asset', 'originalValue', assetHere)),
  shareColumn('share 原值占比 %', 'value'),
  column('titled 已确权 项', counted('asset', `${assetHere} and (titledOn is not blank or ownership is not blank)`)),
  ratioColumn('titleRate 确权率 %', 'titled', 'assets'),
  column('handedOver 已移交 项', counted('asset', `${assetHere} and handedOverOn is not blank`)),
  ratioColumn('handoverRate 移交率 %', 'handedOver', 'assets'),
  column('kept 已落实管护 项', counted('asset', `${assetHere} and (keeper is not blank or keeperUnit is not blank)`)),
  ratioColumn('keepRate 管护落实率 %', 'kept', 'assets'),
  column('idle 低效闲置 项', counted('asset', 'state in ("低效","闲置")')),
  column('rent 约定年收益 万元', summed('asset', 'rent', assetHere)),
]

function summary(id: string, label: string, rowKey: string, rows: RowAxis): TableDefinition {
  const note = '年报。状态不是已处置、灭失的帮扶资产；各率按项数。'
  return defineTable({ id, label, group: '资产', note, rowKey, rows, columns, totals: true })
}

export const assetTables: readonly TableDefinition[] = [
  summary('T28', '资产总账（按村）', 'village', { kind: 'values', label: '资产所在村', ledger: 'asset', field: 'village' }),
  summary('T28K', '资产总账（按类别）', 'type', { kind: 'values', label: '资产类别', ledger: 'asset', field: 'type' }),
  summary('T28O', '资产总账（按确权层级）', 'ownership', { kind: 'values', label: '确权层级', ledger: 'asset', field: 'ownership' }),
  defineTable({
    id: 'T28D',
    label: '资产明细账',
    group: '资产',
    note: '年报。状态不是已处置、灭失的帮扶资产，一项一行。',
    rowKey: 'asset',
    rows: { kind: 'records', ledger: 'asset', filter: assetHere, sort: ['village', 'code', 'name'] },
    columns: fieldColumns(
      'code village type kind quantity quantityUnit acquired +originalValue万 ownership titledOn handedOverOn keeper mode +rent万 +received万 state',
    ),
    totals: true,
  }),
  defineTable({
    id: 'T29',
    label: '资产运营收益与分配表',
    group: '资产',
    note: '年报。资产收益台账中收益年度或入账日期在截止日所在年度的记录。',
    rowKey: 'period',
    rows: { kind: 'records', ledger: 'assetIncome', filter: `(year = {year} or ${inYear('receivedOn')})`, sort: ['village', 'asset'] },
    columns: [
      ...fieldColumns('village asset +due万 +received万 +arrears万 receivedOn uses +distributed万 +undistributed万 +households'),
      ratioColumn('rate 分配率 %', 'distributed', 'received'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T30',
    label: '资产盘点和低效闲置表',
    group: '资产',
    note: '年报。资产状态为低效、闲置、损毁、已处置、灭失，或最近盘点结果不是账实相符的资产。',
    rowKey: 'asset',
    rows: {
      kind: 'records',
      ledger: 'asset',
      filter: 'state in ("低效","闲置","损毁","已处置","灭失") or countedResult in ("盘盈","盘亏","待核实")',
      sort: ['village', 'state', 'name'],
    },
    columns: fieldColumns('code village type +originalValue万 state idleReason revival reviveBy countedOn countedResult disposals'),
    totals: true,
  }),
]
