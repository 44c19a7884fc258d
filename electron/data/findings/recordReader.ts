import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import { columnReader } from '#data/store/columns.ts'
import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { RuleRecord } from '#shared/rules/define.ts'
import { rootSql, type RootPath } from './rootPaths.ts'

/** Records as rules see them, with the root to which each belongs. Blank fields are missing. */
export type RootedRecord = Readonly<{ record: RuleRecord; root: string | null }>

/** Reads the present records of one ledger that satisfy a condition on `t`. Made once a run: naming a hundred columns takes longer than reading them. */
export type RecordReader = (condition: string, params: readonly SqlValue[]) => readonly RootedRecord[]

export type Reading = Readonly<{ engine: Engine; registry: Registry; today: string }>

/** @param path null for ledgers that belong to no root of this kind. */
export function recordReader({ engine, registry, today }: Reading, ledger: LedgerDefinition, path: RootPath | null): RecordReader {
  const reader = columnReader(registry, ledger, today)
  const fields = ledger.fields.map((field) => field.id)
  const columns = fields.map((field) => reader.value(field).sql)
  const root = path ? rootSql(path) : { sql: 'NULL', joins: '' }
  const select = `SELECT t.id, ${root.sql}${columns.map((column) => `, ${column}`).join('')} FROM ${reader.from()} ${root.joins}`
  return (condition, params) => {
    const rows = engine.values(`${select} WHERE t._removed = 0 AND ${condition} ORDER BY t.id`, [...params])
    return rows.map((row) => ({ record: { id: row[0] as string, values: valuesOf(fields, row) }, root: row[1] as string | null }))
  }
}

/** Records by the root to which they belong, in stored order; those that belong to none are left out. */
export function recordsByRoot(rows: readonly RootedRecord[]): ReadonlyMap<string, readonly RuleRecord[]> {
  const records = new Map<string, RuleRecord[]>()
  for (const { record, root } of rows) {
    if (root === null) continue
    const group = records.get(root)
    if (group) group.push(record)
    else records.set(root, [record])
  }
  return records
}

function valuesOf(fields: readonly string[], row: readonly SqlValue[]): Readonly<Record<string, FieldValue>> {
  const values: Record<string, FieldValue> = {}
  // Most fields of most records are blank: leaving them out halves the work of a check of the whole file.
  for (let index = 0; index < fields.length; index += 1) {
    const value = row[index + 2] as FieldValue
    if (value !== null) values[fields[index]!] = value
  }
  return values
}
