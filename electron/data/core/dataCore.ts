import { watch } from '#data/guide/state.ts'
import { handlers } from '#data/handlers/index.ts'
import { commitSteps } from '#data/store/commit.ts'
import type { Committed, DraftSource } from '#data/store/commit.ts'
import { contract, type Input, type Method, type Output } from '#shared/ipc/contract.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import { announce } from './announce.ts'
import { closeFile } from './closeFile.ts'
import { emptyDesk } from './desk.ts'
import { localDay, localTime } from './clock.ts'
import type { CommitSteps, CoreContext, CoreOptions, OpenFile } from './context.ts'
import { gateFault } from './gate.ts'
import { guardOf } from './guard.ts'
import { persistFile, saveFile } from './persist.ts'
import { breathe, createQueue } from './queue.ts'
import { endSession, newSession, type SessionState } from './session.ts'

/** The sole owner of the database file. In the program it runs in a utility process, in tests and on the command line in plain Node. */
export type DataCore = Readonly<{
  /** Answers a method of the contract; expected failures come back as faults. Anything thrown is a bug. */
  call: (method: string, input: unknown) => Promise<unknown>
  /** Writes what is pending and lets go of the file. */
  close: () => Promise<Fault | null>
  context: CoreContext
}>

/** Methods that may not wait behind a long write, because they stop it or only look at session state. */
const unqueued: ReadonlySet<Method> = new Set([
  'operators.who',
  'leaks.scan',
  'handover.look',
  'handover.print',
  'leaks.mask',
  'operators.lock',
  'operators.unlock',
  'operators.login',
  'operators.password',
  'import.cancel',
  'backup.state',
  'backup.toPlace',
  'copy.drives',
  'copy.toStick',
  'copy.cancel',
  'merge.cancel',
  'county.cancel',
  'export.cancel',
  'print.stop',
  'import.open',
  'import.paste',
  'import.plan',
  'import.map',
  'import.include',
  'import.fix',
  'import.words',
  'import.place',
  'import.year',
  'parked.open',
  'export.run',
  'template.open',
  'template.point',
  'template.fill',
  'import.problems',
  'checks.run',
  'checks.summary',
  'checks.list',
  'checks.export',
  'checks.print',
  'checks.excuse',
  'matching.open',
  'matching.map',
  'matching.run',
  'matching.cancel',
  'duplicates.find',
  'inspection.draw',
  'inspection.refresh',
  'figures.trend',
  'home.overview',
  'home.trends',
  'package.tasks',
])

export function createDataCore(options: CoreOptions): DataCore {
  const context = createContext(options)

  async function call(method: string, input: unknown): Promise<unknown> {
    if (!isMethod(method)) return { fault: 'input.invalid', detail: `没有“${method}”这个方法` } satisfies Fault
    const parsed = contract[method].safeParse(input)
    if (!parsed.success)
      return {
        fault: 'input.invalid',
        detail: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('；'),
      } satisfies Fault
    const handler = handlers[method] as (context: CoreContext, input: unknown) => unknown
    // Asked when its turn has come: what ran before it may have ended the session.
    const work = (): unknown => gateFault(context, method, parsed.data) ?? handler(context, parsed.data)
    try {
      const answer = await (unqueued.has(method) ? work() : context.locked(work))
      await watch(context, { method, input: parsed.data as Input<typeof method>, answer: answer as Output<typeof method> })
      return answer
    } catch (error) {
      if (error instanceof FaultError) return error.fault
      throw error
    }
  }

  return {
    call,
    context,
    close: () => context.locked(() => closeFile(context)),
  }
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(contract, method)
}

function createContext(given: CoreOptions): CoreContext {
  let open: OpenFile | null = null
  const session = newSession()
  const options = withOperator(given, session)
  const locked = createQueue()

  function file(): OpenFile {
    if (!open) throw new FaultError({ fault: 'file.notOpen' })
    return open
  }

  const reading: CoreContext['reading'] = () => ({
    engine: file().engine,
    registry: file().registry,
    today: localDay(options.now()),
  })
  const context: CoreContext = {
    options,
    session,
    desk: emptyDesk(),
    file,
    fileOrNull: () => open,
    setFile: (next) => {
      // Who logged in did so for that file.
      if (next === null) endSession(session)
      open = next
    },
    reading,
    writing: () => writingOf(context),
    locked,
    persist: () => persistFile(file(), options),
    commit: (draft, steps) => commitAndPersist(context, draft, steps),
  }
  return context
}

function writingOf(context: CoreContext): ReturnType<CoreContext['writing']> {
  const { options } = context
  const { readOnlyWhy, path } = context.file()
  if (readOnlyWhy !== null) throw new FaultError({ fault: 'file.readOnly', file: path, detail: readOnlyWhy })
  const { person, device } = options.who()
  const author = { person, device, appVersion: options.appVersion, now: () => localTime(options.now()) }
  return { ...context.reading(), author, guard: guardOf(context) }
}

/** Inherits: some of the options are read anew each time. */
function withOperator(options: CoreOptions, session: SessionState): CoreOptions {
  const who: CoreOptions['who'] = () => (session.me ? { ...options.who(), person: session.me.name } : options.who())
  return Object.create(options, { who: { value: who } }) as CoreOptions
}

async function commitAndPersist(context: CoreContext, draft: DraftSource, steps: CommitSteps = {}): Promise<Committed | Fault> {
  const running = commitSteps(context.writing(), draft)
  let step = running.next()
  while (!step.done) {
    steps.onProgress?.(step.value)
    if (steps.onProgress) await breathe()
    if (steps.isCancelled?.()) {
      running.return({ set: null, changes: [] })
      return { fault: 'import.cancelled' }
    }
    step = running.next()
  }
  const done = step.value
  if (isFault(done)) return done
  const fault = done.set ? saveFile(context.file(), context.options) : context.persist()
  if (fault) return fault
  if (done.set) announce(context, done)
  return done
}
