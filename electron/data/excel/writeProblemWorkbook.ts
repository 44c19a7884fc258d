import { setImmediate as breathe } from 'node:timers/promises'
import type { Cell, Style } from 'exceljs'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { MergeRange, RawCell, SheetReader } from '#shared/importing/rawTable.ts'
import { columnLetters } from './address.ts'
import { textContent } from './cellContent.ts'
import { dataStyles, problemStyles, styles } from './cellStyles.ts'
import type { CellKindName } from './cellStyles.ts'
import { replaceFile } from './fileReplacement.ts'
import { sheetNames } from './sheetNames.ts'
import type { WriteOptions, WriteReport } from './sheetSpec.ts'
import { refuseWhenAborted, startWorkbook } from './workbookWriter.ts'
import type { Sheet, WorkbookWriter } from './workbookWriter.ts'

/** What is wrong with one row; rows and columns are zero-based places of the original sheet. */
export type RowProblem = Readonly<{
  row: number
  /** null: the row as a whole */
  column: number | null
  /** 原因 */
  reason: string
  /** 怎样改 */
  remedy: string
}>

export type ProblemSpec = Readonly<{
  sheet: SheetReader
  /** Rows of the column headers, top to bottom; copied with their merges so that the file imports again as it is. */
  headerRows: readonly number[]
  /** The rejected rows in the order wanted. */
  rows: readonly number[]
  problems: readonly RowProblem[]
  /** Lines of the original that hold for a row (its village, its group): they come before the first row that they concern. */
  captions?: (row: number) => readonly number[]
  /** Text that the user typed into a cell instead of what stands in the sheet; places as in the sheet. */
  typed?: (row: number, column: number) => string | undefined
}>

/** Headers of the columns that are added on the right. An import may ignore columns of these names. */
export const problemHeaders = ['原表行号', '问题所在列', '原因', '怎样改'] as const

/**
 * Writes the rejected rows of an import, a sheet a table, with their cells as they stand (or were mended), the offending
 * ones coloured and commented, and the reasons beside them, to be mended and imported again. Faults as of
 * `writeSheetFile`.
 */
export async function writeProblemWorkbook(
  path: string,
  specs: readonly ProblemSpec[],
  options: WriteOptions = {},
): Promise<Outcome<WriteReport>> {
  const names = sheetNames(specs.map((spec) => spec.sheet.sheet.name))
  const replaced = await replaceFile(path, async (stream) => {
    const workbook = startWorkbook(stream)
    for (const [index, spec] of specs.entries()) await writeSheet(workbook, names[index]!, spec, options)
    await workbook.commit()
  })
  const rows = specs.reduce((sum, spec) => sum + spec.rows.length, 0)
  return isFault(replaced) ? replaced : { rows, cutTexts: 0, bytes: replaced.bytes }
}

async function writeSheet(workbook: WorkbookWriter, name: string, spec: ProblemSpec, options: WriteOptions): Promise<void> {
  const top = spec.headerRows.length
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: top }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(top > 0 ? { printTitlesRow: `1:${top}` } : {}),
    },
  })
  const width = spec.sheet.sheet.columnCount
  sheet.columns = Array.from({ length: width + problemHeaders.length }, (_, column) => ({
    width: extraWidths[column - width] ?? columnWidth(spec, column),
  }))
  writeHeaders(sheet, spec)
  await writeRejected(sheet, spec, options)
  sheet.commit()
}

const extraWidths = [10, 20, 40, 40]
const rowsMeasured = 200

/** Wide enough for what stands in it, so that an ID number is not broken; Chinese signs take two places. */
function columnWidth(spec: ProblemSpec, column: number): number {
  const texts = spec.rows.slice(0, rowsMeasured).map((row) => cellOf(spec, row, column)?.text ?? '')
  const longest = Math.max(...texts.map((text) => text.replace(/[^\u0020-\u007e]/g, 'xx').length), 0)
  return Math.min(32, Math.max(10, longest + 3))
}

function writeHeaders(sheet: Sheet, { sheet: source, headerRows }: ProblemSpec): void {
  const width = source.sheet.columnCount
  const targetRows = new Map(headerRows.map((row, index) => [row, index + 1]))
  for (const { top, left, bottom, right } of withoutOverlaps(source.sheet.merges.filter((merge) => targetRows.has(merge.top)))) {
    const first = targetRows.get(top)!
    if (targetRows.get(bottom) === first + bottom - top) sheet.mergeCells(first, left + 1, first + bottom - top, right + 1)
  }
  headerRows.forEach((sourceRow, index) => {
    const row = sheet.getRow(index + 1)
    for (const column of source.columnsOf(sourceRow)) putText(row.getCell(column + 1), source.text(sourceRow, column))
    if (index === headerRows.length - 1) problemHeaders.forEach((header, at) => putText(row.getCell(width + at + 1), header))
    for (let column = 1; column <= width + problemHeaders.length; column++) row.getCell(column).style = styles.header
  })
  for (let row = 1; row <= headerRows.length; row++) sheet.getRow(row).commit()
}

/** A damaged file may hold merges that overlap, which no writer takes. */
function withoutOverlaps(merges: readonly MergeRange[]): readonly MergeRange[] {
  const kept: MergeRange[] = []
  for (const merge of merges) {
    const apart = kept.every((one) => one.bottom < merge.top || merge.bottom < one.top || one.right < merge.left || merge.right < one.left)
    if (apart) kept.push(merge)
  }
  return kept
}

async function writeRejected(sheet: Sheet, spec: ProblemSpec, options: WriteOptions): Promise<void> {
  const byRow = groupByRow(spec.problems)
  let target = spec.headerRows.length
  let captions: readonly number[] = []
  for (const [index, sourceRow] of spec.rows.entries()) {
    const above = spec.captions?.(sourceRow) ?? []
    for (const caption of above) if (!captions.includes(caption)) writeCaption(sheet, spec, { target: ++target, sourceRow: caption })
    captions = above
    writeProblemRow(sheet, spec, { target: ++target, sourceRow, problems: byRow.get(sourceRow) ?? [] })
    if (index % 250 !== 249) continue
    refuseWhenAborted(options.signal)
    options.onProgress?.(index + 1)
    await breathe()
  }
  refuseWhenAborted(options.signal)
}

function writeCaption(
  sheet: Sheet,
  { sheet: source }: ProblemSpec,
  { target, sourceRow }: Readonly<{ target: number; sourceRow: number }>,
): void {
  const row = sheet.getRow(target)
  for (const column of source.columnsOf(sourceRow)) copyCell(row.getCell(column + 1), source.cell(sourceRow, column), dataStyles)
  row.commit()
}

type RejectedRow = Readonly<{ target: number; sourceRow: number; problems: readonly RowProblem[] }>

function writeProblemRow(sheet: Sheet, spec: ProblemSpec, { target, sourceRow, problems }: RejectedRow): void {
  const { sheet: source, headerRows } = spec
  const width = source.sheet.columnCount
  const row = sheet.getRow(target)
  for (let column = 0; column < width; column++) {
    const mine = problems.filter((problem) => problem.column === column)
    const cell = row.getCell(column + 1)
    copyCell(cell, cellOf(spec, sourceRow, column), mine.length > 0 ? problemStyles : dataStyles)
    if (mine.length > 0) cell.note = textContent(mine.map(sentence).join('\n')).value as string
  }
  const extras = [
    String(sourceRow + 1),
    lines(problems, (problem) => (problem.column === null ? '整行' : headerName(source, headerRows, problem.column))),
    lines(problems, (problem) => problem.reason),
    lines(problems, (problem) => problem.remedy),
  ]
  extras.forEach((text, at) => {
    const cell = row.getCell(width + at + 1)
    putText(cell, text)
    cell.style = styles.reason
  })
  row.commit()
}

/** What was typed, else the cell, else what the merge over it says: a member's row keeps its household. */
function cellOf({ sheet, typed }: ProblemSpec, row: number, column: number): RawCell | null {
  const text = typed?.(row, column) ?? (sheet.cell(row, column) ? undefined : sheet.text(row, column, true))
  return text === undefined ? sheet.cell(row, column) : { kind: 'text', text, number: Number.NaN, fromFormula: false }
}

/** Values keep their kind; numbers with lost digits are given as the text that the cell shows. */
function copyCell(cell: Cell, raw: RawCell | null, kindStyles: Readonly<Record<CellKindName, Partial<Style>>>): void {
  if (raw?.kind === 'number' && Math.abs(raw.number) < 1e15) {
    cell.value = raw.number
    cell.style = kindStyles.number
  } else if (raw?.kind === 'date' && raw.number >= 61 && Number.isInteger(raw.number)) {
    cell.value = raw.number
    cell.style = kindStyles.date
  } else {
    if (raw) putText(cell, raw.text)
    cell.style = kindStyles.text
  }
}

/** Writing into the hidden part of a merge would change what the merge shows. */
function putText(cell: Cell, text: string): void {
  if (text !== '' && (!cell.isMerged || cell.master === cell)) cell.value = textContent(text).value
}

function sentence({ reason, remedy }: RowProblem): string {
  return remedy ? `${reason}。${remedy}` : reason
}

function lines(problems: readonly RowProblem[], take: (problem: RowProblem) => string): string {
  return problems.map((problem, index) => (problems.length > 1 ? `${index + 1}. ${take(problem)}` : take(problem))).join('\n')
}

/** The lowest header over a column, with its letter: 家庭年收入（C 列）. */
function headerName(source: SheetReader, headerRows: readonly number[], column: number): string {
  const name =
    headerRows
      .map((row) => source.text(row, column, true))
      .filter((text) => text !== '')
      .at(-1) ?? ''
  const letter = `${columnLetters(column)} 列`
  return name ? `${name.replace(/\s+/g, '')}（${letter}）` : letter
}

function groupByRow(problems: readonly RowProblem[]): ReadonlyMap<number, readonly RowProblem[]> {
  const byRow = new Map<number, RowProblem[]>()
  for (const problem of problems) {
    const list = byRow.get(problem.row)
    if (list) list.push(problem)
    else byRow.set(problem.row, [problem])
  }
  return byRow
}
