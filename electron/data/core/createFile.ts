import { rmSync } from 'node:fs'
import { openDatabaseFile, type DatabaseFile } from '#data/file/databaseFile.ts'
import { buildSchema } from '#data/schema/build.ts'
import { commit, type Committed } from '#data/store/commit.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import { asCounty } from '#shared/ledger/county.ts'
import { localTime } from './clock.ts'
import type { CoreContext } from './context.ts'
import { fileInfo } from './fileInfo.ts'

export type NewFile = Readonly<{ township: string; practice: boolean; county?: boolean }>

/** Makes an empty ledger file (never over an existing one) with the township as its first change set, and opens it. */
export async function createLedgerFile(context: CoreContext, path: string, wanted: NewFile): Promise<FileInfo | Fault> {
  const { options } = context
  const registry = wanted.county ? asCounty(options.registry) : options.registry
  const database = await openDatabaseFile(path, { create: true, who: options.who().person })
  if (isFault(database)) return database
  try {
    buildSchema(database.engine, registry, {
      databaseId: options.newId(),
      createdAt: localTime(options.now()),
      practice: wanted.practice ? '1' : '0',
      ...(wanted.county ? { role: 'county' } : {}),
    })
  } catch (thrown) {
    takeBack(database)
    throw thrown
  }
  context.setFile({
    path: database.path(),
    database,
    engine: database.engine,
    registry,
    readOnlyWhy: null,
    notices: [],
    lastBackup: null,
    unsecured: 0,
  })
  const done = firstSet(context, wanted)
  const fault = isFault(done) ? done : context.persist()
  if (fault) {
    takeBack(database)
    context.setFile(null)
    return fault
  }
  const info = fileInfo(context)
  // A practice ledger is told of when it is filled: an empty one would flash by.
  if (!wanted.practice) options.emit('file', info)
  options.emit('registry', registry)
  return info
}

function firstSet(context: CoreContext, { township, practice }: NewFile): Committed | Fault {
  const { newId } = context.options
  // Practice files of the same size and seed are alike, their ids included.
  const recordId = practice ? 'practice-office' : newId()
  const values = { township, unitName: township }
  return commit(context.writing(), {
    id: newId(),
    kind: 'custom',
    label: `新建台账：${township}`,
    changes: [{ ledger: 'office', recordId, op: 'add', values }],
  })
}

/** Created a moment ago and still empty on disk: left there, it could not be opened and would stand in the way of the next try. */
function takeBack(database: DatabaseFile): void {
  const path = database.path()
  database.close({ discard: true })
  rmSync(path, { force: true })
}
