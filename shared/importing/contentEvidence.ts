import { citizenNumber } from '#shared/values/idCard.ts'
import { cellIndex, kindAt, mergeAt, type Grid } from './grid.ts'
import type { FoundTable } from './tableTypes.ts'

/** First values of a column, at most 120, from rows that carry records. */
export function sampleColumn(grid: Grid, table: FoundTable, column: number, limit = 120): readonly string[] {
  const skipped = new Set(table.skipped.map((entry) => entry.row))
  const values: string[] = []
  for (let row = table.dataRows[0]; row <= table.dataRows[1] && values.length < limit; row += 1) {
    if (skipped.has(row)) continue
    const text = grid.reader.text(row - 1, column).trim()
    if (text !== '') values.push(text)
  }
  return values
}

/** Nearly all values are personal numbers. */
export function isIdCardColumn(values: readonly string[]): boolean {
  return isMostly(values, (text) => citizenNumber(text) !== null)
}

/** Nearly all values are mobile numbers. */
export function isPhoneColumn(values: readonly string[]): boolean {
  return isMostly(values, (text) => /^1[3-9]\d{9}$/.test(text))
}

/** 1, 2, 3 … : the running number of rows, whatever its heading says. */
export function isRunningNumber(values: readonly string[]): boolean {
  return (
    values.length >= 3 &&
    values.every((text, index) => /^\d{1,6}$/.test(text) && (index === 0 || Number(text) === Number(values[index - 1]) + 1)) &&
    Number(values[0]) <= 1
  )
}

/** Cells of the column are merged downwards, or blank below a filled one, over the rows of a block. */
export function hasBlocks(grid: Grid, table: FoundTable, column: number, every: number): 'merged' | 'blank' | null {
  const skipped = new Set(table.skipped.map((entry) => entry.row))
  const last = Math.min(table.dataRows[1], table.dataRows[0] + 600)
  let blankRows = 0
  let rows = 0
  let merged = 0
  let startsFilled = false
  for (let row = table.dataRows[0]; row <= last; row += 1) {
    if (skipped.has(row) || isBlank(grid, row - 1, every)) continue
    rows += 1
    const merge = mergeAt(grid, row - 1, column)
    if (merge && merge.bottom > merge.top) merged += 1
    else if (isBlank(grid, row - 1, column)) blankRows += 1
    else if (rows === 1) startsFilled = true
  }
  if (merged > 0) return 'merged'
  return startsFilled && rows >= 2 && blankRows >= rows * 0.2 ? 'blank' : null
}

/** The filled cells of a column are merged over blocks, or all stand in rows where a block begins; at least two are filled. */
export function standsOnBlocks(
  grid: Grid,
  table: FoundTable,
  column: number,
  blocks: Readonly<{ mark: number; how: 'merged' | 'blank' | null }>,
): boolean {
  const skipped = new Set(table.skipped.map((entry) => entry.row))
  const last = Math.min(table.dataRows[1], table.dataRows[0] + 600)
  let filled = 0
  let inside = 0
  for (let row = table.dataRows[0]; row <= last; row += 1) {
    if (skipped.has(row)) continue
    const mark = mergeAt(grid, row - 1, blocks.mark)
    const begins = mark ? mark.top === row - 1 : blocks.how === 'merged' || !isBlank(grid, row - 1, blocks.mark)
    if (!begins) inside += 1
    if (isBlank(grid, row - 1, column)) continue
    filled += 1
    if (!begins) return false
  }
  return filled >= 1 && inside >= 1
}

function isBlank(grid: Grid, row: number, column: number): boolean {
  const index = cellIndex(grid, row, column)
  return index < 0 || kindAt(grid, index) === 'blank' || (kindAt(grid, index) === 'text' && grid.reader.text(row, column).trim() === '')
}

export function isMostly(values: readonly string[], test: (text: string) => boolean, least = 2): boolean {
  const filled = values.filter((text) => text !== '无' && text !== '/' && text !== '-')
  return filled.length >= least && filled.filter(test).length >= filled.length * 0.8
}
