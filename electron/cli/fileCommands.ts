import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { faultText, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { VerifyReport } from '#shared/ipc/outputs.ts'
import { numberOption, textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import { countsText } from './texts.ts'
import { filePassword, type Session } from './session.ts'

export async function createFile(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const path = line.words[0]!
  const township = textOption(line, 'township')
  if (!township) return { fault: 'input.invalid', detail: '请用 --township 写明乡镇名称' }
  const info = await session.call('file.create', { token: session.token(path), township })
  if (isFault(info)) return info
  const { databaseId, schemaVersion } = info
  return { json: { file: resolve(path), databaseId, schemaVersion }, text: `已新建 ${resolve(path)}` }
}

export async function createSample(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const path = line.words[0]!
  const size = Object.fromEntries(
    (['households', 'persons', 'villages', 'seed', 'defects'] as const).map((name) => [name, numberOption(line, name)]),
  )
  const info = await session.call('file.sample', { token: session.token(path), ...size })
  if (isFault(info)) return info
  const { households, persons, defects } = info.sample
  return {
    json: { file: resolve(path), households, persons, defects },
    text: `已生成练习库 ${resolve(path)}：${households} 户 ${persons} 人，其中有意弄错 ${defects.length} 处`,
  }
}

export async function backupFile(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const info = await session.open(line.words[0]!)
  if (isFault(info)) return info
  const folder = textOption(line, 'to')
  if (folder) mkdirSync(folder, { recursive: true })
  const made = await session.call('backup.make', folder ? { token: session.token(folder) } : {})
  if (isFault(made)) return made
  const file = session.core.context.options.grants.pathOf(made.token) ?? made.name
  return {
    json: { file, proved: made.proved, counts: made.counts },
    text: `已备份并验证：${file}（${countsText(made.counts)}）`,
  }
}

export async function restoreFile(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [backup, out] = line.words
  const secret = filePassword(line)
  if (isFault(secret)) return secret
  const restored = await session.call('backup.restore', { from: session.token(backup!), to: session.token(out!), ...secret })
  if (isFault(restored)) return restored
  return {
    json: { file: resolve(out!), proved: true, counts: restored.counts },
    text: `已恢复到 ${resolve(out!)}（${countsText(restored.counts)}）`,
  }
}

/** Looks only: no lock is taken and nothing is written, so a file in use can be checked too. */
export async function verifyFile(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const opened = await session.openReadOnly(line.words[0]!)
  const report = isFault(opened) ? damageReport(opened) : await session.call('file.verify', {})
  if (isFault(report)) return report
  const text = report.ok ? `完好（${countsText(report.counts)}）` : report.problems.join('\n')
  return { json: report, text, exit: report.ok ? 0 : 1 }
}

/** Damage is what this command is asked about: an answer, not a failure. */
function damageReport(fault: Fault): VerifyReport | Fault {
  return fault.fault === 'file.damaged' || fault.fault === 'file.notDatabase'
    ? { ok: false, problems: [faultText(fault)], counts: {} }
    : fault
}
