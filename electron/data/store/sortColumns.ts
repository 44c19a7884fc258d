import type { Engine } from '#data/engine/engine.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { fieldOf, findLedger, isVirtual } from '#shared/ledger/registry.ts'
import { columnReader, type ColumnReader } from './columns.ts'
import type { ReadContext } from './read.ts'
import { ranksOf, type Ranks, type SortKey } from './sort.ts'

/** What is read to sort by one key: SQL, and for the number of a linked row its rank by the words that it stands for. */
type SortColumn = Readonly<{ sql: string; ranks: ((numbers: readonly FieldValue[]) => Ranks) | null }>

/**
 * Words that belong to a linked record (its own, or those of its village) are the same for all rows that lead to it. A row
 * gives the number of the linked row only, and the words are read and sorted once for each of those, which are far fewer.
 */
export function sortColumn(context: ReadContext, ledger: LedgerDefinition, reader: ColumnReader, { field: id }: SortKey): SortColumn {
  const field = fieldOf(ledger, id)
  const derived = field.derived?.kind === 'parent' ? field.derived : null
  const link = derived ? fieldOf(ledger, derived.link) : field
  const target = link.type === 'link' && !isVirtual(link) ? findLedger(context.registry, link.target!) : undefined
  if (!target || isView(context, target)) return { sql: reader.label(id), ranks: null }
  const sql = `(SELECT rowid FROM ${target.table} WHERE id = t.${columnOf(link)})`
  return { sql, ranks: (numbers) => ranksIn(context, target, derived?.field ?? null, numbers) }
}

/** As of another day a view stands before the table, whose rows have no numbers. */
function isView({ engine }: ReadContext, { table }: LedgerDefinition): boolean {
  return engine.values(`SELECT 1 FROM sqlite_temp_master WHERE type = 'view' AND name = ?`, [table]).length > 0
}

/** Beyond this the whole table is read, and kept until something is written. */
const mostNumbers = 1_000

/** @param field of the target; null for the words that name it. */
function ranksIn(context: ReadContext, target: LedgerDefinition, field: string | null, numbers: readonly FieldValue[]): Ranks {
  const wanted = [...new Set(numbers)].filter((number) => number !== null)
  if (wanted.length <= mostNumbers) return readRanks(context, target, field, wanted)
  const kept = keptRanks(context)
  const key = `${target.id}.${field ?? ''} ${context.today}`
  const known = kept.get(key) ?? readRanks(context, target, field, null)
  kept.set(key, known)
  return known
}

function readRanks(context: ReadContext, target: LedgerDefinition, field: string | null, only: readonly FieldValue[] | null): Ranks {
  const reader = columnReader(context.registry, target, context.today)
  const label = field === null ? reader.title() : reader.label(field)
  const among = only ? ' WHERE t.rowid IN (SELECT value FROM json_each(?))' : ''
  const sql = `SELECT t.rowid, ${label} FROM ${reader.from()}${among}`
  return ranksOf(context.engine.values(sql, only ? [JSON.stringify(only)] : []) as readonly (readonly FieldValue[])[])
}

type Kept = Readonly<{ registry: object; changes: number; ranks: Map<string, Ranks> }>

const keptByEngine = new WeakMap<Engine, Kept>()

/** Ranks read since the last write of any kind. */
function keptRanks({ engine, registry }: ReadContext): Map<string, Ranks> {
  const changes = engine.values('SELECT total_changes()')[0]![0] as number
  const known = keptByEngine.get(engine)
  if (known && known.changes === changes && known.registry === registry) return known.ranks
  const kept = { registry, changes, ranks: new Map<string, Ranks>() }
  keptByEngine.set(engine, kept)
  return kept.ranks
}
