import type { RawCell, RawWorkbook } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { readBookKeys, type BookKeys, type BookSheet } from './bookKeys.ts'
import { keyHeader, personLabel } from './bookSheets.ts'
import { textThatCame } from './cellDigest.ts'
import { coverSheet, rowKey } from './writeBook.ts'

export type CameRow = Readonly<{
  /** As Excel shows it. */
  row: number
  /** Which row of the sheet that left its key names; null: none, or no valid one. */
  named: number | null
  /** By place in `columns` of the sheet that left; null where that column is gone. */
  cells: readonly (RawCell | null)[]
  texts: readonly string[]
}>

export type CameSheet = Readonly<{
  keys: BookSheet
  /** Its place in the workbook that left. */
  index: number
  /** Zero-based column of each column that left; null where it is gone. */
  columns: readonly (number | null)[]
  /** Zero-based. */
  headerRow: number
  rows: readonly CameRow[]
}>

export type CameBook = Readonly<{ keys: BookKeys; person: string; sheets: readonly CameSheet[]; missing: readonly string[] }>

/** The workbook that came back, rows and columns found again; null where it is none of ours. */
export function readBook(workbook: RawWorkbook): CameBook | null {
  const keys = readBookKeys(workbook)
  if (!keys) return null
  const found = keys.sheets.map((sheet, index) => readCameSheet(workbook, keys, sheet, index))
  const missing = keys.sheets.filter((_, index) => !found[index]).map(({ name }) => name)
  return { keys, person: personOf(workbook), sheets: found.filter((sheet) => sheet !== null), missing }
}

/** Rows looked at for the headings. */
const mostAbove = 20

function readCameSheet(workbook: RawWorkbook, book: BookKeys, keys: BookSheet, index: number): CameSheet | null {
  const raw = workbook.sheets.find(({ name }) => name === keys.name)
  if (!raw) return null
  const reader = readSheet(raw)
  const headings = (row: number) => new Map(reader.columnsOf(row).map((column) => [reader.text(row, column).trim(), column]))
  const wanted = [keyHeader, ...keys.columns.map(({ header }) => header.trim())]
  const scores = Array.from({ length: Math.min(mostAbove, raw.rowCount) }, (_, row) => {
    const here = headings(row)
    return wanted.filter((header) => here.has(header)).length
  })
  const most = Math.max(0, ...scores)
  if (most * 2 < wanted.length) return null
  const headerRow = scores.indexOf(most)
  const here = headings(headerRow)
  const columns = keys.columns.map(({ header }) => here.get(header.trim()) ?? null)
  const names = new Map(keys.rows.map((_, row) => [rowKey(book.book, index, row), row]))
  const keyColumn = here.get(keyHeader)
  const rows: CameRow[] = []
  for (let row = headerRow + 1; row < raw.rowCount; row++) {
    const cells = columns.map((column) => (column === null ? null : reader.cell(row, column)))
    const texts = cells.map(textThatCame)
    // A row that was emptied is one that was taken out.
    if (texts.every((text) => text === '')) continue
    const key = keyColumn === undefined ? '' : reader.text(row, keyColumn).trim()
    rows.push({ row: row + 1, named: names.get(key) ?? null, cells, texts })
  }
  return { keys, index, columns, headerRow, rows }
}

function personOf(workbook: RawWorkbook): string {
  const raw = workbook.sheets.find(({ name }) => name === coverSheet)
  if (!raw) return ''
  const reader = readSheet(raw)
  for (let row = 0; row < Math.min(mostAbove, raw.rowCount); row++) {
    const label = reader.columnsOf(row).find((column) => reader.text(row, column).startsWith(personLabel))
    if (label === undefined) continue
    const beside = reader.text(row, label).slice(personLabel.length) || reader.text(row, label + 1)
    return beside.replace(/\s+/g, ' ').trim().slice(0, 30)
  }
  return ''
}
