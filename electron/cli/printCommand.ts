import { resolve } from 'node:path'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { forms } from '#shared/forms/index.ts'
import { layouts } from '#shared/printing/layouts/index.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import { draw } from './draw.ts'
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
