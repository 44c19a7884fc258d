import { inspectWorkbook } from '#data/exchange/inspectWorkbook.ts'
import { resultOfSession } from '#data/handlers/importing.ts'
import { faultText, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { ImportResult } from '#shared/ipc/outputs.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

export async function inspectFile(line: CommandLine): Promise<CommandResult | Fault> {
  const opening = openingOf(line)
  if (isFault(opening)) return opening
  const seen = await inspectWorkbook(shippedRegistry, line.words[0]!, opening)
  return isFault(seen) ? seen : { json: seen, text: JSON.stringify(seen, null, 2) }
}

type Opening = Readonly<{ password?: string; entry?: string }>

/** How to get into the workbook: its password never stands on the command line, where others could read it. */
function openingOf(line: CommandLine): Opening | Fault {
  const variable = textOption(line, 'password-env')
  const entry = textOption(line, 'entry')
  const password = variable === undefined ? undefined : process.env[variable]
  if (variable !== undefined && password === undefined) return { fault: 'input.invalid', detail: `没有环境变量 ${variable}` }
  return { ...(password === undefined ? {} : { password }), ...(entry === undefined ? {} : { entry }) }
}

/** One change set a workbook. Workbooks before a refused one stay imported: each is told by itself. */
export async function importWorkbooks(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [file, ...workbooks] = line.words
  const onProblem = textOption(line, 'on-problem') ?? 'skip'
  if (onProblem !== 'stop' && onProblem !== 'skip') return { fault: 'input.invalid', detail: '--on-problem 只能是 stop 或 skip' }
  const info = await session.open(file!)
  if (isFault(info)) return info
  const results: ImportResult[] = []
  for (const workbook of workbooks) {
    const result = await importOne(line, session, workbook)
    if (isFault(result)) return results.length === 0 ? result : stoppedAt(results, workbook, result)
    results.push(result)
    if (onProblem === 'stop' && rejectedRows(result) > 0) break
  }
  const rejected = results.reduce((sum, result) => sum + rejectedRows(result), 0)
  const exit = onProblem === 'stop' && rejected > 0 ? 1 : 0
  return { json: results.length === 1 ? results[0] : results, text: results.map(resultText).join('\n'), exit }
}

/** The workbooks before the refused one are in the file: they are told, and so is why it stopped. */
function stoppedAt(results: readonly ImportResult[], workbook: string, fault: Fault): CommandResult {
  const refused = { ...fault, workbook, message: faultText(fault) }
  return { json: [...results, refused], text: [...results.map(resultText), refused.message].join('\n'), exit: 1 }
}

async function importOne(line: CommandLine, session: Session, workbook: string): Promise<ImportResult | Fault> {
  const ledger = textOption(line, 'ledger')
  const layout = textOption(line, 'layout')
  const opening = openingOf(line)
  if (isFault(opening)) return opening
  const overview = await session.call('import.open', {
    token: session.token(workbook),
    ...(ledger ? { ledger } : {}),
    ...(layout ? { layout } : {}),
    ...opening,
  })
  if (isFault(overview)) return overview
  const planned = resultOfSession(session.core.context, overview.session)
  const stops = textOption(line, 'on-problem') === 'stop' && rejectedRows(planned) > 0
  if (line.options['dry-run'] === true || stops) return planned
  return session.call('import.commit', { session: overview.session, id: session.newId() })
}

function rejectedRows(result: ImportResult): number {
  return result.tables.reduce((sum, table) => sum + table.balance.rejected, 0)
}

function resultText(result: ImportResult): string {
  const lines = result.tables.map(
    ({ sheet, balance }) =>
      `${sheet}：读取 ${balance.read} 行，接受 ${balance.accepted}，退回 ${balance.rejected}，跳过 ${balance.skipped}`,
  )
  const problems = result.tables.flatMap((table) => table.problems).filter((problem) => problem.severity === '错误')
  const shown = problems
    .slice(0, 20)
    .map((problem) => `  ${problem.sheet} 第 ${problem.row} 行 ${problem.column} 列 ${problem.header}：${problem.message}`)
  const state = result.dryRun ? '（试算，没有写入）' : result.changeSet ? '' : '（没有变化）'
  const kept = result.undecided ? [`有 ${result.undecided} 处的现值来自优先的来源，没有改动`] : []
  return [`${result.file}${state}`, ...lines, ...kept, ...shown].join('\n')
}
