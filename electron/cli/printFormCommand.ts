import { resolve } from 'node:path'
import { editions, type Edition } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { layouts } from '#shared/printing/layouts/index.ts'
import { paperNames } from '#shared/printing/paper.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import { draw } from './draw.ts'
import type { Session } from './session.ts'

/** Lays a form out through the same handlers as the program and has Electron draw it. */
export async function printForm(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [file, out] = line.words
  const form = forms.find((one) => one.id === textOption(line, 'layout'))!
  const edition = editions.find((one) => one === (textOption(line, 'edition') ?? form.editions[0]))
  if (!edition) return { fault: 'input.invalid', detail: `--edition 只能是 ${editions.join('、')}` }
  const paper = textOption(line, 'paper')
  const known = paperNames.find((name) => name === paper)
  if (paper !== undefined && !known) return { fault: 'input.invalid', detail: `--paper 只能是 ${paperNames.join('、')}` }
  const ledger = textOption(line, 'ledger')
  if (ledger !== undefined && ledger !== form.ledger) return { fault: 'input.invalid', detail: `“${form.label}”取自台账 ${form.ledger}` }
  const info = await session.open(file!)
  if (isFault(info)) return info
  const filter = textOption(line, 'filter')
  const asOf = textOption(line, 'as-of')
  const selection = { ...(filter === undefined ? {} : { filter }), ...(asOf === undefined ? {} : { asOf }) }
  const job = await session.call('print.form', {
    form: form.id,
    edition,
    mask: line.options['mask'] === true,
    answers: answersOf(line),
    purpose: '命令行',
    ...(known ? { paper: known } : {}),
    ...(line.options['blank'] === true ? {} : { selection }),
  })
  if (isFault(job)) return job
  const target = resolve(out!)
  const fault = await draw(session, job, target)
  return fault ?? { json: { pages: job.pages, rows: job.rows, file: target }, text: `已打印 ${job.pages} 页到 ${target}` }
}

/** `--ask from=2026-03-01`, once for each. */
function answersOf(line: CommandLine): Readonly<Record<string, string>> {
  const given = line.options['ask']
  if (!Array.isArray(given)) return {}
  return Object.fromEntries((given as readonly string[]).map((one) => [one.split('=')[0]!.trim(), one.split('=').slice(1).join('=')]))
}

/** All tables and forms; of forms what is asked before printing. */
export async function listForms(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const info = await session.open(line.words[0]!)
  if (isFault(info)) return info
  const found = await session.call('print.forms', {})
  if (isFault(found)) return found
  const tables = layouts.map((layout) => `${layout.id}\t${layout.label}\t（${layout.ledger === '*' ? '任一台账' : layout.ledger}）`)
  const papers = found.forms.map((form) => {
    const asks = form.asks.map((ask) => `${ask.id}=${ask.label}${ask.required ? '*' : ''}${ask.initial ? `（${ask.initial}）` : ''}`)
    return `${form.form}\t${form.code} ${form.label}\t（${form.ledger}；${(form.editions as readonly Edition[]).join('、')}）${asks.length === 0 ? '' : `  ${asks.join('，')}`}`
  })
  return { json: { layouts, forms: found.forms }, text: [...tables, ...papers].join('\n') }
}
