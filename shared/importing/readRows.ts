import type { FieldValue } from '#shared/ledger/define.ts'
import { gridOf, kindAt, type Grid } from './grid.ts'
import type { CellProblem, RecordDeed, RowDecision, TableChoice } from './planTypes.ts'
import type { SheetReader } from './rawTable.ts'
import { cellAt } from './sheetReader.ts'
import { readCell, type Also, type InCell, type Reading } from './readCell.ts'
import type { Slot } from './slots.ts'
import type { FoundTable } from './tableTypes.ts'

/** The rows of a table with their values read. `values` is by slot; null = blank. */
export type ReadRow = {
  /** As Excel shows it. */
  readonly row: number
  readonly values: FieldValue[]
  /** Slots filled from the merge they lie in, not by a cell of this row. */
  filled: number
  problems: CellProblem[] | null
  /** Slots with an 错误 of this row (bit set is not enough: tables have over 100 columns). */
  bad: number[] | null
  /** Words that fit no choice, by slot: `文化程度：私塾`. */
  remarks: readonly Remark[] | null
  /** What cells say of other fields, by slot of the cell. */
  also: Also[] | null
  /** The 户主姓名 column names the person of this row, whose relation is blank. */
  isImpliedHead?: boolean
  /** Row of the same household that is already its head. */
  secondHead?: ReadRow
  /** `Sheet1!7`, made when first asked for. */
  origin?: string
  /** What has become of it. */
  outcome?: RowOutcome
  /** What it says of its person, made when first asked for. */
  person?: Record<string, FieldValue>
  /** The sheet's row of which this is one record; problems are noted there. */
  readonly source?: ReadRow
  /** Where the values stand, by slot; null where this record has no such column. Without it every slot is its own cell. */
  readonly cells?: readonly (Slot | null)[]
  /** Which of the persons of the row this is, and which other one has turned out to be the same. */
  readonly repeat?: number | null
  readonly merged?: number | null
  /** Year that the heading tells. */
  readonly year?: number
}

/** `records`, `ledgers` and `did` go together: the record's place in the plan, its ledger, what was done to it. */
export type RowOutcome = {
  decision: RowDecision
  why: string | null
  records: readonly number[]
  ledgers: readonly string[]
  did: readonly RecordDeed[]
}

export type Remark = Readonly<{ place: number; line: string }>

export type RowReader = (row: number) => ReadRow

type Context = Readonly<{
  grid: Grid
  table: FoundTable
  slots: readonly Slot[]
  slotOf: Int16Array
  /** By column: further slots that the same cell fills. */
  more: ReadonlyMap<number, readonly Slot[]>
  caches: Caches
  merges: readonly (ReadonlyMap<number, number> | null)[]
  choice: TableChoice
  today: string
}>
/** `asked`, `kept`: a column whose values hardly repeat (names, numbers) is not worth remembering. */
type SlotCache = { readonly byText: Map<number, Reading>; readonly byNumber: Map<number, Reading>; asked: number; kept: number }
const trial = 1000

/** What cells of each slot were judged to say; good for all parts of a workbook, whose texts are numbered as one. */
export type Caches = readonly SlotCache[]

export function openCaches(slots: readonly Slot[]): Caches {
  return slots.map(() => ({ byText: new Map(), byNumber: new Map(), asked: 0, kept: 0 }))
}

/**
 * Reads rows one by one. The same text in the same column is judged once: county sheets repeat a few words over
 * tens of thousands of rows.
 */
export function rowReader(
  reader: SheetReader,
  table: FoundTable,
  slots: readonly Slot[],
  options: Readonly<{ choice: TableChoice; today: string; caches?: Caches }>,
): RowReader {
  const grid = gridOf(reader)
  const slotOf = new Int16Array(Math.max(grid.columnCount, 1)).fill(-1)
  const more = new Map<number, readonly Slot[]>()
  for (const slot of slots) {
    if (slot.isVirtual || slot.column >= slotOf.length) continue
    if (slotOf[slot.column] === -1) slotOf[slot.column] = slot.place
    else more.set(slot.column, [...(more.get(slot.column) ?? []), slot])
  }
  const caches = options.caches ?? openCaches(slots)
  const merges = slots.map((slot) => mergedRows(grid, table, slot))
  const context: Context = { grid, table, slots, slotOf, more, caches, merges, choice: options.choice, today: options.today }
  const blank = slots.map((): FieldValue => null)
  const hasMerges = merges.some((map) => map !== null)
  return (row) => {
    const read: ReadRow = {
      row,
      values: blank.slice(),
      filled: 0,
      problems: null,
      bad: null,
      remarks: null,
      also: null,
      // Named here since most rows get them: a name added later would be kept apart from the rest.
      origin: undefined,
      outcome: undefined,
      person: undefined,
    }
    readCells(context, read)
    if (hasMerges) fillFromMerges(context, read)
    const edits = options.choice.edits?.[row]
    if (edits) applyEdits(context, read, edits)
    if (read.also) for (const { place, value } of read.also) read.values[place] ??= value
    return read
  }
}

function readCells(context: Context, read: ReadRow): void {
  const { grid, slotOf, slots, more } = context
  const { column } = grid.sheet.cells
  const end = grid.rowStart[read.row] ?? 0
  for (let index = grid.rowStart[read.row - 1] ?? 0; index < end; index += 1) {
    const place = slotOf[column[index] ?? 0] ?? -1
    const slot = slots[place]
    if (!slot) continue
    keep(context, read, slot, coerceCell(context, slot, index))
    if (more.size === 0) continue
    for (const other of more.get(slot.column) ?? []) keep(context, read, other, coerceCell(context, other, index))
  }
}

function keep(context: Context, read: ReadRow, slot: Slot, result: Reading): void {
  read.values[slot.place] = result.value
  if (result.also) read.also = [...(read.also ?? []), ...result.also]
  if (result.remark !== undefined) read.remarks = [...(read.remarks ?? []), { place: slot.place, line: result.remark }]
  if (result.problems.length > 0) note(context, read, slot, result)
}

function coerceCell(context: Context, slot: Slot, index: number): Reading {
  const cache = context.caches[slot.place]
  const { sheet } = context.grid
  if (!cache || (cache.kept > trial && cache.kept * 2 > cache.asked)) return readCell(context, slot, cellAt(sheet, index))
  const kind = kindAt(context.grid, index)
  const byValue = kind === 'text' ? cache.byText : kind === 'number' ? cache.byNumber : null
  const key = (kind === 'text' ? sheet.cells.text[index] : sheet.cells.number[index]) ?? -1
  if (!byValue || (kind === 'text' && key < 0)) return readCell(context, slot, cellAt(sheet, index))
  cache.asked += 1
  const known = byValue.get(key)
  if (known) return known
  const result = readCell(context, slot, cellAt(sheet, index))
  byValue.set(key, result)
  cache.kept += 1
  return result
}

function note(context: Context, read: ReadRow, slot: Slot, result: Reading): void {
  const raw = context.choice.edits?.[read.row]?.[slot.column] ?? context.grid.reader.text(read.row - 1, slot.column, true)
  for (const problem of result.problems) {
    const soft = slot.role === 'count' || slot.role === 'shown' || slot.role === 'compare'
    const severity = soft ? '疑点' : problem.severity
    const isTold = context.more.has(slot.column) && read.problems?.some((one) => one.column === slot.letter && one.code === problem.code)
    if (!isTold) addProblem(context.table, read, slot, { ...problem, severity, raw })
    if (severity === '错误') (read.bad ??= []).push(slot.place)
  }
}

/** Notes a problem of one cell, or of the whole row when there is no slot. */
export function addProblem(
  table: FoundTable,
  read: ReadRow,
  slot: Slot | null,
  problem: Readonly<{ code: string; severity: '错误' | '疑点'; message: string; raw?: string }>,
): void {
  const { code, severity, message, raw } = problem
  const cell = cellOf(read, slot)
  const entry = {
    sheet: table.sheet,
    row: read.row,
    column: cell?.letter ?? '',
    header: cell?.header ?? '',
    field: cell?.field.id ?? null,
    code,
    severity,
    message,
    raw: raw ?? '',
  }
  const holder = read.source ?? read
  if (holder.problems) holder.problems.push(entry)
  else holder.problems = [entry]
}

/** The column in which a value of the row stands. */
export function cellOf(read: ReadRow, slot: Slot | null): Slot | null {
  return slot && read.cells ? (read.cells[slot.place] ?? null) : slot
}

/** What is wrong with the sheet's row. */
export function problemsOf(read: ReadRow): readonly CellProblem[] | null {
  return (read.source ?? read).problems
}

/** Rows below the first of a merge in this column; null when there are none, or repeating the value would be wrong. */
function mergedRows(grid: Grid, table: FoundTable, slot: Slot): ReadonlyMap<number, number> | null {
  const repeats =
    slot.role === 'partner' || slot.role === 'shown' || slot.role === 'lookup' || slot.field.type === 'choice' || slot.field.type === 'link'
  if (!repeats || slot.isVirtual) return null
  const rows = new Map<number, number>()
  for (const merge of grid.sheet.merges) {
    if (merge.bottom === merge.top || slot.column < merge.left || slot.column > merge.right || merge.top + 1 < table.dataRows[0]) continue
    for (let row = merge.top + 1; row <= Math.min(merge.bottom, table.dataRows[1] - 1); row += 1) rows.set(row + 1, merge.top)
  }
  return rows.size === 0 ? null : rows
}

function fillFromMerges(context: Context, read: ReadRow): void {
  context.merges.forEach((rows, place) => {
    const top = rows?.get(read.row)
    const slot = context.slots[place]
    if (top === undefined || !slot || read.values[place] !== null) return
    const edited = context.choice.edits?.[top + 1]?.[slot.column]
    const cell =
      edited === undefined ? context.grid.reader.cell(top, slot.column) : { kind: 'text' as const, text: edited, number: Number.NaN }
    if (!cell) return
    const result = readCell(context, slot, cell)
    read.values[place] = result.value
    if (result.also) read.also = [...(read.also ?? []), ...result.also]
    if (result.remark !== undefined) read.remarks = [...(read.remarks ?? []), { place, line: result.remark }]
    read.filled += 1
    if (result.problems.some((problem) => problem.severity === '错误') && slot.role !== 'shown') {
      ;(read.bad ??= []).push(place)
      addProblem(context.table, read, slot, {
        code: 'block.error',
        severity: '错误',
        message: `合并单元格（第 ${top + 1} 行）的内容有错误`,
        raw: cell.text,
      })
    }
  })
}

/** Text typed in the review replaces the cell, and with it everything said about the cell. */
function applyEdits(context: Context, read: ReadRow, edits: Readonly<Record<number, string>>): void {
  for (const [column, text] of Object.entries(edits)) {
    const first = context.slots[context.slotOf[Number(column)] ?? -1]
    if (!first) continue
    const slots = [first, ...(context.more.get(first.column) ?? [])]
    const places = new Set(slots.map((slot) => slot.place))
    read.problems = read.problems?.filter((problem) => problem.column !== first.letter) ?? null
    read.bad = read.bad?.filter((place) => !places.has(place)) ?? null
    read.also = read.also?.filter((one) => !places.has(one.from)) ?? null
    read.remarks = read.remarks?.filter((one) => !places.has(one.place)) ?? null
    const cell: InCell = { kind: text.trim() === '' ? 'blank' : 'text', text, number: Number.NaN }
    for (const slot of slots) keep(context, read, slot, readCell(context, slot, cell))
  }
}
