import type { Engine } from '#data/engine/engine.ts'
import { columnReader, type ColumnReader } from '#data/store/columns.ts'
import { logSelect } from './logView.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'

/**
 * Read-only SQL views, one a ledger and one of the log, for tools that read the file directly (sqlite3, DuckDB, BI): Chinese names, words
 * instead of ids, 元 and shown quantities as numbers. The program itself never reads them. They follow from the
 * definitions alone, so nothing of them is merged, logged or verified.
 */

/** Stands in the text of each view, so that those which somebody else made are told apart and left alone. */
const mark = '/* township-ledger */'

const recordIdLabel = '记录编号'

type View = Readonly<{ name: string; sql: string }>

/**
 * Makes, renews and removes views until the file has those of the registry. Views and tables of others with the same name
 * stay. Writes nothing where all texts are right.
 *
 * @returns what was written, as `view NAME`.
 */
export function refreshViews(engine: Engine, registry: Registry): readonly string[] {
  const stored = new Map(engine.values('SELECT name, sql FROM sqlite_schema').map(([name, sql]) => [name as string, sql as string | null]))
  const wanted = viewsOf(registry)
  const stale = [...stored].filter(([name, sql]) => isOurs(sql) && !wanted.some((view) => view.name === name && view.sql === sql))
  for (const [name] of stale) {
    engine.exec(`DROP VIEW ${quoted(name)}`)
    stored.delete(name)
  }
  const taken = new Set([...stored.keys()].map((name) => name.toLowerCase()))
  const missing = wanted.filter(({ name }) => !taken.has(name.toLowerCase()))
  for (const { sql } of missing) engine.exec(sql)
  return [...new Set([...stale.map(([name]) => name), ...missing.map(({ name }) => name)])].map((name) => `view ${name}`)
}

function isOurs(sql: string | null): boolean {
  return sql !== null && sql.startsWith('CREATE VIEW ') && sql.includes(mark)
}

const known = new WeakMap<Registry, readonly View[]>()

/** The views of all ledgers that the office works with, as SQLite stores their text. Made once a registry. */
export function viewsOf(registry: Registry): readonly View[] {
  const made = known.get(registry)
  if (made) return made
  const name = uniqueNames()
  const views = registry.ledgers
    .filter((ledger) => !ledger.system)
    .map((ledger) => {
      const label = name(ledger.label)
      return { name: label, sql: `CREATE VIEW ${quoted(label)} AS ${mark} ${selectOf(registry, ledger)}` }
    })
  const log = name('操作记录明细')
  views.push({ name: log, sql: `CREATE VIEW ${quoted(log)} AS ${mark} ${logSelect(registry)}` })
  known.set(registry, views)
  return views
}

function selectOf(registry: Registry, ledger: LedgerDefinition): string {
  const reader = columnReader(registry, ledger, null)
  const name = uniqueNames()
  const columns = [`t.id AS ${quoted(name(recordIdLabel))}`]
  for (const field of ledger.fields) {
    if (field.retired || field.internal) continue
    const label = name(field.label)
    columns.push(`${wordsOf(reader, field)} AS ${quoted(label)}`)
  }
  // The ids of linked records last, so that adding a link moves no readable column.
  for (const field of ledger.fields) {
    if (field.retired || field.internal || field.type !== 'link') continue
    columns.push(`${reader.value(field.id).sql} AS ${quoted(name(`${field.label}_${recordIdLabel}`))}`)
  }
  return `SELECT ${columns.join(', ')} FROM ${reader.from()} WHERE t._removed = 0`
}

/** SQL of a value as people read it: numbers stay numbers, so that tools can add and compare them. */
function wordsOf(reader: ColumnReader, declared: FieldDefinition): string {
  const { sql, field } = reader.value(declared.id)
  switch (field.type) {
    case 'link':
      return reader.label(declared.id)
    case 'money':
      // The nearest double of a number of two decimals: prints as that number up to nine billion 元.
      return `${sql} / 100.0`
    case 'quantity':
      return (field.scale ?? 0) === 0 ? sql : `${sql} / 1${'0'.repeat(field.scale!)}.0`
    case 'boolean':
      return `CASE ${sql} WHEN 0 THEN '否' WHEN 1 THEN '是' END`
    case 'multichoice':
      return `replace(${sql}, ',', '、')`
    default:
      return sql
  }
}

/** SQLite does not tell ASCII letters of names apart by case; the second of a name is NAME2. */
function uniqueNames(): (label: string) => string {
  const used = new Set<string>()
  return (label) => {
    const isUsed = (candidate: string): boolean => used.has(candidate.toLowerCase())
    let name = label
    for (let number = 2; isUsed(name); number++) name = `${label}${number}`
    used.add(name.toLowerCase())
    return name
  }
}

function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`
}
