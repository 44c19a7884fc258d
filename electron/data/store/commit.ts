import type { Engine } from '#data/engine/engine.ts'
import { EngineError, type EngineCode } from '#data/engine/engineError.ts'
import type { Change, ChangeSet, DraftChange, DraftChangeSet } from '#shared/history/changeSet.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import { digestOf } from './digest.ts'
import { refreshDerived, type Touched } from './derived.ts'
import { recordTable, type RecordTable } from './recordTable.ts'

/** Who writes, on what, when: handed in, so that tests decide the clock. */
export type Author = Readonly<{ person: string; device: string; appVersion: string; now: () => string }>

export type Committed = Readonly<{
  /** null when nothing differed from what is stored: then nothing was written. */
  set: ChangeSet | null
  changes: readonly Change[]
}>

export type CommitContext = Readonly<{ engine: Engine; registry: Registry; author: Author }>

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
export function* commitSteps(context: CommitContext, draft: DraftChangeSet): Generator<number, Committed | Fault> {
  const { engine } = context
  const known = storedSet(engine, draft.id)
  if (known) return known
  engine.exec('BEGIN IMMEDIATE')
  let finished = false
  try {
    const result = yield* writeSet(context, draft)
    engine.exec(result.set === null ? 'ROLLBACK' : 'COMMIT')
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

const chunk = 500

/** The long text goes over as bytes: the engine's own way of taking in text costs several times as much. */
const logSql = 'INSERT INTO change(set_seq, ledger, record_id, parents, op, before, after, origin) VALUES (?,?,?,?,?,?,CAST(? AS TEXT),?)'

function* writeSet(context: CommitContext, draft: DraftChangeSet): Generator<number, Committed> {
  const { engine, registry } = context
  refuseRepeated(draft)
  const seq = (engine.values('SELECT coalesce(max(seq), 0) + 1 FROM change_set')[0]![0] as number) || 1
  const set = setOfDraft(context, draft)
  insertSet(engine, seq, set)
  const tables = new Map<string, RecordTable>()
  const changes: Change[] = []
  const touched: Touched[] = []
  for (const [index, wanted] of draft.changes.entries()) {
    if (index % chunk === 0) yield index / draft.changes.length
    const table = tableOf(context, draft, wanted, tables)
    const written = table.write(wanted, draft.id)
    if (!written) continue
    changes.push(written.change)
    touched.push(written.touched)
    const { change } = written
    engine.run(logSql, [
      seq,
      change.ledger,
      change.recordId,
      change.parents.join(','),
      change.op,
      JSON.stringify(change.before),
      Buffer.from(JSON.stringify(change.after)),
      change.origin,
    ])
  }
  yield* refreshDerived(engine, registry, touched)
  if (changes.length === 0) return { set: null, changes: [] }
  engine.run('UPDATE change_set SET digest = ? WHERE seq = ?', [digestOf(set, changes), seq])
  return { set, changes }
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

function insertSet(engine: Engine, seq: number, set: ChangeSet): void {
  engine.run(
    `INSERT INTO change_set(seq, id, kind, person, device, at, label, source, undoes, app_version, schema_version, digest)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,'')`,
    [
      seq,
      set.id,
      set.kind,
      set.person,
      set.device,
      set.at,
      set.label,
      set.source && JSON.stringify(set.source),
      set.undoes,
      set.appVersion,
      set.schemaVersion,
    ],
  )
}

function storedSet(engine: Engine, id: string): Committed | null {
  const set = readSet(engine, id)
  return set && { set, changes: readChanges(engine, id) }
}

type SetRow = Readonly<
  Record<'id' | 'kind' | 'person' | 'device' | 'at' | 'label' | 'app_version', string> & {
    source: string | null
    undoes: string | null
    schema_version: number
  }
>

/** A stored set by its id. */
export function readSet(engine: Engine, id: string): ChangeSet | null {
  const row = engine.get<SetRow>('SELECT * FROM change_set WHERE id = ?', [id])
  return row ? setOfRow(row) : null
}

export function setOfRow(row: SetRow): ChangeSet {
  return {
    id: row.id,
    kind: row.kind as ChangeSet['kind'],
    person: row.person,
    device: row.device,
    at: row.at,
    label: row.label,
    source: row.source === null ? null : (JSON.parse(row.source) as ChangeSet['source']),
    undoes: row.undoes,
    appVersion: row.app_version,
    schemaVersion: row.schema_version,
  }
}

/** Changes of a stored set in the order in which they were written. */
export function readChanges(engine: Engine, setId: string, window = { offset: 0, limit: -1 }): readonly Change[] {
  const rows = engine.all<ChangeRow>(
    `SELECT s.id AS set_id, c.* FROM change c JOIN change_set s ON s.seq = c.set_seq WHERE s.id = ? ORDER BY c.rowid LIMIT ? OFFSET ?`,
    [setId, window.limit, window.offset],
  )
  return rows.map(changeOfRow)
}

/** All changes of one record, oldest first. */
export function readRecordChanges(engine: Engine, recordId: string): readonly Change[] {
  const rows = engine.all<ChangeRow>(
    `SELECT s.id AS set_id, c.* FROM change c JOIN change_set s ON s.seq = c.set_seq WHERE c.record_id = ? ORDER BY c.set_seq`,
    [recordId],
  )
  return rows.map(changeOfRow)
}

type ChangeRow = Readonly<
  Record<'set_id' | 'ledger' | 'record_id' | 'parents' | 'op' | 'before' | 'after', string> & { origin: string | null }
>

export function changeOfRow(row: ChangeRow): Change {
  return {
    setId: row.set_id,
    ledger: row.ledger,
    recordId: row.record_id,
    parents: row.parents === '' ? [] : row.parents.split(','),
    op: row.op as Change['op'],
    before: JSON.parse(row.before) as Change['before'],
    after: JSON.parse(row.after) as Change['after'],
    origin: row.origin,
  }
}
