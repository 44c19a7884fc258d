import type { Engine } from '#data/engine/engine.ts'
import { applicationId } from '#data/file/header.ts'
import { createTableSql, tablePlan } from '#shared/ledger/derive/table.ts'
import { isStoredDerivation, type Registry } from '#shared/ledger/registry.ts'
import { columnOf } from '#shared/ledger/column.ts'
import { chainLogs, logGuards } from '#data/store/chain.ts'
import { refreshAll } from '#data/store/derived.ts'
import { laterColumns, laterTables, systemTables } from './systemTables.ts'
import { refreshViews } from './views.ts'

/** Makes all tables in an empty database. */
export function buildSchema(engine: Engine, registry: Registry, meta: Readonly<Record<string, string>>): void {
  engine.exec(`PRAGMA application_id=${applicationId}`)
  engine.transaction(() => {
    for (const sql of [...systemTables, ...laterTables, ...logGuards]) engine.exec(sql)
    for (const ledger of registry.ledgers) {
      const plan = tablePlan(registry, ledger)
      engine.exec(createTableSql(plan))
      for (const index of plan.indexes) engine.exec(index)
    }
    for (const [key, value] of Object.entries(meta)) engine.run('INSERT INTO meta(key, value) VALUES (?, ?)', [key, value])
    refreshViews(engine, registry)
    engine.exec(`PRAGMA user_version=${registry.schemaVersion}`)
  })
}

/** Brings the program's own tables of an older file up. */
export function addLaterColumns(engine: Engine): void {
  for (const sql of laterTables) engine.exec(sql)
  for (const [table, column, type] of laterColumns) {
    const isThere = engine.values('SELECT 1 FROM pragma_table_info(?) WHERE name = ?', [table, column]).length > 0
    if (!isThere) engine.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`)
  }
  chainLogs(engine)
}

/**
 * Brings the tables up to the registry by adding what is missing: tables, columns, indexes. Never drops, renames or
 * retypes. New derived columns are filled; views are renewed where they differ. Serves both migrations and fields that the
 * office makes in the program.
 *
 * @returns what was added, as `table`, `table.column` or `view NAME`.
 */
export function extendSchema(engine: Engine, registry: Registry): readonly string[] {
  const added: string[] = []
  for (const ledger of registry.ledgers) {
    const plan = tablePlan(registry, ledger)
    const existing = new Set(engine.all<{ name: string }>(`PRAGMA table_info(${plan.table})`).map((column) => column.name))
    if (existing.size === 0) {
      engine.exec(createTableSql(plan))
      added.push(plan.table)
    } else {
      for (const column of plan.columns.filter((candidate) => !existing.has(candidate.name))) {
        engine.exec(`ALTER TABLE ${plan.table} ADD COLUMN ${column.sql}`)
        added.push(`${plan.table}.${column.name}`)
      }
    }
    for (const index of plan.indexes) engine.exec(index)
  }
  if (hasNewDerivation(registry, new Set(added))) refreshAll(engine, registry)
  return [...added, ...refreshViews(engine, registry)]
}

function hasNewDerivation(registry: Registry, added: ReadonlySet<string>): boolean {
  return registry.ledgers.some((ledger) =>
    ledger.fields.some((field) => isStoredDerivation(field) && added.has(`${ledger.table}.${columnOf(field)}`)),
  )
}
