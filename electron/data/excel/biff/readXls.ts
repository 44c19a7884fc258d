import type { Reading, Source } from '../reading.ts'
import { createBook } from '../sheetBuilder.ts'
import { damaged } from '../refusal.ts'
import { createTexts } from '../texts.ts'
import { biffVersion, readGlobals } from './globals.ts'
import { readBiffSheet } from './sheet.ts'
import { unlockStream } from './unlock.ts'

/**
 * Reads the workbook stream of an .xls or .et (BIFF8, and BIFF5 of Excel 95): cells as they stand, merges, hidden
 * flags. Results of formulas are those that were saved. Throws FaultError.
 */
export function readXls(stream: Uint8Array, { password, onProgress }: Pick<Source, 'password' | 'onProgress'>): Reading {
  const plain = unlockStream(stream, biffVersion(stream) === 8, password)
  const globals = readGlobals(plain)
  const context = createBook(createTexts(globals.strings), globals.since1904)
  const book = { context, globals, onConsumed: counter(plain.length, onProgress) }
  const sheets = globals.sheets.map((sheet) => readBiffSheet(plain, sheet, book))
  return { sheets, strings: context.texts.list, warnings: [] }
}

function counter(total: number, onProgress: Source['onProgress']): (bytes: number) => void {
  let done = 0
  let told = 0
  return (bytes) => {
    done += bytes
    if (done > total * 2) throw damaged('工作表互相重叠')
    const share = Math.min(1, done / total)
    if (share - told < 0.01) return
    told = share
    onProgress(share)
  }
}
