import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { CollectedFile, CountyReport, CountyTownship } from '#shared/ipc/parts/county.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

/**
 * `county FILE --new NAME` makes a county file; `county FILE [PACKAGE_OR_DB…] [--out REPORT.xlsx]` takes files in and tells what
 * is there of each township. What was refused is told, and the exit code is 1 then; it stops nothing.
 */
export async function collectCounty(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [file, ...others] = line.words as [string, ...string[]]
  const name = textOption(line, 'new')
  const info = name === undefined ? await session.open(file) : await session.call('county.create', { token: session.token(file), name })
  if (isFault(info)) return info
  const done = others.length === 0 ? null : await collect(line, session, others)
  if (isFault(done)) return done
  const report = done?.report ?? (await session.call('county.report', {}))
  if (isFault(report)) return report
  const out = textOption(line, 'out')
  const written = out === undefined ? null : await session.call('county.export', { token: session.token(out) })
  if (isFault(written)) return written
  return told(done?.files ?? [], report)
}

type Collected = Readonly<{ files: readonly CollectedFile[]; report: CountyReport }>

async function collect(line: CommandLine, session: Session, others: readonly string[]): Promise<Collected | Fault> {
  const variable = textOption(line, 'password-env')
  const password = variable === undefined ? undefined : process.env[variable]
  if (variable !== undefined && password === undefined) return { fault: 'input.invalid', detail: `没有环境变量 ${variable}` }
  const files = others.map((path) => ({ token: session.token(path), ...(password === undefined ? {} : { password }) }))
  return session.call('county.collect', { files })
}

function told(files: readonly CollectedFile[], { townships }: CountyReport): CommandResult {
  const refused = files.filter(({ why }) => why !== null)
  const sum = (key: 'households' | 'persons' | 'conflicts' | 'doubts'): number => townships.reduce((total, one) => total + one[key], 0)
  const inWords = (one: CountyTownship): string =>
    `${one.township}：${one.villages} 村 ${one.households} 户 ${one.persons} 人，待定 ${one.conflicts}，与他镇重复 ${one.doubts}${one.number === null ? '' : `，第 ${one.number} 号包`}，${one.day}`
  const text = [
    ...files.map(({ name, why, total }) =>
      why === null ? `${name}：新增 ${total.added}，修改 ${total.updated}，删除 ${total.removed}` : `没有汇总 ${name}：${why}`,
    ),
    ...townships.map(inWords),
    `共 ${townships.length} 个乡镇 ${sum('households')} 户 ${sum('persons')} 人，待定 ${sum('conflicts')}，与他镇重复 ${sum('doubts')}${refused.length > 0 ? `；没有汇总 ${refused.length} 个文件` : ''}`,
  ].join('\n')
  return { json: { files, townships }, text, ...(refused.length > 0 ? { exit: 1 } : {}) }
}
