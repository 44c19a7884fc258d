import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { printPdf, type PrintedSheet } from '#electron/main/printing/printPdf.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { ShellContext, ShellHandlers } from './context.ts'

type Segment = Output<'print.segment'>
/** Segments [from, to); `before`: pages that were drawn before. */
type Range = Readonly<{ from: number; to: number; before: number }>
const all: Range = { from: 0, to: Infinity, before: 0 }
type Drawn = Readonly<{ pdf: readonly Uint8Array[]; pages: number; sheet: PrintedSheet }>

/** The drawing under way; one at a time, since each holds the graphics and much memory. */
let current: AbortController | null = null

export const printHandlers = {
  'print.savePdf': async (context, { job, token }) => {
    const file = context.grants.fileOf(token)
    if (isFault(file)) return file
    if (file.purpose !== 'output') return { fault: 'grant.unknown' }
    const drawn = await draw(context, job)
    if (isFault(drawn)) return drawn
    const fault = await writeWhole(file.path, drawn.pdf)
    return fault ?? { name: basename(file.path), pages: drawn.pages }
  },

  'print.saveParts': async (context, { job, token }) => {
    const folder = context.grants.fileOf(token)
    if (isFault(folder)) return folder
    if (folder.purpose !== 'output') return { fault: 'grant.unknown' }
    const first = await segment(context, job, 0)
    const { parts = [] } = first.job
    let before = 0
    for (const part of parts) {
      const drawn = await draw(context, job, { ...part, before })
      if (isFault(drawn)) return drawn
      const fault = await writeWhole(join(folder.path, `${part.name}.pdf`), drawn.pdf)
      if (fault) return fault
      before += drawn.pages
    }
    return { files: parts.length, folder: basename(folder.path) }
  },

  'print.open': async (context, { job }) => {
    const drawn = await draw(context, job)
    if (isFault(drawn)) return drawn
    await mkdir(context.places.printing, { recursive: true })
    const path = join(context.places.printing, `打印_${Date.now()}.pdf`)
    const fault = await writeWhole(path, drawn.pdf)
    if (fault) return fault
    // Not awaited to its end: the dialog stays open as long as the person likes.
    void printPdf(path, drawn.sheet, context.window() ?? undefined)
    return {}
  },

  'print.cancel': () => {
    current?.abort()
    return {}
  },
} satisfies Partial<ShellHandlers>

/** Draws all segments of a job that the data core prepared, telling the window after each. */
async function draw(context: ShellContext, job: string, { from, to, before }: Range = all): Promise<Outcome<Drawn>> {
  if (current) return { fault: 'print.failed', detail: '上一个打印任务还在进行' }
  const running = new AbortController()
  current = running
  try {
    const { drawPdf } = await import('#electron/main/printing/drawPdf.ts')
    const first = await segment(context, job, from)
    let pages = 0
    const pdf = await drawPdf({
      segments: segments(context, job, first, { from, to: Math.min(to, first.job.segments), before }),
      paper: first.job.paper,
      orientation: first.job.orientation,
      title: first.job.title,
      signal: running.signal,
      onProgress: (progress) => {
        pages = progress.pages
        context.emit('printing', { job, done: before + pages, total: first.job.pages })
      },
    })
    return isFault(pdf) ? pdf : { pdf, pages, sheet: { paper: first.job.paper, orientation: first.job.orientation } }
  } finally {
    current = null
  }
}

async function* segments(context: ShellContext, job: string, first: Segment, { from, to }: Range): AsyncGenerator<string> {
  yield first.html
  for (let index = from + 1; index < to; index += 1) yield (await segment(context, job, index)).html
}

async function segment(context: ShellContext, job: string, index: number): Promise<Segment> {
  const made = await context.broker.callCore('print.segment', { job, index })
  if (isFault(made)) throw new FaultError(made)
  return made
}

/** Written beside and renamed: the person never finds half a PDF. A file that is open elsewhere stays as it is. */
export async function writeWhole(path: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<Fault | null> {
  const beside = `${path}.${process.pid}.tmp`
  try {
    await writeFile(beside, bytes)
    await rename(beside, path)
    return null
  } catch (error) {
    await rm(beside, { force: true })
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'EBUSY' || code === 'EPERM' || code === 'EACCES') return { fault: 'export.locked', file: basename(path) }
    return { fault: 'export.failed', file: basename(path), detail: code === 'ENOSPC' ? '磁盘空间不足' : code }
  }
}
