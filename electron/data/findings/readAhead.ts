import { columnOf } from '#shared/ledger/column.ts'
import type { RuleRecord } from '#shared/rules/define.ts'
import type { CheckRun } from './checkRun.ts'
import type { Kind } from './kinds.ts'
import { recordsByRoot } from './recordReader.ts'
import { amongRootsSql, type RootPath } from './rootPaths.ts'

/**
 * How the ledgers of one kind of dossier are read when all of them are. Most ledgers hold a few hundred records: asking
 * each of them again for every 200 households takes longer than reading them.
 */
export type Ahead = Readonly<{
  /** Records of small ledgers by root. */
  held: ReadonlyMap<string, ReadonlyMap<string, readonly RuleRecord[]>>
  /** Of large ones, the condition under which a row may belong to a root between `?1` and `?2`. */
  conditions: ReadonlyMap<string, string>
}>

/** Larger ledgers are read in parts; all that is held at once takes some 40 MB. */
export const usualLimits = { ledger: 3_000, all: 30_000 }

/** Yields between ledgers, so that other calls are answered. */
export function* readAhead(run: CheckRun, kind: Kind, most = usualLimits): Generator<void, Ahead> {
  const held = new Map<string, ReadonlyMap<string, readonly RuleRecord[]>>()
  const conditions = new Map<string, string>()
  let total = 0
  for (const { ledger, path, read } of kind.loaded) {
    if (!run.kept.has(ledger.id)) continue
    const count = run.reading.engine.values(`SELECT count(*) FROM ${ledger.table}`)[0]![0] as number
    if (count > most.ledger || total + count > most.all) {
      conditions.set(ledger.id, amongRootsSql(shortest(run, path), 'between'))
      continue
    }
    total += count
    held.set(ledger.id, recordsByRoot(read('1', [])))
    yield
  }
  return { held, conditions }
}

/** Where every record names its root itself, nobody has to look for other ways to it. */
function shortest(run: CheckRun, path: RootPath): RootPath {
  const [first] = path.chains
  if (path.chains.length < 2 || first?.length !== 1) return path
  const sql = `SELECT 1 FROM ${path.ledger.table} WHERE _removed = 0 AND ${columnOf(first[0]!.field)} IS NULL LIMIT 1`
  return run.reading.engine.values(sql).length > 0 ? path : { ...path, chains: [first] }
}
