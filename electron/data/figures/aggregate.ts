import { columnReader, type ColumnReader } from '#data/store/columns.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { selected, type ReadContext } from '#data/store/read.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { FieldDefinition, FieldType, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { Aggregate, Figure } from '#shared/measures/define.ts'
import { both, filterAt, type Moment } from './moment.ts'

/** What a number is made of, hence how it is written: 分, ×10^scale, a count. */
export type Kind = Readonly<{ type: FieldType; scale: number }>

export const countKind: Kind = { type: 'integer', scale: 0 }

/** How the values of a figure are written. Throws `query.field` for a field that the ledger does not have. */
export function kindOf(context: ReadContext, figure: Figure): Kind {
  const { aggregate } = figure
  if (aggregate.kind !== 'sum') return countKind
  const field = fieldNamed(needLedger(context.registry, figure.ledger), aggregate.field)
  return { type: field.type, scale: field.scale ?? 0 }
}

/** One figure over all its rows. A sum over nothing is 0. */
export function total(context: ReadContext, figure: Figure, moment: Moment, narrower = ''): number {
  const ledger = needLedger(context.registry, figure.ledger)
  const reader = columnReader(context.registry, ledger, context.today)
  const value = aggregateSql(ledger, reader, figure.aggregate)
  const where = condition(context, ledger, reader, both(filterAt(ledger, figure.filter, moment), narrower))
  return Number(context.engine.values(`SELECT ${value} FROM ${reader.from()} WHERE ${where.sql}`, where.params)[0]![0] ?? 0)
}

/** A figure for each value of a field; the key is the stored value, for links the record id, '' for blank. */
export function totalsBy(context: ReadContext, figure: Figure, moment: Moment, by: string): ReadonlyMap<string, number> {
  const ledger = needLedger(context.registry, figure.ledger)
  const reader = columnReader(context.registry, ledger, context.today)
  fieldNamed(ledger, by)
  const key = reader.value(by).sql
  const value = aggregateSql(ledger, reader, figure.aggregate)
  const where = condition(context, ledger, reader, filterAt(ledger, figure.filter, moment))
  const sql = `SELECT coalesce(${key}, '') AS k, ${value} FROM ${reader.from()} WHERE ${where.sql} GROUP BY k`
  return new Map(context.engine.values(sql, where.params).map((row) => [String(row[0]), Number(row[1] ?? 0)]))
}

function condition(context: ReadContext, ledger: LedgerDefinition, reader: ColumnReader, filter: string) {
  const where = selected(context, ledger, reader, { filter })
  if (isFault(where)) throw new FaultError(where)
  return where
}

function aggregateSql(ledger: LedgerDefinition, reader: ColumnReader, aggregate: Aggregate): string {
  if (aggregate.kind === 'count') return 'count(*)'
  fieldNamed(ledger, aggregate.field)
  const column = reader.value(aggregate.field).sql
  return aggregate.kind === 'sum' ? `coalesce(sum(${column}), 0)` : `count(DISTINCT nullif(${column}, ''))`
}

export function fieldNamed(ledger: LedgerDefinition, id: string): FieldDefinition {
  const field = findField(ledger, id)
  if (!field) throw new FaultError({ fault: 'query.field', field: `${ledger.label}.${id}` })
  return field
}
