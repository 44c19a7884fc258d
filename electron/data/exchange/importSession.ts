import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Engine } from '#data/engine/engine.ts'
import { breathe } from '#data/core/queue.ts'
import type { CoreContext } from '#data/core/context.ts'
import { readWorkbookInWorker } from '#data/excel/readWorkbook.ts'
import type { ImportResult } from '#shared/ipc/outputs.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { populationRule } from '#data/store/populationEffects.ts'
import { planSteps } from '#shared/importing/buildPlan.ts'
import { withEffects } from '#shared/importing/withEffects.ts'
import type { ImportPlan, TableChoice } from '#shared/importing/planTypes.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { loadKnown } from './loadKnown.ts'

/** One workbook on its way in. Nothing is written before commit; commit executes exactly `plan`. */
export type ImportSession = {
  readonly id: string
  readonly file: string
  readonly sha256: string
  readonly sheets: readonly SheetReader[]
  readonly notices: readonly string[]
  readonly ledger: string | undefined
  choices: Record<number, TableChoice>
  plan: BasedPlan
  /** Set when the plan is written: a session is written once. */
  committed?: ImportResult
}

/** The state that a plan was made from: the open database and its newest change set. */
export type PlanBasis = Readonly<{ engine: Engine; newestSet: number }>

export type BasedPlan = ImportPlan & Readonly<{ basis: PlanBasis }>

/** Nothing was written, and no other file opened, since the plan was made. */
export function isBasis(basis: PlanBasis, engine: Engine): boolean {
  return basis.engine === engine && basis.newestSet === newestSet(engine)
}

function newestSet(engine: Engine): number {
  return engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]![0] as number
}

export type OpenedWorkbook = Omit<ImportSession, 'plan' | 'choices' | 'id'>

/** Reads a workbook into memory in a worker. Cancelling answers within the worker's end. */
export async function openWorkbook(
  context: CoreContext,
  path: string,
  options: Readonly<{ signal: AbortSignal; ledger: string | undefined; password?: string; entry?: string }>,
): Promise<OpenedWorkbook | Fault> {
  const file = basename(path)
  const onProgress = (share: number): void =>
    context.options.emit('progress', {
      task: 'import',
      done: Math.round(share * 1000),
      total: 1000,
      text: '正在读取工作簿',
    })
  const { signal, password, entry } = options
  const workbook = await readWorkbookInWorker(path, { signal, onProgress, password, entry })
  if (isFault(workbook)) return workbook
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .update(workbook.entry ?? '')
    .digest('hex')
  return {
    file: basename(workbook.entry ?? file),
    sha256,
    sheets: workbook.sheets.map(readSheet),
    notices: workbook.warnings,
    ledger: options.ledger,
  }
}

type PlanWish = Pick<ImportSession, 'sheets' | 'ledger' | 'file'> & Readonly<{ choices: Readonly<Record<number, TableChoice>> }>

/** Plans in steps, so that cancelling and other calls come in between. */
export async function makePlan(context: CoreContext, wish: PlanWish, signal: AbortSignal): Promise<BasedPlan | Fault> {
  const { registry, known, today, basis } = await context.locked(() => {
    const reading = context.reading()
    return {
      ...reading,
      known: loadKnown(reading),
      basis: { engine: reading.engine, newestSet: newestSet(reading.engine) },
    }
  })
  const steps = planSteps({
    registry,
    sheets: wish.sheets,
    file: wish.file,
    known,
    today,
    choices: wish.choices,
    ...(wish.ledger ? { ledger: wish.ledger } : {}),
  })
  let step = steps.next()
  while (!step.done) {
    const { done, total } = step.value
    context.options.emit('progress', { task: 'import', done, total, text: '正在逐行核对' })
    await breathe()
    if (signal.aborted) return { fault: 'import.cancelled' }
    step = steps.next()
  }
  return { ...withEffects(step.value, known, populationRule(today)), basis }
}
