import type { DataValidation, Style } from 'exceljs'
import type { OwnSheet } from '#shared/importing/ownKeys.ts'
import { columnLetters } from './address.ts'
import { contentOf, textContent } from './cellContent.ts'
import { dataStyles, styles, totalStyles } from './cellStyles.ts'
import type { CellKindName } from './cellStyles.ts'
import type { SheetRow, SheetSpec } from './sheetSpec.ts'
import type { Sheet, WorkbookWriter } from './workbookWriter.ts'

/** A sheet on its way out. `next` is the 1-based row that comes next. */
export type SheetWriting = {
  readonly sheet: Sheet
  readonly spec: SheetSpec
  readonly name: string
  /** 1-based */
  readonly headerRow: number
  next: number
  cutTexts: number
}

export function startSheet(workbook: WorkbookWriter, spec: SheetSpec, name: string): SheetWriting {
  const headerRow = 1 + (spec.title ? 1 : 0) + (spec.unitLine ? 1 : 0)
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: spec.freeze ?? 0, ySplit: headerRow }],
    pageSetup: {
      paperSize: spec.paper === 'A3' ? A3 : A4,
      orientation: spec.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${headerRow}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  })
  sheet.columns = spec.columns.map((column) => ({
    width: column.width ?? usualWidth,
    hidden: column.hidden ?? false,
    style: { numFmt: dataStyles[column.kind].numFmt ?? 'General' },
  }))
  return { sheet, spec, name, headerRow, next: 1, cutTexts: 0 }
}

export function writeHead(writing: SheetWriting): void {
  const { spec, sheet } = writing
  if (spec.title) writeLine(writing, spec.title, styles.title, 30)
  if (spec.unitLine) writeLine(writing, spec.unitLine, styles.unitLine)
  const row = sheet.getRow(writing.next++)
  spec.columns.forEach((column, index) => {
    const cell = row.getCell(index + 1)
    cell.value = textContent(column.header).value
    cell.style = column.required ? styles.requiredHeader : styles.header
    if (column.note) cell.note = textContent(column.note).value as string
  })
  const lines = Math.max(1, ...spec.columns.map(({ header, width }) => linesIn(header, width ?? usualWidth)))
  // Programs other than WPS leave a row without a height at one line, whatever is wrapped in it.
  if (lines > 1) row.height = lines * 15 + 3
  row.commit()
}

const usualWidth = 12

/** Lines that a heading takes in a column; a Chinese character is two wide. */
function linesIn(header: string, width: number): number {
  const wide = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u00FF' ? 2 : 1), 0)
  return header.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(wide(part) / Math.max(1, width - 1))), 0)
}

export function writeRow(
  writing: SheetWriting,
  values: SheetRow,
  kindStyles: Readonly<Record<CellKindName, Partial<Style>>> = dataStyles,
): void {
  const { columns } = writing.spec
  const row = writing.sheet.getRow(writing.next++)
  for (let index = 0; index < columns.length; index++) {
    const content = contentOf(values[index], columns[index]!.kind)
    if (content.cut) writing.cutTexts++
    const cell = row.getCell(index + 1)
    if (content.value !== null) cell.value = content.value
    cell.style = kindStyles[content.kind]
  }
  row.commit()
}

/** Totals, notes and the lists to choose from; ends the sheet. */
export function writeFoot(writing: SheetWriting, optionsRange: (column: number) => string | null): void {
  const { spec, sheet, headerRow } = writing
  const lastData = writing.next - 1
  if (spec.totals) writeRow(writing, spec.totals, totalStyles)
  for (const note of spec.notes ?? []) writeLine(writing, note, styles.note)
  const open = !spec.totals && !spec.notes?.length
  addLists(writing, { first: headerRow + 1, last: open ? lastData + SPARE_ROWS : lastData }, optionsRange)
  sheet.commit()
}

/** What the key sheet says about this one, or null when it is not to be recognised. */
export function ownSheetOf({ spec, name, headerRow }: SheetWriting): OwnSheet | null {
  if (!spec.own) return null
  const columns = spec.columns.map(({ header, key }, column) => ({
    column,
    header: header.replace(/\r\n?/g, '\n').trim(),
    field: key,
  }))
  const recordIdColumn = spec.columns.findIndex((column) => column.key === spec.own?.recordIdKey)
  const own = { name, ledgers: spec.own.ledgers, headerRow: headerRow - 1, columns }
  return recordIdColumn < 0 ? own : { ...own, recordIdColumn }
}

/** Empty rows under the data that also offer the lists, for filling in. */
const SPARE_ROWS = 2000

function addLists(
  writing: SheetWriting,
  rows: Readonly<{ first: number; last: number }>,
  rangeOf: (column: number) => string | null,
): void {
  if (rows.last < rows.first) return
  writing.spec.columns.forEach((_, index) => {
    const range = rangeOf(index)
    if (!range) return
    const letters = columnLetters(index)
    const list: DataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [range],
      showErrorMessage: true,
      errorTitle: '不在选项中',
      error: '请从下拉列表中选择。',
    }
    // exceljs's types leave out `add` on a streaming sheet; one entry per range keeps 38,000 rows cheap.
    const { dataValidations } = writing.sheet as unknown as {
      dataValidations: { add(range: string, list: DataValidation): void }
    }
    dataValidations.add(`${letters}${rows.first}:${letters}${rows.last}`, list)
  })
}

function writeLine(writing: SheetWriting, text: string, style: Partial<Style>, height?: number): void {
  const { sheet, spec } = writing
  const at = writing.next++
  const row = sheet.getRow(at)
  const cell = row.getCell(1)
  cell.value = textContent(text).value
  // A streaming sheet must merge before the row is committed.
  if (spec.columns.length > 1) sheet.mergeCells(at, 1, at, spec.columns.length)
  cell.style = style
  if (height) row.height = height
  row.commit()
}

/** Paper codes of the format; exceljs's type leaves A3 out. */
const A4 = 9
const A3: typeof A4 = 8 as never
