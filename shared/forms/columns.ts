import type { Ask, Block, TableColumn } from './define.ts'

/** Columns and questions that papers of several groups share. */

/** 序号, counted anew on each list. */
export const numberColumn = (widthMm: number): TableColumn => ({
  id: 'number',
  header: ['序号'],
  text: '{#}',
  widthMm,
  align: 'center',
  nowrap: true,
})

/** An amount in 万元, added up under the table. */
export const wanColumn = (id: string, header: readonly string[], widthMm: number): TableColumn => ({
  id,
  header,
  text: `{${id}|wan}`,
  widthMm,
  align: 'right',
  nowrap: true,
  sum: id,
})

/** Under such a table: rounded amounts need not add up to the rounded sum. */
export const wanNote: Block = {
  kind: 'text',
  text: '注：以万元为单位的数逐项四舍五入，合计按元加总，分项之和与合计可能有尾差。',
  pt: 9,
  aboveMm: 1,
}

/** Of lists that may go over all years. */
export const anyYearAsk: Ask = { id: 'year', label: '年度（不填为全部）', type: 'year', initial: 'today' }

/** Of lists of one year. */
export const yearAsk: Ask = { id: 'year', label: '年度', type: 'year', initial: 'today', required: true }
