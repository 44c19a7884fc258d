import { mergeAt, type Grid } from './grid.ts'
import { headerBlockAt, headingsOf } from './headerBlock.ts'
import type { RowLooker } from './rowLook.ts'
import { isSignature, isSignatureHead, noteKind } from './rowKinds.ts'

/** Headers of a strange sheet stand high up. */
const searched = 40

/**
 * A header of which no heading is known (the county's statistics): the first row of short, different texts without a
 * figure, that with the rows under its merges gives nearly every column of the sheet a heading. Row from 0, or null; looked for above row `end`.
 */
export function structuralHeader(grid: Grid, look: RowLooker, end = grid.rowCount): number | null {
  for (let row = 0; row < Math.min(end, searched); row += 1) {
    const { filled, figures, hits } = look(row)
    // Known headings beside figures are the labels and values of a form.
    if (figures > 0 && hits > 1) continue
    if (filled < 3 || figures > filled * 0.25 || !readsAsHeader(grid, row) || isRepeated(grid, row)) continue
    const [top, bottom] = headerBlockAt(grid, look, row)
    const headings = headingsOf(grid, top, bottom)
    if (headings.length >= Math.max(3, widthBelow(grid, bottom) * 0.6)) return row
  }
  return null
}

const longestHeading = 40

function readsAsHeader(grid: Grid, row: number): boolean {
  const texts = grid.reader
    .columnsOf(row)
    .map((column) => grid.reader.text(row, column).trim())
    .filter((text) => text !== '')
  if (texts.some((text) => text.length > longestHeading || /[:：]$/.test(text) || isSignature(text) || noteKind(text) !== null))
    return false
  return new Set(texts).size >= texts.length * 0.8 && !isSignatureHead(texts)
}

const seenAgain = 300

/** Values come again in the rows around, headings do not. */
function isRepeated(grid: Grid, row: number): boolean {
  const last = Math.min(grid.rowCount, row + seenAgain)
  return grid.reader.columnsOf(row).some((column) => {
    const text = grid.reader.text(row, column).trim()
    for (let other = Math.max(0, row - seenAgain); text !== '' && other < last; other += 1)
      if (other !== row && grid.reader.text(other, column).trim() === text) return true
    return false
  })
}

/** Columns that the next rows fill: a header has a heading for most of them. */
function widthBelow(grid: Grid, bottom: number): number {
  const columns = new Set<number>()
  for (let row = bottom + 1; row < Math.min(grid.rowCount, bottom + 20); row += 1) {
    for (const column of grid.reader.columnsOf(row)) if ((mergeAt(grid, row, column)?.left ?? column) === column) columns.add(column)
  }
  return columns.size
}
