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

/**
 * Many figures at one moment, in their order: those of one ledger are counted in one pass over its records, since a pass
 * over the persons of a township takes far longer than one more condition.
 */
export function totalsTogether(context: ReadContext, figures: readonly Figure[], moment: Moment): readonly number[] {
  const values = new Map<Figure, number>()
  for (const id of new Set(figures.map((figure) => figure.ledger))) {
    const ledger = needLedger(context.registry, id)
    const own = figures.filter((figure) => figure.ledger === id)
    const reader = columnReader(context.registry, ledger, context.today)
    const parts = own.map((figure) => ({
      where: condition(context, ledger, reader, filterAt(ledger, figure.filter, moment)),
      figure,
    }))
    const columns = parts.map(({ where, figure }) => aggregateSql(ledger, reader, figure.aggregate, where.sql))
    const params = parts.flatMap(({ where }) => [...where.params])
    const [row] = context.engine.values(`SELECT ${columns.join(', ')} FROM ${reader.from()}`, params)
    own.forEach((figure, index) => values.set(figure, Number(row![index] ?? 0)))
  }
  return figures.map((figure) => values.get(figure)!)
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

/** `when`: counts only the records for which it holds, where the statement reads others, too. */
function aggregateSql(ledger: LedgerDefinition, reader: ColumnReader, aggregate: Aggregate, when?: string): string {
  const narrowed = (value: string): string => (when === undefined ? value : `CASE WHEN ${when} THEN ${value} END`)
  if (aggregate.kind === 'count') return `count(${when === undefined ? '*' : narrowed('1')})`
  fieldNamed(ledger, aggregate.field)
  const column = reader.value(aggregate.field).sql
  if (aggregate.kind === 'sum') return `coalesce(sum(${narrowed(column)}), 0)`
  return `count(DISTINCT ${narrowed(`nullif(${column}, '')`)})`
}

export function fieldNamed(ledger: LedgerDefinition, id: string): FieldDefinition {
  const field = findField(ledger, id)
  if (!field) throw new FaultError({ fault: 'query.field', field: `${ledger.label}.${id}` })
  return field
}
