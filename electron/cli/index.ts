import { commands, usage } from './commands.ts'
import { openSession } from './session.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'
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
    if (isFault(result)) {
      process.stderr.write(`${faultText(result)}\n`)
      if (line.json) process.stdout.write(`${JSON.stringify(result)}\n`)
      return 1
    }
    if (result.text !== undefined && !line.json) process.stdout.write(`${result.text}\n`)
    if (line.json && result.json !== undefined) process.stdout.write(`${JSON.stringify(result.json, null, 2)}\n`)
    return result.exit ?? 0
  } finally {
    await session.close()
  }
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
