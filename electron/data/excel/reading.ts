import type { CellColumns, RawSheet, RawWorkbook } from '#shared/importing/rawTable.ts'
import type { TellEarly } from './earlySheet.ts'
import { unpackTexts, unpackTextsNow } from './textPool.ts'
import type { PackedTexts } from './textPool.ts'

/** What a reader of one format gets. */
export type Source = Readonly<{
  bytes: Uint8Array
  /** The file's name without folders, for messages and for the only sheet of a format without sheets. */
  file: string
  password?: string | undefined
  /** 0..1, at most about a hundred times. */
  onProgress: (share: number) => void
  /** Whoever can use parts of the workbook before the whole is read. */
  tellEarly?: TellEarly | undefined
}>

/** What a reader of one format gives: a RawWorkbook whose texts may still be packed for the way out of the worker. */
export type Reading = Readonly<{
  sheets: readonly Omit<RawSheet, 'strings'>[]
  strings: readonly string[] | PackedTexts
  warnings: readonly string[]
  entry?: string
}>

export function workbookOf(reading: Reading): RawWorkbook {
  return withStrings(reading, isPacked(reading.strings) ? unpackTextsNow(reading.strings) : reading.strings)
}

/** As `workbookOf`, giving others a turn while very many texts are decoded. */
export async function workbookInTurns(reading: Reading): Promise<RawWorkbook> {
  const { strings } = reading
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return withStrings(reading, isPacked(strings) ? await unpackTexts(strings, breathe) : strings)
}

/** Memory that can be handed over instead of copied. */
export function buffersOf({ sheets, strings }: Reading): readonly ArrayBuffer[] {
  const cells = sheets.flatMap((sheet) => cellBuffers(sheet.cells))
  return isPacked(strings) ? [...cells, strings.bytes.buffer as ArrayBuffer, strings.ends.buffer as ArrayBuffer] : cells
}

export function cellBuffers(cells: CellColumns): readonly ArrayBuffer[] {
  return Object.values(cells).map((column) => column.buffer as ArrayBuffer)
}

function withStrings({ sheets, warnings, entry }: Reading, strings: readonly string[]): RawWorkbook {
  return { sheets: sheets.map((sheet) => sheetWith(sheet, strings)), warnings, ...(entry === undefined ? {} : { entry }) }
}

/**
 * A sheet, or a part of one, with its texts. What arrives as a message has a shape of its own each time, and what was compiled for
 * one shape is thrown away at the next: field by field all have the same.
 */
export function sheetWith(sheet: Omit<RawSheet, 'strings'>, strings: readonly string[]): RawSheet {
  const { row, column, kind, number, text, flags } = sheet.cells
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    cells: { row, column, kind, number, text, flags },
    strings,
    merges: sheet.merges,
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: sheet.hiddenColumns,
    warnings: sheet.warnings,
  }
}

function isPacked(strings: Reading['strings']): strings is PackedTexts {
  return 'ends' in strings
}
