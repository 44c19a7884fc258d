import { resolve } from 'node:path'
import { ledgerRows } from '#data/exchange/rowsAsData.ts'
import { schemaAsData } from '#data/exchange/schemaAsData.ts'
import { dumpLines } from '#data/store/dump.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { isIsoDay } from '#shared/values/date.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { numberOption, textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'
import { fillTemplateFile } from './templateCommand.ts'

export async function showSchema(): Promise<CommandResult> {
  const schema = schemaAsData(shippedRegistry)
  return { json: schema, text: JSON.stringify(schema, null, 2) }
}

export async function listRows(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const opened = await openWithLedger(line, session)
  if (isFault(opened)) return opened
  const reading = session.core.context.reading()
  const limit = numberOption(line, 'limit')
  if (Number.isNaN(limit)) return { fault: 'input.invalid', detail: '--limit 要写成整数' }
  const asOf = textOption(line, 'as-of')
  if (asOf !== undefined && !isIsoDay(asOf)) return { fault: 'input.invalid', detail: '--as-of 要写成 2026-03-31 的样子' }
  const found = ledgerRows(reading, opened.ledger, { filter: textOption(line, 'filter'), limit, asOf })
  return isFault(found) ? found : { json: found, text: found.rows.map((row) => JSON.stringify(row)).join('\n') }
}

export async function exportRows(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const opened = await openWithLedger(line, session)
  if (isFault(opened)) return opened
  const { ledger, id } = opened
  if (textOption(line, 'template') !== undefined) return fillTemplateFile(line, session, id)
  const wanted = textOption(line, 'fields')?.split(',')
  const fields = wanted ?? ledger.fields.filter((field) => !field.retired && field.id !== ledger.parent?.field).map((field) => field.id)
  const filter = textOption(line, 'filter')
  const out = line.words[1]!
  const done = await session.call('export.run', {
    selection: { ledger: id, ...(filter ? { filter } : {}) },
    fields,
    mask: line.options['mask'] === true,
    purpose: '命令行',
    token: session.token(out),
  })
  if (isFault(done)) return done
  return { json: { rows: done.rows, file: resolve(out) }, text: `已导出 ${done.rows} 行到 ${resolve(out)}` }
}

export async function dumpFile(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const info = await session.openReadOnly(line.words[0]!)
  if (isFault(info)) return info
  const { engine, registry } = session.core.context.file()
  for (const text of dumpLines(engine, registry)) process.stdout.write(`${text}\n`)
  return {}
}

/** Opens the file and finds the ledger of `--ledger`. */
async function openWithLedger(
  line: CommandLine,
  session: Session,
): Promise<Readonly<{ id: string; ledger: ReturnType<typeof findLedger> & object }> | Fault> {
  const id = textOption(line, 'ledger')
  if (!id) return { fault: 'input.invalid', detail: '请用 --ledger 写明台账，如 household' }
  const info = await session.open(line.words[0]!)
  if (isFault(info)) return info
  const ledger = findLedger(session.core.context.file().registry, id)
  return ledger ? { id, ledger } : { fault: 'ledger.unknown', ledger: id }
}
