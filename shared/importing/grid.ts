import { cellKinds, type CellKind, type MergeRange, type RawSheet, type SheetReader } from './rawTable.ts'
import { endOfRow } from './sheetReader.ts'

/** Fast access by row over the columnar cells of a sheet; the same cells that the reader shows one by one. */
export type Grid = Readonly<{
  reader: SheetReader
  sheet: RawSheet
  rowCount: number
  columnCount: number
  /** Cells of row r stand at rowStart[r] … rowStart[r + 1] - 1. */
  rowStart: Uint32Array
  /** Merges by their top-left cell and by every row they touch. */
  mergesByRow: ReadonlyMap<number, readonly MergeRange[]>
}>

const cache = new WeakMap<RawSheet, Grid>()

export function gridOf(reader: SheetReader): Grid {
  const known = cache.get(reader.sheet)
  if (known) return known
  const { row: rows, column: columns } = reader.sheet.cells
  const rowCount = rows.length === 0 ? 0 : rows[rows.length - 1]! + 1
  const rowStart = new Uint32Array(rowCount + 1)
  let columnCount = 0
  for (let start = 0, filled = 1; start < rows.length;) {
    const end = endOfRow(rows, start, filled)
    rowStart[rows[start]! + 1] = end
    if (columns[end - 1]! >= columnCount) columnCount = columns[end - 1]! + 1
    filled = end - start
    start = end
  }
  // A part of a sheet begins further down.
  for (let row = (rows[0] ?? 0) + 1; row <= rowCount; row += 1) if (rowStart[row]! < rowStart[row - 1]!) rowStart[row] = rowStart[row - 1]!
  const grid = { reader, sheet: reader.sheet, rowCount, columnCount, rowStart, mergesByRow: mergesOf(reader.sheet) }
  cache.set(reader.sheet, grid)
  return grid
}

/** Index of the cell in the columns of the sheet, or -1 where the cell is blank. */
export function cellIndex(grid: Grid, row: number, column: number): number {
  if (row < 0 || row >= grid.rowCount) return -1
  const columns = grid.sheet.cells.column
  let low = grid.rowStart[row] ?? 0
  let high = (grid.rowStart[row + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = columns[middle] ?? 0
    if (found === column) return middle
    if (found < column) low = middle + 1
    else high = middle - 1
  }
  return -1
}

export function kindAt(grid: Grid, index: number): CellKind {
  return cellKinds[grid.sheet.cells.kind[index] ?? 0] ?? 'blank'
}

/** The merge that covers the cell, if any. */
export function mergeAt(grid: Grid, row: number, column: number): MergeRange | undefined {
  return grid.mergesByRow.get(row)?.find((merge) => merge.left <= column && column <= merge.right)
}

/** 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  const rest = index % 26
  const head = index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : ''
  return head + String.fromCharCode(65 + rest)
}

/** A merge of a whole column or a hostile file must not fill the memory: only the first rows of it count. */
const longestMerge = 2_000

function mergesOf(sheet: RawSheet): ReadonlyMap<number, readonly MergeRange[]> {
  const byRow = new Map<number, MergeRange[]>()
  for (const merge of sheet.merges) {
    const bottom = Math.min(merge.bottom, merge.top + longestMerge, sheet.rowCount + 4)
    for (let row = merge.top; row <= bottom; row += 1) {
      const list = byRow.get(row)
      if (list) list.push(merge)
      else byRow.set(row, [merge])
    }
  }
  return byRow
}
