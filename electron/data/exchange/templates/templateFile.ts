import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { natureOf } from '#data/excel/magic.ts'
import { readBytes } from '#data/excel/readBytes.ts'
import { readWorkbookInWorker } from '#data/excel/readWorkbook.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault, type Outcome } from '#shared/ipc/faults.ts'

export type TemplateContent = Readonly<{ file: string; bytes: Uint8Array; sheets: readonly SheetReader[] }>

/** Bytes; the blank workbooks of counties have some hundred KB. */
const most = 30_000_000

/**
 * A workbook that is to be filled, read in a worker. Faults: file.notFound, template.legacy for the old format (writing
 * it would lose formats), template.notWorkbook, those of reading.
 */
export async function readTemplateFile(path: string): Promise<Outcome<TemplateContent>> {
  const file = basename(path)
  const size =
    path === ''
      ? undefined
      : await stat(path).then(
          (one) => one.size,
          () => undefined,
        )
  if (size === undefined) return { fault: 'file.notFound', file }
  if (size > most) return { fault: 'import.tooLarge', file, detail: '表样超过 30 MB' }
  const bytes = await readFile(path)
  const nature = natureOf(bytes)
  if (nature === 'compound' || nature === 'biff') return { fault: 'template.legacy', file }
  if (nature !== 'zip') return { fault: 'template.notWorkbook', file }
  const workbook = await readWorkbookInWorker(path)
  if (isFault(workbook)) return workbook.fault === 'import.archive' ? { fault: 'template.notWorkbook', file } : workbook
  if (workbook.entry !== undefined) return { fault: 'template.notWorkbook', file }
  return { file, bytes, sheets: workbook.sheets.map(readSheet) }
}

/** The same for a workbook that was remembered: it is small and was read before. */
export async function templateSheets(bytes: Uint8Array, file: string): Promise<Outcome<TemplateContent>> {
  const workbook = readBytes(bytes, { file })
  return isFault(workbook) ? workbook : { file, bytes, sheets: workbook.sheets.map(readSheet) }
}
