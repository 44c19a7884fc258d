import { metaOf } from '#data/core/fileInfo.ts'
import { openEngine, type Engine } from '#data/engine/engine.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { applicationId, emptyImage, readHeader } from '#data/file/header.ts'
import { isSealed, sealPage } from '#data/file/seal.ts'
import { buildSchema } from '#data/schema/build.ts'
import { laterTables, systemTables } from '#data/schema/systemTables.ts'
import { refreshDerived } from '#data/store/derived.ts'
import { changesSql, type ChangeRow } from '#data/store/changeLog.ts'
import { plainRow } from '#data/store/changeValues.ts'
import { arrivedWith } from '#data/store/merge.ts'
import { takeSets, type ForeignSet } from '#data/store/mergeLog.ts'
import { mergeRows } from '#data/store/mergeRows.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { IdsByLedger } from './shareRecords.ts'
import { writeShare, type StoredShare } from './share.ts'

/** What goes into a file for a village. */
export type ShareContent = Readonly<{
  registry: Registry
  sets: readonly ForeignSet[]
  /** Known by name only. */
  named: IdsByLedger
  share: StoredShare
  /** Of the package: what was done before it is not of the village's own doing. */
  via: string
}>

/** A working ledger file of a share, rows and derived columns made anew from its part of the log. Yields shares of the work. */
export async function shareImage(source: Engine, content: ShareContent, onStep: (share: number) => Promise<void>): Promise<Uint8Array> {
  const engine = openEngine(await loadEngine(), emptyImage())
  try {
    buildSchema(engine, content.registry, metaFrom(source, ['databaseId', 'createdAt', 'practice']))
    writeShare(engine, content.share)
    for (const step of fill(engine, content)) await onStep(step)
    return sealPages(engine.export())
  } finally {
    engine.close()
  }
}

function* fill(engine: Engine, { registry, sets, named, via }: ShareContent): Generator<number, void> {
  engine.run('BEGIN IMMEDIATE')
  engine.run('PRAGMA defer_foreign_keys = ON')
  yield* takeSets(engine, sets, via)
  for (const [ledger, ids] of named) {
    for (const id of ids) engine.run('INSERT INTO cut_record(record_id, ledger) VALUES (?,?)', [id, ledger])
  }
  const records = yield* mergeRows(engine, registry, arrivedWith(sets), { isCut: true, tells: false })
  yield* refreshDerived(
    engine,
    registry,
    records.flatMap(({ touched }) => (touched ? [touched] : [])),
  )
  engine.run('COMMIT')
}

/** What a place has not: sets and their changes, and which sets it has to have already. */
export type ChangesContent = Readonly<{
  known: ReadonlySet<string>
  sent: ReadonlySet<string>
  /** Of the file of a village: which one. */
  share: StoredShare | null
}>

/** Which tables an image of changes has, besides the ids of the sets that it builds on. */
const logTables = systemTables.filter((sql) => /^CREATE TABLE (meta|change_set|change)\(/.test(sql))
/** Of a county file: whose sets they are. */
const originTable = laterTables.filter((sql) => sql.includes(' origin('))

/** A database that holds nothing but a part of the log. */
export async function changesImage(source: Engine, { known, sent, share }: ChangesContent): Promise<Uint8Array> {
  const engine = openEngine(await loadEngine(), null)
  try {
    engine.transaction(() => {
      for (const sql of logTables) engine.exec(sql)
      engine.exec('CREATE TABLE base_set(id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID')
      engine.exec(`PRAGMA application_id=${applicationId}`)
      engine.exec(`PRAGMA user_version=${String(source.values('PRAGMA user_version')[0]![0])}`)
      engine.run('INSERT INTO meta(key, value) VALUES (?, ?)', ['databaseId', metaOf(source, 'databaseId')])
      if (share) writeShare(engine, share)
      for (const id of known) engine.run('INSERT INTO base_set(id) VALUES (?)', [id])
      copySets(source, engine, sent)
    })
    return engine.export()
  } finally {
    engine.close()
  }
}

const setColumns = 'seq, id, kind, person, device, at, label, source, undoes, app_version, schema_version, digest, origin'
const originColumns = 'database_id, township, first_at, last_at'
const changeColumns = ['set_seq', 'ledger', 'record_id', 'parents', 'op', 'before', 'after', 'origin', 'effective', 'reason'] as const

function copySets(from: Engine, to: Engine, ids: ReadonlySet<string>): void {
  const list = JSON.stringify([...ids])
  const copy = (table: string, columns: string, where: string): void => {
    const insert = to.prepare(`INSERT INTO ${table}(${columns}) VALUES (${columns.replaceAll(/\w+/g, '?')})`)
    for (const row of from.values(`SELECT ${columns} FROM ${table} WHERE ${where} ORDER BY rowid`, [list])) insert.run(row as SqlValue[])
    insert.free()
  }
  copy('change_set', setColumns, 'id IN (SELECT value FROM json_each(?))')
  for (const sql of originTable) to.exec(sql)
  copy('origin', originColumns, `database_id IN (SELECT origin FROM change_set WHERE id IN (SELECT value FROM json_each(?)))`)
  copyChanges(from, to, list)
}

/** With the names of fields in every row: a package is packed anyway, and earlier programs read it. */
function copyChanges(from: Engine, to: Engine, list: string): void {
  const insert = to.prepare(`INSERT INTO change(${changeColumns.join(', ')}) VALUES (${changeColumns.map(() => '?').join(', ')})`)
  const sql = `${changesSql(from)} WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY c.rowid`
  for (const row of from.all<ChangeRow & Readonly<{ set_seq: number }>>(sql, [list]).map(plainRow)) {
    insert.run(changeColumns.map((column) => row[column]))
  }
  insert.free()
}

/** With the checksums that our files carry in each page. */
export function sealPages(image: Uint8Array): Uint8Array {
  const { pageSize } = readHeader(image)!
  if (isSealed(image)) for (let at = 0; at < image.length; at += pageSize) sealPage(image.subarray(at, at + pageSize))
  return image
}

function metaFrom(engine: Engine, keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = metaOf(engine, key)
      return value === null ? [] : [[key, value]]
    }),
  )
}
