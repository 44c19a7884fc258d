import type { Ask, TableColumn } from './define.ts'

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

/** Of lists that may go over all years. */
export const anyYearAsk: Ask = { id: 'year', label: '年度（不填为全部）', type: 'year', initial: 'today' }

/** Of lists of one year. */
export const yearAsk: Ask = { id: 'year', label: '年度', type: 'year', initial: 'today', required: true }
