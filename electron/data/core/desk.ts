import type { Looking } from '#data/copies/looking.ts'
import type { TemplateInHand } from '#data/exchange/templates/template.ts'
import type { ImportSession } from '#data/exchange/importSession.ts'
import type { DuplicateSearch, MatchSession } from '#data/matching/matchSession.ts'
import type { MatchWorker } from '#data/matching/matchWorker.ts'
import type { MergePreview } from '#data/store/mergePreview.ts'
import type { ReadReport } from '#data/reconcile/readReport.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import type { DuplicateWhat } from '#shared/ipc/parts/matching.ts'
import type { PageRange } from '#shared/printing/html.ts'

/** A print that was laid out and waits to be looked at or drawn. */
export type PreparedPrint = Readonly<{
  told: PrintJob
  widthMm: number
  heightMm: number
  /** HTML of the pages [from, to). */
  html: (range: PageRange, medium: 'paper' | 'screen') => string
  /** Pages of each segment. */
  ranges: readonly PageRange[]
}>

/** `copying`: answers when the newest backup stands there. */
export type SecondPlaceNow = {
  readonly databasePath: string
  readonly folder: string
  copying: Promise<Fault | null> | null
  /** Why the last copying failed, in Chinese. */
  problem: string | null
}

/** What a look at another copy saw, as long as neither file moves (`stamp`). */
export type KeptPreview = Readonly<{ stamp: string; preview: MergePreview }>

/** What is in hand and not in the database: one workbook at a time, prints, running long jobs. Gone when the core ends. */
export type Desk = {
  workbook: ImportSession | null
  /** Stops the import step that runs now. */
  importing: AbortController | null
  exporting: AbortController | null
  /** The county's workbook that is about to be filled. */
  template: TemplateInHand | null
  /** One list of another office at a time. */
  matching: MatchSession | null
  /** Stops the reading of a list. */
  matchStop: AbortController | null
  /** The worker that looks for duplicates now. */
  searching: MatchWorker | null
  duplicates: Readonly<Partial<Record<DuplicateWhat, DuplicateSearch>>>
  /** Path of a workbook that a village gave back → who filled it in, as said here. */
  readonly villagePersons: Map<string, string>
  /** Stops the merge that runs now. */
  merging: AbortController | null
  /** By token, the newest last. */
  readonly previews: Map<string, KeptPreview>
  /** Where the backups of a file are kept once more. */
  second: SecondPlaceNow | null
  /** A backup that is looked at. */
  looking: Looking | null
  /** Stops the copying to a stick. */
  copying: AbortController | null
  readonly prints: Map<string, PreparedPrint>
  /** A report whose figures are checked. */
  report: ReadReport | null
  /** Stops the form that is being laid out. */
  printing: AbortController | null
}

export function emptyDesk(): Desk {
  return {
    workbook: null,
    importing: null,
    exporting: null,
    merging: null,
    previews: new Map(),
    copying: null,
    second: null,
    looking: null,
    template: null,
    matching: null,
    matchStop: null,
    searching: null,
    duplicates: {},
    villagePersons: new Map(),
    prints: new Map(),
    report: null,
    printing: null,
  }
}
