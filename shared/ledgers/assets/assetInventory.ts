import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, longtext, quantity, shown, text, year, yes } from '../benefits/fields.ts'
import { ofAsset } from './ofAsset.ts'

/** 资产盘点, once a year: what the books say and what was found (R157). */
export const assetInventory = defineLedger({
  id: 'assetInventory',
  label: '资产盘点',
  table: 'asset_inventory',
  unit: '条',
  menu: 'assets',
  title: 'date',
  parent: { ledger: 'asset', field: 'asset' },
  sections: [{ id: 'basics', label: '盘点' }],
  fields: inSection('basics', [
    ...ofAsset,
    year('year', '盘点年度', '年度 清查年度 年份', { carry: true, ...shown(80, 18) }),
    date('date', '盘点日期', '盘点时间 清查日期 清查时间', { required: true, carry: true, ...shown(104, 24) }),
    text('checker', '盘点人', '清查人 盘点人员', { carry: true, ...shown(96, 22) }),
    quantity('booked', '账面数', '账面数量 账面数量(个)', shown(90, 20)),
    quantity('found', '实有数', '实有数量 盘点数 实盘数', shown(90, 20)),
    quantity('difference', '盘盈(亏)数', '盘盈/盘亏 盘盈盘亏 差异数', {
      min: undefined,
      derived: { kind: 'formula', plus: ['found'], minus: ['booked'] },
      ...shown(90, 20),
      help: '实有数 − 账面数；负数是盘亏',
    }),
    choice('result', '盘点结果', '账实是否相符 清查结果', { codes: 'inventoryResult', ...shown(90, 20) }),
    choice('stateFound', '盘点状态', '盘点时状态 状态变化 现状', { codes: 'assetState', help: '与台账不同时，改资产的状态并写明生效日期' }),
    yes('hasPhoto', '有无照片', '照片 盘点照片'),
    text('handling', '差异处理', '处理意见 差异原因'),
    longtext('note', '备注', '备注说明', { inPrint: true, printWidth: 36 }),
  ]),
  naturalKeys: [['asset', 'date']],
  aliases: ['资产清查', '盘点表', '资产盘点表', '资产清查表'],
  sort: ['-date', 'asset'],
  since: 'date',
  occurrence: { date: 'date', says: ['result', 'handling'] },
})
