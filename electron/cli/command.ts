import type { Fault } from '#shared/ipc/faults.ts'
import type { CommandLine } from './arguments.ts'
import type { Session } from './session.ts'

export type CommandResult = Readonly<{ json?: unknown; text?: string; exit?: number }>

export type Command = Readonly<{
  form: string
  does: string
  accepts: (line: CommandLine) => boolean
  run: (line: CommandLine, session: Session) => Promise<CommandResult | Fault>
}>
