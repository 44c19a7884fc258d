import type { CoreContext } from '#data/core/context.ts'
import { summarizeFindings } from '#data/findings/findingSummary.ts'
import { findingsAtOnce } from '#data/findings/upToDate.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { Drill, TableAnswer, TableCell, TableRow } from '#shared/ipc/parts/figures.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import type { TableColumn, TableDefinition } from '#shared/measures/define.ts'
import { shippedRules } from '#shared/rules/index.ts'
import { standing, type When } from './standing.ts'
import { fundBalance } from './fundBalance.ts'
import { wordsOf } from './words.ts'

/** A row as it is made, by column. */
export type MadeRow = Readonly<{
  key: string
  label: string
  values: Readonly<Record<string, FieldValue>>
  drill?: Readonly<Record<string, Drill>>
}>

/** Tables whose rows are not figures of a ledger: 试算平衡 as of the day, 疑点 by rule as of now. */
export function madeTable(context: CoreContext, table: TableDefinition, when: When): TableAnswer {
  return standing(context, when, (reading, moment) => {
    const rows = rowsOf(context, reading, table)
    const label = table.rows.kind === 'made' ? table.rows.label : ''
    const columns = table.columns.map(({ id, label: head, unit, of }) => ({
      id,
      label: head,
      ...(unit ? { unit } : {}),
      kind: 'made' in of ? of.type : ('text' as const),
    }))
    const body = (rows ?? []).map((row) => tableRow(table, row))
    return {
      id: table.id,
      label: table.label,
      note: noteOf(table, rows, moment.village !== null),
      asOf: moment.asOf,
      from: moment.from,
      rowLabel: label,
      columns,
      rows: table.totals ? [...body, totalRow(table, rows ?? [])] : body,
    }
  })
}

function noteOf({ note }: TableDefinition, rows: readonly MadeRow[] | null, isOfVillage: boolean): string {
  if (rows === null) return `${note}逻辑校验还没有完成，打开“疑点”后再看本表。`
  return isOfVillage ? `${note}本表不分村，为全乡镇数。` : note
}

function rowsOf(context: CoreContext, reading: ReadContext, table: TableDefinition): readonly MadeRow[] | null {
  if (table.rows.kind !== 'made') return []
  return table.rows.by === 'trialBalance' ? fundBalance(reading) : findingRows(context)
}

/** One row a rule, all severities side by side; null while the file is not checked. */
function findingRows(context: CoreContext): readonly MadeRow[] | null {
  const summary = findingsAtOnce(context, shippedRules, (reading) => summarizeFindings(reading, reading.today))
  if (!summary) return null
  return [...new Set(summary.byRule.map(({ rule }) => rule))].map((rule) => {
    const own = summary.byRule.filter((entry) => entry.rule === rule)
    const count = (severity: string): number =>
      own.filter((entry) => entry.severity === severity).reduce((sum, entry) => sum + entry.count, 0)
    const { title, group } = own[0]!
    return {
      key: rule,
      label: `${rule} ${title}`,
      values: { group, errors: count('错误'), doubts: count('疑点'), reminders: count('提醒') },
    }
  })
}

function tableRow(table: TableDefinition, row: MadeRow): TableRow {
  const cells = table.columns.map((column) => cellOf(column, row.values[column.id] ?? null, row.drill?.[column.id]))
  return { key: row.key, label: row.label, cells }
}

function totalRow(table: TableDefinition, rows: readonly MadeRow[]): TableRow {
  const cells = table.columns.map((column) => {
    const isText = 'made' in column.of && column.of.type === 'text'
    return cellOf(column, isText ? null : rows.reduce((sum, row) => sum + Number(row.values[column.id] ?? 0), 0))
  })
  return { key: 'total', label: '合计', total: true, cells }
}

function cellOf(column: TableColumn, value: FieldValue, drill?: Drill): TableCell {
  const type = 'made' in column.of ? column.of.type : 'text'
  const text = typeof value === 'number' ? wordsOf(value, { type, scale: 0 }, column.unit) : (value ?? '')
  return { value, text, ...(drill && value ? { drill } : {}) }
}
