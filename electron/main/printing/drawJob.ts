import { readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { paperNames } from '#shared/printing/paper.ts'
import type { Orientation, PaperName } from '#shared/printing/paper.ts'
import { drawPdf } from './drawPdf.ts'

/** What the command line asks for: HTML segments in a folder (in order of name) or named one by one, and the PDF to write. Paths relative to the job file. */
export type DrawJob = Readonly<{
  segmentsDir?: string
  segments?: readonly string[]
  out: string
  paper: PaperName
  orientation: Orientation
  title?: string
}>

/** The job file named on the command line by `--draw-job=<job.json>`, or null. */
export function drawJobPath(argv: readonly string[]): string | null {
  const option = argv.find((part) => part.startsWith('--draw-job='))
  return option === undefined ? null : option.slice('--draw-job='.length)
}

/** Draws the job without a main window, to be called when the app is ready; answers the number of pages or the fault. Progress goes to `report`, a line a segment. */
export async function runDrawJob(path: string, report: (line: string) => void = () => {}): Promise<Readonly<{ pages: number }> | Fault> {
  try {
    return await draw(path, report)
  } catch (error) {
    return { fault: 'print.failed', detail: error instanceof Error ? error.message : String(error) }
  }
}

async function draw(path: string, report: (line: string) => void): Promise<Readonly<{ pages: number }> | Fault> {
  const folder = dirname(resolve(path))
  const job = parseJob(JSON.parse(await readFile(path, 'utf8')) as unknown)
  const files = await segmentFiles(job, folder)
  let pages = 0
  const pdf = await drawPdf({
    segments: texts(files),
    paper: job.paper,
    orientation: job.orientation,
    title: job.title,
    onProgress: (progress) => {
      pages = progress.pages
      report(`${progress.segments}/${files.length} ${progress.pages}`)
    },
  })
  if (isFault(pdf)) return pdf
  const out = resolve(folder, job.out)
  await writeFile(`${out}.part`, pdf)
  await rename(`${out}.part`, out)
  return { pages }
}

async function segmentFiles(job: DrawJob, folder: string): Promise<readonly string[]> {
  if (job.segments) return job.segments.map((file) => resolve(folder, file))
  const dir = resolve(folder, job.segmentsDir ?? '.')
  const names = (await readdir(dir)).filter((name) => name.endsWith('.html')).sort()
  return names.map((name) => join(dir, name))
}

async function* texts(files: readonly string[]): AsyncGenerator<string> {
  for (const file of files) yield await readFile(file, 'utf8')
}

function parseJob(value: unknown): DrawJob {
  const job = value as Partial<DrawJob> | null
  const isWhole =
    typeof job?.out === 'string' &&
    paperNames.some((name) => name === job.paper) &&
    (job.orientation === 'landscape' || job.orientation === 'portrait')
  if (!isWhole) throw new Error('打印任务文件不完整')
  return job as DrawJob
}
