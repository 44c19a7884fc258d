import { cellIndex, mergeAt, type Grid } from './grid.ts'
import { cleanHeading } from './heading.ts'
import { isHeaderLike, type RowLooker } from './rowLook.ts'
import { isSignatureHead } from './rowKinds.ts'
import type { TableHeading } from './tableTypes.ts'
import { splitYear } from './wording.ts'

const deepest = 4

/** First and last row of the header block around a header-like row (zero-based). */
export function headerBlockAt(grid: Grid, look: RowLooker, anchor: number): readonly [top: number, bottom: number] {
  let top = anchor
  while (top > 0 && anchor - top < deepest - 1 && isGroupRow(grid, look, top - 1, top)) top -= 1
  let bottom = anchor
  while (bottom - top < deepest - 1 && continuesHeader(grid, look, top, bottom)) bottom += 1
  return [top, bottom]
}

/** A row of groups stands over the row below: merges that reach down or span several of its columns. */
function isGroupRow(grid: Grid, look: RowLooker, row: number, below: number): boolean {
  const { filled, figures } = look(row)
  const columns = grid.reader.columnsOf(row)
  if (filled > 0 && columns.filter((column) => (mergeAt(grid, row, column)?.bottom ?? row) >= below).length >= 2) return true
  if (filled === 0 || figures > 0) return false
  const width = grid.reader.columnsOf(below).length
  const texts = columns.map((column) => grid.reader.text(row, column).trim()).filter((text) => text !== '')
  if (texts.some((text) => /[:：]/.test(text.replace(/[（(][^）)]*[）)]/g, '')) || text.length > 24) || isSignatureHead(texts)) return false
  const merges = columns.map((column) => mergeAt(grid, row, column))
  if (merges.some((merge) => merge && merge.top < row)) return true
  const reachesDown = merges.some((merge) => merge !== undefined && merge.bottom >= below)
  const spans = merges.some(
    (merge) => merge !== undefined && merge.right > merge.left && merge.right - merge.left + 1 < Math.max(width, 3) * 0.8,
  )
  if (filled === 1) return spans && reachesDown
  return (
    reachesDown ||
    spans ||
    isWrittenOut(grid, row, below) ||
    columns.every((column) => coversBelow(grid, below, column)) ||
    isBareGroupRow(grid, row, below)
  )
}

/**
 * The group stands in every one of its columns: each text is that of a neighbour, with a name below, or has nothing
 * below. A year or, among many, another group may have but one column.
 */
function isWrittenOut(grid: Grid, row: number, below: number): boolean {
  const columns = grid.reader.columnsOf(row)
  const isFilled = (column: number): boolean => grid.reader.text(below, column).trim() !== ''
  const inRuns = columns.filter((column) => isInRun(grid, row, column))
  const alone = columns.filter((column) => isFilled(column) && !inRuns.includes(column) && !isYear(grid.reader.text(row, column)))
  return inRuns.length > 0 && inRuns.every(isFilled) && alone.length * 3 <= inRuns.length
}

function isInRun(grid: Grid, row: number, column: number): boolean {
  const text = grid.reader.text(row, column).trim()
  return text !== '' && (grid.reader.text(row, column - 1).trim() === text || grid.reader.text(row, column + 1).trim() === text)
}

/** Groups written without merges: each text has nothing below it, or begins a group whose other columns are blank above. */
function isBareGroupRow(grid: Grid, row: number, below: number): boolean {
  const isFilled = (at: number, column: number): boolean => cellIndex(grid, at, column) >= 0
  const columns = grid.reader.columnsOf(row)
  if (columns.length < 2) return false
  const first = columns[0] ?? 0
  const isHeld = columns.every(
    (column) =>
      !isFilled(below, column) ||
      isYear(grid.reader.text(row, column)) ||
      (!isFilled(row, column + 1) && isFilled(below, column + 1)) ||
      columns.includes(column - 1),
  )
  return isHeld && columns.some((column) => isFilled(below, column)) && grid.reader.columnsOf(below).every((column) => column >= first)
}

function coversBelow(grid: Grid, below: number, column: number): boolean {
  return cellIndex(grid, below, column) >= 0 || mergeAt(grid, below, column) !== undefined
}

/** The row under the block belongs to it: known headings, or names under groups that span several columns. */
function continuesHeader(grid: Grid, look: RowLooker, top: number, bottom: number): boolean {
  const row = bottom + 1
  const { filled, figures } = look(row)
  const covered = (grid.mergesByRow.get(row) ?? []).filter((merge) => merge.top >= top && merge.top <= bottom && merge.bottom >= row)
  // Several headings that reach down into the row: it cannot be data. One alone may be the name of a form's part.
  if (covered.filter((merge) => merge.bottom - top < deepest).length >= 2) return true
  if (figures > 0) return false
  const own = grid.reader.columnsOf(row).filter((column) => grid.reader.text(row, column).trim() !== '')
  if (filled === 0) return covered.length > 0 && covered.length * 2 >= grid.reader.columnsOf(top).length
  if (own.every((column) => isYear(grid.reader.text(bottom, column)))) return true
  const under = own.filter((column) => isUnderGroup(grid, row, column, bottom)).length
  if (isHeaderLike(look(row)) && under * 2 >= own.length) return true
  return under === own.length && under >= 2
}

/** 2024年 alone heads a column of its own only with a name below. */
function isYear(text: string): boolean {
  const { year, rest } = splitYear(cleanHeading(text))
  return year !== null && rest === ''
}

/** Headings of statistics are whole sentences. */
const longestLeaf = 40

function isUnderGroup(grid: Grid, row: number, column: number, bottom: number): boolean {
  if (grid.reader.text(row, column).trim().length > longestLeaf) return false
  const merge = mergeAt(grid, bottom, column)
  if (merge && merge.bottom >= row && merge.top <= bottom) return false
  if (merge) return merge.right > merge.left
  if (cellIndex(grid, bottom, column) < 0 || isInRun(grid, bottom, column)) return true
  return cellIndex(grid, bottom, column + 1) < 0 && mergeAt(grid, bottom, column + 1) === undefined && cellIndex(grid, row, column + 1) >= 0
}

/** Texts of a row with their columns, for recognising a header that is printed again on the next page. */
export function signatureOf(grid: Grid, row: number): string {
  return grid.reader
    .columnsOf(row)
    .map((column) => `${column}:${cleanHeading(grid.reader.text(row, column))}`)
    .join('|')
}

/**
 * The heading of every column of a block, groups first; columns without any text are left out. Of several with the
 * same words the second is told as 备注（2） and so on; their paths stay alike.
 */
export function headingsOf(grid: Grid, top: number, bottom: number): readonly TableHeading[] {
  const headings: TableHeading[] = []
  const seen = new Map<string, number>()
  for (let column = 0; column < grid.columnCount; column += 1) {
    const path: string[] = []
    for (let row = top; row <= bottom; row += 1) {
      const text = headingText(grid, row, column, [top, bottom])
      if (text !== '' && path.at(-1) !== text) path.push(text)
    }
    if (path.length === 0) continue
    const words = path.join('/')
    const count = (seen.get(words) ?? 0) + 1
    seen.set(words, count)
    headings.push({ index: column, path, header: count === 1 ? words : `${words}（${count}）` })
  }
  return headings
}

function headingText(grid: Grid, row: number, column: number, [top, bottom]: readonly [number, number]): string {
  const merge = mergeAt(grid, row, column)
  if (merge) return merge.top < top ? '' : cleanHeading(grid.reader.text(merge.top, merge.left))
  const own = cleanHeading(grid.reader.text(row, column))
  if (own !== '' || row === bottom) return own
  return groupToTheLeft(grid, row, column, bottom)
}

/** Groups written without a merge: the text stands over the first column, its cells to the right are blank. */
function groupToTheLeft(grid: Grid, row: number, column: number, bottom: number): string {
  if (!hasTextBelow(grid, row, column, bottom)) return ''
  for (let left = column - 1; left >= 0; left -= 1) {
    const merge = mergeAt(grid, row, left)
    if (merge) return ''
    const text = cleanHeading(grid.reader.text(row, left))
    if (text !== '') return hasTextBelow(grid, row, left, bottom) ? text : ''
    if (!hasTextBelow(grid, row, left, bottom)) return ''
  }
  return ''
}

function hasTextBelow(grid: Grid, row: number, column: number, bottom: number): boolean {
  for (let below = row + 1; below <= bottom; below += 1) {
    if (grid.reader.text(below, column).trim() !== '') return true
  }
  return false
}
