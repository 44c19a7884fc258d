import type { Engine } from '#data/engine/engine.ts'
import { hasTable } from '#data/store/cutLog.ts'
import type { CountyTownship } from '#shared/ipc/parts/county.ts'

/** What the county file has of each township, in the order of their names. Removed records are not counted. */
export function countTownships(engine: Engine): readonly CountyTownship[] {
  const [villages, households, persons] = (['village', 'household', 'member'] as const).map((ledger) => countRecords(engine, ledger))
  const conflicts = countConflicts(engine)
  const doubts = countDoubts(engine)
  const origins = engine.values('SELECT database_id, township, last_at FROM origin ORDER BY township, database_id') as [
    string,
    string,
    string,
  ][]
  return origins.map(([databaseId, township, lastAt]) => ({
    databaseId,
    township,
    villages: villages!.get(databaseId) ?? 0,
    households: households!.get(databaseId) ?? 0,
    persons: persons!.get(databaseId) ?? 0,
    conflicts: conflicts.get(databaseId) ?? 0,
    doubts: doubts.get(databaseId) ?? 0,
    number: lastNumber(engine, databaseId),
    day: lastAt.slice(0, 10),
  }))
}

/** A record belongs to the file in which it was added. */
const madeIn = `JOIN change c ON c.record_id = t.id AND c.op = 'add' JOIN change_set s ON s.seq = c.set_seq`

function countRecords(engine: Engine, ledger: 'village' | 'household' | 'member'): ReadonlyMap<string, number> {
  return counted(
    engine.values(
      `SELECT s.origin, count(DISTINCT t.id) FROM ${ledger} t ${madeIn} WHERE t._removed = 0 AND s.origin IS NOT NULL GROUP BY s.origin`,
    ),
  )
}

function countConflicts(engine: Engine): ReadonlyMap<string, number> {
  return counted(
    engine.values(`SELECT s.origin, sum(length(t.open) - length(replace(t.open, ',', '')) + 1)
      FROM (SELECT record_id AS id, open FROM branch WHERE open <> '') t ${madeIn} WHERE s.origin IS NOT NULL GROUP BY s.origin`),
  )
}

/** Persons of one township whose number stands with a person of another one: a move, or a slip of the pen. */
function countDoubts(engine: Engine): ReadonlyMap<string, number> {
  return counted(
    engine.values(`WITH twice AS (
        SELECT t.id, t.id_card, s.origin FROM member t ${madeIn} WHERE t._removed = 0 AND s.origin IS NOT NULL AND t.id_card IN (
          SELECT id_card FROM member WHERE _removed = 0 AND id_card <> '' GROUP BY id_card HAVING count(*) > 1))
      SELECT origin, count(DISTINCT id) FROM twice a
      WHERE EXISTS (SELECT 1 FROM twice b WHERE b.id_card = a.id_card AND b.origin <> a.origin) GROUP BY origin`),
  )
}

function counted(rows: readonly (readonly unknown[])[]): ReadonlyMap<string, number> {
  return new Map(rows.map(([origin, count]) => [origin as string, count as number]))
}

function lastNumber(engine: Engine, databaseId: string): number | null {
  if (!hasTable(engine, 'package_log')) return null
  const row = engine.values(
    `SELECT number FROM package_log WHERE direction = 'in' AND json_extract(manifest, '$.databaseId') = ? ORDER BY seq DESC LIMIT 1`,
    [databaseId],
  )[0]
  return (row?.[0] as number | undefined) ?? null
}
