import { columnLetters } from '#data/excel/address.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { ImportPlan, PlannedRow, TablePlan } from '#shared/importing/planTypes.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import type { ImportCell, ImportOverview, ImportRow, ImportTable } from '#shared/ipc/outputs.ts'
import type { ImportSession } from './importSession.ts'

/** The session as the wizard shows it: tables with columns, samples and balances. */
export function overviewOf(session: ImportSession): ImportOverview {
  const { id, file, plan, notices } = session
  const skipped = plan.skippedSheets.map((sheet) => `工作表“${sheet.sheet}”没有导入：${sheet.why}`)
  return {
    session: id,
    file,
    tables: plan.tables.map((table) => tableView(session, table)),
    notices: [...notices, ...plan.notices, ...skipped],
  }
}

function tableView(session: ImportSession, table: TablePlan): ImportTable {
  const reader = readerOf(session, table)
  return {
    index: table.index,
    sheet: table.table.sheet,
    title: table.table.title,
    include: table.include,
    refused: table.refused,
    ledgers: table.ledgers,
    headerRows: table.table.headerRows,
    dataRows: table.table.dataRows,
    columns: table.match.columns.map((column) => ({
      index: column.index,
      letter: columnLetters(column.index),
      header: column.header,
      ledger: column.ledger,
      field: column.field,
      why: column.why,
      confidence: column.confidence,
      samples: reader ? samplesOf(reader, table, column.index) : [],
    })),
    balance: table.balance,
    records: table.records,
    doubts: table.rows.filter(isDoubtful).length,
    skippedRows: table.skippedRows,
  }
}

const samplesShown = 3

function samplesOf(reader: SheetReader, table: TablePlan, column: number): readonly string[] {
  const samples: string[] = []
  const [from, to] = table.table.dataRows
  for (let row = from; row <= Math.min(to, from + 200) && samples.length < samplesShown; row += 1) {
    const text = reader.text(row - 1, column)
    if (text !== '' && !samples.includes(text)) samples.push(text)
  }
  return samples
}

export function readerOf(session: Pick<ImportSession, 'sheets'>, table: TablePlan): SheetReader | undefined {
  return session.sheets.find((reader) => reader.sheet.name === table.table.sheet)
}

export function isDoubtful(row: PlannedRow): boolean {
  return row.problems.some((problem) => problem.severity === '疑点') && row.decision !== 'rejected'
}

export type Show = 'all' | 'add' | 'change' | 'same' | 'rejected' | 'doubt' | 'skipped'

/** A window of a table's rows with the cells as they stand in the sheet. */
export function rowsView(
  session: ImportSession,
  registry: Registry,
  table: TablePlan,
  wish: Readonly<{ show: Show; offset: number; limit: number }>,
): Readonly<{ total: number; rows: readonly ImportRow[] }> {
  const chosen = table.rows.filter((row) => wish.show === 'all' || (wish.show === 'doubt' ? isDoubtful(row) : row.decision === wish.show))
  const rows = chosen.slice(wish.offset, wish.offset + wish.limit)
  return { total: chosen.length, rows: rows.map((row) => rowView(session, registry, table, row)) }
}

function rowView(session: ImportSession, registry: Registry, table: TablePlan, row: PlannedRow): ImportRow {
  const reader = readerOf(session, table)
  const edits = session.choices[table.index]?.edits?.[row.row]
  const cells = table.match.columns.map((column): ImportCell => {
    const problems = row.problems.filter((problem) => problem.column === columnLetters(column.index))
    const before =
      column.ledger && column.field ? beforeOf(session.plan, registry, row, { ledger: column.ledger, field: column.field }) : undefined
    const text = edits?.[column.index] ?? reader?.text(row.row - 1, column.index, true) ?? ''
    return {
      column: column.index,
      text,
      problems: problems.map(({ code, severity, message }) => ({ code, severity, message })),
      ...(before === undefined ? {} : { before }),
    }
  })
  const rest = row.problems.filter((problem) => problem.column === '').map(({ code, severity, message }) => ({ code, severity, message }))
  return { row: row.row, outcome: row.decision, why: row.why, problems: rest, cells }
}

/** Shown value that the row replaces in that field; undefined when it replaces nothing. */
function beforeOf(
  plan: ImportPlan,
  registry: Registry,
  row: PlannedRow,
  target: Readonly<{ ledger: string; field: string }>,
): string | undefined {
  for (const place of row.records) {
    const record = plan.records[place]
    if (!record || record.ledger !== target.ledger || record.decision !== 'change' || !(target.field in record.after)) continue
    const ledger = findLedger(registry, target.ledger)
    const field = ledger && findField(ledger, target.field)
    const value: FieldValue = record.before[target.field] ?? null
    if (!field || field.type === 'link') return ''
    return value === null ? '（空）' : formatValue(field, value)
  }
  return undefined
}
