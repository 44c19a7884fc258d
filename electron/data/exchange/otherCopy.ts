import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { metaOf, townshipOf } from '#data/core/fileInfo.ts'
import type { Engine } from '#data/engine/engine.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { ChangeSource } from '#shared/history/changeSet.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MergeFile } from '#shared/ipc/parts/merging.ts'

/** Another copy of the open file, in memory; nothing is written to it and no lock is taken. */
export type OtherCopy = Readonly<{
  name: string
  source: ChangeSource
  engine: Engine
  /** Null where it is a file, not a package. */
  package: MergeFile['package']
  close: () => void
}>

type Here = Readonly<{ path: string; engine: Engine; schemaVersion: number }>

/** Faults: those of opening, `merge.itself`, `merge.otherOrigin`, `merge.newer`. */
export async function openOtherCopy(here: Here, path: string): Promise<OtherCopy | Fault> {
  const name = basename(path)
  if (resolve(path) === resolve(here.path)) return { fault: 'merge.itself', file: name }
  const database = await openDatabaseFile(path, { readOnly: true, check: 'full' })
  if (isFault(database)) return database
  const refused = refusal(here, database.engine, name)
  if (refused) {
    database.close({ discard: true })
    return refused
  }
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  return {
    name,
    source: { file: name, sha256 },
    engine: database.engine,
    package: null,
    close: () => void database.close({ discard: true }),
  }
}

function refusal(here: Here, there: Engine, file: string): Fault | null {
  const tables = new Set(there.values(`SELECT name FROM sqlite_master WHERE type = 'table'`).map(([table]) => table))
  if (!['meta', 'change_set', 'change'].every((table) => tables.has(table))) return { fault: 'file.notDatabase', file }
  if (metaOf(there, 'databaseId') !== metaOf(here.engine, 'databaseId'))
    return { fault: 'merge.otherOrigin', file, township: tables.has('office') ? townshipOf(there) : '' }
  const version = there.values('PRAGMA user_version')[0]![0] as number
  return version > here.schemaVersion ? { fault: 'merge.newer', file } : null
}
