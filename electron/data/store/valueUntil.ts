import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { inUnitOf } from '#shared/ledger/derive/formula.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { pointingSql, type PointingDerivation } from './derivationPlan.ts'
import type { ReadContext } from './read.ts'

/** `day`: ISO day, month or year, the whole of which counts. `entry`: of that very day only what was entered before this record, and it. */
export type Until = Readonly<{ day: string; entry?: string }>

/** What a sum, count or latest value of a record was when only what had happened by a day is taken into account. */
export function valueUntil(
  { engine, registry }: Pick<ReadContext, 'engine' | 'registry'>,
  record: Readonly<{ ledger: LedgerDefinition; id: string; field: FieldDefinition }>,
  { day, entry }: Until,
): FieldValue {
  const derived = record.field.derived as PointingDerivation
  const source = ledgerOf(registry, derived.ledger)
  const date = `CAST(c.${columnOf(fieldOf(source, derived.kind === 'latest' ? derived.by : source.since!))} AS TEXT)`
  const last = `${day}\uffff`
  // Ids are given in the order of entry.
  const condition = entry === undefined ? `${date} <= ?1` : `(${date} < ?2 OR (${date} <= ?1 AND c.id <= ?4))`
  const sql = `SELECT ${pointingSql(registry, derived, ` AND ${condition}`)} FROM ${record.ledger.table} t WHERE t.id = ?3`
  const [found] = engine.values(sql, entry === undefined ? [last, '', record.id] : [last, day, record.id, entry])[0] ?? []
  const value = (found ?? null) as FieldValue
  return derived.kind === 'count' ? value : inUnitOf(record.field, fieldOf(source, derived.field), value)
}
