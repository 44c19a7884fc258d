import type { CellColumns, MergeRange, RawSheet } from '#shared/importing/rawTable.ts'
import { parseRange } from './address.ts'
import { cellsBetween } from './cellTable.ts'
import type { CellTable } from './cellTable.ts'
import type { SheetName } from './sheetBuilder.ts'

/**
 * Part of a workbook, told while the rest is still being read, so that the receiver need not wait idly. `isTrue`, at the
 * end of a sheet of which cells were told: they stand in the whole as they were told.
 */
export type EarlyPiece =
  | Readonly<{ texts: readonly string[] }>
  | Readonly<{ sheet: number; name: SheetName; merges: readonly MergeRange[]; cells: CellColumns }>
  | Readonly<{ sheet: number; isTrue: boolean }>

export type TellEarly = (piece: EarlyPiece) => void

/** Tells texts and cells of one sheet as they come. */
export type EarlySheet = Readonly<{
  /** The bytes of the part, before any of it is parsed. Without them nothing is told. */
  begin: (part: Uint8Array) => void
  /** A row is about to begin: all cells so far are of rows that came before it. */
  row: (table: CellTable) => void
  end: (sheet: Pick<RawSheet, 'cells'>, table: CellTable) => void
}>

/** Cells told at a time: some 2,000 rows, so that small workbooks are told as a whole only. */
const PIECE = 1 << 16
/** What stands behind the cells is looked through for merges; more of it than this is not. */
const LONGEST_TAIL = 1 << 20

export function earlySheet(sheet: number, name: SheetName, tell: TellEarly): EarlySheet {
  let merges: readonly MergeRange[] | null = null
  const ends: number[] = []
  return {
    begin(part) {
      merges = mergesBehind(part)
    },
    row(table) {
      const from = ends[ends.length - 1] ?? 0
      if (merges === null || table.size - from < PIECE || !table.ascending) return
      ends.push(table.size)
      tell({ sheet, name, merges, cells: cellsBetween(table, from, table.size) })
    },
    end({ cells }, table) {
      if (ends.length > 0) tell({ sheet, isTrue: table.ascending && ends.every((end) => isBorder(cells.row, end)) })
    },
  }
}

/** No row lies on both sides: a file may write cells of one row in two places. */
function isBorder(rows: Uint32Array, end: number): boolean {
  return end >= rows.length || rows[end - 1] !== rows[end]
}

/** Merges stand behind the cells; a title above the headings often is one. Null where they cannot be found early. */
function mergesBehind(part: Uint8Array): readonly MergeRange[] | null {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.length)
  const end = bytes.lastIndexOf('sheetData>', undefined, 'latin1')
  if (end < 0 || bytes.length - end > LONGEST_TAIL) return null
  const tail = bytes.toString('latin1', end)
  return [...tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref=["']([^"']+)["']/g)].flatMap(([, ref]) => parseRange(ref ?? '') ?? [])
}
