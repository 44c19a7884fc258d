import { hostname, userInfo } from 'node:os'
import { resolve } from 'node:path'
import { createDataCore, type DataCore } from '#data/core/dataCore.ts'
import { openLedgerFile } from '#data/core/openFile.ts'
import { createGrants } from '#data/core/grants.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { v7 as newId } from 'uuid'
import { textOption, type CommandLine } from './arguments.ts'
import { createProgress } from './progress.ts'

/** The data core for one command, in this process. */
export type Session = Readonly<{
  core: DataCore
  call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M> | Fault>
  /** Grant of a path for calls that name files. */
  token: (path: string) => string
  open: (path: string) => Promise<FileInfo | Fault>
  /** Opens without taking the lock: for commands that only look, also at a file in use. */
  openReadOnly: (path: string) => Promise<FileInfo | Fault>
  newId: () => string
  /** Lets go of the file; a fault means that something is not on disk. */
  close: () => Promise<Fault | null>
}>

export const version = '0.6.0'

export function openSession(line: CommandLine): Session {
  const grants = createGrants()
  const progress = createProgress(process.stderr)
  const person = process.env['TOWNSHIP_LEDGER_PERSON'] ?? (userName() || '命令行')
  const core = createDataCore({
    registry: shippedRegistry,
    appVersion: version,
    who: () => ({ person, device: hostname() }),
    now: () => new Date(),
    newId,
    grants,
    emit: (name, payload) => {
      if (name === 'progress' && !line.json) progress.show(payload as Parameters<typeof progress.show>[0])
    },
  })
  const call = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M> | Fault> =>
    (await core.call(method, input)) as Output<M> | Fault
  const token = (path: string): string => grants.grant(resolve(path))
  return {
    core,
    call,
    token,
    newId,
    openReadOnly: async (path) => {
      const secret = filePassword(line)
      if (isFault(secret)) return secret
      const info = await core.context.locked(() => openLedgerFile(core.context, resolve(path), { only: true, ...secret }))
      return isFault(info) ? info : ((await logIn(line, call)) ?? info)
    },
    open: async (path) => {
      const secret = filePassword(line)
      const info = isFault(secret) ? secret : await call('file.open', { token: token(path), ...secret })
      return isFault(info) ? info : ((await logIn(line, call)) ?? info)
    },
    close: async () => {
      progress.end()
      return core.close()
    },
  }
}

/** `--operator NAME`, with the password in the environment variable that `--operator-password-env` names. */
async function logIn(line: CommandLine, call: Session['call']): Promise<Fault | null> {
  const session = await call('operators.who', {})
  if (isFault(session) || !session.operators || session.me !== null) return isFault(session) ? session : null
  const name = textOption(line, 'operator') ?? ''
  const found = session.choices.find((one) => one.name === name)
  if (!found) return name === '' ? { fault: 'operator.needed' } : { fault: 'operator.unknown' }
  const variable = textOption(line, 'operator-password-env')
  const password = variable === undefined ? undefined : process.env[variable]
  const done = await call('operators.login', { operator: found.id, ...(password === undefined ? {} : { password }) })
  return isFault(done) ? done : null
}

/**
 * Password of an encrypted FILE, by the environment variable that `--file-password-env` names, else `--password-env`:
 * some commands need another one for their workbook or package.
 */
export function filePassword(line: CommandLine): Readonly<{ password?: string }> | Fault {
  const variable = textOption(line, 'file-password-env') ?? textOption(line, 'password-env')
  if (variable === undefined) return {}
  const password = process.env[variable]
  return password === undefined ? { fault: 'input.invalid', detail: `没有环境变量 ${variable}` } : { password }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list (containers).
    return ''
  }
}
