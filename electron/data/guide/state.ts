import { localTime } from '#data/core/clock.ts'
import type { CoreContext, OpenFile } from '#data/core/context.ts'
import { metaOf } from '#data/core/fileInfo.ts'
import { lastSeq } from '#data/findings/findingTable.ts'
import { storedShare } from '#data/store/shareGate.ts'
import type { GuideFact } from '#shared/guide/define.ts'
import { guideTasks } from '#shared/guide/index.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { GuideState } from '#shared/ipc/parts/guide.ts'
import { isWatched, leavesTrace, noteDeed } from './deeds.ts'
import { isTold, isTraced } from './facts.ts'
import { seenIn } from './seen.ts'
import { wordsOf } from './words.ts'

type Kept = Omit<GuideState, 'words'>

const key = 'guide'

/** The open file when the guide may run in it: a whole practice ledger that can be written. */
export function practiceFile(context: CoreContext): OpenFile | null {
  const file = context.fileOrNull()
  if (!file || file.readOnlyWhy !== null || metaOf(file.engine, 'practice') !== '1') return null
  return storedShare(file.engine) === null ? file : null
}

export function guideState(context: CoreContext): GuideState | null {
  const file = practiceFile(context)
  if (!file) return null
  const kept = keptIn(file)
  return { ...kept, words: kept.shown ? wordsOf(context.reading(), file.path) : null }
}

/** What the person sees of the guide; ticks come from `watch` alone. */
export function keepGuide(context: CoreContext, wish: Partial<Pick<Kept, 'shown' | 'folded' | 'at'>>): void {
  const file = practiceFile(context)
  const isTask = wish.at === undefined || guideTasks.some(({ id }) => id === wish.at)
  if (file && isTask) keep(context, file, { ...keptIn(file), ...wish })
}

/** Hears of every call that the data core has answered, and ticks what it has brought about. Must not run inside `context.locked`. */
export async function watch<M extends Method>(
  context: CoreContext,
  call: Readonly<{ method: M; input: Input<M>; answer: Output<M> }>,
): Promise<void> {
  if (!isWatched(call.method) || isFault(call.answer) || !practiceFile(context)) return
  await context.locked(() => tick(context, call))
}

function tick<M extends Method>(context: CoreContext, call: Readonly<{ method: M; input: Input<M>; answer: Output<M> }>): void {
  // Another file may have been opened while this waited for its turn.
  const file = practiceFile(context)
  if (!file) return
  const seen = seenIn(file.database)
  noteDeed(seen, call, context)
  const kept = keptIn(file)
  const open = guideTasks.filter(({ id }) => !kept.done.some((one) => one.id === id))
  const seq = lastSeq(file.engine)
  const isNews = leavesTrace(call.method) || seq !== seen.seq
  seen.seq = seq
  const isTrue = (check: GuideFact): boolean => (isTraced(check) ? isNews && isTold(check, file) : seen.facts.has(check))
  const done = open.filter(({ check }) => isTrue(check)).map(({ id }) => ({ id, at: localTime(context.options.now()) }))
  if (done.length === 0) return
  keep(context, file, { ...kept, done: [...kept.done, ...done] })
  context.options.emit('guide', { done: done.map(({ id }) => id) })
}

function keep(context: CoreContext, { engine }: OpenFile, next: Kept): void {
  engine.run('INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)', [key, JSON.stringify(next)])
  context.persist()
}

function keptIn({ engine }: OpenFile): Kept {
  const text = metaOf(engine, key)
  const known = text === null ? {} : (JSON.parse(text) as Partial<Kept>)
  const { shown = false, folded = false, at = guideTasks[0]!.id, done = [] } = known
  return { shown, folded, at, done }
}
