import { mm } from '../css.ts'
import { cellPaddingMm } from '../fitColumns.ts'
import { ceilToPixel, floorToPixel } from '../paper.ts'
import type { TypeSize } from '../pages.ts'
import { isSurelyNarrow, lineCount, plainText, widestFigureEm } from '../textMetrics.ts'
import { box } from './blockBoxes.ts'
import { shortPart, smallest, type Box, type FormFrame } from './frame.ts'
import { markup, smallerHtml } from './markup.ts'
import { upright } from './upright.ts'
import { wrapBoxed } from './wrapBoxed.ts'
import type { ResolvedCell, ResolvedGrid } from './resolved.ts'

type Cell = ResolvedCell &
  Readonly<{ column: number; wrapped: string; wrappedFoot: string; /** Of the usual size; 1 mostly. */ size: number }>
type Row = Readonly<{ heightMm: number; cells: readonly Cell[] }>

/** One box, or, where the grid is higher than a page or need not be kept, a box for each group of rows that cells join. */
export function gridBoxes(grid: ResolvedGrid, frame: FormFrame, capacityMm: number): readonly Box[] {
  const widths = gridWidths(grid.widths, frame.contentMm)
  const rows = measured(placed(grid, widths, frame.type), frame.type)
  const table = (some: readonly Row[]) =>
    `<table style="width:${mm(sum(widths))}"><colgroup>${widths.map((width) => `<col style="width:${mm(width)}">`).join('')}</colgroup>${some.map(rowHtml).join('')}</table>`
  const boxOf = (some: readonly Row[]) =>
    box(
      some.reduce((all, row) => all + row.heightMm, 0),
      table(some),
    )
  const whole = rows.reduce((all, row) => all + row.heightMm, 0)
  if (rows.length === 0) return []
  if (whole <= capacityMm * (grid.keep ? 1 : shortPart)) return [boxOf(rows)]
  return clusters(rows).flatMap((some) => {
    const heightMm = some.reduce((all, row) => all + row.heightMm, 0)
    if (heightMm <= capacityMm) return [boxOf(some)]
    return some
      .map(loose)
      .flatMap((row) => cutRow(row, frame.type, capacityMm))
      .map((row) => boxOf([row]))
  })
}

/** Relative widths on whole pixels that fill the room exactly. */
export function gridWidths(relative: readonly number[], contentMm: number): readonly number[] {
  const all = sum(relative)
  const edges = relative.map((_, index) => floorToPixel((contentMm * sum(relative.slice(0, index + 1))) / all))
  return edges.map((edge, index) => edge - (edges[index - 1] ?? 0))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

/** Each cell with its column (cells from above push those below aside) and its text broken. */
function placed(
  grid: ResolvedGrid,
  widths: readonly number[],
  type: TypeSize,
): readonly Readonly<{ heightMm: number; cells: readonly Cell[] }>[] {
  const taken = grid.rows.map(() => new Set<number>())
  return grid.rows.map((row, at) => {
    let column = 0
    const cells = row.cells.map((cell) => {
      while (taken[at]!.has(column)) column += 1
      const from = column
      column += cell.span
      for (let down = 1; down < cell.down; down += 1) for (let next = from; next < column; next += 1) taken[at + down]?.add(next)
      const roomEm = (sum(widths.slice(from, column)) - 2 * cellPaddingMm) / type.emMm
      const text = plainText(cell.text)
      const size = cell.upright ? 1 : sizeOf(text, roomEm)
      const wrapped = cell.upright
        ? upright(text, linesIn(grid.rows.slice(at, at + cell.down), type), roomEm)
        : wrapBoxed(text, roomEm / size)
      return {
        ...cell,
        down: Math.min(cell.down, grid.rows.length - at),
        column: from,
        wrapped,
        size,
        wrappedFoot: wrapBoxed(plainText(cell.foot), roomEm),
      }
    })
    return { heightMm: row.heightMm, cells }
  })
}

/** A text with a number or day that is a little too wide is set smaller rather than broken in it. */
function sizeOf(text: string, roomEm: number): number {
  if (isSurelyNarrow(text, roomEm)) return 1
  const wide = widestFigureEm(text)
  return wide <= roomEm || wide * smallest > roomEm ? 1 : Math.floor((roomEm / wide) * 100) / 100
}

/** How many lines the rows hold without growing. */
function linesIn(rows: readonly Readonly<{ heightMm: number }>[], { lineMm, paddingMm }: TypeSize): number {
  const heightMm = sum(rows.map((row) => Math.max(row.heightMm, lineMm + 2 * paddingMm)))
  return Math.floor((heightMm - 2 * paddingMm) / lineMm)
}

function cellHeight(cell: Cell, type: TypeSize): number {
  const lines = lineCount(cell.wrapped) + (cell.wrappedFoot === '' ? 0 : lineCount(cell.wrappedFoot))
  return ceilToPixel(lines * type.lineMm + 2 * type.paddingMm + (cell.wrappedFoot === '' ? 0 : 2))
}

/** Row heights from single cells first; a tall cell over several rows makes the last of them taller. */
function measured(rows: readonly Row[], type: TypeSize): readonly Row[] {
  const heights = rows.map((row) =>
    ceilToPixel(
      Math.max(
        row.heightMm,
        ...row.cells.filter((cell) => cell.down === 1).map((cell) => cellHeight(cell, type)),
        type.lineMm + 2 * type.paddingMm,
      ),
    ),
  )
  rows.forEach((row, at) => {
    for (const cell of row.cells) {
      const last = at + cell.down - 1
      const missing = cellHeight(cell, type) - sum(heights.slice(at, last + 1))
      if (missing > 0) heights[last] = ceilToPixel(heights[last]! + missing)
    }
  })
  return rows.map((row, at) => ({ ...row, heightMm: heights[at]! }))
}

/** Rows between which no cell reaches down. */
function clusters(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = []
  let until = 0
  rows.forEach((row, at) => {
    if (at >= until) groups.push([])
    groups.at(-1)!.push(row)
    until = Math.max(until, at + 1, ...row.cells.map((cell) => at + cell.down))
  })
  return groups
}

function loose(row: Row): Row {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, down: 1 })) }
}

/** A row higher than a page is cut between lines. */
function cutRow(row: Row, type: TypeSize, capacityMm: number): readonly Row[] {
  const lines = Math.max(1, Math.floor((capacityMm - 2 * type.paddingMm - 3) / type.lineMm) - 1)
  const count = Math.max(1, Math.ceil(Math.max(...row.cells.map((cell) => lineCount(cell.wrapped))) / lines))
  return Array.from({ length: count }, (_, index) => {
    const cells = row.cells.map((cell) => ({
      ...cell,
      wrapped: cell.wrapped
        .split('\n')
        .slice(index * lines, (index + 1) * lines)
        .join('\n'),
      wrappedFoot: index === count - 1 ? cell.wrappedFoot : '',
    }))
    return { cells, heightMm: Math.max(...cells.map((cell) => cellHeight(cell, type))) }
  })
}

function rowHtml(row: Row): string {
  return `<tr style="height:${mm(row.heightMm)}">${row.cells.map(cellHtml).join('')}</tr>`
}

const aligned = { left: '', center: 'c', right: 'r' } as const

function cellHtml(cell: Cell): string {
  const classes = [cell.head ? 'hd' : '', aligned[cell.align], cell.wrappedFoot === '' ? '' : 'tp', cell.upright ? 'c' : '']
    .filter(Boolean)
    .join(' ')
  const spans = `${cell.span > 1 ? ` colspan="${cell.span}"` : ''}${cell.down > 1 ? ` rowspan="${cell.down}"` : ''}`
  const foot = cell.wrappedFoot === '' ? '' : `<div class="ft">${markup(cell.wrappedFoot)}</div>`
  const text = cell.size === 1 ? markup(cell.wrapped) : smallerHtml(cell.wrapped, Math.round(cell.size * 100))
  return `<td${classes === '' ? '' : ` class="${classes}"`}${spans}>${text}${foot}</td>`
}
