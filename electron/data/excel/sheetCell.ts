import { isDateSerial, isoToSerial, SHIFT_1904 } from '#shared/importing/excelSerial.ts'
import { cellKinds } from '#shared/importing/rawTable.ts'
import type { CellKind, MergeRange } from '#shared/importing/rawTable.ts'
import { addressText, parseAddress } from './address.ts'
import { addCell } from './cellTable.ts'
import type { CellTable, NewCell } from './cellTable.ts'
import { decodeEscapes } from './excelText.ts'
import { limits } from './limits.ts'
import type { Attributes } from './parsePart.ts'
import { damaged, tooLarge } from './refusal.ts'
import { addText } from './texts.ts'
import type { Texts } from './texts.ts'

/** What all sheets of one workbook share while it is read. */
export type SheetContext = Readonly<{
  texts: Texts
  dateStyles: Uint8Array
  since1904: boolean
  /** Non-blank cells so far, over all sheets. */
  count: { cells: number }
}>

/** How often something odd was met, and where first. */
type Tally = [count: number, first: string]

/** Everything that reading one sheet remembers. `capture` is the element whose text is being collected. */
export type SheetState = {
  readonly context: SheetContext
  readonly table: CellTable
  inData: boolean
  inCell: boolean
  /** Inside a phonetic guide or an extension. */
  ignoring: boolean
  capture: '' | 'v' | 'f' | 't'
  captured: string
  row: number
  column: number
  type: string
  style: number
  hasFormula: boolean
  formula: string
  value: string | null
  inline: string
  /** One past the last non-blank row and column. */
  rowEnd: number
  columnEnd: number
  readonly uncached: Tally
  readonly outliers: Tally
  readonly cut: Tally
  readonly merges: MergeRange[]
  readonly hiddenRows: number[]
  readonly hiddenColumns: number[]
}

export function openCell(state: SheetState, attributes: Attributes): void {
  const { r } = attributes
  if (r === undefined) state.column++
  else {
    const place = parseAddress(r)
    if (!place) throw damaged(`单元格位置“${r.slice(0, 20)}”不正确`)
    state.row = place.row
    state.column = place.column
  }
  state.inCell = true
  state.ignoring = false
  state.type = attributes.t ?? 'n'
  state.style = attributes.s === undefined ? 0 : Number(attributes.s)
  state.hasFormula = false
  state.formula = ''
  state.value = null
  state.inline = ''
}

/** Takes the text of `<v>`, `<f>` or `<t>` that was just closed. */
export function takeCaptured(state: SheetState): void {
  if (state.capture === 'v') state.value = state.captured
  else if (state.capture === 'f') state.formula = state.captured
  else state.inline += state.captured
  state.capture = ''
}

export function closeCell(state: SheetState): void {
  state.inCell = false
  state.capture = ''
  if (state.hasFormula && state.value === null && state.inline === '') return addUncached(state)
  switch (state.type) {
    case 's':
      return addShared(state)
    case 'n':
      return addNumber(state, state.value ?? '')
    case 'b':
      return state.value ? add(state, 'boolean', state.value.trim() === '1' || state.value.trim() === 'true' ? 1 : 0) : undefined
    case 'e':
      return addTyped(state, 'error', state.value ?? '')
    case 'd':
      return addIsoDate(state, (state.value ?? '').trim())
    default:
      return addTyped(state, 'text', decodeEscapes(state.type === 'inlineStr' ? state.inline : (state.value ?? state.inline)))
  }
}

function addShared(state: SheetState): void {
  const { texts } = state.context
  const index = Number(state.value ?? Number.NaN)
  if (state.value === null) return
  if (!(index >= 0 && index < texts.shared && Number.isInteger(index))) throw damaged('有单元格指向不存在的文字')
  if (texts.list[index] !== '') add(state, 'text', Number.NaN, index)
}

function addNumber(state: SheetState, stored: string): void {
  const raw = stored.trim()
  if (raw === '') return state.hasFormula ? addUncached(state) : undefined
  const number = NUMBER.test(raw) ? Number(raw) : Number.NaN
  if (!Number.isFinite(number)) return addTyped(state, 'text', raw)
  const { dateStyles, since1904 } = state.context
  const serial = dateStyles[state.style] === 1 ? number + (since1904 ? SHIFT_1904 : 0) : -1
  if (isDateSerial(serial)) return add(state, 'date', serial)
  return add(state, 'number', number, Math.abs(number) >= 1e15 ? addText(state.context.texts, raw) : -1)
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

function addIsoDate(state: SheetState, iso: string): void {
  const serial = isoToSerial(iso)
  if (serial === null) addTyped(state, 'text', iso)
  else add(state, 'date', serial)
}

function addTyped(state: SheetState, kind: CellKind, text: string): void {
  if (text !== '') add(state, kind, Number.NaN, addText(state.context.texts, text))
}

function addUncached(state: SheetState): void {
  count(state.uncached, state)
  addTyped(state, 'formula', `=${decodeEscapes(state.formula)}`)
}

const kindCodes = new Map(cellKinds.map((kind, code) => [kind, code]))
const slot: NewCell = { row: 0, column: 0, kind: 0, number: 0, text: 0, flags: 0 }

function add(state: SheetState, kind: CellKind, number: number, text = -1): void {
  const { row, column, context } = state
  if (row >= limits.rows || column >= limits.columns || row < 0) return addOutlier(state)
  if (text >= 0 && context.texts.cut.has(text)) count(state.cut, state)
  if (++context.count.cells > limits.cells) throw tooLarge(`超过 ${limits.cells / 10_000} 万个单元格`)
  slot.row = row
  slot.column = column
  slot.kind = kindCodes.get(kind) ?? 0
  slot.number = number
  slot.text = text
  slot.flags = state.hasFormula ? 1 : 0
  addCell(state.table, slot)
  if (row >= state.rowEnd) state.rowEnd = row + 1
  if (column >= state.columnEnd) state.columnEnd = column + 1
}

/** A stray cell far out (Ctrl+End accidents) must not cost the table; many of them are a table too large for us. */
function addOutlier(state: SheetState): void {
  if (state.row < 0) throw damaged('单元格不在任何行里')
  count(state.outliers, state)
  if (state.outliers[0] > limits.outliers) throw tooLarge(`内容超过 ${limits.rows / 10_000} 万行或 ${limits.columns} 列`)
}

function count(tally: Tally, { row, column }: SheetState): void {
  if (tally[0]++ === 0) tally[1] = addressText(row, column)
}
