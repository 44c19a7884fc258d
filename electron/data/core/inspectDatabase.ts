import { basename } from 'node:path'
import type { Secrets } from '#data/file/codec.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { countRecords } from '#data/store/verify.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { BackupContent } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { townshipOf } from './fileInfo.ts'

/** Looks into a ledger file or backup without taking it: township, last change, counts. Nothing is written. */
export async function inspectDatabase(registry: Registry, path: string, secrets: Secrets = {}): Promise<BackupContent | Fault> {
  const database = await openDatabaseFile(path, { readOnly: true, check: 'full', ...secrets })
  if (isFault(database)) return database
  const { engine } = database
  try {
    const at = (engine.values('SELECT at FROM change_set ORDER BY seq DESC LIMIT 1')[0]?.[0] as string | undefined) ?? null
    const present = new Set(engine.values(`SELECT name FROM sqlite_master WHERE type = 'table'`).map((row) => row[0]))
    const ledgers = registry.ledgers.filter((ledger) => present.has(ledger.table))
    return {
      name: basename(path),
      sealed: database.codec().seal !== undefined,
      township: present.has('office') ? townshipOf(engine) : '',
      at,
      schemaVersion: engine.values('PRAGMA user_version')[0]![0] as number,
      counts: countRecords(engine, { ...registry, ledgers }),
    }
  } finally {
    database.close({ discard: true })
  }
}
