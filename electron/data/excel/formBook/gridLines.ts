import type { FormFrame } from '#shared/printing/forms/frame.ts'
import { gridWidths } from '#shared/printing/forms/gridBoxes.ts'
import type { ResolvedCell, ResolvedGrid } from '#shared/printing/forms/resolved.ts'
import { textMm, type BookCell, type BookLine } from './bookLine.ts'

type Placed = Readonly<{ cell: ResolvedCell; fromMm: number; toMm: number; row: number }>

/** A ruled form. A row with a signature at the foot of a cell becomes two: the opinion and, open to it, the signature. */
export function gridLines(grid: ResolvedGrid, frame: FormFrame): readonly BookLine[] {
  const placed = placeCells(grid, frame)
  const halves = grid.rows.map((row) => (row.cells.some((cell) => cell.foot !== '') ? 2 : 1))
  return grid.rows.flatMap((row, at) => {
    const own = placed.filter((one) => one.row === at)
    const upper = own.map((one) => upperCell(one, at, halves, frame))
    const feet = own.filter(({ cell }) => cell.foot !== '').map((one) => footCell(one, frame))
    const footMm = feet.length === 0 ? 0 : Math.max(...feet.map(textMm))
    const textsMm = upper.filter((cell) => (cell.down ?? 1) === halves[at]).map(textMm)
    const heightMm = Math.max(row.heightMm, Math.max(0, ...textsMm) + footMm)
    const lines: BookLine[] = [{ heightMm: heightMm - footMm, cells: upper }]
    return feet.length === 0 ? lines : [...lines, { heightMm: footMm, cells: feet }]
  })
}

function upperCell({ cell, fromMm, toMm, row }: Placed, at: number, halves: readonly number[], frame: FormFrame): BookCell {
  const isSplit = cell.foot !== ''
  const down = isSplit ? 1 : halves.slice(at, row + cell.down).reduce((sum, one) => sum + one, 0)
  return {
    ...lookOf(cell, frame),
    fromMm,
    toMm,
    text: cell.text,
    ...(isSplit ? { open: 'below' as const, valign: 'top' as const } : {}),
    ...(down > 1 ? { down } : {}),
  }
}

function footCell({ cell, fromMm, toMm }: Placed, frame: FormFrame): BookCell {
  return { ...lookOf(cell, frame), fromMm, toMm, text: cell.foot, align: 'right', valign: 'bottom', open: 'above' }
}

function lookOf(cell: ResolvedCell, frame: FormFrame): Omit<BookCell, 'fromMm' | 'toMm' | 'text'> {
  return {
    pt: frame.type.fontPt,
    align: cell.align,
    ruled: true,
    ...(cell.head ? { font: 'hei' } : {}),
    ...(cell.upright ? { upright: true } : {}),
  }
}

/** Cells from above push those below aside. */
function placeCells(grid: ResolvedGrid, frame: FormFrame): readonly Placed[] {
  const widths = gridWidths(grid.widths, frame.contentMm)
  const edges = widths.reduce<number[]>((all, width) => [...all, all.at(-1)! + width], [0])
  const free = widths.map(() => 0)
  return grid.rows.flatMap((row, at) => {
    let column = 0
    return row.cells.map((cell): Placed => {
      while (column < free.length && free[column]! > at) column += 1
      const from = column
      column += cell.span
      for (let taken = from; taken < column; taken += 1) free[taken] = at + cell.down
      return { cell, fromMm: edges[from] ?? 0, toMm: edges[Math.min(column, widths.length)] ?? frame.contentMm, row: at }
    })
  })
}
