import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngine } from '#data/engine/engine.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { buildSchema } from '#data/schema/build.ts'
import { columnOf } from '#shared/ledger/column.ts'
import { isStoredDerivation } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

type Snapshot = Readonly<{
  schemaVersion: number
  /** Table → column → type. */
  tables: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** `table.column` that no field may take again: old files hold other content under them. */
  retired: readonly string[]
  /** View → columns, which tools outside the program read by name: a change of them is told in the release notes. */
  views: Readonly<Record<string, readonly string[]>>
  /** `table.column` → how its value is worked out. Files hold the values: they are worked out anew by a migration only. */
  derived: Readonly<Record<string, unknown>>
}>

const path = join(import.meta.dirname, 'snapshot.json')
const snapshot = JSON.parse(readFileSync(path, 'utf8')) as Snapshot

async function freshTables(): Promise<Record<string, Record<string, string>>> {
  const engine = openEngine(await loadEngine(), null)
  buildSchema(engine, shippedRegistry, {})
  const tables: Record<string, Record<string, string>> = {}
  for (const [name] of engine.values(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`)) {
    const columns = engine.all<{ name: string; type: string }>(`PRAGMA table_info(${String(name)})`)
    tables[String(name)] = Object.fromEntries(columns.map((column) => [column.name, column.type]))
  }
  engine.close()
  return tables
}

async function freshViews(): Promise<Record<string, readonly string[]>> {
  const engine = openEngine(await loadEngine(), null)
  buildSchema(engine, shippedRegistry, {})
  const names = engine.values(`SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name`).map(([name]) => String(name))
  const views = Object.fromEntries(
    names.map((name) => [name, engine.values('SELECT name FROM pragma_table_info(?)', [name]).map(([column]) => String(column))]),
  )
  engine.close()
  return views
}

function freshDerived(): Record<string, unknown> {
  const stored = shippedRegistry.ledgers.flatMap((ledger) =>
    ledger.fields.filter(isStoredDerivation).map((field) => [`${ledger.table}.${columnOf(field)}`, field.derived] as const),
  )
  return JSON.parse(JSON.stringify(Object.fromEntries(stored.sort(([one], [other]) => (one < other ? -1 : 1))))) as Record<string, unknown>
}

/** SNAPSHOT=write npx vitest … records additions; what was recorded once stays. */
async function recorded(): Promise<Snapshot> {
  const fresh = await freshTables()
  if (process.env['SNAPSHOT'] !== 'write') return snapshot
  const tables: Record<string, Record<string, string>> = { ...snapshot.tables }
  for (const [table, columns] of Object.entries(fresh)) tables[table] = { ...columns, ...tables[table] }
  const derived = freshDerived()
  if (shippedRegistry.schemaVersion === snapshot.schemaVersion) expect(derived, 'raise schemaVersion first').toEqual(snapshot.derived)
  const next = { schemaVersion: shippedRegistry.schemaVersion, tables, retired: snapshot.retired, views: await freshViews(), derived }
  writeFileSync(path, `${JSON.stringify(next, null, 2)}\n`)
  return next
}

test('a new file has every table and column that was ever shipped, with its type', async () => {
  const { tables } = await recorded()
  const fresh = await freshTables()
  expect(Object.keys(tables).length).toBeGreaterThan(8)
  for (const [table, columns] of Object.entries(tables)) expect(fresh[table], table).toMatchObject(columns)
})

test('what is new stands in the snapshot, so that it can never be lost again', async () => {
  const { tables } = await recorded()
  const missing = Object.entries(await freshTables()).flatMap(([table, columns]) =>
    Object.keys(columns)
      .filter((column) => tables[table]?.[column] === undefined)
      .map((column) => `${table}.${column}`),
  )
  expect(missing, 'run once with SNAPSHOT=write').toEqual([])
})

test('derived columns are worked out as files of this version have them', async () => {
  const { derived, schemaVersion } = await recorded()
  const advice = 'older files hold other values: raise schemaVersion in shared/ledgers/index.ts, then run once with SNAPSHOT=write'
  expect(freshDerived(), advice).toEqual(derived)
  expect(schemaVersion, advice).toBe(shippedRegistry.schemaVersion)
})

test('the views have the names that tools outside know', async () => {
  const { views } = await recorded()
  expect(await freshViews(), 'run once with SNAPSHOT=write and say so in the release notes').toEqual(views)
})

test('no field takes a name that an older program used for something else', () => {
  const used = new Set(
    shippedRegistry.ledgers.flatMap((ledger) =>
      ledger.fields.filter((field) => !field.retired).map((field) => `${ledger.table}.${columnOf(field)}`),
    ),
  )
  expect(snapshot.retired.filter((name) => used.has(name))).toEqual([])
})

test('columns of the program never meet those of the office', () => {
  for (const ledger of shippedRegistry.ledgers) {
    for (const field of ledger.fields) expect(columnOf(field)).not.toMatch(/^x_|^_/)
  }
})
