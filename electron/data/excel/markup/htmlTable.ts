import { lookOfFormat, looks } from '../numberFormats.ts'
import { limits } from '../limits.ts'
import { damaged } from '../refusal.ts'
import { addMerge, addNumberCell, addTextCell, hideColumns, hideRow } from '../sheetBuilder.ts'
import type { SheetBuilder } from '../sheetBuilder.ts'
import { decodeEntities } from './entities.ts'
import { attribute } from './tags.ts'
import type { TagHandlers } from './tags.ts'

/** A page on its way into a sheet. */
export type Page = {
  readonly builder: SheetBuilder
  /** Tables met so far, and those that are open now. */
  tables: number
  depth: number
  row: number
  column: number
  /** For each column: rows below that a cell above still covers. */
  covered: number[]
  /** The cell that is open: its attributes; null outside cells. */
  cell: string | null
  text: string
  colIndex: number
}

export function createPage(builder: SheetBuilder): Page {
  return { builder, tables: 0, depth: 0, row: -1, column: 0, covered: [], cell: null, text: '', colIndex: 0 }
}

/** Elements that begin a new line inside a cell, or a new row outside tables. */
const lines = new Set(['br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'center'])

export function pageHandlers(page: Page): TagHandlers {
  return {
    open: (name, attributes) => openTag(page, name, attributes),
    close: (name) => closeTag(page, name),
    text(text) {
      if (page.text.length < limits.cellText * 8) page.text += decodeEntities(text.replace(/[\s\u200b]+/g, keepsNbsp))
    },
  }
}

/** Blanks of the source are one blank; a no-break space is a character. */
function keepsNbsp(blanks: string): string {
  return blanks.includes('\u00a0') ? blanks.replace(/[^\u00a0]+/g, ' ') : ' '
}

function openTag(page: Page, name: string, attributes: string): void {
  if (name === 'td' || name === 'th') openCell(page, attributes)
  else if (name === 'tr') openRow(page, attributes)
  else if (name === 'table') openTable(page)
  else if (name === 'col') takeColumn(page, attributes)
  else if (lines.has(name)) breakLine(page)
}

function closeTag(page: Page, name: string): void {
  if (name === 'td' || name === 'th') closeCell(page)
  else if (name === 'tr') closeCell(page)
  else if (name === 'table') closeTable(page)
  else if (lines.has(name) && name !== 'br') breakLine(page)
  else if (name === 'body') flushLine(page)
}

function openTable(page: Page): void {
  closeCell(page)
  flushLine(page)
  if (++page.depth > DEEPEST) throw damaged('表格套表格太深')
  // A blank row keeps tables apart that have nothing to do with each other.
  if (page.tables++ > 0 && page.depth === 1) page.row++
  page.covered = []
  page.colIndex = 0
}

const DEEPEST = 100

function closeTable(page: Page): void {
  closeCell(page)
  page.depth = Math.max(0, page.depth - 1)
  page.row += Math.min(limits.rows, Math.max(0, ...page.covered))
  page.covered = []
}

function openRow(page: Page, attributes: string): void {
  closeCell(page)
  page.row++
  page.column = 0
  for (let column = 0; column < page.covered.length; column++) page.covered[column] = Math.max(0, page.covered[column]! - 1)
  if (isHidden(attributes)) hideRow(page.builder, page.row)
}

function openCell(page: Page, attributes: string): void {
  closeCell(page)
  if (page.depth === 0) return
  // Cells before the first row, as sloppy pages have them.
  if (page.row < 0) page.row = 0
  while ((page.covered[page.column] ?? 0) > 0) page.column++
  page.cell = attributes
  page.text = ''
}

function closeCell(page: Page): void {
  const { cell, builder, row, column } = page
  if (cell === null) return
  page.cell = null
  builder.row = row
  builder.column = column
  builder.fromFormula = /x:fmla/i.test(cell)
  addContent(builder, cell, page.text.replace(/ *\n */g, '\n').trim())
  page.text = ''
  span(page, cell)
}

/** Moves on over the columns of the cell and remembers the rows below that it covers. */
function span(page: Page, cell: string): void {
  const { builder, row, column } = page
  const across = spanOf(cell, 'colspan', limits.columns)
  const down = spanOf(cell, 'rowspan', limits.rows)
  if (across > 1 || down > 1) addMerge(builder, { top: row, left: column, bottom: row + down - 1, right: column + across - 1 })
  // One more, because the next row takes one off.
  const last = Math.min(column + across, limits.columns)
  if (down > 1) for (let covered = column; covered < last; covered++) page.covered[covered] = down
  page.column = column + across
}

function spanOf(cell: string, name: string, most: number): number {
  const told = /span/i.test(cell) ? Number(attribute(cell, name) ?? 1) : 1
  return Number.isInteger(told) && told > 1 ? Math.min(told, most) : 1
}

function addContent(builder: SheetBuilder, cell: string, text: string): void {
  const number = numberIn(cell, text)
  if (number === null) return addTextCell(builder, 'text', text)
  const format = attribute(cell, 'sdnum') ?? ''
  addNumberCell(builder, number, /[%％]$/.test(text) ? looks.percent : lookOfFormat(format.split(';').slice(2).join(';')))
}

/**
 * The number that the page gives beside the text: `x:num` of Excel, `sdval` of LibreOffice, `data-v` of SheetJS. Where
 * the text shows something else (a date), the text counts.
 */
function numberIn(cell: string, text: string): number | null {
  if (!/x:num|sdval|data-v/i.test(cell)) return null
  const isLibre = attribute(cell, 'sdval') !== undefined
  if (!isLibre && attribute(cell, 'x:num') === undefined && attribute(cell, 'data-t') !== 'n') return null
  const told = attribute(cell, 'sdval') ?? (attribute(cell, 'x:num') || attribute(cell, 'data-v')) ?? ''
  const shown = text.replace(/[,\s¥￥]/g, '')
  const number = Number(told === '' ? shown : told)
  const showsNumber = isLibre || /^[-+(]?[\d.]+(e[+-]?\d+)?[)%]?$/i.test(shown)
  return showsNumber && shown !== '' && Number.isFinite(number) ? number : null
}

function takeColumn(page: Page, attributes: string): void {
  const count = Math.min(Number(attribute(attributes, 'span') ?? 1) || 1, limits.columns)
  if (isHidden(attributes)) hideColumns(page.builder, page.colIndex, page.colIndex + count - 1)
  page.colIndex += count
}

function isHidden(attributes: string): boolean {
  return /display\s*:\s*none/i.test(attributes)
}

function breakLine(page: Page): void {
  if (page.cell !== null) page.text += '\n'
  else if (page.depth === 0) flushLine(page)
}

/** Text outside tables, a title as a rule: a row of its own. */
function flushLine(page: Page): void {
  const text = page.text.trim()
  page.text = ''
  if (text === '' || page.cell !== null) return
  page.row++
  const { builder } = page
  builder.row = page.row
  builder.column = 0
  builder.fromFormula = false
  addTextCell(builder, 'text', text)
}
