import type { Engine } from '#data/engine/engine.ts'
import type { Change, ChangeSet, ChangeSource } from '#shared/history/changeSet.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MergeFile } from '#shared/ipc/parts/merging.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { logSet } from './changeLog.ts'
import type { CommitContext } from './commit.ts'
import { takeCutRecords } from './cutLog.ts'
import { refreshDerived, refreshOrigins } from './derived.ts'
import { foreignLog, takeSets, type ForeignSet } from './mergeLog.ts'
import { mergeRows, type Arrived, type MergedRecord } from './mergeRows.ts'
import { noteOrigin, originOf, takeOrigins, withoutForeignSettings } from './origins.ts'

export type MergeWish = Readonly<{
  /** Id of the set that notes the merge. */
  id: string
  label: string
  source: ChangeSource
  /** The other copy. */
  there: Engine
  /** Own fields of the office may have come along: brings tables and registry up to them, within the transaction. */
  extend: (engine: Engine) => Registry
  /** Looks only: called with everything in its place, which is then taken back. */
  look?: (registry: Registry, records: readonly MergedRecord[]) => void
  /** Notes what came, within the transaction, also where all of it was known. Not called for a look. */
  note?: () => void
}>

export type Merged = Readonly<{
  /** Null when the other copy knew nothing new, or for a look. */
  set: ChangeSet | null
  /** Sets of the other copy: those known here already, those that were taken over. */
  sets: Readonly<{ known: number; taken: number }>
  records: readonly MergedRecord[]
  /** Who made the sets that were taken over. */
  authors: MergeFile['authors']
  registry: Registry
}>

/** Where the steps stand in the progress of a merge. */
const shares = { log: [0, 0.35], rows: [0.35, 0.7], derived: [0.7, 1] } as const

/**
 * Merges another copy of the same file into this one: its unknown change sets are taken over as they are (author, PC,
 * time), and each record that they touch becomes what the union of both logs says. Nothing of either copy is lost, and
 * the order in which copies are merged makes no difference. Beside commit the only way into ledger tables.
 *
 * One transaction; closing the generator rolls everything back.
 */
export function* mergeSteps(context: CommitContext, wish: MergeWish): Generator<number, Merged | Fault> {
  const { engine } = context
  const origin = originOf(engine, wish.there)
  const log = foreignLog(engine, wish.there, origin?.databaseId ?? null)
  if (isFault(log)) return log
  const sets = { known: log.known, taken: log.unknown.length }
  if (log.unknown.length === 0) {
    if (!wish.look && wish.note) engine.transaction(wish.note)
    return { set: null, sets, records: [], authors: [], registry: context.registry }
  }
  engine.run('BEGIN IMMEDIATE')
  let finished = false
  try {
    // A record may stand in the log before the one that it points to.
    engine.run('PRAGMA defer_foreign_keys = ON')
    const { registry, records } = yield* take(context, wish, log.unknown)
    wish.look?.(registry, records)
    // What only notes earlier merges is taken over without a note, or two copies would go on noting each other's notes.
    const isWorth = log.unknown.some(({ changes }) => changes.length > 0)
    const set = wish.look || !isWorth ? null : yield* noteMerge(context, wish)
    if (!wish.look) wish.note?.()
    engine.run(wish.look ? 'ROLLBACK' : 'COMMIT')
    finished = true
    return { set, sets, records, authors: authorsOf(log.unknown), registry }
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    throw error
  } finally {
    if (!finished && engine.inTransaction()) engine.exec('ROLLBACK')
  }
}

function* take(
  { engine, registry: before, guard, author }: CommitContext,
  wish: MergeWish,
  sets: readonly ForeignSet[],
): Generator<number, Readonly<{ registry: Registry; records: readonly MergedRecord[] }>> {
  yield* within(shares.log, takeSets(engine, sets, wish.id))
  const isCut = sets.some(({ part }) => part !== undefined)
  const rows = { isCut, tells: wish.look !== undefined }
  if (isCut) takeCutRecords(engine, wish.there)
  takeOrigins(engine, wish.there)
  const origin = originOf(engine, wish.there)
  if (origin) noteOrigin(engine, origin, author.now())
  const arrived = arrivedWith(withoutForeignSettings(before, sets))
  const fields = [...arrived].filter(([, { ledger }]) => ledger === 'customField')
  // The office's own fields first: they are columns that the others need.
  const own = fields.length > 0 ? yield* mergeRows(engine, before, new Map(fields), rows) : []
  const registry = fields.length > 0 ? wish.extend(engine) : before
  const rest = new Map([...arrived].filter(([, { ledger }]) => ledger !== 'customField'))
  const records = [...own, ...(yield* within(shares.rows, mergeRows(engine, registry, rest, rows)))]
  guard?.merge(sets.flatMap(({ changes }) => changes))
  const changed = records.flatMap(({ touched: one }) => (one ? [one] : []))
  yield* within(shares.derived, refreshDerived(engine, registry, changed))
  refreshOrigins(engine, registry)
  return { registry, records }
}

function authorsOf(sets: readonly ForeignSet[]): MergeFile['authors'] {
  const authors = new Map<string, MergeFile['authors'][number]>()
  for (const { set } of sets) {
    const key = `${set.person}\n${set.device}`
    const known = authors.get(key) ?? { person: set.person, device: set.device, sets: 0, last: '' }
    authors.set(key, { ...known, sets: known.sets + 1, last: set.at > known.last ? set.at : known.last })
  }
  return [...authors.values()]
}

/** By record. */
export function arrivedWith(sets: readonly ForeignSet[]): ReadonlyMap<string, Arrived> {
  const byRecord = new Map<string, Readonly<{ ledger: string; changes: Change[] }>>()
  for (const change of sets.flatMap(({ changes }) => changes)) {
    const known = byRecord.get(change.recordId)
    if (known) known.changes.push(change)
    else byRecord.set(change.recordId, { ledger: change.ledger, changes: [change] })
  }
  return byRecord
}

/** The merge itself is a set without changes: what it brought stands under its own authors. */
function* noteMerge({ engine, registry, author }: CommitContext, { id, label, source }: MergeWish): Generator<number, ChangeSet> {
  const set: ChangeSet = {
    id,
    kind: 'merge',
    person: author.person,
    device: author.device,
    at: author.now(),
    label,
    source,
    undoes: null,
    appVersion: author.appVersion,
    schemaVersion: registry.schemaVersion,
  }
  yield* logSet(engine, set, [])
  return set
}

function* within<T>([from, to]: readonly [number, number], steps: Generator<number, T>): Generator<number, T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}
