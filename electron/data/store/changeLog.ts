import type { Engine } from '#data/engine/engine.ts'
import type { Change, ChangeSet } from '#shared/history/changeSet.ts'
import { effectiveDay } from '#shared/history/effective.ts'
import { endOfLog, linkOf } from './chain.ts'
import { fieldsSql, valueKeeper, valuesOf, type KeptValues } from './changeValues.ts'
import { digestOf } from './digest.ts'

/** The long texts go over as bytes: the engine's own way of taking in text costs several times as much. */
const logSql = `INSERT INTO change(set_seq, ledger, record_id, parents, op, shape, before, after, origin, effective, reason)
  VALUES (?,?,?,?,?,?,CAST(? AS TEXT),CAST(? AS TEXT),?,?,?)`

const chunk = 500

/** Writes a set and its changes to the log. Used by commit only, inside its transaction; yields shares of the work. */
export function* logSet(engine: Engine, set: ChangeSet, changes: readonly Change[]): Generator<number, void> {
  const end = endOfLog(engine, 'change_set')
  const seq = end.seq + 1
  insertSet(engine, seq, set, { digest: digestOf(set, changes), after: end.link })
  const keep = valueKeeper(engine)
  for (const [index, change] of changes.entries()) {
    if (index > 0 && index % chunk === 0) yield index / changes.length
    insertChange(engine, seq, change, keep(change.before, change.after))
  }
}

/** @param kept its values, as the log keeps them. `effective` is null in sets of format 1 only. */
export function insertChange(engine: Engine, seq: number, change: LoggedChange, kept: KeptValues): void {
  engine.run(logSql, [
    seq,
    change.ledger,
    change.recordId,
    change.parents.join(','),
    change.op,
    kept.shape,
    Buffer.from(kept.before),
    Buffer.from(kept.after),
    change.origin,
    change.effective,
    change.reason,
  ])
}

type LoggedChange = Omit<Change, 'before' | 'after' | 'effective'> & Readonly<{ effective: string | null }>

type Seal = Readonly<{ digest: string; after: string | null }>

function insertSet(engine: Engine, seq: number, set: ChangeSet, { digest, after }: Seal): void {
  engine.run(
    `INSERT INTO change_set(seq, id, kind, person, device, at, label, source, undoes, app_version, schema_version, digest, link)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
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
      digest,
      linkOf(after, [seq, set.id, digest, null]),
    ],
  )
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
  const rows = engine.all<ChangeRow>(`${changesSql(engine)} WHERE s.id = ? ORDER BY c.rowid LIMIT ? OFFSET ?`, [
    setId,
    window.limit,
    window.offset,
  ])
  return rows.map(changeOfRow)
}

/** All changes of one record, oldest first. */
export function readRecordChanges(engine: Engine, recordId: string): readonly Change[] {
  const rows = engine.all<ChangeRow>(`${changesSql(engine)} WHERE c.record_id = ? ORDER BY c.set_seq`, [recordId])
  return rows.map(changeOfRow)
}

/** Start of a query of changes `c` of sets `s`, as `changeOfRow` reads them. */
export function changesSql(engine: Engine): string {
  return `SELECT s.id AS set_id, s.at AS set_at, c.*, ${fieldsSql(engine)} AS fields FROM change c JOIN change_set s ON s.seq = c.set_seq`
}

/** A row of the log as it is stored; `fields`: names that its values are kept with. */
export type ChangeRow = Readonly<
  Record<'set_id' | 'set_at' | 'ledger' | 'record_id' | 'parents' | 'op' | 'before' | 'after', string> &
    Record<'origin' | 'effective' | 'reason' | 'fields', string | null>
>

export function changeOfRow(row: ChangeRow): Change {
  return {
    setId: row.set_id,
    ledger: row.ledger,
    recordId: row.record_id,
    parents: row.parents === '' ? [] : row.parents.split(','),
    op: row.op as Change['op'],
    before: valuesOf(row.before, row.fields),
    after: valuesOf(row.after, row.fields),
    origin: row.origin,
    // Sets of a program before effective dates have none.
    effective: effectiveDay(row.op as Change['op'], row.effective, row.set_at),
    reason: row.reason,
  }
}

/** Ids of the records that these sets touched, by ledger. */
export function recordsOfSets(engine: Engine, sets: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = engine.values(
    `SELECT DISTINCT c.ledger, c.record_id FROM change c JOIN change_set s ON s.seq = c.set_seq
     WHERE s.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify([...sets])],
  )
  const found = new Map<string, Set<string>>()
  for (const [ledger, record] of rows.map((row) => row.map(String))) found.set(ledger!, (found.get(ledger!) ?? new Set()).add(record!))
  return found
}
