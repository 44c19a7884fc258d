import { tornWords } from './breakWords.ts'
import type { PrintColumn } from './document.ts'
import { cellPaddingMm } from './fitColumns.ts'
import { ceilToPixel } from './paper.ts'
import { lineCount, plainText } from './textMetrics.ts'
import { wrapEven } from './wrapEven.ts'

export type HeaderCell = Readonly<{ text: string; column: number; colSpan: number; rowSpan: number }>

export type HeaderRow = Readonly<{ heightMm: number; cells: readonly HeaderCell[] }>

type Type = Readonly<{ emMm: number; lineMm: number; paddingMm: number }>

/** The heading rows: equal upper headings of neighbours merged, short paths reaching down to the table. */
export function headerRows(columns: readonly PrintColumn[], widths: readonly number[], type: Type): readonly HeaderRow[] {
  const cells = mergedHeads(columns)
  const wrapped = cells.map((row) => row.map((cell) => wrapCell(cell, widths, type.emMm)))
  const heights = wrapped.map((row) =>
    rowHeight(
      row.filter((cell) => cell.rowSpan === 1),
      type,
    ),
  )
  growForSpans(wrapped, heights, type)
  return wrapped.map((row, level) => ({ heightMm: heights[level] as number, cells: row }))
}

/** A row of cells per level of the headings: equal upper ones of neighbours merged, short paths reaching down. */
export function mergedHeads(columns: readonly Headed[]): readonly (readonly HeaderCell[])[] {
  const depth = Math.max(1, ...columns.map((column) => column.header.length))
  return Array.from({ length: depth }, (_, level) => cellsOfLevel(columns, level, depth))
}

type Headed = Pick<PrintColumn, 'header'>

function cellsOfLevel(columns: readonly Headed[], level: number, depth: number): readonly HeaderCell[] {
  const cells: HeaderCell[] = []
  for (let at = 0; at < columns.length;) {
    const path = (columns[at] as Headed).header
    const isLast = level === path.length - 1
    const colSpan = isLast ? 1 : sameUntil(columns, at, level) - at
    if (level < path.length || (path.length === 0 && level === 0)) {
      const rowSpan = isLast || path.length === 0 ? depth - level : 1
      cells.push({ text: plainText(path[level] ?? ''), column: at, colSpan, rowSpan })
    }
    at += level < path.length ? colSpan : 1
  }
  return cells
}

/** First column after `from` that no longer stands under the same headings down to `level`. */
function sameUntil(columns: readonly Headed[], from: number, level: number): number {
  const path = (columns[from] as Headed).header
  let to = from + 1
  while (to < columns.length && isUnder((columns[to] as Headed).header, path, level)) to += 1
  return to
}

function isUnder(path: readonly string[], of: readonly string[], level: number): boolean {
  return path.length > level + 1 && of.slice(0, level + 1).every((text, index) => path[index] === text)
}

function wrapCell(cell: HeaderCell, widths: readonly number[], emMm: number): HeaderCell {
  const width = widths.slice(cell.column, cell.column + cell.colSpan).reduce((sum, mm) => sum + mm, 0)
  const roomEm = (width - 2 * cellPaddingMm) / emMm
  const plain = wrapEven(cell.text, roomEm)
  // 补贴面积（亩） parts at its unit where that takes no more lines.
  const parted = wrapEven(cell.text.replace(/(?<=[^\n])(?=（[^（）\n]*）$)/, '\n'), roomEm)
  const text = plain.includes('\n') && lineCount(parted) <= lineCount(plain) ? parted : plain
  return { ...cell, text: tornWords(text) === 0 ? text : withOneLineMore(cell.text, roomEm, text) }
}

/** A torn word is worse than one line more. */
function withOneLineMore(text: string, roomEm: number, torn: string): string {
  for (let em = roomEm - 0.5; em >= 2; em -= 0.5) {
    const narrower = wrapEven(text, em)
    if (lineCount(narrower) > lineCount(torn) + 1) break
    if (tornWords(narrower) < tornWords(torn)) return narrower
  }
  return torn
}

function rowHeight(cells: readonly HeaderCell[], type: Type): number {
  return Math.max(0, ...cells.map((cell) => cellHeight(cell, type)), cellHeight({ text: '' }, type))
}

function cellHeight(cell: Pick<HeaderCell, 'text'>, type: Type): number {
  return ceilToPixel(lineCount(cell.text) * type.lineMm + 2 * type.paddingMm)
}

/** A tall heading that spans rows makes the last of them taller. */
function growForSpans(rows: readonly (readonly HeaderCell[])[], heights: number[], type: Type): void {
  rows.forEach((row, level) => {
    for (const cell of row) {
      const last = level + cell.rowSpan - 1
      const has = heights.slice(level, last + 1).reduce((sum, mm) => sum + mm, 0)
      heights[last] = (heights[last] as number) + Math.max(0, cellHeight(cell, type) - has)
    }
  })
}
