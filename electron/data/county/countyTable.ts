import type { CountyReport, CountyTownship } from '#shared/ipc/parts/county.ts'
import type { Drill, TableAnswer, TableCell, TableRow } from '#shared/ipc/parts/figures.ts'

const columns = [
  { id: 'villages', label: '行政村', ledger: 'village' },
  { id: 'households', label: '户数', ledger: 'household' },
  { id: 'persons', label: '人数', ledger: 'member' },
  { id: 'conflicts', label: '待定' },
  { id: 'doubts', label: '与他镇重复的人' },
] as const

/** The table of the county for screen, sheet and paper. `today`: ISO day. */
export function countyReport(townships: readonly CountyTownship[], today: string): CountyReport {
  return { townships, table: tableOf(townships, today) }
}

function tableOf(townships: readonly CountyTownship[], today: string): TableAnswer {
  return {
    id: 'county',
    label: '各乡镇汇总情况',
    note: '户数、人数为各乡镇文件里未删除的记录；待定是同一乡镇的几份副本里两人写得不同、还没有取定的；与他镇重复的人是证件号码同时登记在别的乡镇的。',
    asOf: today,
    from: today,
    rowLabel: '乡镇',
    columns: [
      ...columns.map(({ id, label }) => ({ id, label, kind: 'integer' as const })),
      { id: 'number', label: '最近包号', kind: 'text' as const },
      { id: 'day', label: '汇总日期', kind: 'text' as const },
    ],
    rows: [...townships.map(rowOf), totalOf(townships)],
  }
}

function rowOf(one: CountyTownship): TableRow {
  const cells = columns.map((column) => figure(one[column.id], 'ledger' in column ? drillOf(column.ledger, one.township) : undefined))
  const text = (value: string): TableCell => ({ value, text: value })
  return {
    key: one.databaseId,
    label: one.township || '（没有名称）',
    cells: [...cells, text(one.number === null ? '' : `第 ${one.number} 号`), text(one.day)],
  }
}

function totalOf(townships: readonly CountyTownship[]): TableRow {
  const cells = columns.map(({ id }) => figure(townships.reduce((sum, one) => sum + one[id], 0)))
  return { key: 'total', label: '合计', total: true, cells: [...cells, { value: null, text: '' }, { value: null, text: '' }] }
}

function figure(value: number, drill?: Drill): TableCell {
  return { value, text: String(value), ...(drill && value > 0 ? { drill } : {}) }
}

function drillOf(ledger: string, township: string): Drill {
  return { ledger, filter: `township = ${JSON.stringify(township)}` }
}
