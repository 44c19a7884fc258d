import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { withTemporaryFolder } from '#data/file/temporary.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import { forms } from '#shared/forms/index.ts'
import { layouts } from '#shared/printing/layouts/index.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import { listForms, printForm } from './printFormCommand.ts'
import type { Session } from './session.ts'

/** Lays the form out here and has Electron draw it (build/draw.mjs finds one and a display). */
export async function printLedger(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [file, out] = line.words
  if (line.options['list'] === true) return listForms(line, session)
  if (forms.some((form) => form.id === textOption(line, 'layout'))) return printForm(line, session)
  const layout = layouts.find((candidate) => candidate.id === textOption(line, 'layout'))
  if (!layout) return { fault: 'print.layout', layout: textOption(line, 'layout') ?? '' }
  const paper = textOption(line, 'paper') ?? 'A4'
  if (paper !== 'A3' && paper !== 'A4') return { fault: 'input.invalid', detail: '--paper 只能是 A3 或 A4' }
  const info = await session.open(file!)
  if (isFault(info)) return info
  const ledger = layout.ledger === '*' ? (textOption(line, 'ledger') ?? 'household') : layout.ledger
  const filter = textOption(line, 'filter')
  const fields = textOption(line, 'fields')?.split(',')
  const job = await session.call('print.prepare', {
    layout: layout.id,
    selection: { ledger, ...(filter ? { filter } : {}) },
    paper,
    orientation: 'landscape',
    mask: line.options['mask'] === true,
    purpose: '命令行',
    ...(fields ? { fields } : {}),
  })
  if (isFault(job)) return job
  const target = resolve(out!)
  const fault = await draw(session, job, target)
  return fault ?? { json: { pages: job.pages, file: target }, text: `已打印 ${job.pages} 页到 ${target}` }
}

/** Draws a prepared print to the file. */
export function draw(session: Session, job: PrintJob, target: string): Promise<Fault | null> {
  return withTemporaryFolder(async (folder) => {
    for (let index = 0; index < job.segments; index += 1) {
      const segment = await session.call('print.segment', { job: job.job, index })
      if (isFault(segment)) return segment
      writeFileSync(join(folder, `${String(index).padStart(5, '0')}.html`), segment.html)
    }
    const order = { segmentsDir: '.', out: target, paper: job.paper, orientation: job.orientation, title: job.title }
    writeFileSync(join(folder, 'job.json'), JSON.stringify(order))
    return runDrawing(join(folder, 'job.json'))
  })
}

function runDrawing(jobFile: string): Promise<Fault | null> {
  // The bundle lies in out/cli, the script that finds Electron in build/.
  const script = join(dirname(process.argv[1]!), '..', '..', 'build', 'draw.mjs')
  return new Promise((done) => {
    execFile(process.execPath, [script, jobFile], { maxBuffer: 16_000_000 }, (error, _, stderr) => {
      done(error ? { fault: 'print.failed', detail: stderr.trim().split('\n').slice(-3).join('；') || error.message } : null)
    })
  })
}
