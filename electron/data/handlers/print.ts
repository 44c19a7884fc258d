import { randomUUID } from 'node:crypto'
import type { CoreContext } from '#data/core/context.ts'
import type { PreparedPrint } from '#data/core/desk.ts'
import { localDay } from '#data/core/clock.ts'
import { townshipOf } from '#data/core/fileInfo.ts'
import { readAsOf } from '#data/store/asOf.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { makePrintDocument, type MadeDocument } from '#data/report/printDocument.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import type { PrintDocument } from '#shared/printing/document.ts'
import { pagesHtml, segmentRanges } from '#shared/printing/html.ts'
import { paginate } from '#shared/printing/paginate.ts'
import type { Handlers } from './handler.ts'

/** Only the newest few are kept, since each holds all its pages. */
const mostJobs = 4

export const printHandlers = {
  'print.prepare': (context, wish) => {
    const { asOf } = wish.selection
    const made = readAsOf(context.reading(), asOf, (reading) => makePrintDocument(reading, wish, settingOf(context, asOf)))
    if (isFault(made)) return made
    const told = keepPrint(context, made, wish)
    noteAccess(context, {
      action: '打印',
      ledger: wish.selection.ledger,
      scope: told.title,
      count: made.rows,
      masked: wish.mask,
      detail: wish.purpose ?? '',
    })
    return told
  },

  'print.page': (context, { job: id, page }) => {
    const { told, html, widthMm, heightMm } = jobOf(context, id)
    const index = Math.min(page, told.pages) - 1
    return { html: html([index, index + 1], 'screen'), widthMm, heightMm }
  },

  'print.segment': (context, { job: id, index }) => {
    const { told, html, ranges } = jobOf(context, id)
    const range = ranges[index]
    if (!range) throw new FaultError({ fault: 'print.failed', detail: `没有第 ${index + 1} 段` })
    return { html: html(range, 'paper'), job: told }
  },

  'print.done': (context, { job }) => {
    context.desk.prints.delete(job)
    return {}
  },
} satisfies Partial<Handlers>

/** Lays the document out and keeps its pages until `print.done`. `rows`: what the log and the window are told. */
export function keepPrint(
  context: CoreContext,
  { document, rows }: MadeDocument,
  sheet: Pick<PrintJob, 'paper' | 'orientation'>,
): PrintJob {
  const pages = paginate(document)
  const id = randomUUID()
  const ranges = segmentRanges(pages)
  const told: PrintJob = {
    job: id,
    title: titleOf(document),
    pages: pages.pages.length,
    rows,
    segments: ranges.length,
    paper: sheet.paper,
    orientation: sheet.orientation,
  }
  const { widthMm, heightMm } = pages
  keepJob(context, { told, widthMm, heightMm, ranges, html: (range, medium) => pagesHtml(document, pages, range, medium) })
  return told
}

/** What is printed, for the window, the log of what was given away and the file's name: of several books the first and how many there are. */
function titleOf({ sections }: PrintDocument): string {
  const titles = [...new Set(sections.map(({ title }) => title))]
  const [first = '打印件'] = titles
  return titles.length > 1 ? `${first}等 ${titles.length} 册` : first
}

/** Keeps a print until `print.done`, or until newer ones push it out. */
export function keepJob({ desk: { prints } }: CoreContext, job: PreparedPrint): void {
  prints.set(job.told.job, job)
  while (prints.size > mostJobs) prints.delete(prints.keys().next().value as string)
}

function jobOf(context: CoreContext, id: string): PreparedPrint {
  const job = context.desk.prints.get(id)
  if (!job) throw new FaultError({ fault: 'print.failed', detail: '打印任务已经结束，请重新打开打印' })
  return job
}

/** A list as of a day bears that day; who printed it when stands beside. */
export function settingOf(context: CoreContext, asOf: string | undefined): Readonly<{ township: string; date: string; printedBy: string }> {
  const today = dayInWords(localDay(context.options.now()))
  const date = asOf === undefined ? today : `截至${dayInWords(asOf)}`
  return { township: townshipOf(context.file().engine), date, printedBy: `${context.options.who().person} ${today}` }
}

function dayInWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
