import { parseAddress } from '../address.ts'
import { attributeOf, decodeXml, tagsOf } from './xmlTags.ts'

/** A worksheet part as text: where its rows stand, everything else untouched. */
export type SheetText = Readonly<{
  text: string
  /** `x:` where the part writes `<x:row>`, else empty. */
  prefix: string
  /** Between `<sheetData>` and `</sheetData>`. An empty `<sheetData/>` has its tag in `data`. */
  dataFrom: number
  dataTo: number
  emptyData: boolean
  rows: readonly RowText[]
}>

export type RowText = Readonly<{ number: number; from: number; to: number; /** End of the opening tag. */ openTo: number }>

export type FormulaText = Readonly<{ text: string; kind: string; ref: string | undefined; shared: string | undefined }>

export type CellText = Readonly<{
  column: number
  /** Text of the cell's opening tag. */
  tag: string
  style: string | undefined
  /** What stands between its tags. */
  inner: string
  formula: FormulaText | undefined
  /** Holds a value or a formula. */
  filled: boolean
}>

export function parseSheetText(text: string): SheetText {
  const rows: RowText[] = []
  const bounds = { from: -1, to: -1, empty: false, prefix: '' }
  let open: { number: number; from: number; openTo: number } | null = null
  for (const tag of tagsOf(text)) {
    if (tag.name === 'sheetData') {
      if (tag.kind === 'close') {
        bounds.to = tag.from
        break
      }
      bounds.prefix = /^<([\w.-]+:)/.exec(text.slice(tag.from, tag.from + 40))?.[1] ?? ''
      bounds.from = tag.kind === 'empty' ? tag.from : tag.to
      if (tag.kind === 'open') continue
      Object.assign(bounds, { to: tag.to, empty: true })
      break
    }
    if (tag.name !== 'row' || bounds.from < 0) continue
    if (tag.kind === 'close' && open) rows.push({ ...open, to: tag.to })
    if (tag.kind === 'close') continue
    const number = Number(attributeOf(text.slice(tag.from, tag.to), 'r') ?? (rows.at(-1)?.number ?? 0) + 1)
    open = { number, from: tag.from, openTo: tag.to }
    if (tag.kind === 'empty') rows.push({ ...open, to: tag.to })
  }
  return { text, prefix: bounds.prefix, dataFrom: bounds.from, dataTo: bounds.to, emptyData: bounds.empty, rows }
}

/** The cells of a row. */
export function cellsOf(sheet: SheetText, row: RowText): readonly CellText[] {
  const cells: CellText[] = []
  let open: { from: number; to: number } | null = null
  let column = -1
  for (const tag of tagsOf(sheet.text, row.openTo, row.to)) {
    if (tag.name !== 'c') continue
    if (tag.kind === 'close' && open) {
      cells.push(cellText(sheet.text.slice(open.from, open.to), sheet.text.slice(open.to, tag.from), column))
      open = null
    }
    if (tag.kind === 'close') continue
    const opening = sheet.text.slice(tag.from, tag.to)
    column = parseAddress(attributeOf(opening, 'r') ?? '')?.column ?? column + 1
    if (tag.kind === 'open') open = { from: tag.from, to: tag.to }
    else cells.push(cellText(opening, '', column))
  }
  return cells
}

function cellText(tag: string, inner: string, column: number): CellText {
  const formula = inner.includes('f') ? formulaOf(inner) : undefined
  const filled = formula !== undefined || /<(?:\w+:)?(?:v|t)\b[^>]*[^/]>[^<]/.test(inner)
  return { column, tag, style: attributeOf(tag, 's'), inner, formula, filled }
}

function formulaOf(inner: string): FormulaText | undefined {
  for (const tag of tagsOf(inner)) {
    if (tag.name !== 'f') continue
    const opening = inner.slice(tag.from, tag.to)
    const end = tag.kind === 'open' ? inner.indexOf('</', tag.to) : tag.to
    return {
      text: decodeXml(inner.slice(tag.to, end)),
      kind: attributeOf(opening, 't') ?? 'normal',
      ref: attributeOf(opening, 'ref'),
      shared: attributeOf(opening, 'si'),
    }
  }
  return undefined
}

/** Style of cells that a row or sheet does not hold: by the row where it says so, else by the column. */
export function defaultStyles(sheet: SheetText): (row: string, column: number) => string | undefined {
  const columns: { from: number; to: number; style: string | undefined }[] = []
  for (const tag of tagsOf(sheet.text, 0, sheet.dataFrom)) {
    if (tag.name !== 'col' || tag.kind === 'close') continue
    const text = sheet.text.slice(tag.from, tag.to)
    columns.push({ from: Number(attributeOf(text, 'min')), to: Number(attributeOf(text, 'max')), style: attributeOf(text, 'style') })
  }
  return (row, column) => {
    const own = /^(?:1|true)$/.test(attributeOf(row, 'customFormat') ?? '') ? attributeOf(row, 's') : undefined
    return own ?? columns.find((one) => one.from <= column + 1 && column + 1 <= one.to)?.style
  }
}
