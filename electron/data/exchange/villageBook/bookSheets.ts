import type { DataValidation } from 'exceljs'
import { columnLetters } from '#data/excel/address.ts'
import { contentOf, textContent } from '#data/excel/cellContent.ts'
import { dataStyles, styles } from '#data/excel/cellStyles.ts'
import type { CellValue } from '#data/excel/sheetSpec.ts'
import type { Sheet, WorkbookWriter } from '#data/excel/workbookWriter.ts'
import type { ContentColumn, ContentSheet } from './bookContent.ts'
import { lockedHeader, lockedStyles, nameCell, openHeader, openStyles } from './bookStyles.ts'

/** Heading of the hidden first column that says which record a row is; it moves with the row when rows are sorted. */
export const keyHeader = '行标（请勿改动）'

/** Label of the cell on the first sheet, right of which the name of whoever fills in stands. */
export const personLabel = '填表人：'

/** Heading row of every sheet, 1-based: title, explanation, headings. */
export const headerRow = 3

/** No password: it keeps hands off, and what came back is judged by its values anyway. */
const protection = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: false,
  formatRows: false,
  autoFilter: false,
  sort: true,
  insertRows: true,
  deleteRows: true,
}

export type SheetOnItsWay = Readonly<{
  name: string
  title: string
  content: ContentSheet
  /** Key of each row. */
  keys: readonly string[]
  spare: number
  /** Where the choices of a column stand. */
  listOf: (column: ContentColumn) => string | null
}>

/** One ledger: locked but for the white cells, heads frozen, lists to choose from, empty rows for new records. */
export function writeBookSheet(workbook: WorkbookWriter, { name, title, content, keys, spare, listOf }: SheetOnItsWay): void {
  const { columns, rows } = content
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1 + Math.min(2, columns.length), ySplit: headerRow }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `1:${headerRow}` },
  })
  // The streaming writer does this at once; its promise is only for looks.
  void sheet.protect('', protection)
  sheet.columns = [{ width: 4, hidden: true }, ...columns.map(({ width }) => ({ width }))]
  writeHead(sheet, title, columns)
  rows.forEach(({ cells }, index) => writeCells(sheet, headerRow + 1 + index, columns, { key: keys[index]!, cells, open: false }))
  // In a new row every column that can be read back may be filled in, or nobody could say who it is.
  const first = headerRow + 1 + rows.length
  for (let row = first; row < first + spare; row++) writeCells(sheet, row, columns, { key: '', cells: [], open: true })
  columns.forEach((column, index) => addList(sheet, columnLetters(index + 1), headerRow + rows.length + spare, listOf(column)))
  sheet.commit()
}

function writeHead(sheet: Sheet, title: string, columns: readonly ContentColumn[]): void {
  line(sheet, 1, columns.length + 1, { text: title, style: styles.title, height: 28 })
  const words = '白色格可以填写，灰色格只供查看；黄色表头的列是请您核对填写的。新增的写在最后的空行里。请不要改表头。'
  line(sheet, 2, columns.length + 1, { text: words, style: styles.note })
  const row = sheet.getRow(headerRow)
  row.getCell(1).value = keyHeader
  row.getCell(1).style = lockedHeader
  columns.forEach(({ header, editable, note }, index) => {
    const cell = row.getCell(index + 2)
    cell.value = textContent(header).value
    cell.style = editable ? openHeader : lockedHeader
    if (note !== '') cell.note = textContent(note).value as string
  })
  row.height = 32
  row.commit()
}

type RowCells = Readonly<{ key: string; cells: readonly CellValue[]; open: boolean }>

function writeCells(sheet: Sheet, at: number, columns: readonly ContentColumn[], { key, cells, open }: RowCells): void {
  const row = sheet.getRow(at)
  const keyCell = row.getCell(1)
  if (key !== '') keyCell.value = key
  keyCell.style = lockedStyles.text
  columns.forEach(({ kind, editable }, index) => {
    const content = contentOf(cells[index], kind)
    const cell = row.getCell(index + 2)
    if (content.value !== null) cell.value = content.value
    cell.style = (open || editable ? openStyles : lockedStyles)[content.kind]
  })
  row.commit()
}

type Line = Readonly<{ text: string; style: object; height?: number }>

/** A merged line over all columns. A streaming sheet must merge before the row is committed. */
function line(sheet: Sheet, at: number, columns: number, { text, style, height }: Line): void {
  const row = sheet.getRow(at)
  // The first column is hidden: a text that stood there would not be seen.
  const cell = row.getCell(2)
  cell.value = textContent(text).value
  if (columns > 2) sheet.mergeCells(at, 2, at, columns)
  cell.style = style
  if (height) row.height = height
  row.commit()
}

function addList(sheet: Sheet, letters: string, last: number, range: string | null): void {
  if (range === null || last <= headerRow) return
  const list: DataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [range],
    showErrorMessage: true,
    errorTitle: '不在选项中',
    error: '请从下拉列表中选择。',
  }
  // exceljs's types leave out `add` on a streaming sheet; one entry per range keeps long sheets cheap.
  const { dataValidations } = sheet as unknown as { dataValidations: { add(range: string, list: DataValidation): void } }
  dataValidations.add(`${letters}${headerRow + 1}:${letters}${last}`, list)
}

/** The first sheet: what is asked, and who filled it in. */
export function writeCover(workbook: WorkbookWriter, name: string, title: string, lines: readonly string[]): void {
  const sheet = workbook.addWorksheet(name)
  void sheet.protect('', protection)
  sheet.columns = [{ width: 14 }, { width: 90 }]
  sheet.mergeCells(1, 1, 1, 2)
  put(sheet, 1, [title, ''], styles.title)
  const row = sheet.getRow(2)
  row.getCell(1).value = personLabel
  row.getCell(1).style = styles.note
  row.getCell(2).style = nameCell
  row.commit()
  lines.forEach((text, index) => put(sheet, index + 3, ['', text], styles.note))
  sheet.commit()
}

function put(sheet: Sheet, at: number, cells: readonly string[], style: object): void {
  const row = sheet.getRow(at)
  cells.forEach((text, index) => {
    if (text !== '') row.getCell(index + 1).value = textContent(text).value
    row.getCell(index + 1).style = style
  })
  row.commit()
}

/** The values of all lists, a column each. */
export function writeLists(workbook: WorkbookWriter, name: string, lists: readonly (readonly string[])[]): void {
  const sheet = workbook.addWorksheet(name, { state: 'veryHidden' })
  const longest = Math.max(0, ...lists.map((list) => list.length))
  for (let at = 0; at < longest; at++) {
    const row = sheet.getRow(at + 1)
    lists.forEach((list, column) => {
      const text = list[at]
      if (text !== undefined) row.getCell(column + 1).value = textContent(text).value
    })
    row.commit()
  }
  sheet.commit()
}

/** Texts below each other in the first column of a sheet that office programs do not offer to show. */
export function writeHiddenTexts(workbook: WorkbookWriter, name: string, pieces: readonly string[]): void {
  const sheet = workbook.addWorksheet(name, { state: 'veryHidden' })
  pieces.forEach((piece, index) => {
    const row = sheet.getRow(index + 1)
    row.getCell(1).value = textContent(piece).value
    row.getCell(1).style = dataStyles.text
    row.commit()
  })
  sheet.commit()
}
