import type { Drill, TableAnswer, TableCell, TableHead } from '../ipc/parts/figures.ts'

/** A statistical table as it stands on paper, on the screen and in a sheet: heads as paths, all figures as words. */
export type PaperTable = Readonly<{
  title: string
  note: string
  /** 截至 2026-03-02；… */
  asOf: string
  /** The other day, where the table compares. */
  against?: string
  /** The one unit of all figures; '' where they differ and each head tells its own. */
  unit: string
  rowLabel: string
  columns: readonly PaperColumn[]
  rows: readonly PaperRow[]
}>

/** Neighbours with the same upper heading share it. `part` says which of the compared days a column tells. */
export type PaperColumn = Readonly<{
  id: string
  header: readonly string[]
  align: 'left' | 'right'
  part: 'now' | 'then' | 'change'
  /** Dates and figures stay on one line. */ nowrap: boolean
}>

export type PaperRow = Readonly<{ key: string; label: string; indent: number; total: boolean; cells: readonly PaperCell[] }>

export type PaperCell = Readonly<{ text: string; drill?: Drill }>

/** With `against` every figure stands three times: on that day, now, and the difference. */
export function paperTable(answer: TableAnswer, against?: string): PaperTable {
  const unit = commonUnit(answer.columns)
  return {
    title: answer.label,
    note: answer.note,
    asOf: answer.asOf,
    ...(against === undefined ? {} : { against }),
    unit,
    rowLabel: answer.rowLabel,
    columns: answer.columns.flatMap((head) => columnsOf(head, unit, answer.asOf, against)),
    rows: answer.rows.map((row) => ({
      key: row.key,
      label: row.label,
      indent: row.indent ?? 0,
      total: row.total === true,
      cells: row.cells.flatMap((cell, index) => cellsOf(answer.columns[index]!, cell, against)),
    })),
  }
}

/** The difference of two figures as they are written, so that it adds up on paper: +12, -3.50, 0; '' where one is missing. */
export function changeText(now: string, then: string): string {
  const [a, b] = [now.replace(/,/g, ''), then.replace(/,/g, '')]
  if (!/^-?\d+(\.\d+)?$/.test(a) || !/^-?\d+(\.\d+)?$/.test(b)) return ''
  const decimals = Math.max(decimalsOf(a), decimalsOf(b))
  const scale = 10n ** BigInt(decimals)
  const change = scaled(a, decimals) - scaled(b, decimals)
  const size = change < 0n ? -change : change
  const whole = (size / scale).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = decimals === 0 ? '' : `.${(size % scale).toString().padStart(decimals, '0')}`
  return `${change > 0n ? '+' : change < 0n ? '-' : ''}${whole}${rest}`
}

/** Whether figures of the column can be added, compared and drawn. */
export function isFigure(head: TableHead): boolean {
  return head.kind === 'integer' || head.kind === 'money' || head.kind === 'quantity' || head.kind === 'percent'
}

function commonUnit(columns: readonly TableHead[]): string {
  const units = new Set(columns.filter(isFigure).map((head) => head.unit ?? ''))
  return units.size === 1 ? [...units][0]! : ''
}

function columnsOf(head: TableHead, unit: string, asOf: string, against: string | undefined): readonly PaperColumn[] {
  const own = head.unit && unit === '' ? `${head.label}（${head.unit}）` : head.label
  const header = [...(head.group ? [head.group] : []), own]
  const align = isFigure(head) ? 'right' : 'left'
  if (against === undefined || !isFigure(head))
    return [{ id: head.id, header, align, part: 'now', nowrap: isFigure(head) || head.kind === 'date' || head.kind === 'year' }]
  return [
    { id: `${head.id} then`, header: [...header, against], align, part: 'then', nowrap: true },
    { id: head.id, header: [...header, asOf], align, part: 'now', nowrap: true },
    { id: `${head.id} change`, header: [...header, '增减'], align, part: 'change', nowrap: true },
  ]
}

function cellsOf(head: TableHead, cell: TableCell, against: string | undefined): readonly PaperCell[] {
  const now = { text: cell.text, ...(cell.drill ? { drill: cell.drill } : {}) }
  if (against === undefined || !isFigure(head)) return [now]
  const { text = '', drill } = cell.against ?? {}
  return [{ text, ...(drill ? { drill } : {}) }, now, { text: changeText(cell.text, text) }]
}

function decimalsOf(text: string): number {
  return text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
}

function scaled(text: string, decimals: number): bigint {
  const [whole = '0', rest = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole + rest.padEnd(decimals, '0'))
  return text.startsWith('-') ? -value : value
}
