import { basename } from 'node:path'
import { readWorkbookInWorker, type ReadWorkbookOptions } from '#data/excel/readWorkbook.ts'
import { inspectOutcome, type InspectOutcome } from '#shared/importing/outcome.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Registry } from '#shared/ledger/registry.ts'

/** What the importer sees in a workbook, without any ledger file: `cli inspect`. */
export async function inspectWorkbook(
  registry: Registry,
  path: string,
  opening: Pick<ReadWorkbookOptions, 'password' | 'entry'> = {},
): Promise<InspectOutcome | Fault> {
  const workbook = await readWorkbookInWorker(path, opening)
  if (isFault(workbook)) return workbook
  return inspectOutcome({ registry, file: basename(workbook.entry ?? path), sheets: workbook.sheets.map(readSheet) })
}
