import { isDateSerial, SHIFT_1904 } from '#shared/importing/excelSerial.ts'
import { cellFlags, cellKinds } from '#shared/importing/rawTable.ts'
import type { CellColumns, CellKind, MergeRange, RawSheet } from '#shared/importing/rawTable.ts'
import { addressText } from './address.ts'
import { addCell, createCellTable, finishCells, firstCells } from './cellTable.ts'
import type { CellTable, NewCell } from './cellTable.ts'
import { limits } from './limits.ts'
import { looks, type NumberLook } from './numberFormats.ts'
import { damaged, tooLarge } from './refusal.ts'
import { addText } from './texts.ts'
import type { Texts } from './texts.ts'

/** What all sheets of one workbook share while it is read. */
export type BookContext = Readonly<{
  texts: Texts
  /** Serials of this workbook count from 1904-01-01. */
  since1904: boolean
  /** Non-blank cells so far, over all sheets. */
  count: { cells: number }
}>

/** How often something odd was met, and where first. */
type Tally = [count: number, first: string]

/** A sheet on its way in, whatever the format. `row`, `column`, `fromFormula` and `isPercent` are of the cell that is added next. */
export type SheetBuilder = {
  readonly context: BookContext
  readonly table: CellTable
  row: number
  column: number
  fromFormula: boolean
  isPercent: boolean
  /** One past the last non-blank column. */
  columnEnd: number
  readonly uncached: Tally
  readonly outliers: Tally
  readonly cut: Tally
  readonly merges: MergeRange[]
  /** Sets, because a file may say the same a million times. */
  readonly hiddenRows: Set<number>
  readonly hiddenColumns: Set<number>
  readonly warnings: string[]
}

export function createBook(texts: Texts, since1904 = false): BookContext {
  return { texts, since1904, count: { cells: 0 } }
}

/** `most`: an upper bound of the sheet's cells where one is known. */
export function startSheet(context: BookContext, most?: number): SheetBuilder {
  return {
    context,
    table: createCellTable(most),
    row: -1,
    column: -1,
    fromFormula: false,
    isPercent: false,
    columnEnd: 0,
    uncached: [0, ''],
    outliers: [0, ''],
    cut: [0, ''],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    warnings: [],
  }
}

/** A number, or the date that it is in the 1900 system; `stored` is how it stands in the file. */
export function addNumberCell(builder: SheetBuilder, number: number, look: NumberLook, stored?: string): void {
  const serial = look === looks.date ? number + (builder.context.since1904 ? SHIFT_1904 : 0) : -1
  if (isDateSerial(serial)) return addKind(builder, 'date', serial)
  // From 1e15 on digits are lost: the stored text is the evidence.
  const text = Math.abs(number) >= 1e15 ? addText(builder.context.texts, stored ?? excelNumber(number)) : -1
  builder.isPercent = look === looks.percent
  addKind(builder, 'number', number, text)
  builder.isPercent = false
}

/** As Excel writes a large number: 4.39999199001011E+17. */
function excelNumber(number: number): string {
  return number.toExponential().replace('e', 'E')
}

/** A cell that is its text; blank when empty. */
export function addTextCell(builder: SheetBuilder, kind: CellKind, text: string): void {
  if (text !== '') addKind(builder, kind, Number.NaN, addText(builder.context.texts, text))
}

/** A formula without a result; `formula` without its `=`. */
export function addUncached(builder: SheetBuilder, formula: string): void {
  tally(builder.uncached, builder)
  addTextCell(builder, 'formula', `=${formula}`)
}

const kindCodes = new Map(cellKinds.map((kind, code) => [kind, code]))
const slot: NewCell = { row: 0, column: 0, kind: 0, number: 0, text: 0, flags: 0 }

export function addKind(builder: SheetBuilder, kind: CellKind, number: number, text = -1): void {
  const { row, column, context } = builder
  if (row < 0) throw damaged('单元格不在任何行里')
  if (row >= limits.rows || column >= limits.columns) return addOutlier(builder)
  if (text >= 0 && context.texts.cut.has(text)) tally(builder.cut, builder)
  if (++context.count.cells > limits.cells) throw tooLarge(`超过 ${limits.cells / 10_000} 万个单元格`)
  slot.row = row
  slot.column = column
  slot.kind = kindCodes.get(kind) ?? 0
  slot.number = number
  slot.text = text
  slot.flags = (builder.fromFormula ? cellFlags.fromFormula : 0) | (builder.isPercent ? cellFlags.isPercent : 0)
  addCell(builder.table, slot)
  if (column >= builder.columnEnd) builder.columnEnd = column + 1
}

/** A stray cell far out (Ctrl+End accidents) must not cost the table; many of them are a table too large for us. */
function addOutlier(builder: SheetBuilder): void {
  tally(builder.outliers, builder)
  if (builder.outliers[0] > limits.outliers) throw tooLarge(`内容超过 ${Math.round(limits.rows / 10_000)} 万行或 ${limits.columns} 列`)
}

export function addMerge(builder: SheetBuilder, range: MergeRange): void {
  if (builder.merges.length >= limits.merges) throw tooLarge('合并单元格太多')
  builder.merges.push(range)
}

export function hideRow(builder: SheetBuilder, row: number): void {
  if (row >= 0 && row < limits.rows) builder.hiddenRows.add(row)
}

/** Zero-based, inclusive. */
export function hideColumns(builder: SheetBuilder, first: number, last: number): void {
  for (let column = Math.max(0, first); column <= Math.min(last, limits.columns - 1); column++) builder.hiddenColumns.add(column)
}

export function tally(count: Tally, { row, column }: Readonly<{ row: number; column: number }>): void {
  if (count[0]++ === 0) count[1] = addressText(row, column)
}

export type SheetName = Readonly<{ name: string; hidden: boolean }>

/** The sheet as it is handed over. The builder is used up. */
export function finishSheet({ name, hidden }: SheetName, builder: SheetBuilder): Omit<RawSheet, 'strings'> {
  const cells = withoutStray(builder, finishCells(builder.table))
  const rowEnd = (cells.row[cells.row.length - 1] ?? -1) + 1
  const columnEnd = builder.columnEnd
  return {
    name,
    hidden,
    rowCount: rowEnd,
    columnCount: columnEnd,
    cells,
    merges: builder.merges.flatMap((merge) => clipMerge(merge, rowEnd, columnEnd)),
    hiddenRows: ascending(builder.hiddenRows).filter((row) => row < rowEnd),
    hiddenColumns: ascending(builder.hiddenColumns).filter((column) => column < columnEnd),
    warnings: [...warningsOf(builder), ...builder.warnings],
  }
}

/** A few cells below a gap that no table has are strays: they would make the sheet a million rows long. */
function withoutStray(builder: SheetBuilder, cells: CellColumns): CellColumns {
  const { row, column } = cells
  const lowest = Math.max(1, row.length - limits.outliers)
  for (let at = row.length - 1; at >= lowest; at--) {
    if (row[at]! - row[at - 1]! < limits.strayGap) continue
    for (let stray = at; stray < row.length; stray++) tally(builder.outliers, { row: row[stray]!, column: column[stray]! })
    const kept = firstCells(cells, at)
    builder.columnEnd = kept.column.reduce((end, one) => Math.max(end, one + 1), 0)
    return kept
  }
  return cells
}

function ascending(places: ReadonlySet<number>): readonly number[] {
  return [...places].sort((a, b) => a - b)
}

/** A merge over whole columns or beyond the data is cut to the used part; what is left of one cell is none. */
function clipMerge(merge: MergeRange, rowEnd: number, columnEnd: number): readonly MergeRange[] {
  const { top, left } = merge
  const bottom = Math.min(merge.bottom, rowEnd - 1)
  const right = Math.min(merge.right, columnEnd - 1)
  const kept = top <= bottom && left <= right && (top < bottom || left < right)
  return kept ? [{ top, left, bottom, right }] : []
}

function warningsOf({ uncached, outliers, cut }: SheetBuilder): readonly string[] {
  const warnings: string[] = []
  if (uncached[0] > 0)
    warnings.push(`${uncached[0]} 个单元格的公式没有保存结果（如 ${uncached[1]}），读不到数值。请用 WPS 或 Excel 打开并保存一次。`)
  if (outliers[0] > 0) warnings.push(`表格范围之外有 ${outliers[0]} 个零散单元格（如 ${outliers[1]}），没有读入。`)
  if (cut[0] > 0) warnings.push(`${cut[0]} 个单元格的文字超过 32767 个字（如 ${cut[1]}），只读入前面部分。`)
  return warnings
}
