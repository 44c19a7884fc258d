import { webcrypto } from 'node:crypto'
import { watchForDrills } from '#data/copies/drill.ts'
import { keepSecondWhenDue } from '#data/copies/keepSecond.ts'
import { createDataCore, type DataCore } from '#data/core/dataCore.ts'
import { createGrants } from '#data/core/grants.ts'
import { watchForChecks } from '#data/core/checkWhenQuiet.ts'
import { endWithParent } from '#data/core/orphan.ts'
import { isShortOfMemory } from '#data/core/memoryRoom.ts'
import { createPace } from '#data/core/pace.ts'
import { createMemoryRest, ownHeap } from '#data/core/restMemory.ts'
import { secureWhenDue } from '#data/core/secure.ts'
import { clearLeftovers, clearOwn } from '#data/file/temporary.ts'
import { logError } from '#electron/log/log.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { CoreAnswer, CoreMessage, WireReply, WireRequest } from '#shared/ipc/wire.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { v7 as newId } from 'uuid'

/** Entry of the utility process. It speaks with the main process by `process.parentPort` and with the window by a port of its own. */

// Node 16 and 18 (the Windows 7 line) lack the global `crypto` that uuid draws from.
if (globalThis.crypto === undefined) Object.defineProperty(globalThis, 'crypto', { value: webcrypto })

type Port = {
  postMessage: (message: unknown) => void
  on: (event: 'message', listener: (event: { data: unknown; ports: readonly Port[] }) => void) => void
  start?: () => void
}

const parent = (process as unknown as { parentPort: Port }).parentPort
let who = { person: '', device: '' }
let appVersion = ''
let lockMinutes: number | null = null
let windowPort: Port | null = null

const grants = createGrants((token, path) => toMain({ kind: 'grant', token, path }))

/** Long jobs in steps: that somebody asks for one is no reason for it to wait. */
const inSteps: ReadonlySet<string> = new Set(['home.trends', 'checks.summary', 'checks.list', 'checks.run'])
const pace = createPace()

/** Whoever asks for these has left the start page, whose parts then wait: on an old PC they took half a second of a list's time. */
const ofLists: ReadonlySet<string> = new Set(['ledger.query', 'ledger.totals', 'ledger.rows', 'ledger.record'])
const listPace = createPace({ quiet: 400, patience: 3_000 })

const core: DataCore = createDataCore({
  registry: shippedRegistry,
  get appVersion() {
    return appVersion
  },
  who: () => who,
  lockAfter: () => lockMinutes,
  checksLater: true,
  giveWay: pace.giveWay,
  letListsPass: listPace.giveWay,
  now: () => new Date(),
  newId,
  grants,
  emit: (name, payload) => {
    windowPort?.postMessage({ kind: 'event', name, payload: name === 'registry' ? JSON.stringify(payload) : payload })
    // Half a megabyte that only the window reads.
    if (name !== 'registry') toMain({ kind: 'event', name, payload })
  },
})

/** Bytes of the engine's heap below which starting it anew gives back little. */
const smallEngine = 32 * 1024 * 1024
const memory = createMemoryRest({
  ...ownHeap(),
  onQuiet: () => toMain({ kind: 'quiet' }),
  release: () =>
    core.context
      .locked(async () => core.context.fileOrNull()?.database.shrink(smallEngine))
      .catch((error: unknown) => logError('memory', error)),
})
const checks = watchForChecks(core.context, (error) => logError('check', error))
const drills = watchForDrills(core.context, (error) => logError('drill', error))

endWithParent()
// What a crash left carries personal data.
clearLeftovers()
process.on('exit', () => clearOwn())
parent.on('message', ({ data, ports }) => void receive(data as CoreMessage, ports))
toMain({ kind: 'ready' })

async function receive(message: CoreMessage, ports: readonly Port[]): Promise<void> {
  switch (message.kind) {
    case 'port':
      windowPort = ports[0] ?? null
      windowPort?.on('message', ({ data }) => void answer(windowPort!, data as WireRequest))
      windowPort?.start?.()
      return
    case 'grant':
      grants.accept(message.token, message.path)
      return
    case 'who':
      who = { person: message.person, device: message.device }
      appVersion = message.appVersion
      lockMinutes = message.lockMinutes
      return
    case 'close':
      toMain({ kind: 'closed', fault: await core.close() })
      return
    case 'call':
      await answer(parent, message)
  }
}

async function answer(port: Port, request: WireRequest): Promise<void> {
  drills.touch()
  checks.touch()
  memory.begin()
  touchPaces(request.method)
  const reply = await replyTo(request)
  port.postMessage(reply)
  touchPaces(request.method)
  if ('fault' in reply && reply.fault.fault === 'memory.short') return startAnew()
  core.context
    .locked(() => secureWhenDue(core.context))
    .then(() => keepSecondWhenDue(core.context))
    .catch((error: unknown) => logError('backup', error))
    .finally(() => memory.end())
}

function touchPaces(method: string): void {
  if (!inSteps.has(method)) pace.touch()
  if (ofLists.has(method)) listPace.touch()
}

/**
 * What ran out of memory in the middle of a step may have left anything in memory; what is on disk is whole. The main
 * process starts another core, which opens the file again.
 */
function startAnew(): void {
  // The answer has to be on its way first.
  setTimeout(() => process.exit(1), 300)
}

async function replyTo({ id, method, input }: WireRequest): Promise<WireReply> {
  try {
    await grants.settled(input)
    const value = await core.call(method, input)
    return isFault(value) ? { kind: 'reply', id, fault: value } : { kind: 'reply', id, value }
  } catch (error) {
    // A bug, or no memory: the person gets a number, the log the stack.
    const fault: Fault = { fault: isShortOfMemory(error) ? 'memory.short' : 'internal', number: logError(method, error) }
    return { kind: 'reply', id, fault }
  }
}

function toMain(message: CoreAnswer): void {
  parent.postMessage(message)
}
