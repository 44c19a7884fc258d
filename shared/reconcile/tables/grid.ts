import { one } from '../units.ts'
import type { ReportCell, ReportTable } from '../reportText.ts'

/** A number in a table. `value` and `step` in millionths of whatever the column counts. */
export type CellNumber = Readonly<{ start: number; end: number; quote: string; value: bigint; step: bigint; unit: string; column: number }>

export type GridRow = Readonly<{ label: string; numbers: ReadonlyMap<number, CellNumber> }>

/** A table as people read it: heads of columns, names of rows, numbers. */
export type Grid = Readonly<{
  heads: readonly string[]
  /** Text of each column's lowest head. */
  lowest: readonly string[]
  rows: readonly GridRow[]
  title: string
}>

const printed = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%|[\u4e00-\u9fff㎡]{1,4})?$/

/** Numbers typed in either width; blanks, dashes and words are none. */
function numberOf(text: string, { start, end, column }: ReportCell): CellNumber | null {
  const clean = text.replaceAll(/[\s　]/g, '').replaceAll(/[０-９．，％]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  const found = printed.exec(clean)
  if (!found) return null
  const decimals = Math.min(6, Math.max(0, (found[1]?.length ?? 1) - 1))
  const digits = clean.replaceAll(/[^\d]/g, '').slice(0, 30)
  const step = one / 10n ** BigInt(decimals)
  const sign = /^[-−]/.test(clean) ? -1n : 1n
  const lead = text.length - text.trimStart().length
  const tail = text.length - text.trimEnd().length
  return { start: start + lead, end: end - tail, quote: clean, value: sign * BigInt(digits) * step, step, unit: found[2] ?? '', column }
}

export function gridOf(text: string, table: ReportTable): Grid {
  const at = new Map(table.cells.flatMap((cell) => placesOf(cell).map((place) => [place, cell] as const)))
  const textAt = (row: number, column: number): string => {
    const cell = at.get(`${row} ${column}`)
    return cell ? text.slice(cell.start, cell.end).replaceAll(/\s/g, '') : ''
  }
  const numberAt = (row: number, column: number): CellNumber | null => {
    const cell = at.get(`${row} ${column}`)
    return cell && cell.row === row && cell.column === column ? numberOf(text.slice(cell.start, cell.end), cell) : null
  }
  const columns = Array.from({ length: table.columns }, (_, column) => column)
  const headCount = headRows(table, columns, numberAt)
  const heads = columns.map((column) => [...new Set(headTexts(headCount, column, textAt))].join(' '))
  const lowest = columns.map((column) => headTexts(headCount, column, textAt).at(-1) ?? '')
  const rows = Array.from({ length: table.rows - headCount }, (_, index) => rowOf(index + headCount, columns, textAt, numberAt))
  return { heads, lowest, rows, title: textAt(0, 0) }
}

function placesOf({ row, column, rowSpan, columnSpan }: ReportCell): readonly string[] {
  const rows = Array.from({ length: Math.min(rowSpan, 200) }, (_, index) => row + index)
  const columns = Array.from({ length: Math.min(columnSpan, 200) }, (_, index) => column + index)
  return rows.flatMap((at) => columns.map((across) => `${at} ${across}`))
}

type TextAt = (row: number, column: number) => string
type NumberAt = (row: number, column: number) => CellNumber | null

function headTexts(count: number, column: number, textAt: TextAt): readonly string[] {
  return Array.from({ length: count }, (_, row) => textAt(row, column)).filter((text) => text !== '' && !/^[-\d]+$/.test(text))
}

/** Up to the first row with numbers; a row 1 2 3 4 numbers the columns. */
function headRows(table: ReportTable, columns: readonly number[], numberAt: NumberAt): number {
  for (let row = 0; row < Math.min(table.rows, 8); row += 1) {
    const numbers = columns.flatMap((column) => numberAt(row, column) ?? [])
    const isNumbering = numbers.length > 2 && numbers.every(({ value }, index) => index === 0 || value - numbers[index - 1]!.value === one)
    if (numbers.length > 0 && !(isNumbering && row > 0)) return row
  }
  return Math.min(table.rows, 1)
}

function rowOf(row: number, columns: readonly number[], textAt: TextAt, numberAt: NumberAt): GridRow {
  const numbers = new Map(
    columns.flatMap((column) => {
      const found = numberAt(row, column)
      return found ? [[column, found] as const] : []
    }),
  )
  const label = [...new Set(columns.filter((column) => !numbers.has(column)).map((column) => textAt(row, column)))].join('')
  return { label, numbers }
}
