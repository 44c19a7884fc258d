import { join } from 'node:path'
import { MessageChannelMain } from 'electron'
import type { WebContents } from 'electron'
import { logLine } from '#electron/log/log.ts'
import type { GrantBook } from '#electron/main/dialogs/grantBook.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import type { DataEvents, FileInfo } from '#shared/ipc/outputs.ts'
import type { CoreAnswer } from '#shared/ipc/wire.ts'
import { startCoreProcess } from './coreProcess.ts'
import type { CoreProcess, CoreProgram } from './coreProcess.ts'

/** Who works at this computer, for the history. */
export type Who = Readonly<{ person: string; device: string; appVersion: string; lockMinutes: number | null }>

export type BrokerOptions = Readonly<{
  program: CoreProgram
  grants: GrantBook
  who: () => Who
  /** What the data core says about its file. */
  onFile: (file: FileInfo | null) => void
  /** How far a long job of the data core is. */
  onProgress: (progress: DataEvents['progress']) => void
  /** Nobody has asked for anything for a while; what the page holds needlessly may go. */
  onQuiet: (page: WebContents) => void
  /** The data service is back; `reopened` is the file that was open before, `locked` its path where it asks for a password. */
  onRestarted: (reopened: FileInfo | null, locked: string | null) => void
  /** It died too often: going on makes no sense. */
  onHopeless: () => void
}>

/** Keeps the data core alive and joins it with the window. */
export type Broker = Readonly<{
  /** Starts the data core if it has not been started yet. What is asked of it before waits. */
  start: () => void
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

type Life = {
  /** Null until the start. */
  core: CoreProcess | null
  page: WebContents | null
  /** What the data core last said about its file. */
  file: FileInfo | null
  deaths: readonly number[]
  isRestarting: boolean
  isStopped: boolean
}

export function createBroker(options: BrokerOptions): Broker {
  const life: Life = { core: null, page: null, file: null, deaths: [], isRestarting: false, isStopped: false }
  const started = (): CoreProcess => life.core ?? startCore(life, options)
  // A core that starts later is told all grants and who works here.
  options.grants.onGrant((token, path) => life.core?.send({ kind: 'grant', token, path }))
  return {
    start: () => {
      if (life.core !== null || life.isStopped) return
      started()
      connect(life)
    },
    callCore: async <M extends Method>(method: M, input: Input<M>) => (await started().call(method, input)) as Outcome<Output<M>>,
    link: (contents) => {
      life.page = contents
      if (!life.isRestarting) connect(life)
    },
    tellWho: () => life.core?.send({ kind: 'who', ...options.who() }),
    close: async () => (await life.core?.close()) ?? null,
    stop: () => {
      life.isStopped = true
      life.core?.kill()
    },
    openFile: () => life.file,
  }
}

function startCore(life: Life, options: BrokerOptions): CoreProcess {
  const { program, grants, who } = options
  const core = startCoreProcess(program, {
    onAnswer: (answer) => takeAnswer(life, options, answer),
    onExit: (code) => takeDeath(life, options, code),
  })
  core.send({ kind: 'who', ...who() })
  for (const [token, path] of grants.all()) core.send({ kind: 'grant', token, path })
  life.core = core
  return core
}

function takeAnswer(life: Life, { grants, onFile, onProgress, onQuiet }: BrokerOptions, answer: CoreAnswer): void {
  if (answer.kind === 'grant') grants.adopt(answer.token, answer.path)
  else if (answer.kind === 'quiet' && life.page !== null) onQuiet(life.page)
  else if (answer.kind === 'event' && answer.name === 'file') {
    life.file = answer.payload as FileInfo | null
    onFile(life.file)
  } else if (answer.kind === 'event' && answer.name === 'progress') onProgress(answer.payload as DataEvents['progress'])
}

function takeDeath(life: Life, options: BrokerOptions, code: number): void {
  if (life.isStopped) return
  logLine(`data core ended with code ${code}`)
  const now = Date.now()
  life.deaths = [...life.deaths.filter((at) => now - at < deathWindowMs), now]
  if (life.deaths.length >= mostDeaths) options.onHopeless()
  else void restart(life, options)
}

/** The file is opened again before the page gets its port, so that reads that are sent again find it. */
async function restart(life: Life, options: BrokerOptions): Promise<void> {
  const before = life.file
  life.isRestarting = true
  options.onFile(null)
  const core = startCore(life, options)
  const reopened =
    before === null ? null : await core.call('file.open', { token: options.grants.grant(join(before.folder, before.name), 'database') })
  // It died again meanwhile: the next restart goes on from here, with the same file.
  if (core !== life.core || life.isStopped) return
  life.isRestarting = false
  connect(life)
  if (isFault(reopened)) {
    life.file = null
    logLine(`not reopened: ${reopened.fault}`)
  }
  const isLocked = before !== null && isFault(reopened) && reopened.fault === 'file.passwordNeeded'
  const path = isLocked ? join(before.folder, before.name) : null
  options.onRestarted(reopened === null || isFault(reopened) ? null : (reopened as FileInfo), path)
}

/** Gives the page a new port to the data core that lives now. */
function connect({ page, core }: Life): void {
  if (core === null || page === null || page.isDestroyed()) return
  const { port1, port2 } = new MessageChannelMain()
  core.send({ kind: 'port' }, port1)
  page.postMessage('port', null, [port2])
}
