import { utilityProcess } from 'electron'
import type { MessagePortMain, UtilityProcess } from 'electron'
import type { Fault } from '#shared/ipc/faults.ts'
import type { CoreAnswer, CoreMessage } from '#shared/ipc/wire.ts'

/** One life of the data core's process. */
export type CoreProcess = Readonly<{
  send: (message: CoreMessage, port?: MessagePortMain) => void
  call: (method: string, input: unknown) => Promise<unknown>
  /** Resolves when everything is on disk, or with the fault that prevents it. A dead process has nothing left to write. */
  close: () => Promise<Fault | null>
  kill: () => void
}>

export type CoreListener = Readonly<{
  onAnswer: (answer: CoreAnswer) => void
  onExit: (code: number) => void
}>

export function startCoreProcess(script: string, logFile: string, listener: CoreListener): CoreProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'TownshipLedgerData', stdio: 'inherit', env: { ...process.env, TOWNSHIP_LEDGER_LOG: logFile } })
  const calls = new Map<number, (value: unknown) => void>()
  let closing: ((fault: Fault | null) => void)[] = []
  let lastId = 0
  let isDead = false

  child.on('message', (message: CoreAnswer) => {
    if (message.kind === 'reply') settle(calls, message.id, 'fault' in message ? message.fault : message.value)
    else if (message.kind === 'closed') {
      for (const done of closing.splice(0)) done(message.fault)
    } else listener.onAnswer(message)
  })
  child.on('exit', (code) => {
    isDead = true
    for (const id of [...calls.keys()]) settle(calls, id, { fault: 'data.restarted' } satisfies Fault)
    for (const done of closing.splice(0)) done(null)
    listener.onExit(code)
  })

  const send = (message: CoreMessage, port?: MessagePortMain): void => {
    if (!isDead) child.postMessage(message, port ? [port] : undefined)
  }
  return {
    send,
    call: (method, input) =>
      new Promise((resolve) => {
        if (isDead) return resolve({ fault: 'data.restarted' } satisfies Fault)
        lastId += 1
        calls.set(lastId, resolve)
        send({ kind: 'call', id: lastId, method, input })
      }),
    close: () =>
      new Promise((resolve) => {
        if (isDead) return resolve(null)
        closing = [...closing, resolve]
        send({ kind: 'close' })
      }),
    kill: () => void killQuietly(child),
  }
}

function settle(calls: Map<number, (value: unknown) => void>, id: number, value: unknown): void {
  calls.get(id)?.(value)
  calls.delete(id)
}

function killQuietly(child: UtilityProcess): boolean {
  return child.kill()
}
