import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { isRemovable } from '#data/file/removable.ts'
import { countRecords } from '#data/store/verify.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import type { CoreContext } from './context.ts'

/** What the window shows of the open file. */
export function fileInfo(context: CoreContext): FileInfo {
  const { path, database, engine, registry, readOnlyWhy, lastBackup, notices } = context.file()
  return {
    name: basename(path),
    folder: dirname(path),
    township: townshipOf(engine),
    databaseId: metaOf(engine, 'databaseId') ?? '',
    schemaVersion: engine.values('PRAGMA user_version')[0]![0] as number,
    readOnly: readOnlyWhy !== null,
    ...(readOnlyWhy === null ? {} : { readOnlyWhy }),
    bytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    counts: countRecords(engine, registry),
    removable: isRemovable(path),
    sealed: database.codec().seal !== undefined,
    lastBackup,
    practice: metaOf(engine, 'practice') === '1',
    ...(metaOf(engine, 'role') === 'county' ? { county: true as const } : {}),
    notices,
  }
}

export function metaOf(engine: Engine, key: string): string | null {
  return (engine.values('SELECT value FROM meta WHERE key = ?', [key])[0]?.[0] as string | undefined) ?? null
}

export function townshipOf(engine: Engine): string {
  return (engine.values('SELECT township FROM office WHERE _removed = 0 ORDER BY id LIMIT 1')[0]?.[0] as string | null | undefined) ?? ''
}

/** Names of the office; '' where it has not said them. */
export function officeOf(engine: Engine): Readonly<{ township: string; county: string; officePhone: string }> {
  const [township, county, phone] =
    engine.values('SELECT township, county, phone FROM office WHERE _removed = 0 ORDER BY id LIMIT 1')[0] ?? []
  return { township: String(township ?? ''), county: String(county ?? ''), officePhone: String(phone ?? '') }
}
