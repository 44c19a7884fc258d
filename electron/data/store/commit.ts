import type { Engine } from '#data/engine/engine.ts'
import { EngineError, type EngineCode } from '#data/engine/engineError.ts'
import type { Change, ChangeSet, DraftChange, DraftChangeSet } from '#shared/history/changeSet.ts'
import { dayOf, effectiveProblem } from '#shared/history/effective.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import { settleBranches } from './branches.ts'
import { logSet, readChanges, readSet } from './changeLog.ts'
import { refreshDerived } from './derived.ts'
import type { StoredRows } from './read.ts'
import { refuseOutsideShare } from './shareGate.ts'
import { recordTable, type RecordTable, type Written } from './recordTable.ts'

/** Who writes, on what, when: handed in, so that tests decide the clock. */
export type Author = Readonly<{ person: string; device: string; appVersion: string; now: () => string }>

export type Committed = Readonly<{
  /** null when nothing differed from what is stored: then nothing was written. */
  set: ChangeSet | null
  changes: readonly Change[]
}>

/**
 * A draft, or what makes it: then it is made within the transaction, so that its checks see exactly what is written over.
 * A fault that it answers or throws is the answer of the commit; nothing is written.
 */
export type DraftSource = DraftChangeSet | Readonly<{ id: string; make: () => MadeDraft | Fault }>

/** `stored`: the records as they were read while making the draft, so that they are not read again. */
export type MadeDraft = Readonly<{ draft: DraftChangeSet; stored: StoredRows }>

export type CommitContext = Readonly<{ engine: Engine; registry: Registry; author: Author; guard?: CommitGuard }>

/** Whether the person at work may write these records; throws FaultError. Asked within the transaction. */
export type CommitGuard = Readonly<{
  commit: (records: readonly Guarded[], when: 'before' | 'after') => void
  /** What comes from another copy; asked when it is written. */
  merge: (changes: readonly Change[]) => void
}>

/** `fields` are named when asked for: of most records nobody asks. */
export type Guarded = Readonly<{ ledger: string; recordId: string; op: Change['op']; fields: () => readonly string[] }>

/**
 * THE write path: nothing else writes to a ledger table. Takes a draft, compares it with what is stored, writes rows,
 * log and derived columns in one transaction of the engine. The caller then has the pages written to disk.
 *
 * Asking again with the id of a set that is already stored answers that set and writes nothing.
 * Steps yield between chunks of records, so that a large import can report progress and be cancelled: closing the
 * generator rolls everything back.
 *
 * @returns the set, or `record.changed` / `record.notFound` when the draft was made from an older state.
 */
export function* commitSteps(context: CommitContext, source: DraftSource): Generator<number, Committed | Fault> {
  const { engine } = context
  engine.run('BEGIN IMMEDIATE')
  let finished = false
  try {
    // Within the transaction, like everything else: each read outside of one has SQLite look at the file's header first.
    const known = storedSet(engine, source.id)
    if (known) return known
    const made = 'make' in source ? source.make() : { draft: source, stored: none }
    if (isFault(made)) return made
    const result = yield* writeSet(context, made)
    engine.run(result.set === null ? 'ROLLBACK' : 'COMMIT')
    finished = true
    return result
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    const refused = constraintFault(error)
    if (refused) return refused
    throw error
  } finally {
    if (!finished && engine.inTransaction()) engine.exec('ROLLBACK')
  }
}

const none: StoredRows = new Map()

/** commitSteps in one go. */
export function commit(context: CommitContext, draft: DraftChangeSet): Committed | Fault {
  const steps = commitSteps(context, draft)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

const constraintWords: Partial<Record<EngineCode, string>> = {
  SQLITE_CONSTRAINT_FOREIGNKEY: '它指向的记录不存在',
  SQLITE_CONSTRAINT_UNIQUE: '同一编号的记录已经存在',
  SQLITE_CONSTRAINT_DATATYPE: '有一项的值不是它的类型',
}

/** What the tables themselves refuse: an answer to a wrong draft, not a bug of the program. */
function constraintFault(error: unknown): Fault | null {
  const words = error instanceof EngineError ? constraintWords[error.code] : undefined
  return words === undefined ? null : { fault: 'record.invalid', detail: words }
}

/** Where the steps of a commit stand in its progress: writing rows takes most of it. */
const shares = { rows: [0, 0.6], derived: [0.6, 0.8], log: [0.8, 1] } as const

function* writeSet(context: CommitContext, made: MadeDraft): Generator<number, Committed> {
  const { engine, registry } = context
  const { draft } = made
  refuseRepeated(draft)
  refuseOutsideShare(engine, registry, draft.changes)
  const set = setOfDraft(context, draft)
  context.guard?.commit(
    draft.changes.map((change) => guarded(change, change.values)),
    'before',
  )
  const written = yield* within(shares.rows, writeRows(context, made, set))
  if (written.length === 0) return { set: null, changes: [] }
  context.guard?.commit(
    written.map(({ change }) => guarded(change, change.after)),
    'after',
  )
  const touched = written.map((record) => record.touched)
  yield* within(shares.derived, refreshDerived(engine, registry, touched))
  const changes = written.map((record) => record.change)
  yield* within(shares.log, logSet(engine, set, changes))
  settleBranches(engine, changes)
  return { set, changes }
}

function guarded({ ledger, recordId, op }: Pick<DraftChange, 'ledger' | 'recordId' | 'op'>, values: DraftChange['values']): Guarded {
  return { ledger, recordId, op, fields: () => Object.keys(values) }
}

function* within<T>([from, to]: readonly [number, number], steps: Generator<number, T>): Generator<number, T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}

const chunk = 500

/** Compares each record with what is stored and writes it; what does not differ is left out. */
function* writeRows(context: CommitContext, { draft, stored }: MadeDraft, set: ChangeSet): Generator<number, readonly Written[]> {
  const tables = new Map<string, RecordTable>()
  const all: Written[] = []
  for (const [index, wanted] of draft.changes.entries()) {
    if (index % chunk === 0) yield index / draft.changes.length
    refuseFuture(wanted, set)
    const written = tableOf(context, draft, wanted, tables).write(wanted, set, stored.get(wanted.recordId))
    if (written) all.push(written)
  }
  return all
}

/** Taking something back may repeat the day of a PC whose clock was ahead. */
function refuseFuture(wanted: DraftChange, { kind, at }: ChangeSet): void {
  const problem = kind === 'undo' ? null : effectiveProblem(wanted, dayOf(at))
  if (problem !== null) throw new FaultError({ fault: 'record.invalid', detail: problem, record: wanted.recordId })
}

/** A record occurs once in a set: a second change of it would have its own set as its past. */
function refuseRepeated(draft: DraftChangeSet): void {
  const seen = new Set<string>()
  for (const { recordId } of draft.changes) {
    if (seen.has(recordId)) throw new FaultError({ fault: 'input.invalid', detail: '同一条记录在一次提交里出现了两次', record: recordId })
    seen.add(recordId)
  }
}

function tableOf(
  { engine, registry }: CommitContext,
  draft: DraftChangeSet,
  wanted: DraftChange,
  tables: Map<string, RecordTable>,
): RecordTable {
  const existing = tables.get(wanted.ledger)
  if (existing) return existing
  const ledger = findLedger(registry, wanted.ledger)
  if (!ledger) throw new FaultError({ fault: 'ledger.unknown', ledger: wanted.ledger })
  const added = draft.changes.filter((change) => change.ledger === wanted.ledger && change.op === 'add')
  const table = recordTable(engine, ledger, new Set(added.flatMap((change) => Object.keys(change.values))))
  tables.set(wanted.ledger, table)
  return table
}

function setOfDraft(context: CommitContext, draft: DraftChangeSet): ChangeSet {
  const { author, registry } = context
  return {
    id: draft.id,
    kind: draft.kind,
    person: author.person,
    device: author.device,
    at: author.now(),
    label: draft.label,
    source: draft.source ?? null,
    undoes: draft.undoes ?? null,
    appVersion: author.appVersion,
    schemaVersion: registry.schemaVersion,
  }
}

function storedSet(engine: Engine, id: string): Committed | null {
  const set = readSet(engine, id)
  return set && { set, changes: readChanges(engine, id) }
}
