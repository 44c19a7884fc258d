import type { CoreContext } from '#data/core/context.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { makeBackup } from '#data/file/backup.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
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
  engine.transaction(() => {
    addLaterColumns(engine)
    extendSchema(engine, registry)
    // The office's own columns exist already; this only adds what a later definition of a custom type needs.
    const whole = registryOfFile(engine, registry)
    extendSchema(engine, whole)
    // What a derived column counts may have been defined otherwise.
    refreshAll(engine, whole)
    engine.run('INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)', [`migratedFrom${from}`, appVersion])
    engine.exec(`PRAGMA user_version=${registry.schemaVersion}`)
  })
}
