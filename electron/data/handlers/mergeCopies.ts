import { localTime } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { breathe } from '#data/core/queue.ts'
import { openOtherCopy, type OtherCopy } from '#data/exchange/otherCopy.ts'
import { extendSchema } from '#data/schema/build.ts'
import { registryInWords } from '#data/schema/registryInWords.ts'
import { mergeSteps, type Merged, type MergeWish } from '#data/store/merge.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import { pathOf } from './file.ts'
import { isWorkbook, openVillageCopy } from './villageBook.ts'

function named(merged: Merged | Fault, file: string): Merged | Fault {
  return isFault(merged) ? { file, ...merged } : merged
}

function mergeLabel({ name, package: from }: OtherCopy): string {
  return from ? `合并${from.from}第 ${from.number} 号包` : `合并《${name}》`
}

type StepWish = Readonly<{ id: string; look?: NonNullable<MergeWish['look']> }>

/** Faults: those of merging, `merge.cancelled`. */
export async function stepThrough(context: CoreContext, copy: OtherCopy, { id, look }: StepWish): Promise<Merged | Fault> {
  const controller = new AbortController()
  context.desk.merging = controller
  const steps = mergeSteps(context.writing(), {
    id,
    label: mergeLabel(copy),
    source: copy.source,
    there: copy.engine,
    extend: (engine) => {
      const registry = registryInWords(engine, context.options.registry, context.reading().today)
      extendSchema(engine, registry)
      return registry
    },
    ...(look ? { look } : {}),
    note: () => copy.received?.({ ...context.options.who(), at: localTime(context.options.now()) }),
  })
  try {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return named(step.value, copy.name)
      context.options.emit('progress', {
        task: 'merge',
        done: Math.round(step.value * 1000),
        total: 1000,
        text: `正在合并《${copy.name}》`,
      })
      await breathe()
      if (!controller.signal.aborted) continue
      steps.return({ fault: 'merge.cancelled' })
      return { fault: 'merge.cancelled' }
    }
  } finally {
    context.desk.merging = null
  }
}

export type Chosen = Readonly<{ token: string; password: string | undefined }>

/** Opens another copy, package or workbook for the time of the work. */
export async function withCopy<T>(
  context: CoreContext,
  { token, password }: Chosen,
  work: (copy: OtherCopy) => Promise<T | Fault>,
): Promise<T | Fault> {
  const { path, engine, database } = context.file()
  const other = pathOf(context, token)
  const here = { path, engine, schemaVersion: context.options.registry.schemaVersion, seal: database.codec().seal }
  const copy = await (isWorkbook(other) ? openVillageCopy(context, other) : openOtherCopy(here, other, password))
  if (isFault(copy)) return copy
  try {
    return await work(copy)
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    throw error
  } finally {
    copy.close()
  }
}
