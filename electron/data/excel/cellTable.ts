import type { CellColumns } from '#shared/importing/rawTable.ts'

/** One cell on its way into the table; `text` is an index into the workbook's strings or -1. */
export type NewCell = { row: number; column: number; kind: number; number: number; text: number; flags: number }

export type CellTable = {
  size: number
  /** Cells came in reading order so far. */
  ascending: boolean
  last: number
  columns: Writable<CellColumns>
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export function createCellTable(): CellTable {
  return { size: 0, ascending: true, last: -1, columns: allocate(1024) }
}

export function addCell(table: CellTable, cell: NewCell): void {
  if (table.size === table.columns.row.length) grow(table)
  const at = table.size++
  const { columns } = table
  columns.row[at] = cell.row
  columns.column[at] = cell.column
  columns.kind[at] = cell.kind
  columns.number[at] = cell.number
  columns.text[at] = cell.text
  columns.flags[at] = cell.flags
  const key = placeOf(cell.row, cell.column)
  if (key <= table.last) table.ascending = false
  table.last = key
}

/** The finished columns, row-major ascending; of two cells at one place the later one stays. */
export function finishCells(table: CellTable): CellColumns {
  const { columns, size } = table
  if (table.ascending) return mapColumns((column) => columns[column].slice(0, size))
  const order = sortedPlaces(columns, size)
  return mapColumns((column) => {
    const source = columns[column]
    const target = source.slice(0, order.length)
    for (let at = 0; at < order.length; at++) target[at] = source[order[at]!]!
    return target
  })
}

function sortedPlaces(columns: CellColumns, size: number): readonly number[] {
  const place = (at: number): number => placeOf(columns.row[at]!, columns.column[at]!)
  const order = Array.from({ length: size }, (_, at) => at).sort((a, b) => place(a) - place(b) || a - b)
  return order.filter((at, index) => index + 1 === order.length || place(at) !== place(order[index + 1]!))
}

function placeOf(row: number, column: number): number {
  return row * 16_384 + column
}

function allocate(length: number): CellColumns {
  return {
    row: new Uint32Array(length),
    column: new Uint16Array(length),
    kind: new Uint8Array(length),
    number: new Float64Array(length),
    text: new Int32Array(length),
    flags: new Uint8Array(length),
  }
}

function grow(table: CellTable): void {
  const old = table.columns
  const next = allocate(old.row.length * 2)
  next.row.set(old.row)
  next.column.set(old.column)
  next.kind.set(old.kind)
  next.number.set(old.number)
  next.text.set(old.text)
  next.flags.set(old.flags)
  table.columns = next
}

type ColumnName = keyof CellColumns

function mapColumns(take: (name: ColumnName) => CellColumns[ColumnName]): CellColumns {
  return Object.fromEntries(NAMES.map((name) => [name, take(name)])) as CellColumns
}

const NAMES = ['row', 'column', 'kind', 'number', 'text', 'flags'] as const
