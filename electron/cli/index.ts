import type { CommandResult } from './command.ts'
import { commands, usage } from './commands.ts'
import { openSession } from './session.ts'
import { faultNumber } from '#shared/ipc/faultNumbers.ts'
import { faultText, isFault, type Fault } from '#shared/ipc/faults.ts'
import { parseCommandLine } from './arguments.ts'

/** 0 done, 1 refused or findings of severity 错误, 2 wrong use. */
async function main(argv: readonly string[]): Promise<number> {
  const line = parseCommandLine(argv)
  const command = line && commands[line.command]
  if (!line || !command || !command.accepts(line)) {
    process.stderr.write(`${usage()}\n`)
    return 2
  }
  const session = openSession(line)
  try {
    const result = await command.run(line, session)
    const unsaved = await session.close()
    return unsaved ? tellFault(unsaved, line.json) : isFault(result) ? tellFault(result, line.json) : tell(result, line.json)
  } finally {
    await session.close()
  }
}

function tell(result: CommandResult, json: boolean): number {
  if (result.text !== undefined && !json) process.stdout.write(`${result.text}\n`)
  if (json && result.json !== undefined) process.stdout.write(`${JSON.stringify(result.json, null, 2)}\n`)
  return result.exit ?? 0
}

function tellFault(fault: Fault, json: boolean): number {
  process.stderr.write(`${faultText(fault)}（${faultNumber(fault.fault)}）\n`)
  if (json) process.stdout.write(`${JSON.stringify({ ...fault, code: faultNumber(fault.fault), message: faultText(fault) }, null, 2)}\n`)
  return fault.fault === 'input.invalid' ? 2 : 1
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`程序内部出错：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  },
)
