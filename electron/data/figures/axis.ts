import { columnReader } from '#data/store/columns.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import { codesOf } from '#shared/ledger/registry.ts'
import type { NamedRow, RowAxis } from '#shared/measures/define.ts'
import { fieldNamed } from './aggregate.ts'
import { fillFilter, filterAt, type Moment } from './moment.ts'

/** One row of a table before its cells: `value` is the stored value that groups by it, `record` the row of a list. */
export type AxisRow = Readonly<{
  key: string
  label: string
  indent?: number
  value?: string
  named?: NamedRow
  record?: StoredRow
}>

export const blankRow = '（未填）'

/** The rows of a table in their own order: villages and other links by their list, codes as in the code list. */
export function axisRows(context: ReadContext, axis: RowAxis, moment: Moment): readonly AxisRow[] {
  if (axis.kind === 'made') return []
  if (axis.kind === 'named') return axis.rows.map((named) => namedRow(named, moment))
  if (axis.kind === 'records') return recordRows(context, axis, moment)
  const field = fieldNamed(needLedger(context.registry, axis.ledger), axis.field)
  const read = columnReader(context.registry, needLedger(context.registry, axis.ledger), context.today).value(axis.field).field
  const codes = codesOf(context.registry, read)
  if (read.type === 'link') return linkRows(context, read.target!, moment)
  const values = codes ? codes.items.map((item) => item.value) : distinct(context, axis, moment)
  return values.map((value) => ({ key: value, label: field.type === 'boolean' ? yesNo(value) : value, value }))
}

function yesNo(value: string): string {
  return value === '1' ? '是' : '否'
}

function namedRow(named: NamedRow, moment: Moment): AxisRow {
  const filters = Object.fromEntries(Object.entries(named.filters).map(([ledger, filter]) => [ledger, fillFilter(filter, moment)]))
  return { key: named.id, label: named.label, indent: named.indent ?? 0, named: { ...named, filters } }
}

function linkRows(context: ReadContext, target: string, moment: Moment): readonly AxisRow[] {
  const ledger = needLedger(context.registry, target)
  const ids = moment.village !== null && target === 'village' ? [moment.village.id] : queryIds(context, ledger, {})
  if (isFault(ids)) throw new FaultError(ids)
  return readRecords(context, ledger, ids).map((row) => ({ key: row.id, label: titleOf(ledger, row), value: row.id }))
}

function recordRows(context: ReadContext, axis: RowAxis & { kind: 'records' }, moment: Moment): readonly AxisRow[] {
  const ledger = needLedger(context.registry, axis.ledger)
  const sort = axis.sort?.map((key) => (key.startsWith('-') ? { field: key.slice(1), down: true } : { field: key, down: false }))
  const ids = queryIds(context, ledger, { filter: filterAt(ledger, axis.filter, moment), ...(sort ? { sort } : {}) })
  if (isFault(ids)) throw new FaultError(ids)
  return readRecords(context, ledger, ids).map((record) => ({ key: record.id, label: titleOf(ledger, record), value: record.id, record }))
}

/** Values that occur, smallest first: years, amounts of a scheme, names. */
function distinct(context: ReadContext, axis: RowAxis & { kind: 'values' }, moment: Moment): readonly string[] {
  const ledger = needLedger(context.registry, axis.ledger)
  const ids = queryIds(context, ledger, { filter: filterAt(ledger, undefined, moment) })
  if (isFault(ids)) throw new FaultError(ids)
  const reader = columnReader(context.registry, ledger, context.today)
  const value = reader.value(axis.field).sql
  const sql = `SELECT DISTINCT ${value} AS v FROM ${reader.from()} WHERE t._removed = 0 AND coalesce(${value}, '') <> '' ORDER BY v LIMIT 2000`
  return context.engine.values(sql).map((row) => String(row[0]))
}
