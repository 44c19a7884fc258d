import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Engine } from '#data/engine/engine.ts'
import { breathe } from '#data/core/queue.ts'
import { collectAsItGrows, roomToPlan } from '#data/core/restMemory.ts'
import type { CoreContext } from '#data/core/context.ts'
import { readWorkbookInWorker } from '#data/excel/readWorkbook.ts'
import type { TableSource } from '#data/excel/worker.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { ImportResult } from '#shared/ipc/outputs.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { planSteps } from '#shared/importing/buildPlan.ts'
import { openPlanCache, type PlanCache } from '#shared/importing/planCache.ts'
import type { ImportPlan, KnownRecords, PlanInput, RefusedRow, TableChoice } from '#shared/importing/planTypes.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import type { FoundTable } from '#shared/importing/tableTypes.ts'
import { withLearnedWords, type LearnedWords } from '#shared/ledger/learnedWords.ts'
import { foreignRows } from './foreignRows.ts'
import { layoutSightings, storedLayouts, usableLayouts, type Memory } from './layoutMemory.ts'
import { knownAsAsked, knownOfFile } from './loadKnown.ts'
import type { ParkedPlaces } from './parkedRows.ts'
import type { ReadAhead } from './readAhead.ts'
import { reviewPlan, type ReviewedPlan } from './review.ts'

/** One workbook on its way in. Nothing is written before commit; commit executes exactly `plan`. */
export type ImportSession = {
  readonly id: string
  readonly file: string
  readonly sha256: string
  readonly sheets: readonly SheetReader[]
  readonly notices: readonly string[]
  readonly ledger: string | undefined
  choices: Record<number, TableChoice>
  /** What words mean, as said in this session; kept when it is committed. */
  words: LearnedWords
  /** Name of the layout that was chosen for it. */
  layout?: string
  /** Of rows that waited: the tables that they come from, and where they stand. */
  found?: Readonly<Record<string, FoundTable>>
  parked?: ParkedPlaces
  plan: BasedPlan
  /** Set when the plan is written: a session is written once. */
  committed?: ImportResult
}

/** The state that a plan was made from: the open database and its newest change set. */
export type PlanBasis = Readonly<{ engine: Engine; newestSet: number }>

export type BasedPlan = ReviewedPlan & Readonly<{ basis: PlanBasis; memory: Memory }>

/** Nothing was written, and no other file opened, since the plan was made. */
export function isBasis(basis: PlanBasis, engine: Engine): boolean {
  return basis.engine === engine && basis.newestSet === newestSet(engine)
}

function newestSet(engine: Engine): number {
  return engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]![0] as number
}

export type OpenedWorkbook = Omit<ImportSession, 'plan' | 'choices' | 'words' | 'id'>

/** Reads a workbook into memory in a worker. Cancelling answers within the worker's end. */
export async function openWorkbook(
  context: CoreContext,
  source: TableSource,
  options: Readonly<{ signal: AbortSignal; ledger: string | undefined; password?: string; entry?: string; onEarly?: ReadAhead['take'] }>,
): Promise<OpenedWorkbook | Fault> {
  const file = typeof source === 'string' ? basename(source) : source.file
  const onProgress = (share: number): void =>
    context.options.emit('progress', {
      task: 'import',
      done: Math.round(share * 1000),
      total: 1000,
      text: '正在读取工作簿',
    })
  const { signal, password, entry, onEarly } = options
  const reading = readWorkbookInWorker(source, { signal, onProgress, onEarly, password, entry })
  const hashed = hashOf(source)
  const workbook = await reading
  if (isFault(workbook)) return workbook
  const hash = (await hashed) ?? createHash('sha256').update(typeof source === 'string' ? await readFile(source) : source.bytes)
  return {
    file: basename(workbook.entry ?? file),
    sha256: hash.update(workbook.entry ?? '').digest('hex'),
    sheets: workbook.sheets.map(readSheet),
    notices: workbook.warnings,
    ledger: options.ledger,
  }
}

/** While the worker reads, too, and in pieces, since it has the whole of it; null where it cannot be read, which the worker tells. */
async function hashOf(source: TableSource): Promise<Hash | null> {
  const hash = createHash('sha256')
  if (typeof source !== 'string') return hash.update(source.bytes)
  try {
    for await (const piece of createReadStream(source)) hash.update(piece as Buffer)
    return hash
  } catch {
    return null
  }
}

type PlanWish = Pick<ImportSession, 'sheets' | 'ledger' | 'file' | 'layout' | 'found'> &
  Readonly<{ choices: Readonly<Record<number, TableChoice>>; words?: LearnedWords; plan?: BasedPlan }>

const caches = new WeakMap<readonly SheetReader[], PlanCache | null>()

/** From the second plan of a workbook on: most are planned once, and what is kept is as large as the workbook. */
function cacheFor(sheets: readonly SheetReader[]): PlanCache | undefined {
  const held = caches.get(sheets)
  const cache = held === undefined ? null : (held ?? openPlanCache())
  caches.set(sheets, cache)
  return cache ?? undefined
}

/** What a plan is made against: all records, and what imports before it taught. */
export type Ground = Pick<ReadContext, 'registry' | 'today'> &
  Readonly<{ known: KnownRecords; isTrue: () => boolean; basis: PlanBasis; memory: Memory; rows?: PlanInput['early'] }>

/** May be read while the worker still reads the workbook: it takes half a second for a township. `isWhole`: nothing is left for later. */
export function readGround(context: CoreContext, layout: string | undefined, isWhole = false): Promise<Ground> {
  return context.locked(() => {
    const reading = context.reading()
    const { engine } = reading
    const layouts = usableLayouts(reading.registry, storedLayouts(engine), layout)
    const basis = { engine, newestSet: newestSet(engine) }
    const isStill = (): boolean => context.fileOrNull()?.engine === engine && !engine.inTransaction() && isBasis(basis, engine)
    return {
      ...reading,
      ...(isWhole ? { known: knownOfFile(context), isTrue: () => true } : knownAsAsked(context, isStill)),
      basis,
      memory: { layouts, sightings: layoutSightings(engine) },
    }
  })
}

/** Plans in steps, so that cancelling and other calls come in between. `early`: read before; read anew if it no longer holds. */
export async function makePlan(context: CoreContext, wish: PlanWish, signal: AbortSignal, early?: Ground): Promise<BasedPlan | Fault> {
  const isEarly = early && early.isTrue() && (await context.locked(() => isBasis(early.basis, context.reading().engine)))
  const ground = isEarly ? early : await readGround(context, wish.layout)
  const plan = await planOn(context, wish, signal, ground)
  // Somebody wrote before all that the plan asks for was read.
  return isFault(plan) || ground.isTrue() ? plan : planOn(context, wish, signal, await readGround(context, wish.layout, true))
}

async function planOn(context: CoreContext, wish: PlanWish, signal: AbortSignal, ground: Ground): Promise<BasedPlan | Fault> {
  const { registry, known, today, basis, memory, rows } = ground
  const input: PlanInput = {
    registry: withLearnedWords(registry, wish.words ?? {}),
    layouts: memory.layouts,
    ...(wish.found ? { found: wish.found } : {}),
    sheets: wish.sheets,
    cache: cacheFor(wish.sheets),
    ...(rows ? { early: rows } : {}),
    file: wish.file,
    known,
    today,
    choices: wish.choices,
    ...(wish.ledger ? { ledger: wish.ledger } : {}),
  }
  const base = await planWithin(context, input, signal)
  if (isFault(base)) return base
  const reviewed = await context.locked(() => {
    const { engine } = context.reading()
    return reviewPlan(base, { engine, registry, today, known: () => known, file: wish.file, review: wish.plan?.review })
  })
  return { ...reviewed, basis, memory }
}

/** Rejecting a row may bring others to light (a village that only it named): looked at so often. */
const mostForeignLooks = 4

/** Plans without the rows that the person at work may not write. */
async function planWithin(context: CoreContext, input: PlanInput, signal: AbortSignal): Promise<ImportPlan | Fault> {
  const refused = new Map<number, Map<number, RefusedRow>>()
  for (let look = 1; ; look += 1) {
    const plan = await planInSteps(context, refused.size === 0 ? input : { ...input, refused }, signal)
    if (isFault(plan)) return plan
    const foreign = await context.locked(() => foreignRows(context, plan, input.known))
    if (foreign.size === 0 || look === mostForeignLooks) return plan
    for (const [table, rows] of foreign) refused.set(table, new Map([...(refused.get(table) ?? []), ...rows]))
  }
}

async function planInSteps(context: CoreContext, input: PlanInput, signal: AbortSignal): Promise<ImportPlan | Fault> {
  const steps = planSteps(input)
  const keepRoom = collectAsItGrows(roomToPlan)
  let told = 0
  let step = steps.next()
  while (!step.done) {
    keepRoom()
    const { done, total } = step.value
    // A step that is no further on is there for the memory; a short plan tells nothing: the window would veil what has the keyboard.
    if (done > told && done < total) context.options.emit('progress', { task: 'import', done, total, text: '正在逐行核对' })
    told = done
    await breathe()
    if (signal.aborted) return { fault: 'import.cancelled' }
    step = steps.next()
  }
  keepRoom(true)
  return step.value
}
