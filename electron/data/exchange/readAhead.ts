import type { EarlyPiece } from '#data/excel/earlySheet.ts'
import { sheetWith } from '#data/excel/reading.ts'
import { dictionaryOf } from '#shared/importing/dictionary.ts'
import { earlyReader, type EarlyReader, type EarlyRows } from '#shared/importing/earlyRows.ts'
import type { CellColumns, RawSheet, SheetReader } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import type { Ground } from './importSession.ts'

/** What the reading worker tells while it reads on. */
export type SheetPiece = Exclude<EarlyPiece, { texts: unknown }>

/** Reads rows while the worker is still reading the workbook; the plan takes them where they are what it would read. */
export type ReadAhead = Readonly<{
  take: (piece: SheetPiece, texts: readonly string[]) => void
  /** From now on it is known what rows are read against; what came before is read in turns with others. */
  begin: (ground: Ground) => void
  /** The whole is there: nothing is read ahead any more. */
  end: (sheets: readonly SheetReader[]) => ReadonlyMap<RawSheet, EarlyRows>
}>

type Wish = Readonly<{ file: string; ledger: string | undefined }>
type Part = Readonly<{ sheet: number; reader: SheetReader }>
/** null: this sheet cannot be read ahead. */
type Readers = Map<number, EarlyReader | null>

export function openReadAhead(wish: Wish): ReadAhead {
  const waiting: Part[] = []
  const readers: Readers = new Map()
  const untrue = new Set<number>()
  let ground: Ground | null = null
  let turn: NodeJS.Immediate | null = null
  const work = (): void => {
    turn = null
    const part = waiting.shift()
    if (!part || !ground) return
    readPart(readers, part, { wish, ground })
    if (waiting.length > 0) turn = setImmediate(work)
  }
  const wake = (): void => {
    turn ??= setImmediate(work)
  }
  return {
    take(piece, texts) {
      if ('isTrue' in piece) {
        if (!piece.isTrue) untrue.add(piece.sheet)
        return
      }
      waiting.push({ sheet: piece.sheet, reader: readSheet(partOf(piece, texts)) })
      if (ground) wake()
    },
    begin(known) {
      ground = known
      // Time to spare while the worker unpacks: any sheet will ask what headings there are.
      if (waiting.length === 0) dictionaryOf(known.registry)
      wake()
    },
    end(sheets) {
      waiting.length = 0
      if (turn) clearImmediate(turn)
      return trueOf(readers, untrue, sheets)
    },
  }
}

function trueOf(readers: Readers, untrue: ReadonlySet<number>, sheets: readonly SheetReader[]): ReadonlyMap<RawSheet, EarlyRows> {
  const made = [...readers].flatMap(([index, reader]) => {
    const sheet = sheets[index]?.sheet
    return sheet && reader && !untrue.has(index) ? [[sheet, reader] as const] : []
  })
  return new Map(made)
}

function readPart(readers: Readers, { sheet, reader }: Part, { wish, ground }: Readonly<{ wish: Wish; ground: Ground }>): void {
  if (!readers.has(sheet)) {
    const { registry, today, known, memory } = ground
    const { file, ledger } = wish
    readers.set(sheet, earlyReader({ registry, today, known, layouts: memory.layouts, file, ...(ledger ? { ledger } : {}) }, reader))
  }
  readers.get(sheet)?.read(reader)
}

/** The rows that came as a sheet of their own; merges are told with the headings only. */
function partOf({ name, merges, cells }: Extract<SheetPiece, { cells: CellColumns }>, strings: readonly string[]): RawSheet {
  const rowCount = (cells.row.at(-1) ?? -1) + 1
  const columnCount = widthOf(cells.column)
  return sheetWith({ ...name, rowCount, columnCount, cells, merges, hiddenRows: [], hiddenColumns: [], warnings: [] }, strings)
}

function widthOf(columns: CellColumns['column']): number {
  let width = 0
  for (let at = 0; at < columns.length; at += 1) if (columns[at]! >= width) width = columns[at]! + 1
  return width
}
