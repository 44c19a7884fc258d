import { isoToSerial } from '#shared/importing/excelSerial.ts'
import { parseAddress } from './address.ts'
import type { EarlySheet } from './earlySheet.ts'
import { decodeEscapes } from './excelText.ts'
import type { Attributes } from './xmlScanner.ts'
import type { NumberLook } from './numberFormats.ts'
import { damaged } from './refusal.ts'
import { addKind, addNumberCell, addTextCell, addUncached } from './sheetBuilder.ts'
import type { BookContext, SheetBuilder } from './sheetBuilder.ts'

/** How each cell style shows numbers; the rest is common to all formats. */
export type XlsxContext = Readonly<{ book: BookContext; looks: Uint8Array }>

/** Everything that reading one worksheet part remembers. `capture` is the element whose text is being collected. */
export type SheetState = SheetBuilder & {
  readonly looks: Uint8Array
  readonly early: EarlySheet | undefined
  inData: boolean
  inCell: boolean
  /** Inside a phonetic guide or an extension. */
  ignoring: boolean
  capture: '' | 'v' | 'f' | 't'
  captured: string
  type: string
  style: number
  formula: string
  value: string | null
  inline: string
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
  state.fromFormula = false
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
  if (state.fromFormula && state.value === null && state.inline === '') return addUncached(state, decodeEscapes(state.formula))
  switch (state.type) {
    case 's':
      return addShared(state)
    case 'n':
      return addNumber(state, state.value ?? '')
    case 'b':
      return state.value ? addKind(state, 'boolean', state.value.trim() === '1' || state.value.trim() === 'true' ? 1 : 0) : undefined
    case 'e':
      return addTextCell(state, 'error', state.value ?? '')
    case 'd':
      return addIsoDate(state, (state.value ?? '').trim())
    default:
      return addTextCell(state, 'text', decodeEscapes(state.type === 'inlineStr' ? state.inline : (state.value ?? state.inline)))
  }
}

function addShared(state: SheetState): void {
  const { texts } = state.context
  const index = Number(state.value ?? Number.NaN)
  if (state.value === null) return
  if (!(index >= 0 && index < texts.shared && Number.isInteger(index))) throw damaged('有单元格指向不存在的文字')
  if (texts.list[index] !== '') addKind(state, 'text', Number.NaN, index)
}

function addNumber(state: SheetState, stored: string): void {
  const raw = stored.trim()
  if (raw === '') return state.fromFormula ? addUncached(state, decodeEscapes(state.formula)) : undefined
  const number = NUMBER.test(raw) ? Number(raw) : Number.NaN
  if (Number.isFinite(number)) addNumberCell(state, number, (state.looks[state.style] ?? 0) as NumberLook, raw)
  else addTextCell(state, 'text', raw)
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

function addIsoDate(state: SheetState, iso: string): void {
  const serial = isoToSerial(iso)
  if (serial === null) addTextCell(state, 'text', iso)
  else addKind(state, 'date', serial)
}
