import type { ImportSession } from '#data/exchange/importSession.ts'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import type { PrintDocument } from '#shared/printing/document.ts'
import type { PageRange } from '#shared/printing/html.ts'
import type { Pages } from '#shared/printing/pages.ts'

/** A print that was laid out and waits to be looked at or drawn. */
export type PreparedPrint = Readonly<{
  told: PrintJob
  document: PrintDocument
  pages: Pages
  ranges: readonly PageRange[]
}>

/** What is in hand and not in the database: one workbook at a time, prints, running long jobs. Gone when the core ends. */
export type Desk = {
  workbook: ImportSession | null
  /** Stops the import step that runs now. */
  importing: AbortController | null
  exporting: AbortController | null
  readonly prints: Map<string, PreparedPrint>
}

export function emptyDesk(): Desk {
  return { workbook: null, importing: null, exporting: null, prints: new Map() }
}
