import { headerRows } from '#shared/printing/header.ts'
import type { FormFrame } from '#shared/printing/forms/frame.ts'
import { sumText } from '#shared/printing/forms/tableFlow.ts'
import { gridWidths } from '#shared/printing/forms/gridBoxes.ts'
import type { ResolvedColumn, ResolvedGroup, ResolvedTable } from '#shared/printing/forms/resolved.ts'
import { textMm, type BookCell, type BookLine } from './bookLine.ts'

type Layout = Readonly<{ table: ResolvedTable; edges: readonly number[]; frame: FormFrame }>

/** A table: head, rows with merged cells, the sum of all. Sums of a page belong to paper; a workbook has none. */
export function tableLines(table: ResolvedTable, frame: FormFrame): readonly BookLine[] {
  const widths = gridWidths(
    table.columns.map((column) => column.widthMm),
    frame.contentMm,
  )
  const edges = widths.reduce<number[]>((all, width) => [...all, all.at(-1)! + width], [0])
  const layout: Layout = { table, edges, frame }
  return [...headLines(layout, widths), ...table.groups.flatMap((group) => groupLines(layout, group)), ...totalLines(layout)]
}

function headLines({ table, edges, frame }: Layout, widths: readonly number[]): readonly BookLine[] {
  const columns = table.columns.map((column) => ({ ...column, width: column.widthMm }))
  return headerRows(columns, widths, frame.type).map((row) => ({
    heightMm: row.heightMm,
    isHead: true,
    cells: row.cells.map((cell) => ({
      fromMm: edges[cell.column]!,
      toMm: edges[cell.column + cell.colSpan]!,
      text: cell.text.replaceAll('\n', ''),
      pt: frame.type.fontPt,
      align: 'center' as const,
      font: 'hei' as const,
      ruled: true,
      ...(cell.rowSpan > 1 ? { down: cell.rowSpan } : {}),
    })),
  }))
}

function groupLines(layout: Layout, group: ResolvedGroup): readonly BookLine[] {
  const { table, frame } = layout
  const lines = group.rows.map((row, at): BookLine => {
    const cells = table.columns.flatMap((column, index): BookCell[] => {
      if (column.shared && at > 0) return []
      const cell = dataCell(layout, column, index, row[index] ?? '')
      return [column.shared && group.rows.length > 1 ? { ...cell, down: group.rows.length } : cell]
    })
    const heights = cells.filter((cell) => (cell.down ?? 1) === 1).map(textMm)
    return { heightMm: Math.max(table.rowMm, frame.type.lineMm + 1.8, ...heights), cells }
  })
  return group.heading === undefined ? lines : [wholeLine(layout, group.heading), ...lines]
}

function dataCell({ edges, frame }: Layout, column: ResolvedColumn, index: number, text: string): BookCell {
  const figure = column.sum === null ? null : figureOf(text)
  return {
    fromMm: edges[index]!,
    toMm: edges[index + 1]!,
    text,
    pt: frame.type.fontPt,
    align: column.align,
    ruled: true,
    ...(column.nowrap && !text.includes('\n') ? { shrinks: true } : {}),
    ...(figure ? { figure } : {}),
  }
}

/** Columns that are added up hold numbers, as they are written on paper. */
export function figureOf(text: string): BookCell['figure'] | null {
  const match = /^(-?\d{1,3}(?:,\d{3})*|-?\d+)(\.\d+)?$/.exec(text)
  if (!match) return null
  const decimals = (match[2] ?? '').length - 1
  const whole = text.includes(',') || decimals === 2 ? '#,##0' : '0'
  return { value: Number(text.replaceAll(',', '')), format: decimals > 0 ? `${whole}.${'0'.repeat(decimals)}` : whole }
}

function totalLines(layout: Layout): readonly BookLine[] {
  const { table, edges, frame } = layout
  const { totals, columns } = table
  if (!totals) return []
  const heightMm = Math.max(frame.type.lineMm + 1.8, Math.min(table.rowMm, 8))
  const first = columns.findIndex((column) => column.sum !== null)
  const before = first < 0 ? columns.length : first
  const label: BookCell = {
    fromMm: 0,
    toMm: edges[before]!,
    text: totals.label,
    pt: frame.type.fontPt,
    align: 'center',
    font: 'hei',
    ruled: true,
  }
  const sums = columns.map((_, index) => table.groups.reduce((all, group) => all + (group.sums[index] ?? 0), 0))
  const cells = columns.slice(before).map((column, at): BookCell => {
    const index = before + at
    return { ...dataCell(layout, column, index, sumText(column.sum, index, sums)), font: 'hei' }
  })
  const line: BookLine = { heightMm, cells: before > 0 ? [label, ...cells] : cells }
  return totals.capitals === '' ? [line] : [line, { ...wholeLine(layout, totals.capitals), heightMm }]
}

function wholeLine({ edges, frame }: Layout, text: string): BookLine {
  const cell: BookCell = { fromMm: 0, toMm: edges.at(-1)!, text, pt: frame.type.fontPt, align: 'left', font: 'hei', ruled: true }
  return { heightMm: Math.max(frame.type.lineMm + 1.8, textMm(cell)), cells: [cell] }
}
