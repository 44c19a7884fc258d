import { mm } from '../css.ts'
import { cellPaddingMm } from '../fitColumns.ts'
import { withDecimals } from '../evenDecimals.ts'
import { headerRows } from '../header.ts'
import { ceilToPixel, pixelMm } from '../paper.ts'
import { lineCount, plainText, textWidth, widestFigureEm, wrapText } from '../textMetrics.ts'
import { wrapEven } from '../wrapEven.ts'
import { escapeHtml } from '../escapeHtml.ts'
import { percentage } from '#shared/values/percentage.ts'
import { formatMoney, formatWan } from '#shared/values/money.ts'
import { formatQuantity } from '#shared/values/quantity.ts'
import { shortPart, smallest, type FormFrame } from './frame.ts'
import { gridWidths } from './gridBoxes.ts'
import { markup, smallerHtml } from './markup.ts'
import type { ResolvedColumn, ResolvedGroup, ResolvedTable } from './resolved.ts'

/** A table whose widths and head are fixed; its groups are measured one after the other. */
export type TableFlow = Readonly<{
  kind: 'table'
  table: ResolvedTable
  frame: FormFrame
  widths: readonly number[]
  headMm: number
  open: string
  /** A row of sums or words under the table. */
  sumMm: number
}>

export type FlowRow = Readonly<{ cells: readonly string[]; heightMm: number }>
export type FlowGroup = Readonly<{
  heading: string
  headingMm: number
  rows: readonly FlowRow[]
  shared: readonly string[]
  sharedMm: number
  heightMm: number
  sums: ResolvedGroup['sums']
}>

export function tableFlow(table: ResolvedTable, frame: FormFrame): TableFlow {
  const widths = gridWidths(
    table.columns.map((column) => column.widthMm),
    frame.contentMm,
  )
  const header = headerRows(
    table.columns.map((column) => ({ ...column, width: column.widthMm })),
    widths,
    frame.type,
  )
  const head = header.map(
    (row) =>
      `<tr style="height:${mm(row.heightMm)}">${row.cells.map((cell) => `<th${span('colspan', cell.colSpan)}${span('rowspan', cell.rowSpan)}>${markup(cell.text)}</th>`).join('')}</tr>`,
  )
  const columns = widths.map((width) => `<col style="width:${mm(width)}">`).join('')
  const total = widths.reduce((sum, width) => sum + width, 0)
  return {
    kind: 'table',
    table,
    frame,
    widths,
    headMm: header.reduce((sum, row) => sum + row.heightMm, 0),
    open: `<table style="width:${mm(total)}"><colgroup>${columns}</colgroup><thead>${head.join('')}</thead>`,
    sumMm: ceilToPixel(Math.max(frame.type.lineMm + 2 * frame.type.paddingMm, Math.min(table.rowMm, 8))),
  }
}

function span(name: string, count: number): string {
  return count > 1 ? ` ${name}="${count}"` : ''
}

/**
 * Height of a table of a few rows, which stands whole on the next page rather than on two; null for a longer one, of which
 * parts are read by themselves.
 */
export function shortTableMm(flow: TableFlow, capacityMm: number): number | null {
  const before = shortTables.get(flow)
  if (before?.capacityMm === capacityMm) return before.heightMm
  const heightMm = measuredShortMm(flow, capacityMm)
  shortTables.set(flow, { capacityMm, heightMm })
  return heightMm
}

/** Asked for by everything that stands before a table. */
const shortTables = new WeakMap<TableFlow, Readonly<{ capacityMm: number; heightMm: number | null }>>()

function measuredShortMm(flow: TableFlow, capacityMm: number): number | null {
  const { groups, totals } = flow.table
  if (groups.length > mostShortRows) return null
  const rowsMm = groups.reduce((sum, group) => sum + measureFlowGroup(group, flow, capacityMm).heightMm, 0)
  const wholeMm = flow.headMm + rowsMm + (totals ? flow.sumMm : 0) + (totals?.capitals ? flow.sumMm : 0)
  return wholeMm <= capacityMm * shortPart ? wholeMm : null
}

const mostShortRows = 12

/** `capacityMm`: room for rows on a page with nothing else. */
export function measureFlowGroup(group: ResolvedGroup, flow: TableFlow, capacityMm: number): FlowGroup {
  const { columns } = flow.table
  const wrapped = group.rows.map((row) => columns.map((_, index) => cellText(row[index] ?? '', index, flow)))
  const sharedCells = columns.map((column, index) => (column.shared ? (wrapped[0]?.[index] ?? '') : ''))
  const sharedMm = columns.some((column) => column.shared) ? rowMm(sharedCells, flow) : 0
  // Merged text higher than a page flows in the first row instead.
  const isMerged = sharedMm > 0 && sharedMm <= capacityMm
  const rows = wrapped.map((cells, at) => {
    const own = isMerged || at > 0 ? cells.map((cell, index) => (columns[index]!.shared ? '' : cell)) : cells
    return { cells: own, heightMm: rowMm(own, flow) }
  })
  const heading = group.heading === undefined ? '' : wrapText(plainText(group.heading), flow.frame.contentMm / flow.frame.type.emMm - 1)
  const headingMm = heading === '' ? 0 : rowMm([heading], flow)
  const rowsMm = rows.reduce((sum, row) => sum + row.heightMm, 0)
  return {
    heading,
    headingMm,
    rows,
    shared: isMerged ? sharedCells : [],
    sharedMm: isMerged ? sharedMm : 0,
    heightMm: headingMm + Math.max(rowsMm, isMerged ? sharedMm : 0),
    sums: group.sums,
  }
}

const small = '\u0001'

function cellText(text: string, index: number, { table, widths, frame }: TableFlow): string {
  const plain = plainText(text)
  const roomEm = (widths[index]! - 2 * cellPaddingMm - 0.4) / frame.type.emMm
  if (!table.columns[index]!.nowrap || plain.includes('\n')) return smallerForFigure(plain, roomEm) ?? smallerIfLong(plain, roomEm)
  const wide = textWidth(plain)
  if (wide <= roomEm || wide * smallest > roomEm) return wrapEven(plain, roomEm)
  return `${small}${Math.floor((roomEm / wide) * 100)}${small}${plain}`
}

/** A day or number wider than its column makes the text smaller; null where none is, or where it would have to be too small. */
function smallerForFigure(plain: string, roomEm: number): string | null {
  const wide = widestFigureEm(plain)
  if (wide <= roomEm || wide * smallest > roomEm) return null
  const percent = Math.floor((roomEm / wide) * 100)
  return `${small}${percent}${small}${wrapEven(plain, (roomEm / percent) * 100)}`
}

/**
 * Texts of many lines are set a little smaller, so that one long remark does not make a row as high as a page; one word that would
 * be torn into three lines (之 兄弟 姐妹) where two lines do then.
 */
function smallerIfLong(plain: string, roomEm: number): string {
  const usual = wrapEven(plain, roomEm)
  const lines = lineCount(usual)
  const isWord = plain.length <= mostWord && /^\p{Script=Han}+$/u.test(plain)
  if (lines < (isWord ? 3 : 4)) return usual
  for (const size of isWord ? [0.85] : [0.85, 0.75]) {
    const smaller = wrapEven(plain, roomEm / size)
    const wanted = isWord ? 2 : size === 0.75 ? lines - 1 : 3
    if (lineCount(smaller) <= wanted) return `${small}${size * 100}${small}${smaller}`
  }
  return usual
}

const mostWord = 8

/** What stands before the text of a cell that is set smaller; each piece of it needs it. */
export function sizeMark(cell: string): string {
  return cell.startsWith(small) ? cell.slice(0, cell.indexOf(small, 1) + 1) : ''
}

function rowMm(cells: readonly string[], { frame, table }: TableFlow): number {
  const lines = Math.max(1, ...cells.map((cell) => (cell.includes('\n') ? lineCount(cell) : 1)))
  return ceilToPixel(Math.max(table.rowMm, lines * frame.type.lineMm + 2 * frame.type.paddingMm))
}

/** Rows of a group that stand on this page; merged cells begin anew on each. `first`: the heading goes before them. */
export function fragmentHtml(
  group: FlowGroup,
  rows: readonly FlowRow[],
  first: boolean,
  flow: TableFlow,
): Readonly<{ html: string; heightMm: number }> {
  const rowsMm = rows.reduce((sum, row) => sum + row.heightMm, 0)
  const grow = Math.round(Math.max(0, group.sharedMm - rowsMm) / pixelMm)
  let html = first && group.heading !== '' ? fullRow(group.heading, group.headingMm, flow, 'h') : ''
  let heightMm = first ? group.headingMm : 0
  rows.forEach((row, index) => {
    // Whole pixels, dealt out so that their sum is exact.
    const more = (Math.floor(((index + 1) * grow) / rows.length) - Math.floor((index * grow) / rows.length)) * pixelMm
    heightMm += row.heightMm + more
    html += `<tr style="height:${mm(row.heightMm + more)}">${rowCells(group, row, index === 0 ? rows.length : 0, flow)}</tr>`
  })
  return { html, heightMm }
}

/** `rows`: how many rows merged cells cover from here; 0 where a row above covers this one. */
function rowCells(group: FlowGroup, row: FlowRow, rows: number, { table }: TableFlow): string {
  const isMerged = group.shared.length > 0
  return table.columns
    .map((column, at) => {
      if (!isMerged || !column.shared) return cellHtml(column, row.cells[at] ?? '')
      return rows > 0 ? cellHtml(column, group.shared[at] ?? '', span('rowspan', rows)) : ''
    })
    .join('')
}

const classes = { left: '', center: ' class="c"', right: ' class="r"' } as const

function cellHtml(column: Pick<ResolvedColumn, 'align'>, text: string, spans = ''): string {
  if (!text.startsWith(small)) return `<td${classes[column.align]}${spans}>${markup(text)}</td>`
  const [, percent, rest = ''] = text.split(small)
  return `<td${classes[column.align]}${spans}>${smallerHtml(rest, Number(percent))}</td>`
}

export function fullRow(text: string, heightMm: number, { widths }: TableFlow, kind: 'h' | 't'): string {
  return `<tr class="${kind}" style="height:${mm(heightMm)}"><td colspan="${widths.length}">${escapeHtml(text)}</td></tr>`
}

/** What stands in a row of sums under a column; '' where it is not added up. `sums`: those of all columns. */
export function sumText(sum: ResolvedColumn['sum'], at: number, sums: readonly number[]): string {
  if (sum === null) return ''
  if (sum.kind === 'share') return percentage(sums[sum.part] ?? 0, sums[sum.whole] ?? 0)
  const total = sums[at] ?? 0
  if (sum.kind === 'money') return sum.inWan ? formatWan(total) : formatMoney(total)
  return withDecimals(formatQuantity(total, sum.scale), sum.decimals ?? 0)
}

/** A row of sums: the label over the columns before the first that is added up. */
export function sumRow(label: string, sums: readonly number[], flow: TableFlow): string {
  const { columns } = flow.table
  const first = columns.findIndex((column) => column.sum !== null)
  const before = first < 0 ? columns.length : first
  // On pre-printed paper the words stand there already.
  const words = flow.frame.paper.overprint ? '' : markup(label)
  let cells = before > 0 ? `<td class="c"${span('colspan', before)}>${words}</td>` : ''
  columns.slice(before).forEach((column, index) => {
    const at = before + index
    const { sum } = column
    const adds = sum?.kind === 'share' ? sum.whole : at
    // On a paper without records the sum is left to the pen.
    const text = flow.table.groups.some((group) => group.sums[adds] !== null) ? sumText(sum, at, sums) : ''
    cells += cellHtml(column, cellText(text, at, flow))
  })
  return `<tr class="b" style="height:${mm(flow.sumMm)}">${cells}</tr>`
}
