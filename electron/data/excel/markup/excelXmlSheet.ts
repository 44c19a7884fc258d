import { isoToSerial } from '#shared/importing/excelSerial.ts'
import type { RawSheet } from '#shared/importing/rawTable.ts'
import { limits } from '../limits.ts'
import { lookOfFormat, looks, type NumberLook } from '../numberFormats.ts'
import { damaged, tooLarge } from '../refusal.ts'
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
import type { XmlHandlers } from './readExcelXml.ts'

type Attributes = ReadonlyMap<string, string>

/** A SpreadsheetML workbook while its elements go by. */
export type XmlBook = {
  readonly context: BookContext
  readonly sheets: Omit<RawSheet, 'strings'>[]
  /** Styles by id that show dates or percentages. */
  readonly looks: Map<string, NumberLook>
  style: string
  sheet: { name: string; hidden: boolean; builder: SheetBuilder; columns: number } | null
  cell: { type: string; style: string; formula: string | null; across: number; text: string } | null
  /** Inside a comment, whose text is no content. */
  inComment: boolean
  capture: boolean
  visible: string | null
}

export function createXmlBook(context: BookContext): XmlBook {
  return {
    context,
    sheets: [],
    looks: new Map(),
    style: '',
    sheet: null,
    cell: null,
    inComment: false,
    capture: false,
    visible: null,
  }
}

export function xmlBookHandlers(book: XmlBook): XmlHandlers {
  return {
    open: (name, attributes) => open(book, name, attributes),
    close: (name) => close(book, name),
    text(text) {
      if (book.capture && book.cell) book.cell.text += text
      else if (book.visible !== null) book.visible += text
    },
  }
}

function open(book: XmlBook, name: string, attributes: Attributes): void {
  const { sheet } = book
  if (name === 'Style') book.style = attributes.get('ID') ?? ''
  else if (name === 'NumberFormat' && !sheet) takeFormat(book, attributes.get('Format') ?? '')
  else if (name === 'Worksheet') openSheet(book, attributes)
  else if (!sheet) return
  else if (name === 'Column') takeColumn(sheet, attributes)
  else if (name === 'Row') openRow(sheet.builder, attributes)
  else if (name === 'Cell') openCell(book, sheet.builder, attributes)
  else if (name === 'Comment') book.inComment = true
  else if (name === 'Data' && book.cell && !book.inComment) {
    book.cell.type = attributes.get('Type') ?? 'String'
    book.capture = true
  } else if (name === 'Visible') book.visible = ''
}

function close(book: XmlBook, name: string): void {
  if (name === 'Data') book.capture = false
  else if (name === 'Comment') book.inComment = false
  else if (name === 'Cell') closeCell(book)
  else if (name === 'Visible') {
    if (book.sheet && /hidden/i.test(book.visible ?? '')) book.sheet.hidden = true
    book.visible = null
  } else if (name === 'Worksheet' && book.sheet) {
    book.sheets.push(finishSheet(book.sheet, book.sheet.builder))
    book.sheet = null
  }
}

/** Names that Excel has for formats: `Short Date`, `Long Time`, `General Date`. */
function takeFormat(book: XmlBook, format: string): void {
  book.looks.set(book.style, lookOfName(format))
}

function lookOfName(format: string): NumberLook {
  if (/\b(Date|Time)$/.test(format)) return looks.date
  if (format === 'Percent') return looks.percent
  return /^(General|Fixed|Standard|Scientific|Currency|Euro|Yes|True|On)/.test(format) ? looks.plain : lookOfFormat(format)
}

function openSheet(book: XmlBook, attributes: Attributes): void {
  if (book.sheets.length >= limits.sheets) throw tooLarge(`超过 ${limits.sheets} 张工作表`)
  const builder = startSheet(book.context)
  builder.row = -1
  book.sheet = { name: attributes.get('Name') ?? '', hidden: false, builder, columns: 0 }
}

function takeColumn(sheet: NonNullable<XmlBook['sheet']>, attributes: Attributes): void {
  const first = indexOf(attributes, 'Index', limits.gridColumns) ?? sheet.columns
  const last = first + countOf(attributes, 'Span')
  if (attributes.get('Hidden') === '1') hideColumns(sheet.builder, first, last)
  sheet.columns = last + 1
}

function openRow(builder: SheetBuilder, attributes: Attributes): void {
  builder.row = indexOf(attributes, 'Index', limits.gridRows) ?? builder.row + 1
  builder.column = -1
  if (attributes.get('Hidden') !== '1') return
  const last = Math.min(builder.row + countOf(attributes, 'Span'), limits.rows - 1)
  // Spans that overlap are walked through once: a thousand of them over all rows would take minutes.
  for (let row = last; row >= builder.row && !builder.hiddenRows.has(row); row--) hideRow(builder, row)
}

function openCell(book: XmlBook, builder: SheetBuilder, attributes: Attributes): void {
  builder.column = indexOf(attributes, 'Index', limits.gridColumns) ?? builder.column + 1
  const across = countOf(attributes, 'MergeAcross')
  const down = countOf(attributes, 'MergeDown')
  if (across > 0 || down > 0) {
    const { row, column } = builder
    addMerge(builder, { top: row, left: column, bottom: row + down, right: column + across })
  }
  const formula = attributes.get('Formula')?.replace(/^=/, '') ?? null
  book.cell = { type: '', style: attributes.get('StyleID') ?? '', formula, across, text: '' }
}

function closeCell({ sheet, cell, looks: styles }: XmlBook): void {
  if (!sheet || !cell) return
  const { builder } = sheet
  builder.fromFormula = cell.formula !== null
  if (cell.type === '') {
    if (cell.formula !== null) addUncached(builder, cell.formula)
  } else addTyped(builder, cell.type, cell.text, styles.get(cell.style) ?? looks.plain)
  // The cells that a merge covers are not written.
  builder.column += cell.across
}

function addTyped(builder: SheetBuilder, type: string, text: string, look: NumberLook): void {
  const stored = text.trim()
  if (type === 'Number' && stored !== '' && Number.isFinite(Number(stored))) addNumberCell(builder, Number(stored), look, stored)
  else if (type === 'DateTime') addDate(builder, stored)
  else if (type === 'Boolean') addKind(builder, 'boolean', stored === '1' ? 1 : 0)
  else addTextCell(builder, type === 'Error' ? 'error' : 'text', type === 'String' ? text : stored)
}

/** A bare time of day stands on the last day of 1899. */
function addDate(builder: SheetBuilder, iso: string): void {
  const clock = /^18(?:99-12-3[01]|00-01-00)T(\d{2}):(\d{2}):(\d{2})/.exec(iso)
  if (clock) return addKind(builder, 'date', (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) / 86_400)
  const serial = isoToSerial(iso)
  if (serial === null) addTextCell(builder, 'text', iso)
  else addKind(builder, 'date', serial)
}

/** Zero-based place from a one-based attribute. */
function indexOf(attributes: Attributes, name: string, most: number): number | null {
  const told = attributes.get(name)
  if (told === undefined) return null
  const index = Number(told)
  if (!(Number.isInteger(index) && index >= 1 && index <= most)) throw damaged('单元格位置不正确')
  return index - 1
}

function countOf(attributes: Attributes, name: string): number {
  const count = Number(attributes.get(name) ?? 0)
  return Number.isInteger(count) && count > 0 ? Math.min(count, limits.gridRows) : 0
}
