import { columnOf } from '../column.ts'
import type { FieldDefinition, LedgerDefinition } from '../define.ts'
import { isVirtual, type Registry } from '../registry.ts'

/** One column or index as the database has to have it. */
export type ColumnPlan = Readonly<{ name: string; sql: string }>

export type TablePlan = Readonly<{ table: string; columns: readonly ColumnPlan[]; indexes: readonly ColumnPlan[] }>

/** Columns that every ledger table has besides its fields. */
const systemColumns: readonly ColumnPlan[] = [
  { name: 'id', sql: 'id TEXT PRIMARY KEY NOT NULL' },
  { name: '_head', sql: '_head TEXT' },
  { name: '_removed', sql: '_removed INTEGER NOT NULL DEFAULT 0' },
  { name: '_search', sql: '_search TEXT' },
]

const integerTypes: ReadonlySet<FieldDefinition['type']> = new Set(['year', 'integer', 'money', 'quantity', 'boolean'])

/**
 * The table of a ledger: STRICT, money INTEGER 分, quantity INTEGER × 10^scale, dates ISO text, links by record id.
 * Links are checked at the end of a transaction, so that a merge may write in any order.
 */
export function tablePlan(registry: Registry, ledger: LedgerDefinition): TablePlan {
  const stored = ledger.fields.filter((field) => !isVirtual(field))
  const columns = [...systemColumns, ...stored.map((field) => ({ name: columnOf(field), sql: columnSql(registry, field) }))]
  const links = stored.filter((field) => field.type === 'link').map(columnOf)
  const keys = ledger.naturalKeys.map((key) => key[0]).filter((id) => stored.some((field) => field.id === id))
  const keyColumns = keys.map((id) => columnOf(stored.find((field) => field.id === id)!))
  const indexes = [...new Set([...links, ...keyColumns])].map((column) => {
    const name = `${ledger.table}_by_${column}`
    return { name, sql: `CREATE INDEX IF NOT EXISTS ${name} ON ${ledger.table}(${column})` }
  })
  return { table: ledger.table, columns, indexes }
}

export function createTableSql(plan: TablePlan): string {
  return `CREATE TABLE ${plan.table}(\n  ${plan.columns.map((column) => column.sql).join(',\n  ')}\n) STRICT`
}

function columnSql(registry: Registry, field: FieldDefinition): string {
  const name = columnOf(field)
  if (integerTypes.has(field.type)) return `${name} INTEGER`
  if (field.type !== 'link') return `${name} TEXT`
  const target = registry.ledgers.find((ledger) => ledger.id === field.target)
  if (!target) throw new Error(`link ${field.id} has no target ledger ${field.target}`)
  return `${name} TEXT REFERENCES ${target.table}(id) DEFERRABLE INITIALLY DEFERRED`
}
