import { statSync } from 'node:fs'
import { localTime } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { breathe } from '#data/core/queue.ts'
import { EngineError } from '#data/engine/engineError.ts'
import { openOtherCopy, type OtherCopy } from '#data/exchange/otherCopy.ts'
import { extendSchema } from '#data/schema/build.ts'
import { registryInWords } from '#data/schema/registryInWords.ts'
import { mergeSteps, type Merged, type MergeWish } from '#data/store/merge.ts'
import { originOf } from '#data/store/origins.ts'
import { faultText, FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { CollectedFile } from '#shared/ipc/parts/county.ts'
import type { MergeCounts } from '#shared/ipc/parts/merging.ts'

type Given = Readonly<{ path: string; name: string; password: string | undefined }>

type Collected = Readonly<{ files: readonly CollectedFile[]; cancelled: boolean }>

/**
 * Takes files of townships into the open county file, each in a transaction that is on disk before the next one begins.
 * A fault is one of this file (disk full): then it stops.
 */
export async function collectFiles(context: CoreContext, given: readonly Given[], signal: AbortSignal): Promise<Collected | Fault> {
  const files: CollectedFile[] = []
  context.file().database.reserve(given.reduce((sum, { path }) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0))
  for (const [index, one] of given.entries()) {
    const tell = (share: number): void =>
      context.options.emit('progress', {
        task: 'merge',
        done: Math.round((index + share) * 1000),
        total: given.length * 1000,
        text: `正在汇总《${one.name}》（${index + 1}/${given.length}）`,
      })
    tell(0)
    await breathe()
    if (signal.aborted) break
    const done = await takeIn(context, one, { tell, signal })
    if (isFault(done) && done.fault === 'merge.cancelled') break
    files.push(isFault(done) ? refused(one, done) : done)
    const fault = context.persist()
    if (fault) return fault
  }
  return { files, cancelled: signal.aborted }
}

type Steps = Readonly<{ tell: (share: number) => void; signal: AbortSignal }>

async function takeIn(context: CoreContext, given: Given, steps: Steps): Promise<CollectedFile | Fault> {
  const { path, engine } = context.file()
  const here = { path, engine, schemaVersion: context.options.registry.schemaVersion }
  try {
    const copy = await openOtherCopy(here, given.path, given.password)
    if (isFault(copy)) return copy
    try {
      const origin = originOf(engine, copy.engine)
      const merged = await stepThrough(context, copy, steps)
      if (isFault(merged)) return { file: given.name, ...merged }
      context.file().registry = merged.registry
      return told(copy, merged, origin?.township ?? '')
    } finally {
      copy.close()
    }
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    // One damaged file must not stop the others.
    if (error instanceof EngineError) return { fault: 'import.damaged', file: given.name, detail: error.message }
    throw error
  }
}

async function stepThrough(context: CoreContext, copy: OtherCopy, { tell, signal }: Steps): Promise<Merged | Fault> {
  const steps = mergeSteps(context.writing(), wishOf(context, copy))
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    tell(step.value)
    await breathe()
    if (!signal.aborted) continue
    steps.return({ fault: 'merge.cancelled' })
    return { fault: 'merge.cancelled' }
  }
}

function wishOf(context: CoreContext, copy: OtherCopy): MergeWish {
  const { options } = context
  const from = originOf(context.file().engine, copy.engine)?.township || copy.name
  return {
    id: options.newId(),
    label: copy.package ? `汇总${from}第 ${copy.package.number} 号包` : `汇总${from}（${copy.name}）`,
    source: copy.source,
    there: copy.engine,
    extend: (engine) => {
      const registry = registryInWords(engine, options.registry, context.reading().today)
      extendSchema(engine, registry)
      return registry
    },
    note: () => copy.received?.({ ...options.who(), at: localTime(options.now()) }),
  }
}

const nothing: MergeCounts = { added: 0, updated: 0, removed: 0, same: 0 }

function told(copy: OtherCopy, { records, sets }: Merged, township: string): CollectedFile {
  const total = { ...nothing }
  for (const { as } of records) total[as] += 1
  return { name: copy.name, township, number: copy.package?.number ?? null, why: null, sealed: false, total, taken: sets.taken }
}

const passwords: ReadonlySet<string> = new Set([
  'file.passwordNeeded',
  'file.passwordWrong',
  'package.passwordNeeded',
  'package.passwordWrong',
])

function refused({ name }: Given, fault: Fault): CollectedFile {
  const said = { file: name, ...fault } as Fault
  return { name, township: '', number: null, why: faultText(said), sealed: passwords.has(fault.fault), total: nothing, taken: 0 }
}
