import type { StoredRow } from '#data/store/read.ts'
import type { TableBlock, TableColumn } from '#shared/forms/define.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { decimalsOf, withDecimals } from '#shared/printing/evenDecimals.ts'
import { isNeverPublic } from '#shared/printing/forms/edition.ts'
import type { ResolvedColumn, ResolvedGroup, ResolvedTable, SumKind } from '#shared/printing/forms/resolved.ts'
import { placeholdersOf, shareOf } from '#shared/printing/forms/template.ts'
import { capitals } from '#shared/values/capitals.ts'
import { cellText, fillText, holds, type Filling, type Place, type SheetFacts } from './fill.ts'
import { perWish, tableWish } from './plan.ts'
import { rowsOf, withKnown } from './sheetRows.ts'

/** A table over records: made whole for a sheet's child records, or batch by batch for the chosen records of a list. */
export type TableMaker = Readonly<{
  /** Rows of further records; all that they need is in the filling's store. */
  add: (filling: Filling, rows: readonly StoredRow[], sheet: SheetFacts) => void
  finish: (filling: Filling, place: Place) => ResolvedTable
}>

/** `rows`: ledger of the records in the rows. */
export function tableMaker(given: TableBlock, rows: LedgerDefinition, filling: Filling): TableMaker {
  const per = perWish(filling.registry, rows, given, filling.answers)
  const child = per?.relation.child
  const block = withoutHidden(given, (column) => (column.of === undefined ? rows : (child ?? rows)), filling)
  const columns = block.columns.map((column) => columnOf(column, column.of === undefined ? rows : (child ?? rows), block))
  const exact = block.columns.map((column) => isQuantity(column, column.of === undefined ? rows : (child ?? rows)))
  const groups: ResolvedGroup[] = []
  let heading = ''
  let count = 0
  const add: TableMaker['add'] = (now, records, sheet) => {
    for (const row of records) {
      if (block.maxRows !== undefined && count >= block.maxRows) return
      count += 1
      const place: Place = { ledger: rows, row, number: count, sheet }
      const above = block.groupBy === undefined ? '' : fillText(now, block.groupBy, place)
      const children = per ? now.store.children(row, per) : []
      const group = groupOf(now, block, place, { rows: children, ledger: child })
      groups.push(above !== heading && above !== '' ? { ...group, heading: above } : group)
      heading = above
    }
  }
  const finish: TableMaker['finish'] = (now, place) => {
    const rowsNow = groups.reduce((sum, group) => sum + group.rows.length, 0)
    const empty = { rows: [block.columns.map(() => '')], sums: block.columns.map(() => null) }
    const missing = Math.max(0, (block.minRows ?? (place.row ? 0 : 8)) - rowsNow)
    const shown = [...groups, ...Array.from({ length: missing }, () => empty)]
    return { kind: 'table', ...evened(columns, shown, exact), rowMm: block.rowMm ?? 0, ...totalsOf(now, block, groups, place) }
  }
  return { add, finish }
}

/** On the wall a column of hidden values is left out, and its width is shared by the others. One to write in stays. */
function withoutHidden(block: TableBlock, ledgerOf: (column: TableColumn) => LedgerDefinition, { rule }: Filling): TableBlock {
  if (rule.edition !== 'public') return block
  const isHidden = (column: TableColumn): boolean => {
    const parts = placeholdersOf(column.text)
    const ledger = ledgerOf(column)
    return (
      parts.length > 0 &&
      parts.every(({ path, format }) => {
        const field = findField(ledger, path)
        return field !== undefined && isNeverPublic(ledger, field, format)
      })
    )
  }
  const columns = block.columns.filter((column) => !isHidden(column))
  return columns.length === 0 ? block : { ...block, columns }
}

/** The table of records that belong to the sheet's record. */
export function childTable(filling: Filling, block: TableBlock, place: Place): ResolvedTable {
  const wish = tableWish(filling.registry, place.ledger, block, filling.answers)
  const maker = tableMaker(withKnown(filling, block, place), wish?.relation.child ?? place.ledger, filling)
  if (wish && place.row) maker.add(filling, rowsOf(filling.store.children(place.row, wish), block, place.row), place.sheet)
  return maker.finish(filling, place)
}

function columnOf(column: TableColumn, ledger: LedgerDefinition, { columns }: TableBlock): ResolvedColumn {
  const sum = sumKind(column, ledger, columns)
  return {
    id: column.id,
    header: column.header,
    widthMm: column.widthMm,
    align: column.align ?? (sum ? 'right' : 'center'),
    nowrap: column.nowrap ?? false,
    shared: column.of === undefined && columns.some(({ of }) => of !== undefined),
    sum,
  }
}

function sumKind(column: TableColumn, ledger: LedgerDefinition, columns: readonly TableColumn[]): SumKind | null {
  const field = column.sum === undefined ? undefined : findField(ledger, column.sum)
  if (field === undefined) return rateOf(column, columns)
  if (field.type === 'money') return { kind: 'money', inWan: column.text.includes('|wan}') }
  return { kind: 'quantity', scale: field.type === 'quantity' ? (field.scale ?? 0) : 0 }
}

/** A column of rates whose two sides are added up beside it. */
function rateOf(column: TableColumn, columns: readonly TableColumn[]): SumKind | null {
  const [only, ...others] = placeholdersOf(column.text)
  const of = only ? shareOf(only.format) : null
  const at = (id: string | undefined) => columns.findIndex((one) => one.sum === id && one.of === column.of)
  const [part, whole] = [at(only?.path), of === null ? -1 : at(of)]
  return others.length === 0 && part >= 0 && whole >= 0 ? { kind: 'share', part, whole } : null
}

/** A column of one field that has digits after the point. */
function isQuantity(column: TableColumn, ledger: LedgerDefinition): boolean {
  const field = findField(ledger, column.text.slice(1, -1))
  return column.text.startsWith('{') && field?.type === 'quantity' && (field.scale ?? 0) > 0
}

/** Areas and lengths with as many digits after the point in each row and sum. */
function evened(
  columns: readonly ResolvedColumn[],
  groups: readonly ResolvedGroup[],
  exact: readonly boolean[],
): Pick<ResolvedTable, 'columns' | 'groups'> {
  const decimals = exact.map((is, at) => (is ? decimalsOf(groups.flatMap(({ rows }) => rows.map((row) => row[at] ?? ''))) : 0))
  if (decimals.every((digits) => digits === 0)) return { columns, groups }
  return {
    columns: columns.map((column, at) =>
      column.sum?.kind === 'quantity' ? { ...column, sum: { ...column.sum, decimals: decimals[at] } } : column,
    ),
    groups: groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => row.map((text, at) => withDecimals(text, decimals[at] ?? 0))),
    })),
  }
}

type Children = Readonly<{ rows: readonly StoredRow[]; ledger: LedgerDefinition | undefined }>

function groupOf(filling: Filling, block: TableBlock, place: Place, children: Children): ResolvedGroup {
  const child = children.ledger
  const lines: readonly (StoredRow | null)[] = children.rows.length === 0 ? [null] : children.rows
  const rows = lines.map((line, index) =>
    block.columns.map((column) => {
      if (column.of === undefined) return index === 0 ? fillText(filling, column.text, place) : ''
      return line && child ? fillText(filling, column.text, { ...place, ledger: child, row: line, number: index + 1 }) : ''
    }),
  )
  const sums = block.columns.map((column) => sumOf(filling, column, place, children))
  return { rows, sums }
}

/** What the edition hides is not added up either. */
function sumOf(filling: Filling, column: TableColumn, { ledger, row, sheet }: Place, children: Children): number | null {
  const child = children.ledger
  if (column.sum === undefined || !row) return null
  const owner = column.of === undefined ? ledger : child
  const field = owner && findField(owner, column.sum)
  if (!owner || !field) return null
  let sum = 0
  for (const one of column.of === undefined ? [row] : children.rows) {
    const at: Place = { ledger: owner, row: one, number: 0, sheet }
    if (column.notSummed !== undefined && holds(filling, column.notSummed, at)) continue
    const value = one.values[field.id]
    if (typeof value === 'number' && cellText(filling, { ledger: owner, row: one, field }) !== '') sum += value
  }
  return sum
}

const capitalsLabel = '合计（大写）：'

function totalsOf(filling: Filling, block: TableBlock, groups: readonly ResolvedGroup[], place: Place): Pick<ResolvedTable, 'totals'> {
  const { totals } = block
  if (!totals) return {}
  const at = totals.capitals === undefined ? -1 : block.columns.findIndex((column) => column.id === totals.capitals)
  const sum = at < 0 ? 0 : groups.reduce((all, group) => all + (group.sums[at] ?? 0), 0)
  const before = filling.valuesOnly ? '\u3000'.repeat(capitalsLabel.length) : capitalsLabel
  const words = at < 0 ? '' : place.row === null && groups.length === 0 ? before : `${before}${capitals(sum)}`
  return { totals: { label: fillText(filling, totals.label, place), pageTotals: totals.pageTotals ?? false, capitals: words } }
}
