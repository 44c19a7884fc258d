import { setImmediate as breathe } from 'node:timers/promises'
import type { MergeRange } from '#shared/importing/rawTable.ts'
import { parseRange } from '../address.ts'
import { limits } from '../limits.ts'
import { tooLarge } from '../refusal.ts'
import { refuseWhenAborted } from '../workbookWriter.ts'
import { outerRow } from './outerRows.ts'
import { rowPattern, type FilledCell, type PatternContext, type RowPattern } from './rowText.ts'
import { rangeText, shiftRow, type RowShift } from './rowShift.ts'
import { formulaBook } from './sharedFormulas.ts'
import { sheetValues } from './sheetValues.ts'
import { defaultStyles, parseSheetText, type SheetText } from './sheetText.ts'
import { isBlockMerge, sheetTail } from './sheetTail.ts'
import { attributeOf, tagsOf, withAttribute } from './xmlTags.ts'

/** What goes into one sheet of a template. Rows are 1-based, columns zero-based. */
export type SheetFill = Readonly<{
  /** Name of the sheet in the template. */
  sheet: string
  /** Rows that the sheet has for records; last = first − 1 where it has none. */
  first: number
  last: number
  columns: readonly number[]
  /** Rows of values in the order of `columns`; `count` of them. */
  count: number
  rows: readonly (readonly FilledCell[])[]
  /** Rows of one household each, one after the other, where the template merges their cells. */
  blocks?: readonly number[]
  /** The rows hold old records that are taken out. */
  clears?: boolean
  /** Row whose look new rows take where there is no blank one. */
  pattern?: number
}>

export type FillProgress = Readonly<{ signal?: AbortSignal; onRow?: (done: number) => void }>

/** By how many rows the sheet grows. */
export function shiftOf(fill: SheetFill): RowShift {
  const room = fill.last - fill.first + 1
  return { sheet: fill.sheet, first: fill.first, last: fill.last, by: Math.max(0, fill.count - room) }
}

/** The filled sheet part, piece by piece. Throws FaultError beyond Excel's grid and when aborted. */
export async function* filledSheet(text: string, fill: SheetFill, progress: FillProgress = {}): AsyncGenerator<string> {
  const sheet = parseSheetText(text)
  const shift = shiftOf(fill)
  const lastRow = Math.max(fill.last + shift.by, ...sheet.rows.slice(-1).map((row) => shiftRow(shift, row.number)))
  if (lastRow > limits.gridRows) throw tooLarge('填好以后超过 Excel 的行数')
  const merged = mergedColumns(sheet, { shift, columns: fill.columns }, fill)
  const context = contextOf(sheet, fill, merged)
  yield headText(sheet, fill, lastRow)
  if (sheet.emptyData) yield `<${sheet.prefix}sheetData>`
  for (const row of sheet.rows) if (row.number < fill.first) yield outerRow(context, row)
  yield* tableRows(context, fill, { merged, progress })
  for (const row of sheet.rows) if (row.number > fill.last) yield outerRow(context, row)
  if (sheet.emptyData) yield `</${sheet.prefix}sheetData>`
  yield sheetTail({ sheet, shift, pattern: patternRow(fill), columns: fill.columns, blockMerges: blockMerges(fill, merged) })
}

function contextOf(sheet: SheetText, fill: SheetFill, merged: ReadonlySet<number>): PatternContext {
  const shift = shiftOf(fill)
  const formulas = formulaBook(sheet)
  const starts = blockStarts(fill, merged)
  const values = sheetValues({
    sheet,
    shift,
    formulas,
    fill,
    sourceOf: (index) => sourceRow(fill, index),
    isMergedAway: (index, column) => starts?.[index] === 0 && merged.has(column),
  })
  return { sheet, shift, formulas, values, columns: fill.columns, clears: fill.clears === true, styleOf: defaultStyles(sheet) }
}

/** The row of the template after which new rows are made: one from the middle, whose borders are those of the middle. */
function patternRow({ first, last, pattern = 0 }: SheetFill): number {
  const room = last - first + 1
  return room <= 0 ? pattern : room >= 3 ? first + 1 : first
}

function headText(sheet: SheetText, fill: SheetFill, lastRow: number): string {
  const head = sheet.text.slice(0, sheet.dataFrom)
  for (const tag of tagsOf(head)) {
    if (tag.name !== 'dimension') continue
    const text = head.slice(tag.from, tag.to)
    const range = parseRange(attributeOf(text, 'ref') ?? '')
    if (!range) return head
    const grown = {
      ...range,
      bottom: Math.max(range.bottom, lastRow - 1),
      right: Math.max(range.right, ...fill.columns),
      left: Math.min(range.left, ...fill.columns),
    }
    return head.slice(0, tag.from) + withAttribute(text, 'ref', rangeText(grown)) + head.slice(tag.to)
  }
  return head
}

/** Rows between pauses in which other calls come in. */
const batch = 250

type RowsContext = Readonly<{ merged: ReadonlySet<number>; progress: FillProgress }>

async function* tableRows(context: PatternContext, fill: SheetFill, { merged, progress }: RowsContext): AsyncGenerator<string> {
  const { sheet } = context
  const room = fill.last - fill.first + 1
  const byNumber = new Map(
    sheet.rows.flatMap((row) =>
      row.number === fill.pattern || (row.number >= fill.first && row.number <= fill.last) ? [[row.number, row] as const] : [],
    ),
  )
  const patterns = new Map<number, RowPattern>()
  const starts = blockStarts(fill, merged)
  let text = ''
  let done = 0
  for (const values of fill.rows) {
    const source = sourceRow(fill, done)
    let pattern = patterns.get(source)
    if (!pattern) patterns.set(source, (pattern = rowPattern(context, byNumber.get(source), source)))
    text += pattern(fill.first + done, starts?.[done] === 0 ? withoutMerged(fill, merged, values) : values)
    done += 1
    if (done % batch !== 0) continue
    refuseWhenAborted(progress.signal)
    progress.onRow?.(done)
    yield text
    text = ''
    await breathe()
  }
  for (let row = done; row < room; row++) {
    const own = byNumber.get(fill.first + row)
    if (own) text += context.clears ? rowPattern(context, own, own.number)(own.number, null) : outerRow(context, own)
  }
  yield text
}

/** Which row of the template a written row looks like: its own one, a new row the pattern, the last row the last. */
function sourceRow(fill: SheetFill, index: number): number {
  const { first, last, count } = fill
  const room = last - first + 1
  if (room <= 0) return patternRow(fill)
  if (index === Math.max(room, count) - 1) return last
  return index < room - 1 ? first + index : patternRow(fill)
}

/** Filled columns whose cells the template merges over several rows. */
function mergedColumns(sheet: SheetText, context: Pick<PatternContext, 'shift' | 'columns'>, fill: SheetFill): ReadonlySet<number> {
  const columns = new Set<number>()
  if (!fill.blocks) return columns
  for (const tag of tagsOf(sheet.text, sheet.dataTo)) {
    if (tag.name !== 'mergeCell' || tag.kind === 'close') continue
    const ref = attributeOf(sheet.text.slice(tag.from, tag.to), 'ref') ?? ''
    if (isBlockMerge(context, ref)) columns.add(parseRange(ref)!.left)
  }
  return columns
}

/** 1 where a household begins, 0 in its other rows; null where nothing is merged. */
function blockStarts(fill: SheetFill, merged: ReadonlySet<number>): Uint8Array | null {
  if (!fill.blocks || merged.size === 0) return null
  const starts = new Uint8Array(fill.count)
  let at = 0
  for (const length of fill.blocks) {
    starts[at] = 1
    at += length
  }
  return starts
}

function withoutMerged(fill: SheetFill, merged: ReadonlySet<number>, values: readonly FilledCell[]): readonly FilledCell[] {
  return values.map((value, index) => (merged.has(fill.columns[index]!) ? null : value))
}

function blockMerges(fill: SheetFill, merged: ReadonlySet<number>): readonly MergeRange[] {
  const made: MergeRange[] = []
  let top = fill.first - 1
  for (const length of merged.size > 0 ? (fill.blocks ?? []) : []) {
    if (length > 1) for (const column of merged) made.push({ top, bottom: top + length - 1, left: column, right: column })
    top += length
  }
  return made
}
