import { utilityProcess } from 'electron'
import type { MessagePortMain } from 'electron'
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

/** `codeFolder`: where the process keeps its compiled script. */
export type CoreProgram = Readonly<{ script: string; logFile: string; codeFolder: string }>

type Waiting = {
  calls: Map<number, (value: unknown) => void>
  closings: ((fault: Fault | null) => void)[]
}

export function startCoreProcess({ script, logFile, codeFolder }: CoreProgram, listener: CoreListener): CoreProcess {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'TownshipLedgerData',
    stdio: 'inherit',
    env: { ...process.env, TOWNSHIP_LEDGER_LOG: logFile, TOWNSHIP_LEDGER_CODE: codeFolder },
  })
  const waiting: Waiting = { calls: new Map(), closings: [] }
  let lastId = 0
  let isDead = false
  child.on('message', (message: CoreAnswer) => {
    if (!settled(waiting, message)) listener.onAnswer(message)
  })
  child.on('exit', (code) => {
    isDead = true
    giveUp(waiting)
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
        waiting.calls.set(lastId, resolve)
        send({ kind: 'call', id: lastId, method, input })
      }),
    close: () =>
      new Promise((resolve) => {
        if (isDead) return resolve(null)
        waiting.closings.push(resolve)
        send({ kind: 'close' })
      }),
    kill: () => void child.kill(),
  }
}

/** Whether the message was an answer that someone waited for. */
function settled({ calls, closings }: Waiting, message: CoreAnswer): boolean {
  if (message.kind === 'closed') {
    for (const done of closings.splice(0)) done(message.fault)
    return true
  }
  if (message.kind !== 'reply') return false
  calls.get(message.id)?.('fault' in message ? message.fault : message.value)
  calls.delete(message.id)
  return true
}

function giveUp({ calls, closings }: Waiting): void {
  for (const done of calls.values()) done({ fault: 'data.restarted' } satisfies Fault)
  calls.clear()
  for (const done of closings.splice(0)) done(null)
}
