import type { CellColumns } from '#shared/importing/rawTable.ts'

/** One cell on its way into the table; `text` is an index into the workbook's strings or -1. */
export type NewCell = { row: number; column: number; kind: number; number: number; text: number; flags: number }

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Grows by chunks: doubling would hold the old and the new arrays at once, half as much again. */
export type CellTable = {
  size: number
  /** Cells came in reading order so far. */
  ascending: boolean
  last: number
  /** The chunk that is being filled, and how many cells lie in the full ones before it. */
  columns: Writable<CellColumns>
  base: number
  full: CellColumns[]
}

const CHUNK = 1 << 16

/** `most`: an upper bound of the cells where one is known. The system gives memory only for what is written. */
export function createCellTable(most = 1024): CellTable {
  return { size: 0, ascending: true, last: -1, columns: allocate(most), base: 0, full: [] }
}

export function addCell(table: CellTable, cell: NewCell): void {
  if (table.size - table.base === table.columns.row.length) makeRoom(table)
  const at = table.size++ - table.base
  const { columns } = table
  columns.row[at] = cell.row
  columns.column[at] = cell.column
  columns.kind[at] = cell.kind
  columns.number[at] = cell.number
  columns.text[at] = cell.text
  columns.flags[at] = cell.flags
  const key = cell.row * 16_384 + cell.column
  if (key <= table.last) table.ascending = false
  table.last = key
}

/** The finished columns, row-major ascending; of two cells at one place the later one stays. The table is used up. */
export function finishCells(table: CellTable): CellColumns {
  const { size, ascending } = table
  const columns = table.full.length === 0 ? mapColumns((name) => table.columns[name].subarray(0, size)) : joinChunks(table)
  return ascending ? columns : pick(columns, readingOrder(columns, size))
}

/** A copy of some cells of a table that still grows; they lie in the order in which they came. */
export function cellsBetween(table: CellTable, from: number, to: number): CellColumns {
  const chunks = [...table.full, table.columns]
  return mapColumns((name) => {
    const target = new (table.columns[name].constructor as new (length: number) => CellColumns[ColumnName])(to - from)
    let base = 0
    for (const chunk of chunks) {
      const end = base + chunk[name].length
      if (end > from && base < to) target.set(chunk[name].subarray(Math.max(0, from - base), to - base) as never, Math.max(0, base - from))
      base = end
    }
    return target
  })
}

/** The first `length` cells. */
export function firstCells(columns: CellColumns, length: number): CellColumns {
  return mapColumns((name) => columns[name].slice(0, length))
}

function makeRoom(table: CellTable): void {
  if (table.columns.row.length < CHUNK) {
    table.columns = grown(table.columns)
    return
  }
  table.full.push(table.columns)
  table.base = table.size
  table.columns = allocate(CHUNK)
}

/** Column by column, so that no more than one column is there twice. */
function joinChunks({ size, full, columns }: CellTable): CellColumns {
  const chunks: Writable<CellColumns>[] = [...full, columns]
  const empty = allocate(0)
  return mapColumns((name) => {
    const target = new (columns[name].constructor as new (length: number) => CellColumns[ColumnName])(size)
    let at = 0
    for (const chunk of chunks) {
      const source = chunk[name].subarray(0, size - at)
      target.set(source as never, at)
      at += source.length
      Object.assign(chunk, { [name]: empty[name] })
    }
    return target
  })
}

/** Places in reading order, the later of two equal ones only: sorted by rows with counters, then within each row. */
function readingOrder({ row, column }: CellColumns, size: number): Uint32Array {
  const starts = countRows(row)
  const order = new Uint32Array(size)
  const next = starts.slice()
  for (let at = 0; at < size; at++) order[next[row[at]!]!++] = at
  let kept = 0
  for (let index = 0; index + 1 < starts.length; index++) {
    const places = order.slice(starts[index], starts[index + 1]).sort((a, b) => column[a]! - column[b]! || a - b)
    for (let at = 0; at < places.length; at++) {
      if (at + 1 === places.length || column[places[at]!] !== column[places[at + 1]!]) order[kept++] = places[at]!
    }
  }
  return order.subarray(0, kept)
}

function countRows(rows: Uint32Array): Uint32Array {
  let last = 0
  for (const row of rows) if (row > last) last = row
  const starts = new Uint32Array(last + 2)
  for (const row of rows) starts[row + 1]!++
  for (let row = 0; row <= last; row++) starts[row + 1]! += starts[row]!
  return starts
}

function pick(columns: CellColumns, order: Uint32Array): CellColumns {
  return mapColumns((name) => {
    const source = columns[name]
    const target = source.slice(0, order.length)
    for (let at = 0; at < order.length; at++) target[at] = source[order[at]!]!
    return target
  })
}

function grown(old: CellColumns): CellColumns {
  const next = allocate(old.row.length * 2)
  for (const name of NAMES) next[name].set(old[name] as never)
  return next
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

type ColumnName = keyof CellColumns

function mapColumns(take: (name: ColumnName) => CellColumns[ColumnName]): CellColumns {
  return Object.fromEntries(NAMES.map((name) => [name, take(name)])) as CellColumns
}

const NAMES = ['row', 'column', 'kind', 'number', 'text', 'flags'] as const
