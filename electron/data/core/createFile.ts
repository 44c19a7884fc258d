import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { buildSchema } from '#data/schema/build.ts'
import { commit } from '#data/store/commit.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import { localTime } from './clock.ts'
import type { CoreContext } from './context.ts'
import { fileInfo } from './fileInfo.ts'

export type NewFile = Readonly<{ township: string; practice: boolean }>

/** Makes an empty ledger file (never over an existing one) with the township as its first change set, and opens it. */
export async function createLedgerFile(context: CoreContext, path: string, wanted: NewFile): Promise<FileInfo | Fault> {
  const { options } = context
  const database = await openDatabaseFile(path, { create: true, who: options.who().person })
  if (isFault(database)) return database
  buildSchema(database.engine, options.registry, {
    databaseId: options.newId(),
    createdAt: localTime(options.now()),
    practice: wanted.practice ? '1' : '0',
  })
  context.setFile({
    path: database.path(),
    database,
    engine: database.engine,
    registry: options.registry,
    readOnlyWhy: null,
    notices: [],
    lastBackup: null,
    unsecured: 0,
  })
  const values = { township: wanted.township, unitName: wanted.township }
  const done = commit(context.writing(), {
    id: options.newId(),
    kind: 'custom',
    label: `新建台账：${wanted.township}`,
    changes: [{ ledger: 'office', recordId: options.newId(), op: 'add', values }],
  })
  const fault = isFault(done) ? done : context.persist()
  if (fault) {
    database.close({ discard: true })
    context.setFile(null)
    return fault
  }
  const info = fileInfo(context)
  options.emit('file', info)
  options.emit('registry', options.registry)
  return info
}
