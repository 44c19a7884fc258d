import type { CoreContext } from '#data/core/context.ts'
import { localTime } from '#data/core/clock.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { makeBackup } from '#data/file/backup.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { commit } from '#data/store/commit.ts'
import { sinceEver } from '#shared/history/effective.ts'
import { columnOf } from '#shared/ledger/column.ts'
import { isOwn } from '#shared/ledger/registry.ts'
import { refreshAll } from '#data/store/derived.ts'
import { addLaterColumns, extendSchema } from './build.ts'
import { registryOfFile } from './customFields.ts'

/** Brings an older file up to this program, after a proved backup, and has it on disk. */
export async function migrateFile(context: CoreContext, database: DatabaseFile, from: number): Promise<Fault | null> {
  const backup = await makeBackup(database, { reason: '升级前', now: context.options.now() })
  if (isFault(backup)) return backup
  migrateInMemory(context, database.engine, from)
  const done = database.commit()
  return isFault(done) ? done : null
}

/**
 * All steps in one transaction. They only add (extendSchema), so that an older program's copy of the same data stays
 * readable and mergeable.
 */
export function migrateInMemory(context: CoreContext, engine: Engine, from: number): void {
  const { registry, appVersion } = context.options
  const added = engine.transaction(() => {
    addLaterColumns(engine)
    const columns = extendSchema(engine, registry)
    // The office's own columns exist already; this only adds what a later definition of a custom type needs.
    const whole = registryOfFile(engine, registry)
    extendSchema(engine, whole)
    // What a derived column counts may have been defined otherwise.
    refreshAll(engine, whole)
    engine.run('INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)', [`migratedFrom${from}`, appVersion])
    engine.exec(`PRAGMA user_version=${registry.schemaVersion}`)
    return columns
  })
  fillInitial(context, engine, new Set(added))
}

/** New fields that every record has a value for from the start (户状态 在册) get it, as a change set like any other. */
function fillInitial({ options }: CoreContext, engine: Engine, added: ReadonlySet<string>): void {
  const registry = registryOfFile(engine, options.registry)
  const changes = registry.ledgers.flatMap((ledger) => {
    const fields = ledger.fields.filter((field) => isOwn(field) && field.initial && added.has(`${ledger.table}.${columnOf(field)}`))
    if (fields.length === 0) return []
    const values = Object.fromEntries(fields.map((field) => [field.id, field.initial!]))
    const ids = engine.values(`SELECT id FROM ${ledger.table} WHERE _removed = 0 ORDER BY id`)
    return ids.map(([id]) => ({ ledger: ledger.id, recordId: id as string, op: 'change' as const, values, effective: sinceEver }))
  })
  if (changes.length === 0) return
  const author = { ...options.who(), appVersion: options.appVersion, now: () => localTime(options.now()) }
  const done = commit({ engine, registry, author }, { id: options.newId(), kind: 'migrate', label: '升级：补上新项目的初始值', changes })
  if (isFault(done)) throw new Error(`migration: ${done.fault}`)
}
