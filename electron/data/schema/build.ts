import type { Engine } from '#data/engine/engine.ts'
import { applicationId } from '#data/file/header.ts'
import { createTableSql, tablePlan } from '#shared/ledger/derive/table.ts'
import type { TablePlan } from '#shared/ledger/derive/table.ts'
import { isStoredDerivation, type Registry } from '#shared/ledger/registry.ts'
import { columnOf } from '#shared/ledger/column.ts'
import { chainLogs, logGuards } from '#data/store/chain.ts'
import { refreshAll } from '#data/store/derived.ts'
import { laterColumns, laterTables, systemTables } from './systemTables.ts'
import { refreshViews, viewsOf } from './views.ts'

/** Makes all tables in an empty database. */
export function buildSchema(engine: Engine, registry: Registry, meta: Readonly<Record<string, string>>): void {
  engine.exec(`PRAGMA application_id=${applicationId}`)
  engine.transaction(() => {
    for (const sql of [...systemTables, ...laterTables, ...logGuards]) engine.exec(sql)
    for (const plan of plansOf(registry)) {
      engine.exec(createTableSql(plan))
      for (const { sql } of plan.indexes) engine.exec(sql)
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
  const { tables, indexes } = present(engine)
  for (const plan of plansOf(registry)) {
    const existing = tables.get(plan.table.toLowerCase())
    if (existing === undefined) {
      engine.exec(createTableSql(plan))
      added.push(plan.table)
    } else {
      for (const column of plan.columns.filter((candidate) => !existing.has(candidate.name))) {
        engine.exec(`ALTER TABLE ${plan.table} ADD COLUMN ${column.sql}`)
        added.push(`${plan.table}.${column.name}`)
      }
    }
    for (const { sql } of plan.indexes.filter(({ name }) => !indexes.has(name.toLowerCase()))) engine.exec(sql)
  }
  if (hasNewDerivation(registry, new Set(added))) refreshAll(engine, registry)
  return [...added, ...refreshViews(engine, registry)]
}

type Present = Readonly<{ tables: ReadonlyMap<string, ReadonlySet<string>>; indexes: ReadonlySet<string> }>

/** Tables with their columns, and indexes, names of both in small letters. In two questions: two hundred took a tenth of a second. */
function present(engine: Engine): Present {
  const tables = new Map<string, Set<string>>()
  const columns = engine.all<{ owner: string; name: string }>(
    `SELECT lower(m.name) AS owner, c.name FROM main.sqlite_schema m JOIN pragma_table_info(m.name, 'main') c WHERE m.type = 'table'`,
  )
  for (const { owner, name } of columns) tables.set(owner, (tables.get(owner) ?? new Set()).add(name))
  const indexes = engine.values(`SELECT lower(name) FROM main.sqlite_schema WHERE type = 'index'`)
  return { tables, indexes: new Set(indexes.map(([name]) => name as string)) }
}

const known = new WeakMap<Registry, readonly TablePlan[]>()

function plansOf(registry: Registry): readonly TablePlan[] {
  const made = known.get(registry) ?? registry.ledgers.map((ledger) => tablePlan(registry, ledger))
  known.set(registry, made)
  return made
}

/** What `extendSchema` needs of a registry, made before there is a file: while the disk brings it. */
export function prepareSchema(registry: Registry): void {
  plansOf(registry)
  viewsOf(registry)
}

function hasNewDerivation(registry: Registry, added: ReadonlySet<string>): boolean {
  if (added.size === 0) return false
  return registry.ledgers.some((ledger) =>
    ledger.fields.some((field) => isStoredDerivation(field) && added.has(`${ledger.table}.${columnOf(field)}`)),
  )
}
