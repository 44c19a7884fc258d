import { join } from 'node:path'
import { MessageChannelMain } from 'electron'
import type { WebContents } from 'electron'
import { logLine } from '#electron/log/log.ts'
import type { GrantBook } from '#electron/main/dialogs/grantBook.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import type { CoreAnswer } from '#shared/ipc/wire.ts'
import { startCoreProcess } from './coreProcess.ts'
import type { CoreProcess } from './coreProcess.ts'

/** Who works at this computer, for the history. */
export type Who = Readonly<{ person: string; device: string; appVersion: string }>

export type BrokerOptions = Readonly<{
  script: string
  logFile: string
  grants: GrantBook
  who: () => Who
  /** The data service is back; `reopened` is the file that was open before. */
  onRestarted: (reopened: FileInfo | null) => void
  /** It died too often: going on makes no sense. */
  onHopeless: () => void
}>

/** Keeps the data core alive and joins it with the window. */
export type Broker = Readonly<{
  callCore: <M extends Method>(method: M, input: Input<M>) => Promise<Outcome<Output<M>>>
  /** Hands the page of this window a port of its own to the data core. */
  link: (contents: WebContents) => void
  tellWho: () => void
  /** Writes everything and lets go of the file. */
  close: () => Promise<Fault | null>
  /** Ends the process for good. */
  stop: () => void
  openFile: () => FileInfo | null
}>

const mostDeaths = 4
const deathWindowMs = 60_000

export function createBroker(options: BrokerOptions): Broker {
  const { grants, who } = options
  let page: WebContents | null = null
  let file: FileInfo | null = null
  let deaths: readonly number[] = []
  let isStopped = false
  let isRestarting = false
  let core = start()
  grants.onGrant((token, path) => core.send({ kind: 'grant', token, path }))

  function start(): CoreProcess {
    const started = startCoreProcess(options.script, options.logFile, { onAnswer, onExit })
    started.send({ kind: 'who', ...who() })
    for (const [token, path] of grants.all()) started.send({ kind: 'grant', token, path })
    return started
  }

  function onAnswer(answer: CoreAnswer): void {
    if (answer.kind === 'grant') grants.adopt(answer.token, answer.path)
    else if (answer.kind === 'event' && answer.name === 'file') file = answer.payload as FileInfo | null
  }

  function onExit(code: number): void {
    if (isStopped) return
    logLine(`data core ended with code ${code}`)
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < deathWindowMs), now]
    if (deaths.length >= mostDeaths) return options.onHopeless()
    void restart(file)
  }

  /** The file is opened again before the page gets its port, so that reads that are sent again find it. */
  async function restart(before: FileInfo | null): Promise<void> {
    isRestarting = true
    file = null
    core = start()
    const mine = core
    const reopened = before === null ? null : await core.call('file.open', { token: grants.grant(join(before.folder, before.name), 'database') })
    if (mine !== core || isStopped) return
    isRestarting = false
    if (page) connect(page)
    if (isFault(reopened)) logLine(`not reopened: ${reopened.fault}`)
    options.onRestarted(reopened === null || isFault(reopened) ? null : (reopened as FileInfo))
  }

  function connect(contents: WebContents): void {
    if (contents.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    core.send({ kind: 'port' }, port1)
    contents.postMessage('port', null, [port2])
  }

  return {
    callCore: async <M extends Method>(method: M, input: Input<M>) => (await core.call(method, input)) as Outcome<Output<M>>,
    link: (contents) => {
      page = contents
      if (!isRestarting) connect(contents)
    },
    tellWho: () => core.send({ kind: 'who', ...who() }),
    close: () => core.close(),
    stop: () => {
      isStopped = true
      core.kill()
    },
    openFile: () => file,
  }
}
