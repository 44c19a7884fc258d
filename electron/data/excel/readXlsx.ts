import { FaultError } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import { limits } from './limits.ts'
import { natureOf } from './magic.ts'
import { readDateStyles } from './numberFormats.ts'
import { notWorkbook, tooLarge } from './refusal.ts'
import { readSharedStrings } from './sharedStrings.ts'
import { readSheetPart } from './sheetPart.ts'
import { createTexts } from './texts.ts'
import type { Budget } from './unpackPart.ts'
import { findWorkbookParts } from './workbookParts.ts'
import type { WorkbookParts } from './workbookParts.ts'
import { readZipDirectory } from './zipDirectory.ts'

export type ReadOptions = Readonly<{
  /** The file's name for messages. */
  file?: string
  /** 0..1, called at most about a hundred times. */
  onProgress?: (share: number) => void
}>

/**
 * Reads an .xlsx (by content, not by name) as a stream: cells as they stand, merges, hidden flags; nothing is
 * computed. Synchronous and up to minutes long on a hostile file: the program runs it in the worker.
 * Faults: import.notWorkbook, .encrypted, .damaged, .tooLarge, .empty.
 */
export function readXlsx(bytes: Uint8Array, options: ReadOptions = {}): Outcome<RawWorkbook> {
  try {
    return read(bytes, options)
  } catch (error) {
    return { ...faultOf(error), file: options.file ?? '所选文件' }
  }
}

function read(bytes: Uint8Array, options: ReadOptions): RawWorkbook {
  if (bytes.length > limits.fileBytes) throw tooLarge('超过 100 MB')
  refuseOthers(bytes)
  const entries = readZipDirectory(bytes)
  let steps: (bytes: number) => void = () => {}
  const budget: Budget = { inflatedBytes: 0, onConsumed: (consumed) => steps(consumed) }
  const parts = findWorkbookParts(entries, budget)
  steps = progressOf(parts, options.onProgress)
  const context = {
    texts: createTexts(readSharedStrings(parts.strings, budget)),
    dateStyles: readDateStyles(parts.styles, budget),
    since1904: parts.since1904,
    count: { cells: 0 },
  }
  const sheets = parts.sheets.map((part) => readSheetPart(part, context, budget))
  if (context.count.cells === 0) throw new FaultError({ fault: 'import.empty' })
  return { sheets, warnings: [] }
}

function refuseOthers(bytes: Uint8Array): void {
  const nature = natureOf(bytes)
  if (nature === 'empty') throw new FaultError({ fault: 'import.empty' })
  if (nature === 'encrypted') throw new FaultError({ fault: 'import.encrypted' })
  if (nature !== 'zip') throw notWorkbook('不是 Excel 工作簿')
}

function progressOf(parts: WorkbookParts, onProgress: ReadOptions['onProgress']): (bytes: number) => void {
  const all = [parts.strings, parts.styles, ...parts.sheets.map((sheet) => sheet.entry)]
  const total = all.reduce((sum, entry) => sum + (entry?.packedBytes ?? 0), 0)
  let done = 0
  let told = 0
  return (bytes) => {
    done += bytes
    const share = Math.min(1, done / Math.max(1, total))
    if (!onProgress || share - told < 0.01) return
    told = share
    onProgress(share)
  }
}

/** A string or buffer that the engine cannot allocate is a file too large for this computer; the rest are bugs. */
function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault
  if (error instanceof RangeError && /allocation|Invalid string length|Invalid array/.test(error.message)) {
    return { fault: 'import.tooLarge', detail: '内存放不下' }
  }
  throw error
}
