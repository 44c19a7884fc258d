import type { Engine } from '#data/engine/engine.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import { hasTable } from './cutLog.ts'
import type { ForeignSet } from './mergeLog.ts'

/**
 * A county file holds the logs of files that were made apart. `change_set.origin` names the file that a set is from, the table
 * `origin` those files. See decision 0013.
 */
export type Origin = Readonly<{ databaseId: string; township: string }>

/** The file of a township that a county file takes in; null for another copy of the same file. */
export function originOf(here: Engine, there: Engine): Origin | null {
  if (metaOf(here, 'role') !== 'county') return null
  const databaseId = metaOf(there, 'databaseId')
  if (databaseId === '' || databaseId === metaOf(here, 'databaseId')) return null
  const known = here.values('SELECT township FROM origin WHERE database_id = ?', [databaseId])[0]?.[0]
  // A package of changes has the log only: the township is called what it was called before.
  return { databaseId, township: townshipOf(there) || String(known ?? '') }
}

function metaOf(engine: Engine, key: string): string {
  return String(engine.values('SELECT value FROM meta WHERE key = ?', [key])[0]?.[0] ?? '')
}

function townshipOf(engine: Engine): string {
  if (!hasTable(engine, 'office')) return ''
  return String(engine.values('SELECT township FROM office WHERE _removed = 0 ORDER BY id LIMIT 1')[0]?.[0] ?? '')
}

/** Notes a file that sets came from, or what its township is called now. `at`: ISO time. */
export function noteOrigin(engine: Engine, { databaseId, township }: Origin, at: string): void {
  engine.run(
    `INSERT INTO origin(database_id, township, first_at, last_at) VALUES (?,?,?,?)
     ON CONFLICT(database_id) DO UPDATE SET township = coalesce(nullif(excluded.township, ''), township), last_at = excluded.last_at`,
    [databaseId, township, at, at],
  )
}

/** What another copy of the county file knows of origins. */
export function takeOrigins(here: Engine, there: Engine): void {
  if (!hasTable(there, 'origin')) return
  for (const row of there.values('SELECT database_id, township, first_at, last_at FROM origin'))
    here.run(
      `INSERT INTO origin(database_id, township, first_at, last_at) VALUES (?,?,?,?) ON CONFLICT(database_id) DO UPDATE SET
       township = iif(excluded.last_at > last_at, excluded.township, township), last_at = max(last_at, excluded.last_at), first_at = min(first_at, excluded.first_at)`,
      row,
    )
}

/** Settings, layouts, operators, own fields of a township stay in its log: the county has its own. */
export function withoutForeignSettings(registry: Registry, sets: readonly ForeignSet[]): readonly ForeignSet[] {
  const isSetting = (ledger: string): boolean => findLedger(registry, ledger)?.system === true
  return sets.map((one) => (!one.origin ? one : { ...one, changes: one.changes.filter(({ ledger }) => !isSetting(ledger)) }))
}
