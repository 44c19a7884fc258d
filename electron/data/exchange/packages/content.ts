import { openEngine, type Engine } from '#data/engine/engine.ts'
import { EngineError } from '#data/engine/engineError.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { integrityProblem } from '#data/file/check.ts'
import { applicationId, readHeader } from '#data/file/header.ts'
import type { Outcome } from '#shared/ipc/faults.ts'

/** What reading a log asks of a database; anything else would not be of this program. */
const columnsOf: Readonly<Record<string, string>> = {
  meta: 'key, value',
  change_set: 'seq, id, kind, person, device, at, label, source, undoes, app_version, schema_version, digest',
  change: 'set_seq, ledger, record_id, parents, op, before, after, origin, effective, reason',
}

/**
 * The database of a package, examined before anything of it is used: sound, ours, its log readable. The caller closes it.
 * Faults: `package.altered`.
 */
export async function openContent(image: Uint8Array, file: string): Promise<Outcome<Engine>> {
  const altered = { fault: 'package.altered', file, part: '内容' } as const
  const header = readHeader(image)
  if (header?.applicationId !== applicationId || header.isWal) return altered
  const sqlJs = await loadEngine()
  let engine: Engine | undefined
  try {
    engine = openEngine(sqlJs, image)
    if (integrityProblem(engine, 'full') === undefined && isLog(engine)) return engine
    engine.close()
    return altered
  } catch (thrown) {
    engine?.close()
    if (thrown instanceof EngineError) return altered
    throw thrown
  }
}

function isLog(engine: Engine): boolean {
  const tables = new Set(engine.values(`SELECT name FROM sqlite_schema WHERE type = 'table'`).map(([name]) => name))
  if (!Object.keys(columnsOf).every((name) => tables.has(name))) return false
  for (const [table, columns] of Object.entries(columnsOf)) engine.values(`SELECT ${columns} FROM ${table} LIMIT 0`)
  const hasShapes = tables.has('change_shape')
  if (hasShapes && engine.values(strangeShapes).length > 0) return false
  const strange = engine.values(
    `SELECT 1 FROM change c WHERE ${isStrange('before', hasShapes)} OR ${isStrange('after', hasShapes)}
       OR typeof(record_id) <> 'text' OR typeof(ledger) <> 'text' OR typeof(parents) <> 'text'
     UNION ALL SELECT 1 FROM change_set WHERE typeof(id) <> 'text' OR typeof(digest) <> 'text' OR (source IS NOT NULL AND json_valid(source) IS NOT 1)
     LIMIT 1`,
  )
  return strange.length === 0
}

/** Values are an object, or an array as long as the list of its fields. */
function isStrange(column: string, hasShapes: boolean): string {
  const fits = `json_array_length(${column}) = (SELECT json_array_length(f.fields) FROM change_shape f WHERE f.id = c.shape)`
  const isFine = `json_type(${column}) = 'object'${hasShapes ? ` OR (json_type(${column}) = 'array' AND ${fits})` : ''}`
  return `CASE WHEN json_valid(${column}) THEN (${isFine}) IS NOT 1 ELSE 1 END`
}

const strangeShapes = `SELECT 1 FROM change_shape WHERE CASE WHEN json_valid(fields) THEN json_type(fields) <> 'array'
    OR EXISTS (SELECT 1 FROM json_each(fields) WHERE type <> 'text') ELSE 1 END LIMIT 1`
