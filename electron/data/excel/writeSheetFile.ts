import { setImmediate as breathe } from 'node:timers/promises'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import { ownKeysSheet, writeOwnKeys } from '#shared/importing/ownKeys.ts'
import type { OwnSheet } from '#shared/importing/ownKeys.ts'
import { columnLetters } from './address.ts'
import { textContent } from './cellContent.ts'
import { replaceFile } from './fileReplacement.ts'
import { optionsSheet, sheetNames } from './sheetNames.ts'
import { ownSheetOf, startSheet, writeFoot, writeHead, writeRow } from './sheetRows.ts'
import type { SheetWriting } from './sheetRows.ts'
import type { ColumnSpec, FileSpec, SheetSpec, WriteOptions, WriteReport } from './sheetSpec.ts'
import { refuseWhenAborted, startWorkbook } from './workbookWriter.ts'
import type { WorkbookWriter } from './workbookWriter.ts'

/**
 * Writes an .xlsx as a stream (memory does not grow with the rows except for distinct texts) and puts it in place
 * when complete. Strings are always string cells, IDs keep format `@`, dates are real dates. Faults: export.locked,
 * export.failed, export.cancelled.
 */
export async function writeSheetFile(path: string, spec: FileSpec, options: WriteOptions = {}): Promise<Outcome<WriteReport>> {
  let written = { rows: 0, cutTexts: 0 }
  const replaced = await replaceFile(path, async (stream) => {
    const workbook = startWorkbook(stream)
    written = await writeSheets(workbook, spec, options)
    await workbook.commit()
  })
  return isFault(replaced) ? replaced : { ...written, bytes: replaced.bytes }
}

async function writeSheets(workbook: WorkbookWriter, spec: FileSpec, options: WriteOptions): Promise<{ rows: number; cutTexts: number }> {
  const names = sheetNames(spec.sheets.map((sheet) => sheet.name))
  const lists = collectLists(spec.sheets)
  const own: OwnSheet[] = []
  const written = { rows: 0, cutTexts: 0 }
  for (const [index, sheetSpec] of spec.sheets.entries()) {
    const writing = startSheet(workbook, sheetSpec, names[index]!)
    writeHead(writing)
    await writeRows(writing, options, written)
    writeFoot(writing, (column) => listRange(lists, sheetSpec.columns[column]!))
    written.cutTexts += writing.cutTexts
    const keys = ownSheetOf(writing)
    if (keys) own.push(keys)
  }
  if (lists.length > 0) writeLists(workbook, lists)
  if (own.length > 0) writeKeySheet(workbook, own)
  return written
}

/** Rows between pauses in which the zip and the disk catch up; without them all rows would wait in memory. */
const BATCH = 250

async function writeRows(writing: SheetWriting, options: WriteOptions, written: { rows: number }): Promise<void> {
  for await (const values of writing.spec.rows) {
    writeRow(writing, values)
    if (++written.rows % BATCH !== 0) continue
    refuseWhenAborted(options.signal)
    options.onProgress?.(written.rows)
    await breathe()
  }
  refuseWhenAborted(options.signal)
}

/** Distinct lists: columns with equal options share one. */
function collectLists(sheets: readonly SheetSpec[]): readonly (readonly string[])[] {
  const byText = new Map<string, readonly string[]>()
  for (const { columns } of sheets) {
    for (const { options } of columns) if (options?.length) byText.set(options.join('\n'), options)
  }
  return [...byText.values()]
}

/** Lists by range have no limit; lists inside the cell's rule end at 255 characters. */
function listRange(lists: readonly (readonly string[])[], { options }: ColumnSpec): string | null {
  if (!options?.length) return null
  const wanted = options.join('\n')
  const letters = columnLetters(lists.findIndex((list) => list.join('\n') === wanted))
  return `'${optionsSheet}'!$${letters}$1:$${letters}$${options.length}`
}

function writeLists(workbook: WorkbookWriter, lists: readonly (readonly string[])[]): void {
  const sheet = workbook.addWorksheet(optionsSheet, { state: 'hidden' })
  const longest = Math.max(...lists.map((list) => list.length))
  for (let at = 0; at < longest; at++) {
    const row = sheet.getRow(at + 1)
    lists.forEach((list, column) => {
      const option = list[at]
      if (option !== undefined) row.getCell(column + 1).value = textContent(option).value
    })
    row.commit()
  }
  sheet.commit()
}

function writeKeySheet(workbook: WorkbookWriter, own: readonly OwnSheet[]): void {
  const sheet = workbook.addWorksheet(ownKeysSheet, { state: 'veryHidden' })
  writeOwnKeys(own).forEach((piece, index) => {
    const row = sheet.getRow(index + 1)
    row.getCell(1).value = textContent(piece).value
    row.commit()
  })
  sheet.commit()
}
