import type { Engine } from '#data/engine/engine.ts'
import type { Change, ChangeSet } from '#shared/history/changeSet.ts'
import { changeOfRow, changesSql, setOfRow, type ChangeRow } from './changeLog.ts'
import { digestOf } from './digest.ts'

/**
 * A village's file holds the share of a village: of each change set only what is about its records, without the columns
 * that stayed in the township. Ids and digests of sets are those of the whole ones, so that what is done on top of them
 * knows its past wherever it comes. `cut_set` names the sets that are here in part, with the digest of that part;
 * `cut_record` the records of which nothing but the name is here. See decision 0011.
 */

/** Set id → digest of the part that is here; empty for a whole file and for files of earlier programs. */
export function cutDigests(engine: Engine): ReadonlyMap<string, string> {
  if (!hasTable(engine, 'cut_set')) return new Map()
  return new Map(engine.values('SELECT set_id, digest FROM cut_set').map(([id, digest]) => [id as string, digest as string]))
}

/** Record → ledger, of those that are here by name only. */
export function cutRecords(engine: Engine): ReadonlyMap<string, string> {
  if (!hasTable(engine, 'cut_record')) return new Map()
  return new Map(engine.values('SELECT record_id, ledger FROM cut_record').map(([id, ledger]) => [id as string, ledger as string]))
}

/** The order in which parts of a set came makes no difference. */
export function cutDigestOf(set: ChangeSet, changes: readonly Change[]): string {
  return digestOf(
    set,
    [...changes].sort((a, b) => (a.recordId < b.recordId ? -1 : 1)),
  )
}

/** Sets are here in part: a file of a village, or a package for one. */
export function hasCutLog(engine: Engine): boolean {
  return hasTable(engine, 'cut_set') && engine.values('SELECT 1 FROM cut_set LIMIT 1').length > 0
}

/** Notes the digest of what is here of a set now. */
export function noteCut(engine: Engine, setId: string): void {
  const row = engine.get<Parameters<typeof setOfRow>[0] & Readonly<{ seq: number }>>('SELECT * FROM change_set WHERE id = ?', [setId])!
  const changes = engine.all<ChangeRow>(`${changesSql(engine)} WHERE c.set_seq = ?`, [row.seq]).map(changeOfRow)
  engine.run('INSERT INTO cut_set(set_id, digest) VALUES (?,?) ON CONFLICT(set_id) DO UPDATE SET digest = excluded.digest', [
    setId,
    cutDigestOf(setOfRow(row), changes),
  ])
}

/**
 * Takes over which records the other share knows by name only: those it knows in full are so here, too. A record that became
 * one of another village is known by name from then on, or an edit here would seem to know what was not told.
 */
export function takeCutRecords(here: Engine, there: Engine): void {
  const named = cutRecords(there)
  const full = there.values('SELECT DISTINCT record_id FROM change').flatMap(([id]) => (named.has(id as string) ? [] : [id]))
  here.run('DELETE FROM cut_record WHERE record_id IN (SELECT value FROM json_each(?))', [JSON.stringify(full)])
  for (const [id, ledger] of named) here.run('INSERT OR REPLACE INTO cut_record(record_id, ledger) VALUES (?,?)', [id, ledger])
}

export function hasTable(engine: Engine, name: string): boolean {
  return engine.values(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, [name]).length > 0
}
