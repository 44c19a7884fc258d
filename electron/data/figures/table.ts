import { needLedger } from '#data/store/needLedger.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { Drill, TableAnswer, TableCell, TableHead, TableRow } from '#shared/ipc/parts/figures.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { columnReader } from '#data/store/columns.ts'
import type { Figure, TableColumn, TableDefinition } from '#shared/measures/define.ts'
import { fieldNamed, kindOf, total, totalsBy, countKind, type Kind } from './aggregate.ts'
import { axisRows, blankRow, type AxisRow } from './axis.ts'
import { combined, type Valued } from './measures.ts'
import { both, filterAt, hasVillage, quoted, type Moment } from './moment.ts'
import { percentKind, quotient, wordsOf } from './words.ts'

type FigureColumn = TableColumn & Readonly<{ of: Figure & Readonly<{ by?: string }> }>

/** Figures of a column by row key, and over all rows. */
type Column = Readonly<{
  at: (row: AxisRow) => number | null
  all: number | null
  kind: Kind
  drill: (row: AxisRow | null) => Drill | null
}>

/**
 * A table at a moment; `context` must already stand at `moment.asOf`. The total row is counted over all records and
 * not added up from the rows, so that a record that falls under two rows, or under none, shows.
 */
export function tableAt(context: ReadContext, table: TableDefinition, moment: Moment): TableAnswer {
  const rows = axisRows(context, table.rows, moment)
  const columns = new Map(table.columns.filter(isFigure).map((column) => [column.id, figureColumn(context, table, column, moment)]))
  const told = rows.filter((row) => !row.named?.whenAny || [...columns.values()].some((column) => (column.at(row) ?? 0) !== 0))
  const shown = hasBlank(table, columns) ? [...told, { key: '', label: blankRow, value: '' }] : told
  const making: Making = { table, columns, rows: shown }
  const body = shown.map((row) => tableRow(context, making, row))
  const sum = table.totals ? [totalRow(context, making)] : []
  return {
    id: table.id,
    label: table.label,
    note: table.note,
    asOf: moment.asOf,
    from: moment.from,
    rowLabel: rowLabelOf(context, table),
    columns: table.columns.map((column) => headOf(context, making, column)),
    rows: [...body, ...sum],
  }
}

function isFigure(column: TableColumn): column is FigureColumn {
  return 'ledger' in column.of
}

function rowLabelOf(context: ReadContext, table: TableDefinition): string {
  return table.rows.kind === 'records' ? needLedger(context.registry, table.rows.ledger).label : table.rows.label
}

function byOf(table: TableDefinition, column: FigureColumn): string | null {
  if (column.of.by !== undefined) return column.of.by
  return table.rows.kind === 'values' ? table.rows.field : null
}

function figureColumn(context: ReadContext, table: TableDefinition, column: FigureColumn, moment: Moment): Column {
  const { of } = column
  const kind = kindOf(context, of)
  const ledger = needLedger(context.registry, of.ledger)
  if (moment.village !== null && !hasVillage(ledger)) return { at: () => null, all: null, kind, drill: () => null }
  const base = filterAt(ledger, of.filter, moment)
  const by = byOf(table, column)
  const isMany = by !== null && columnReader(context.registry, ledger, context.today).value(by).field.type === 'multichoice'
  const narrower = (row: AxisRow): string | null => narrowerOf(context, { ledger: of.ledger, by }, row)
  const drill = (row: AxisRow | null): Drill | null => {
    const more = row === null ? '' : narrower(row)
    return more === null ? null : { ledger: of.ledger, filter: both(base, more), asOf: moment.asOf }
  }
  const all = total(context, of, moment)
  if (by === null || isMany) {
    const at = (row: AxisRow): number | null => {
      const more = narrower(row)
      return more === null ? null : total(context, of, moment, more)
    }
    return { at, all, kind, drill }
  }
  const groups = totalsBy(context, of, moment, by)
  return { at: (row) => groups.get(row.value ?? '') ?? 0, all, kind, drill }
}

/** The condition of one row on a column's ledger; null where the row says nothing of that ledger. */
function narrowerOf(context: ReadContext, column: Readonly<{ ledger: string; by: string | null }>, row: AxisRow): string | null {
  if (row.named) return row.named.filters[column.ledger] ?? null
  if (column.by === null) return null
  if (row.value === '' || row.value === undefined) return `${column.by} is blank`
  const ledger = needLedger(context.registry, column.ledger)
  const { field } = columnReader(context.registry, ledger, context.today).value(column.by)
  if (field.type === 'multichoice') return `${column.by} in (${quoted(row.value)})`
  const isNumber = field.type === 'year' || field.type === 'integer' || field.type === 'boolean'
  return `${column.by} = ${isNumber ? row.value : quoted(row.value)}`
}

function hasBlank(table: TableDefinition, columns: ReadonlyMap<string, Column>): boolean {
  if (table.rows.kind !== 'values') return false
  return [...columns.values()].some((column) => (column.at({ key: '', label: '', value: '' }) ?? 0) !== 0)
}

type Making = Readonly<{ table: TableDefinition; columns: ReadonlyMap<string, Column>; rows: readonly AxisRow[] }>

function tableRow(context: ReadContext, making: Making, row: AxisRow): TableRow {
  const { table, columns } = making
  const all = totalValues(context, making)
  const values = valuesOf(table, (column) => ownValue(context, making, column, row), all)
  const cells = table.columns.map((column): TableCell => {
    if ('field' in column.of) return recordCell(context, table, row, column)
    return figureCell(values(column), column, columns.get(column.id)?.drill(row) ?? null)
  })
  return { key: row.key, label: row.label, cells, ...(row.indent ? { indent: row.indent } : {}) }
}

/** What a column says of a row by itself: a figure, or a field of the listed record. */
function ownValue(context: ReadContext, { table, columns }: Making, column: TableColumn, row: AxisRow): Valued {
  if (!('field' in column.of)) return { value: columns.get(column.id)?.at(row) ?? null, kind: columns.get(column.id)?.kind ?? countKind }
  const value = row.record?.values[column.of.field]
  return { value: typeof value === 'number' ? value : null, kind: fieldKind(context, table, column.of.field) }
}

/** The same over all rows; fields only where their sum says something. */
function totalValues(context: ReadContext, making: Making): (column: TableColumn) => Valued {
  const { table, columns, rows } = making
  const own = (column: TableColumn): Valued => {
    if (!('field' in column.of)) return { value: columns.get(column.id)?.all ?? null, kind: columns.get(column.id)?.kind ?? countKind }
    const kind = fieldKind(context, table, column.of.field)
    if (!column.of.sum) return { value: null, kind }
    return { value: rows.reduce((sum, row) => sum + (ownValue(context, making, column, row).value ?? 0), 0), kind }
  }
  return valuesOf(table, own)
}

function totalRow(context: ReadContext, making: Making): TableRow {
  const values = totalValues(context, making)
  const cells = making.table.columns.map((column): TableCell => {
    if ('field' in column.of && !column.of.sum) return { value: null, text: '' }
    return figureCell(values(column), column, making.columns.get(column.id)?.drill(null) ?? null)
  })
  return { key: 'total', label: '合计', total: true, cells }
}

/** Value of a column in a row; ratios and differences are made of the row's own figures, shares also of the total. */
function valuesOf(table: TableDefinition, own: (column: TableColumn) => Valued, all = own): (column: TableColumn) => Valued {
  const byId = new Map(table.columns.map((column) => [column.id, column]))
  const value = (column: TableColumn): Valued => {
    const { of } = column
    if ('ratio' in of) return quotient(value(byId.get(of.ratio[0])!), value(byId.get(of.ratio[1])!), column.unit)
    if ('shareOf' in of) return quotient(value(byId.get(of.shareOf)!), all(byId.get(of.shareOf)!), column.unit)
    if (!('plus' in of)) return own(column)
    const each = (ids: readonly string[]): readonly Valued[] => ids.map((id) => value(byId.get(id)!))
    return combined(each(of.plus), each(of.minus ?? []))
  }
  return value
}

function figureCell({ value, kind }: Valued, column: TableColumn, drill: Drill | null): TableCell {
  return { value, text: wordsOf(value, kind, column.unit), ...(drill && value ? { drill } : {}) }
}

function recordCell(context: ReadContext, table: TableDefinition, row: AxisRow, column: TableColumn): TableCell {
  if (table.rows.kind !== 'records' || !row.record || !('field' in column.of)) return { value: null, text: '' }
  const { field: fieldId } = column.of
  const field = listedField(context, table, fieldId)
  const value = row.record.values[fieldId] ?? null
  if (column.unit === '万元' && typeof value === 'number')
    return { value, text: wordsOf(value, fieldKind(context, table, fieldId), column.unit) }
  return { value, text: row.record.links[fieldId] ?? formatValue(field, value, { mask: true }) }
}

function listedField(context: ReadContext, table: TableDefinition, id: string): FieldDefinition {
  if (table.rows.kind !== 'records') throw new Error(`field column in ${table.id}, which lists no records`)
  return fieldNamed(needLedger(context.registry, table.rows.ledger), id)
}

function fieldKind(context: ReadContext, table: TableDefinition, id: string): Kind {
  const { type, scale } = listedField(context, table, id)
  return { type, scale: scale ?? 0 }
}

function headOf(context: ReadContext, making: Making, column: TableColumn): TableHead {
  const { table, columns } = making
  const { id, group, unit, of } = column
  const label = 'field' in of && column.label === '' ? listedField(context, table, of.field).label : column.label
  const own = { id, label, ...(group ? { group } : {}), ...(unit ? { unit } : {}) }
  if ('field' in of) return { ...own, kind: listedField(context, table, of.field).type }
  const kindOnly = (one: TableColumn): Valued => ({
    value: null,
    kind: 'field' in one.of ? fieldKind(context, table, one.of.field) : (columns.get(one.id)?.kind ?? countKind),
  })
  const { kind } = valuesOf(table, kindOnly)(column)
  return { ...own, kind: kind === percentKind ? 'percent' : kind.type }
}

/** The same table with the figures of another day beside each cell; rows that were not there then have none. */
export function tableWith(answer: TableAnswer, before: TableAnswer): TableAnswer {
  const rowsByKey = new Map(before.rows.map((row) => [row.key, row]))
  const rows = answer.rows.map((row) => {
    const then = rowsByKey.get(row.key)
    if (!then) return row
    const cells = row.cells.map((cell, index) => {
      const other = then.cells[index]
      return other ? { ...cell, against: other } : cell
    })
    return { ...row, cells }
  })
  return { ...answer, rows }
}
