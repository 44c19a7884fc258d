import { webcrypto } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDataCore } from '#data/core/dataCore.ts'
import { createGrants } from '#data/core/grants.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { v7 as newId } from 'uuid'

if (globalThis.crypto === undefined) Object.defineProperty(globalThis, 'crypto', { value: webcrypto })

/** The data core in this process, as the command line has it. A fault is thrown: nothing here is expected to fail. */
export type BenchSession = Readonly<{
  call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>
  token: (path: string) => string
  /** The open file below the core. */
  database: () => DatabaseFile
  newId: () => string
  close: () => Promise<void>
}>

export function benchSession(): BenchSession {
  const grants = createGrants()
  const core = createDataCore({
    registry: shippedRegistry,
    appVersion: 'bench',
    who: () => ({ person: '测速', device: 'bench' }),
    now: () => new Date(),
    newId,
    grants,
    emit: () => undefined,
  })
  return {
    call: async (method, input) => good((await core.call(method, input)) as Outcome<Output<typeof method>>),
    token: (path) => grants.grant(path),
    database: () => core.context.file().database,
    newId,
    close: async () => void good((await core.close()) ?? undefined),
  }
}

/** A session on a copy of `file`, so that the next suite finds the file as it was. */
export async function openCopy(file: string, folder: string): Promise<BenchSession & Readonly<{ path: string }>> {
  const path = join(folder, `copy-${process.pid}-${newId()}.tzdb`)
  copyFileSync(file, path)
  const session = benchSession()
  await session.call('file.open', { token: session.token(path) })
  return { ...session, path }
}

export function good<T>(outcome: Outcome<T>): T {
  if (isFault(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}
