import type { RawSheet } from '#shared/importing/rawTable.ts'
import type { NumberLook } from '../numberFormats.ts'
import { damaged } from '../refusal.ts'
import {
  addKind,
  addMerge,
  addNumberCell,
  addTextCell,
  addUncached,
  finishSheet,
  hideColumns,
  hideRow,
  startSheet,
} from '../sheetBuilder.ts'
import type { BookContext, SheetBuilder } from '../sheetBuilder.ts'
import type { BiffSheet, Globals } from './globals.ts'
import { cursorAt, need, next, records } from './records.ts'
import type { Cursor } from './records.ts'
import { readRichText, textRun } from './strings.ts'

/** One sheet while its records go by. */
type State = Readonly<{ cursor: Cursor; builder: SheetBuilder; globals: Globals }> & {
  /** A formula whose result is a text, which comes in a record of its own. */
  awaiting: Readonly<{ row: number; column: number }> | null
  told: number
}

/** Reads the records of one worksheet. Throws FaultError. */
export function readBiffSheet(
  stream: Uint8Array,
  sheet: BiffSheet,
  book: Readonly<{ context: BookContext; globals: Globals; onConsumed: (bytes: number) => void }>,
): Omit<RawSheet, 'strings'> {
  const cursor = cursorAt(stream, sheet.position)
  if (!next(cursor) || cursor.type !== records.BOF) throw damaged(`找不到工作表“${sheet.name.slice(0, 40)}”`)
  const state: State = { cursor, builder: startSheet(book.context), globals: book.globals, awaiting: null, told: cursor.start }
  // Charts inside a sheet are streams of their own within it.
  for (let depth = 1; depth > 0 && next(cursor);) {
    if (cursor.type === records.BOF) depth++
    else if (cursor.type === records.EOF) depth--
    else if (depth === 1) takeRecord(state)
    if (cursor.end - state.told > STEP) tell(state, book.onConsumed)
  }
  settle(state, null)
  tell(state, book.onConsumed)
  return finishSheet(sheet, state.builder)
}

const STEP = 64 * 1024

function tell(state: State, onConsumed: (bytes: number) => void): void {
  onConsumed(state.cursor.end - state.told)
  state.told = state.cursor.end
}

function takeRecord(state: State): void {
  const { cursor, builder } = state
  const { view, start } = cursor
  switch (cursor.type) {
    case records.NUMBER:
      return atCell(state, 14) ? addNumber(state, view.getFloat64(start + 6, true), start + 4) : undefined
    case records.RK:
      return atCell(state, 10) ? addNumber(state, rkNumber(view, start + 6), start + 4) : undefined
    case records.MULRK:
      return takeMany(state)
    case records.LABELSST:
      return atCell(state, 10) ? addShared(state, view.getUint32(start + 6, true)) : undefined
    case records.LABEL:
    case records.RSTRING:
      return atCell(state, 8) ? addTextCell(builder, 'text', ownText(state, start + 6)) : undefined
    case records.BOOLERR:
      return atCell(state, 8) ? addBoolean(builder, cursor.bytes[start + 6]!, cursor.bytes[start + 7] === 1) : undefined
    case records.FORMULA:
      return takeFormula(state)
    case records.STRING:
      return settle(state, ownText(state, start))
    default:
      return takeShape(state)
  }
}

/** How the sheet looks: merges, hidden rows and columns. */
function takeShape({ cursor, builder }: State): void {
  const { view, start, end, bytes } = cursor
  if (cursor.type === records.ROW) {
    need(cursor, 13)
    if (bytes[start + 12]! & 0x20) hideRow(builder, view.getUint16(start, true))
  } else if (cursor.type === records.COLINFO) {
    need(cursor, 9)
    if (bytes[start + 8]! & 1) hideColumns(builder, view.getUint16(start, true), view.getUint16(start + 2, true))
  } else if (cursor.type === records.MERGEDCELLS) {
    for (let at = start + 2; at + 8 <= end; at += 8) {
      const [top, bottom, left, right] = [0, 2, 4, 6].map((step) => view.getUint16(at + step, true)) as [number, number, number, number]
      if (top <= bottom && left <= right) addMerge(builder, { top, left, bottom, right })
    }
  }
}

/** Turns the builder to the cell of the record; false when the record is too short to be one. */
function atCell({ cursor, builder }: State, bytes: number): boolean {
  need(cursor, bytes)
  builder.row = cursor.view.getUint16(cursor.start, true)
  builder.column = cursor.view.getUint16(cursor.start + 2, true)
  builder.fromFormula = false
  return true
}

function addNumber({ builder, cursor, globals }: State, number: number, styleAt: number): void {
  if (!Number.isFinite(number)) return
  addNumberCell(builder, number, (globals.looks[cursor.view.getUint16(styleAt, true)] ?? 0) as NumberLook)
}

/** A number in 30 bits: an integer or the upper half of a double, perhaps times 100. */
function rkNumber(view: DataView, at: number): number {
  const bits = view.getInt32(at, true)
  const number = bits & 2 ? bits >> 2 : upperHalf(bits & ~3)
  return bits & 1 ? number / 100 : number
}

const scratch = new DataView(new ArrayBuffer(8))

function upperHalf(bits: number): number {
  scratch.setInt32(4, bits, true)
  return scratch.getFloat64(0, true)
}

function takeMany(state: State): void {
  const { cursor, builder } = state
  atCell(state, 6)
  const first = builder.column
  for (let at = cursor.start + 4, column = first; at + 6 <= cursor.end - 2; at += 6, column++) {
    builder.column = column
    addNumber(state, rkNumber(cursor.view, at + 2), at)
  }
}

function addShared({ builder, globals }: State, index: number): void {
  const text = globals.strings[index]
  if (text === undefined) throw damaged('有单元格指向不存在的文字')
  if (text !== '') addKind(builder, 'text', Number.NaN, index)
}

/** Text inside the record: Unicode since Excel 97, bytes of the code page before. */
function ownText({ cursor, globals }: State, at: number): string {
  if (at + 2 > cursor.end) return ''
  if (globals.isBiff8) return at + 3 > cursor.end ? '' : readRichText(textRun(cursor, at))
  const length = cursor.view.getUint16(at, true)
  return globals.decode(cursor.bytes.subarray(at + 2, Math.min(cursor.end, at + 2 + length)))
}

const errors = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])

function addBoolean(builder: SheetBuilder, value: number, isError: boolean): void {
  if (isError) addTextCell(builder, 'error', errors.get(value) ?? '#ERR!')
  else addKind(builder, 'boolean', value ? 1 : 0)
}

/** A formula's result stands in its record, except a text, which follows. */
function takeFormula(state: State): void {
  const { cursor, builder } = state
  settle(state, null)
  atCell(state, 14)
  builder.fromFormula = true
  const { bytes, view, start } = cursor
  if (view.getUint16(start + 12, true) !== 0xffff) return addNumber(state, view.getFloat64(start + 6, true), start + 4)
  const kind = bytes[start + 6]!
  if (kind === 0) state.awaiting = { row: builder.row, column: builder.column }
  else if (kind === 1 || kind === 2) addBoolean(builder, bytes[start + 8]!, kind === 2)
}

/** Gives the waiting formula its text; without one its result was not saved. */
function settle(state: State, text: string | null): void {
  const { awaiting, builder } = state
  if (!awaiting) return
  state.awaiting = null
  builder.row = awaiting.row
  builder.column = awaiting.column
  builder.fromFormula = true
  if (text === null) addUncached(builder, '')
  else addTextCell(builder, 'text', text)
}
