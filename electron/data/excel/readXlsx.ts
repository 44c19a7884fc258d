import { earlySheet } from './earlySheet.ts'
import type { TellEarly } from './earlySheet.ts'
import { readNumberLooks } from './numberFormats.ts'
import type { Reading, Source } from './reading.ts'
import { readSharedStrings } from './sharedStrings.ts'
import { createBook } from './sheetBuilder.ts'
import { readSheetPart } from './sheetPart.ts'
import { createTexts } from './texts.ts'
import type { Budget } from './unpackPart.ts'
import { findWorkbookParts } from './workbookParts.ts'
import type { WorkbookParts } from './workbookParts.ts'
import type { ZipEntry } from './zipDirectory.ts'

/**
 * Reads an .xlsx or .xlsm as a stream: cells as they stand, merges, hidden flags; nothing is computed, macros are
 * never looked at. Throws FaultError.
 */
export function readXlsx(
  entries: ReadonlyMap<string, ZipEntry>,
  { onProgress, tellEarly }: Pick<Source, 'onProgress' | 'tellEarly'>,
): Reading {
  let steps: (bytes: number) => void = () => {}
  const budget: Budget = { inflatedBytes: 0, onConsumed: (consumed) => steps(consumed) }
  const parts = findWorkbookParts(entries, budget)
  steps = progressOf(parts, onProgress)
  const book = createBook(createTexts(readSharedStrings(parts.strings, budget)), parts.since1904)
  const context = { book, looks: readNumberLooks(parts.styles, budget) }
  const tell = tellEarly && withTexts(book.texts.list, tellEarly)
  const sheets = parts.sheets.map((part, index) => readSheetPart(part, context, budget, tell && earlySheet(index, part, tell)))
  return { sheets, strings: book.texts.list, warnings: [] }
}

/** Before cells the texts that they point to, in batches, so that the receiver can do other things in between. */
function withTexts(texts: readonly string[], tell: TellEarly): TellEarly {
  let told = 0
  const tellTexts = (): void => {
    for (; told < texts.length; told += BATCH) tell({ texts: texts.slice(told, told + BATCH) })
    told = texts.length
  }
  if (texts.length >= BATCH) tellTexts()
  return (piece) => {
    tellTexts()
    tell('cells' in piece ? { ...piece, name: { name: piece.name.name, hidden: piece.name.hidden } } : piece)
  }
}

const BATCH = 20_000

function progressOf(parts: WorkbookParts, onProgress: Source['onProgress']): (bytes: number) => void {
  const all = [parts.strings, parts.styles, ...parts.sheets.map((sheet) => sheet.entry)]
  const total = all.reduce((sum, entry) => sum + (entry?.packedBytes ?? 0), 0)
  let done = 0
  let told = 0
  return (bytes) => {
    done += bytes
    const share = Math.min(1, done / Math.max(1, total))
    if (share - told < 0.01) return
    told = share
    onProgress(share)
  }
}
