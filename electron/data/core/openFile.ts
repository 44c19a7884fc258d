import { statSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Secrets } from '#data/file/codec.ts'
import { openDatabaseFile, type DatabaseFile, type OpenOptions } from '#data/file/databaseFile.ts'
import { extendSchema, prepareSchema } from '#data/schema/build.ts'
import { registryInWords } from '#data/schema/registryInWords.ts'
import { migrateFile, migrateInMemory } from '#data/schema/migrate.ts'
import { newestBackup } from '#data/file/backup.ts'
import { isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { CoreContext } from './context.ts'
import { localDay } from './clock.ts'
import { fileInfo } from './fileInfo.ts'
import { memoryFor, thisMachine } from './memoryRoom.ts'

/**
 * Opens a ledger file: recovered after a crash, checked, brought to this program's schema (after a proved backup).
 * A file of a newer program opens for reading only.
 *
 * @param look only: takes no lock and writes nothing, so that a file in use can be examined; what opens a sealed file.
 */
export async function openLedgerFile(
  context: CoreContext,
  path: string,
  { only, ...secrets }: Readonly<{ only: boolean }> & Secrets = { only: false },
): Promise<FileInfo | Fault> {
  const { options } = context
  const room = memoryFor(path, statSync(path, { throwIfNoEntry: false })?.size ?? 0, options.machine?.() ?? thisMachine())
  if (isFault(room)) return room
  const meanwhile = (): void => prepareSchema(options.registry)
  const database = await openWhenFree(path, { who: options.who().person, readOnly: only, check: checkOf(options), meanwhile, ...secrets })
  if (isFault(database)) return database
  const ready = await prepareOrLetGo(context, database)
  if (isFault(ready)) {
    database.close({ discard: true })
    return ready
  }
  const { registry } = ready
  const notices = [
    ...(database.wasRecovered ? ['上次没有正常关闭，已自动恢复到最后一次保存的状态。'] : []),
    ...ready.notices,
    ...(room === null ? [] : [room]),
  ]
  context.setFile({
    path: database.path(),
    database,
    engine: database.engine,
    registry,
    readOnlyWhy: ready.readOnlyWhy,
    notices,
    lastBackup: newestBackup(database.path()),
    unsecured: 0,
  })
  const info = fileInfo(context)
  options.emit('file', info)
  options.emit('registry', registry)
  return info
}

const checkOf = ({ checksLater }: CoreContext['options']): OpenOptions['check'] => (checksLater === true ? 'sealsFirst' : 'quick')

/** As long as the data process of a program that was ended the hard way may live on. */
const patienceMs = 3_000

/** Waits a moment for a file that is in use on this computer: the next start often comes before the last one is quite gone. */
async function openWhenFree(path: string, options: OpenOptions): Promise<Outcome<DatabaseFile>> {
  const began = performance.now()
  for (;;) {
    const database = await openDatabaseFile(path, options)
    const isInUseHere = isFault(database) && database.fault === 'file.locked' && database.where === hostname()
    if (!isInUseHere || performance.now() - began > patienceMs) return database
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

type Ready = Readonly<{ readOnlyWhy: string | null; notices: readonly string[]; registry: Registry }>

/** A bug in here must not leave the file locked until the program ends. */
async function prepareOrLetGo(context: CoreContext, database: DatabaseFile): Promise<Ready | Fault> {
  try {
    const ready = await prepare(context, database)
    if (isFault(ready)) return ready
    const registry = registryInWords(database.engine, context.options.registry, localDay(context.options.now()))
    // A kill between making an own field and its column, or a merge, may have left columns to add.
    const added = extendSchema(database.engine, registry)
    const fault = added.length > 0 && ready.readOnlyWhy === null ? database.commit() : null
    return fault && isFault(fault) ? fault : { ...ready, registry }
  } catch (thrown) {
    database.close({ discard: true })
    throw thrown
  }
}

async function prepare(context: CoreContext, database: DatabaseFile): Promise<Omit<Ready, 'registry'> | Fault> {
  const { engine } = database
  const version = engine.values('PRAGMA user_version')[0]![0] as number
  const supported = context.options.registry.schemaVersion
  if (!hasOurTables(engine)) return { fault: 'file.notDatabase', file: database.path() }
  if (version > supported) {
    return {
      readOnlyWhy: `文件由更新版本的程序保存（格式 ${version}，本程序最高 ${supported}），只能查看；请升级程序后再修改。`,
      notices: [],
    }
  }
  if (database.isReadOnly()) {
    // Older tables lack columns that reading asks for: they are added in memory, and reach a disk with 另存为 only.
    if (version < supported) migrateInMemory(context, engine, version)
    return { readOnlyWhy: '文件或它所在的位置是只读的，只能查看；要修改请先复制到本机。', notices: [] }
  }
  if (version === supported) return { readOnlyWhy: null, notices: [] }
  const fault = await migrateFile(context, database, version)
  return fault ?? { readOnlyWhy: null, notices: [`台账文件已从格式 ${version} 升级到 ${supported}，升级前做了备份。`] }
}

function hasOurTables(engine: Engine): boolean {
  const names = new Set(engine.values(`SELECT name FROM sqlite_master WHERE type = 'table'`).map((row) => row[0]))
  return ['meta', 'change_set', 'change', 'household'].every((name) => names.has(name))
}
