import type { FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { Change } from '#shared/history/changeSet.ts'
import type { CheckRun } from './checkRun.ts'
import { ownersOfRecord } from './findingTable.ts'
import type { Kind } from './kinds.ts'
import { ownLinks, rootSql, type RootPath } from './rootPaths.ts'
import type { Reading } from './recordReader.ts'

/** Roots to check again, by kind, and records that belong to no dossier. */
export type Dirty = Readonly<{ roots: ReadonlyMap<string, Set<string>>; alone: ReadonlyMap<string, Set<string>> }>

/** What the changes could have put right or wrong: dossiers in which the records stand now, stood before, or are looked at. */
export function dirtyOf(run: CheckRun, changes: readonly Change[]): Dirty {
  const roots = new Map(run.kinds.map((kind) => [kind.root.id, new Set<string>()]))
  const alone = new Map<string, Set<string>>()
  for (const change of changes) {
    const ledger = findLedger(run.reading.registry, change.ledger)
    if (!ledger || ledger.system) continue
    for (const owner of ownersOfRecord(run.reading.engine, change.recordId)) roots.get(owner.kind)?.add(owner.root)
    for (const kind of run.kinds) addAll(roots.get(kind.root.id)!, rootsIn(run.reading, kind, ledger, change))
    const set = alone.get(ledger.id) ?? new Set()
    alone.set(ledger.id, set.add(change.recordId))
  }
  return { roots, alone }
}

function rootsIn(reading: Reading, kind: Kind, ledger: LedgerDefinition, change: Change): readonly string[] {
  const loaded = kind.loaded.find((entry) => entry.ledger.id === ledger.id)
  if (loaded) return [...rootsNow(reading, loaded.path, 't.id', change.recordId), ...rootsBefore(reading, kind, loaded.path, change.before)]
  if (!kind.outside.includes(ledger)) return []
  return kind.loaded.flatMap(({ ledger: pointing, path }) =>
    ownLinks(pointing)
      .filter((link) => link.target === ledger.id)
      .flatMap((link) => rootsNow(reading, path, `t.${columnOf(link)}`, change.recordId)),
  )
}

function rootsNow({ engine }: Reading, path: RootPath, column: string, id: string): readonly string[] {
  const { sql, joins } = rootSql(path)
  // A bare `= ?` beside a LEFT JOIN has SQLite plan anew for every value that is bound.
  const rows = engine.values(`SELECT DISTINCT ${sql} FROM ${path.ledger.table} t ${joins} WHERE ${column} = ? || ''`, [id])
  return rows.flatMap(([root]) => (typeof root === 'string' ? [root] : []))
}

/** Roots to which the links led that the change took away. */
function rootsBefore(reading: Reading, kind: Kind, path: RootPath, before: FieldValues): readonly string[] {
  return path.chains.flatMap((chain) => {
    const first = chain[0]
    const old = first && before[first.field.id]
    if (!first || typeof old !== 'string' || old === '') return []
    if (chain.length === 1) return [old]
    const next = kind.paths.get(first.target.id)
    return next ? rootsNow(reading, next, 't.id', old) : []
  })
}

function addAll(set: Set<string>, ids: readonly string[]): void {
  for (const id of ids) set.add(id)
}
