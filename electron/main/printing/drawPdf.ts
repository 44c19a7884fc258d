import { cpus, freemem } from 'node:os'
import { paperSize } from '#shared/printing/paper.ts'
import type { Orientation, PaperName } from '#shared/printing/paper.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import { openPdfMerger } from './mergePdf.ts'
import { printToPdf } from './printToPdf.ts'
import { openSegmentHost } from './segmentHost.ts'
import type { SegmentHost } from './segmentHost.ts'

export type DrawRequest = Readonly<{
  /** HTML of some pages each, in order; fetched one at a time, so that only one is held. */
  segments: AsyncIterable<string> | Iterable<string>
  paper: PaperName
  orientation: Orientation
  /** Title in the PDF's properties; no personal data. */
  title?: string
  /** Called after each segment. */
  onProgress?: (progress: DrawProgress) => void
  signal?: AbortSignal
}>

/** A file in pieces, to be written one after the other: joined, they would take their room twice. */
export type PdfBytes = readonly Uint8Array[]
export type DrawProgress = Readonly<{ segments: number; pages: number }>

/** A segment of 2,000 rows takes about a second; a slow office PC gets two minutes before we call it hung. */
const patienceMs = 120_000
const mmPerInch = 25.4

/**
 * Draws the segments in hidden windows and joins them to one PDF. Faults: `print.cancelled` when the signal fires,
 * `print.failed` when Chromium fails, hangs or dies.
 */
export async function drawPdf(request: DrawRequest): Promise<Outcome<PdfBytes>> {
  const hosts = Array.from({ length: lanes() }, openSegmentHost)
  const guards = hosts.map((host) => guardOf(host, request.signal))
  const ended = Promise.race(guards.map(({ failed }) => failed))
  ended.catch(() => {})
  try {
    return await Promise.race([drawAll(request, hosts, ended), ended])
  } catch (error) {
    if (request.signal?.aborted) return { fault: 'print.cancelled' }
    return { fault: 'print.failed', detail: error instanceof Error ? error.message : String(error) }
  } finally {
    for (const guard of guards) guard.release()
    for (const host of hosts) host.close()
  }
}

/** Two windows draw at the same time where there are two processors and memory to spare. */
function lanes(): number {
  return cpus().length > 1 && freemem() > 1.5 * 2 ** 30 ? 2 : 1
}

async function drawAll(request: DrawRequest, hosts: readonly SegmentHost[], ended: Promise<never>): Promise<PdfBytes> {
  const merger = openPdfMerger(request.title ?? '打印件')
  const free: Promise<unknown>[] = hosts.map(() => Promise.resolve())
  const drawing: Promise<Uint8Array>[] = []
  let [taken, joined] = [0, 0]
  // One segment is joined here while the windows' processes draw the next ones; always in their order.
  const join = async () => {
    const pages = await merger.add(await drawing.shift()!)
    joined += 1
    request.onProgress?.({ segments: joined, pages })
  }
  for await (const html of request.segments) {
    if (request.signal?.aborted) throw new Error('cancelled')
    const lane = taken % hosts.length
    const drawn = free[lane]!.then(() => withPatience(drawSegment(html, request, hosts[lane]!, ended)))
    // Awaited when its turn comes; until then a failure must not count as unhandled.
    free[lane] = drawn.catch(() => {})
    drawing.push(drawn)
    taken += 1
    if (drawing.length > hosts.length) await join()
  }
  while (drawing.length > 0) await join()
  if (taken === 0) throw new Error('没有可以打印的内容')
  return merger.finish()
}

async function drawSegment(html: string, request: DrawRequest, host: SegmentHost, ended: Promise<never>): Promise<Uint8Array> {
  await host.show(html)
  const size = paperSize(request.paper, request.orientation)
  const options = {
    // The sheet as it is read, in inches; B5 has no name there. Margins stand in the pages themselves.
    pageSize: { width: size.widthMm / mmPerInch, height: size.heightMm / mmPerInch },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: false,
    // Tags make the file eleven times as large.
    generateTaggedPDF: false,
  }
  return printToPdf(host.window.webContents, options, ended)
}

type Guard = Readonly<{ failed: Promise<never>; release: () => void }>

/** Rejects as soon as the window's process dies or the person cancels; drawing itself may never answer then. */
function guardOf(host: SegmentHost, signal: AbortSignal | undefined): Guard {
  let reject: (error: Error) => void = () => {}
  const failed = new Promise<never>((_resolve, fail) => (reject = fail))
  failed.catch(() => {})
  const onGone = (_event: unknown, details: { reason: string }) => reject(new Error(`绘制进程退出（${details.reason}）`))
  const onAbort = () => reject(new Error('cancelled'))
  host.window.webContents.on('render-process-gone', onGone)
  signal?.addEventListener('abort', onAbort)
  if (signal?.aborted) onAbort()
  return {
    failed,
    release: () => {
      signal?.removeEventListener('abort', onAbort)
      if (!host.window.isDestroyed()) host.window.webContents.off('render-process-gone', onGone)
    },
  }
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('绘制超时')), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
