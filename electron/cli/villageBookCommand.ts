import { resolve } from 'node:path'
import { queryIds } from '#data/store/read.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { villageColumns } from '#shared/ledger/derive/villageColumns.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

/** `villagebook out FILE OUT.xlsx --village NAME…`, `villagebook in FILE BACK.xlsx`: Excel mode of the packages. */
export async function villageBook(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const info = await session.open(line.words[1]!)
  if (isFault(info)) return info
  return line.words[0] === 'out' ? writeOut(line, session) : takeIn(line, session)
}

async function writeOut(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const reading = session.core.context.reading()
  const names = (line.options['village'] as readonly string[] | undefined) ?? []
  const villages: string[] = []
  for (const name of names) {
    const found = queryIds(reading, ledgerOf(reading.registry, 'village'), { filter: `name = ${JSON.stringify(name)}` })
    if (isFault(found)) return found
    if (found.length === 0) return { fault: 'input.invalid', detail: `没有“${name}”这个村` }
    villages.push(...found)
  }
  if (villages.length === 0) return { fault: 'input.invalid', detail: '请用 --village 写上村名' }
  const ids = (textOption(line, 'ledgers') ?? 'household,member').split(',')
  const sheets = ids.map((id) => ({ ledger: id, fields: villageColumns(ledgerOf(reading.registry, id)).map((column) => ({ ...column })) }))
  const out = line.words[2]!
  const mask = line.options['mask'] === true
  const place = names.join('、').slice(0, 60)
  const done = await session.call('villageBook.write', {
    token: session.token(out),
    place,
    villages,
    sheets,
    spare: 50,
    mask,
    purpose: '命令行',
  })
  if (isFault(done)) return done
  const { number, records } = done
  return { json: { file: resolve(out), number, records }, text: `已写出第 ${number} 号表格，${records} 条记录：${resolve(out)}` }
}

async function takeIn(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const token = session.token(line.words[2]!)
  const person = textOption(line, 'person')
  const seen = await session.call('villageBook.look', person === undefined ? { token } : { token, person })
  if (isFault(seen)) return seen
  const isDry = line.options['dry-run'] === true
  const merged = isDry
    ? await session.call('merge.look', { tokens: [token] })
    : await session.call('merge.run', { tokens: [token], ids: [session.newId()] })
  if (isFault(merged)) return merged
  const [file] = merged.files
  const { notes, ...told } = seen
  const lines = notes.map(({ sheet, row, column, message }) => `${sheet}${row === null ? '' : ` ${column}${row}`}：${message}`)
  const text = `改 ${seen.changed} 条（${seen.fields} 项），新增 ${seen.added} 条，待定 ${file?.conflicts ?? 0} 处；没有采用或要看的 ${notes.length} 处`
  return { json: { dryRun: isDry, ...told, conflicts: file?.conflicts ?? 0, notes }, text: [text, ...lines].join('\n') }
}
