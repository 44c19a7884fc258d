import type { FieldValue } from '#shared/ledger/define.ts'
import { coerceValue, type Coerced } from '#shared/ledger/derive/coerceValue.ts'
import { gridOf, kindAt, type Grid } from './grid.ts'
import { meaningOf, type Meant } from '#shared/ledger/derive/meanings.ts'
import { normalizeText } from '#shared/values/text.ts'
import type { CellProblem, TableChoice } from './planTypes.ts'
import type { SheetReader } from './rawTable.ts'
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
  secondHead?: number
  /** `Sheet1!7`, made when first asked for. */
  origin?: string
}

export type Remark = Readonly<{ place: number; line: string }>
type Also = Readonly<{ from: number; place: number; value: FieldValue }>

export type RowReader = (row: number) => ReadRow

type Context = Readonly<{
  grid: Grid
  table: FoundTable
  slots: readonly Slot[]
  slotOf: Int16Array
  caches: readonly SlotCache[]
  merges: readonly (ReadonlyMap<number, number> | null)[]
  choice: TableChoice
  today: string
}>
type SlotCache = Readonly<{ byText: Map<number, Reading>; byNumber: Map<number, Reading> }>

/** A cell as read, with what it says beyond its field. */
type Reading = Coerced & Readonly<{ also?: readonly Also[]; remark?: string }>

/**
 * Reads rows one by one. The same text in the same column is judged once: county sheets repeat a few words over
 * tens of thousands of rows.
 */
export function rowReader(
  reader: SheetReader,
  table: FoundTable,
  slots: readonly Slot[],
  options: Readonly<{ choice: TableChoice; today: string }>,
): RowReader {
  const grid = gridOf(reader)
  const slotOf = new Int16Array(Math.max(grid.columnCount, 1)).fill(-1)
  for (const slot of slots) if (!slot.isVirtual && slot.column < slotOf.length) slotOf[slot.column] = slot.place
  const caches = slots.map(() => ({ byText: new Map<number, Reading>(), byNumber: new Map<number, Reading>() }))
  const merges = slots.map((slot) => mergedRows(grid, table, slot))
  const context: Context = { grid, table, slots, slotOf, caches, merges, choice: options.choice, today: options.today }
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
  const { grid, slotOf, slots } = context
  const { column } = grid.sheet.cells
  const end = grid.rowStart[read.row] ?? 0
  for (let index = grid.rowStart[read.row - 1] ?? 0; index < end; index += 1) {
    const place = slotOf[column[index] ?? 0] ?? -1
    const slot = slots[place]
    if (!slot) continue
    const result = coerceCell(context, slot, index, read.row - 1)
    keep(context, read, slot, result)
  }
}

function keep(context: Context, read: ReadRow, slot: Slot, result: Reading): void {
  read.values[slot.place] = result.value
  if (result.also) read.also = [...(read.also ?? []), ...result.also]
  if (result.remark !== undefined) read.remarks = [...(read.remarks ?? []), { place: slot.place, line: result.remark }]
  if (result.problems.length > 0) note(context, read, slot, result)
}

function coerceCell(context: Context, slot: Slot, index: number, row: number): Reading {
  const { cells } = context.grid.sheet
  const cache = context.caches[slot.place]
  const text = cells.text[index] ?? -1
  const kind = kindAt(context.grid, index)
  const number = cells.number[index] ?? Number.NaN
  const known = kind === 'text' ? cache?.byText.get(text) : kind === 'number' ? cache?.byNumber.get(number) : undefined
  if (known) return known
  const cell = context.grid.reader.cell(row, slot.column)
  const result = cell ? coerceInto(context, slot, cell) : { value: null, problems: [] }
  if (kind === 'text' && text >= 0) cache?.byText.set(text, result)
  else if (kind === 'number') cache?.byNumber.set(number, result)
  return result
}

type InCell = Parameters<typeof coerceValue>[1]

function coerceInto(context: Context, slot: Slot, cell: InCell): Reading {
  if (slot.role === 'ignored' || (cell.kind === 'text' && cell.text.trim() === '')) return nothing
  const { type } = slot.field
  const isDigits = type === 'idCard' || type === 'bankCard'
  if (isDigits && ((cell.kind === 'number' && Math.abs(cell.number) >= 1e15) || /^\s*\d(?:\.\d+)?[eE]\+\d+\s*$/.test(cell.text)))
    return damaged
  const meant = cell.kind === 'text' && slot.field.means ? meaningOf(slot.field, cell.text) : null
  if (meant) return readMeant(context, slot, meant)
  return softened(slot, cell, coerceValue(slot.field, cell, { codes: slot.codes, today: context.today, factor: slot.factor }))
}

/** 幼儿园 under 文化程度: the value of another field, told where the cell says nothing of its own. */
function readMeant(context: Context, slot: Slot, meant: Meant): Reading {
  const rest: InCell = { kind: meant.rest === '' ? 'blank' : 'text', text: meant.rest, number: Number.NaN }
  const own = softened(slot, rest, coerceValue(slot.field, rest, { codes: slot.codes, today: context.today }))
  const also = Object.entries(meant.also).flatMap(([key, value]) => {
    const target = context.slots.find((one) => one.role === slot.role && one.key === key)
    return target ? [{ from: slot.place, place: target.place, value, label: target.field.label }] : []
  })
  const moved =
    meant.moved.length === 0
      ? []
      : also.map(({ label, value }) => ({
          code: 'choice.moved',
          severity: '疑点' as const,
          message: `“${meant.moved.join('、')}”属于${label}，按${label}“${String(value)}”录入，请核对`,
        }))
  return { ...own, also, problems: [...own.problems, ...moved] }
}

const unreadable = new Set(['choice.unknown', 'boolean.unreadable', 'phone.unreadable'])

/**
 * Words outside the list of a field that may stay blank do not keep the person out (R026 is a doubt): the field
 * stays as it is, and the words are kept in the note where the ledger has one.
 */
function softened(slot: Slot, cell: InCell, result: Coerced): Reading {
  if (slot.remark === null || !result.problems.some((problem) => unreadable.has(problem.code))) return result
  const fate = slot.remark === 'note' ? '本项没有录入，原文记入备注' : '本项没有录入'
  const problems = result.problems.map((problem) =>
    unreadable.has(problem.code)
      ? {
          ...problem,
          severity: '疑点' as const,
          message: `${problem.message}${/[？。]$/.test(problem.message) ? '' : '，'}${fate}`,
        }
      : problem,
  )
  return {
    value: result.value,
    problems,
    ...(slot.remark === 'note' ? { remark: `${slot.field.label}：${normalizeText(cell.text)}` } : {}),
  }
}

const nothing: Coerced = { value: null, problems: [] }
const damaged: Coerced = {
  value: null,
  problems: [
    {
      code: 'idCard.damaged',
      severity: '错误',
      message: '号码在 Excel 中存成了数字，末几位已丢失，无法恢复，请按证件重新填写',
    },
  ],
}

function note(context: Context, read: ReadRow, slot: Slot, result: Coerced): void {
  const raw = context.choice.edits?.[read.row]?.[slot.column] ?? context.grid.reader.text(read.row - 1, slot.column, true)
  for (const problem of result.problems) {
    const soft = slot.role === 'count' || slot.role === 'shown' || slot.role === 'compare'
    const severity = soft ? '疑点' : problem.severity
    addProblem(context.table, read, slot, { ...problem, severity, raw })
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
  const entry = {
    sheet: table.sheet,
    row: read.row,
    column: slot?.letter ?? '',
    header: slot?.header ?? '',
    field: slot?.field.id ?? null,
    code,
    severity,
    message,
    raw: raw ?? '',
  }
  if (read.problems) read.problems.push(entry)
  else read.problems = [entry]
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
    const result = coerceInto(context, slot, cell)
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
    const slot = context.slots[context.slotOf[Number(column)] ?? -1]
    if (!slot) continue
    read.problems = read.problems?.filter((problem) => problem.column !== slot.letter) ?? null
    read.bad = read.bad?.filter((place) => place !== slot.place) ?? null
    read.also = read.also?.filter((one) => one.from !== slot.place) ?? null
    read.remarks = read.remarks?.filter((one) => one.place !== slot.place) ?? null
    keep(context, read, slot, coerceInto(context, slot, { kind: text.trim() === '' ? 'blank' : 'text', text, number: Number.NaN }))
  }
}
