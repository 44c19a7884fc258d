import { columnLetters } from '#data/excel/address.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { cellKey, rowKey } from '#shared/importing/choices.ts'
import type { CellProblem, TablePlan } from '#shared/importing/planTypes.ts'
import { rankNames } from '#shared/importing/sourceRank.ts'
import type { ImportCell, ImportRow } from '#shared/ipc/outputs.ts'
import type { Problem } from '#shared/ledger/problem.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import type { ImportSession } from './importSession.ts'
import { rowsShown, tableReview, type RowPair, type Show, type StatedCell } from './reviewRows.ts'
import { readerOf } from './tableReader.ts'

export type RowsWish = Readonly<{ show: Show; field?: string; offset: number; limit: number }>

/** A window of a table's rows with the cells as they stand in the sheet and what becomes of them. */
export function rowsView(
  session: ImportSession,
  context: ReadContext,
  table: TablePlan,
  wish: RowsWish,
): Readonly<{ total: number; rows: readonly ImportRow[] }> {
  const review = tableReview(session, context.registry, table.index)
  const shown = rowsShown(review, wish.show, wish.field)
  const rows = shown.slice(wish.offset, wish.offset + wish.limit)
  return { total: shown.length, rows: rows.map((row) => rowView({ session, context, table }, row, review.cells(row.base))) }
}

type View = Readonly<{ session: ImportSession; context: ReadContext; table: TablePlan }>

function rowView(view: View, { base, now }: RowPair, changed: readonly StatedCell[]): ImportRow {
  const { session, table } = view
  const reader = readerOf(session, table)
  const edits = session.choices[table.index]?.edits?.[base.row]
  const cells = table.match.columns.map(({ index }): ImportCell => {
    const problems = now.problems.filter((problem) => problem.column === columnLetters(index)).map(told)
    const original = reader?.text(base.row - 1, index, true) ?? ''
    const text = edits?.[index] ?? original
    const change = changed.find((cell) => cell.column === index)
    const mended = edits?.[index] === undefined ? {} : { original }
    return { column: index, text, problems, ...mended, ...(change ? changeView(view, change) : {}) }
  })
  const choice = session.plan.review.rows.get(rowKey(table.index, base.row))
  const rest = now.problems.filter((problem) => problem.column === '').map(told)
  const waited = session.parked?.get(table.table.sheet)?.get(base.row)
  const shownRow = waited ? { shownRow: waited.row } : {}
  return { row: base.row, ...shownRow, outcome: now.decision, why: now.why, problems: rest, cells, ...(choice ? { choice } : {}) }
}

function told({ code, severity, message, proposal }: CellProblem): Problem & Readonly<{ proposal?: string }> {
  return { code, severity, message, ...(proposal === undefined ? {} : { proposal }) }
}

function changeView(view: View, { record, field, state }: StatedCell): Pick<ImportCell, 'before' | 'state' | 'held'> {
  const holder = view.session.plan.held.get(cellKey(record, field))
  return {
    before: shownBefore(view, record, field),
    state,
    ...(holder ? { held: `${rankNames[holder.rank]}（${holder.day}）` } : {}),
  }
}

function shownBefore({ context }: View, { ledger, before }: StatedCell['record'], fieldId: string): string {
  const definition = findLedger(context.registry, ledger)
  const field = definition && findField(definition, fieldId)
  const value = before[fieldId] ?? null
  if (value === null || !field) return '（空）'
  if (field.type !== 'link') return formatValue(field, value)
  const target = needLedger(context.registry, field.target ?? '')
  const row = readRecords(context, target, [String(value)])[0]
  return row ? titleOf(target, row) : ''
}
