import type { Engine } from '#data/engine/engine.ts'
import type { Change } from '#shared/history/changeSet.ts'
import { stateOfRecord, type RecordState } from '#shared/history/state.ts'
import { changeOfRow, changesSql, type ChangeRow } from './changeLog.ts'

/**
 * Records on which copies of the file went on apart, with the fields that a person still has to decide on. Kept beside
 * the log, from which it follows, because asking the log of every record would be slow.
 */

/** All changes of the given records, by record. */
export function changesOfRecords(engine: Engine, ids: readonly string[]): ReadonlyMap<string, readonly Change[]> {
  const rows = engine.all<ChangeRow>(`${changesSql(engine)} WHERE c.record_id IN (SELECT value FROM json_each(?)) ORDER BY c.set_seq`, [
    JSON.stringify(ids),
  ])
  const byRecord = new Map<string, Change[]>()
  for (const row of rows) {
    const list = byRecord.get(row.record_id)
    if (list) list.push(changeOfRow(row))
    else byRecord.set(row.record_id, [changeOfRow(row)])
  }
  return byRecord
}

/** Notes a record whose history branches, or what is left to decide on it. */
export function noteBranch(engine: Engine, ledger: string, recordId: string, state: Pick<RecordState, 'conflicts'>): void {
  const open = state.conflicts.map(({ field }) => field).join(',')
  engine.run('INSERT INTO branch(record_id, ledger, open) VALUES (?,?,?) ON CONFLICT(record_id) DO UPDATE SET open = excluded.open', [
    recordId,
    ledger,
    open,
  ])
}

/** After a commit: what was written over or decided is open no more. */
export function settleBranches(engine: Engine, changes: readonly Change[]): void {
  if (engine.values(`SELECT 1 FROM branch WHERE open <> '' LIMIT 1`).length === 0) return
  const ids = JSON.stringify(changes.map((change) => change.recordId))
  const touched = engine.values(`SELECT record_id, ledger FROM branch WHERE open <> '' AND record_id IN (SELECT value FROM json_each(?))`, [
    ids,
  ])
  const histories = changesOfRecords(
    engine,
    touched.map(([id]) => id as string),
  )
  for (const [id, ledger] of touched) noteBranch(engine, ledger as string, id as string, stateOfRecord(histories.get(id as string) ?? []))
}

/** Ids of the given records whose histories branch. */
export function branchedAmong(engine: Engine, ids: readonly string[]): readonly string[] {
  if (engine.values('SELECT 1 FROM branch LIMIT 1').length === 0) return []
  const rows = engine.values('SELECT record_id FROM branch WHERE record_id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])
  return rows.map(([id]) => id as string)
}
