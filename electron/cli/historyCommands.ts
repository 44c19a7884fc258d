import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { numberOption, textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

export async function showHistory(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const record = textOption(line, 'record')
  const [ledger, id] = (record ?? '').split('/')
  if (record !== undefined && !(ledger && id)) return { fault: 'input.invalid', detail: '--record 要写成 台账/编号，如 household/0190…' }
  const info = await session.open(line.words[0]!)
  if (isFault(info)) return info
  const limit = numberOption(line, 'limit') ?? 50
  const sets = await session.call('history.list', { limit, ...(ledger && id ? { record: { ledger, id } } : {}) })
  if (isFault(sets)) return sets
  const shown = sets.map(({ id: setId, kind, person, device, at, label, changes }) => ({
    id: setId,
    kind,
    person,
    device,
    at,
    label,
    changes,
  }))
  return {
    json: { sets: shown },
    text: shown.map((set) => `${set.at} ${set.person} ${set.label}（${set.changes} 条）${set.id}`).join('\n'),
  }
}

export async function undoChangeSet(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [file, setId] = line.words
  const info = await session.open(file!)
  if (isFault(info)) return info
  const answer = await session.call('history.undo', { id: session.newId(), setId: setId! })
  if (isFault(answer)) return answer
  const { changeSet, blocked, label, records } = answer
  const text = changeSet ? `已撤销“${label}”：${records} 条记录` : blocked.map((entry) => `${entry.label}：${entry.why}`).join('\n')
  return { json: { changeSet, blocked }, text, exit: changeSet ? 0 : 1 }
}
