import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { registryInWords } from '#data/schema/registryInWords.ts'
import { localDay, localTime } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { withTemporaryFolder } from '#data/file/temporary.ts'
import { listBackups, restoreBackup, type BackupFile } from '#data/file/backup.ts'
import { sidecarOf } from '#data/file/backupFiles.ts'
import type { Secrets } from '#data/file/codec.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { errorCode } from '#data/file/disk.ts'
import { verifyDatabase } from '#data/store/verify.ts'
import { faultText, isFault, type Outcome } from '#shared/ipc/faults.ts'
import type { BackupDrill } from '#shared/ipc/parts/backups.ts'

/**
 * Does with the newest backup what would have to be done after a loss: restores it into a file, opens that and verifies
 * all of it against its own history. The file is temporary and goes again. Faults: `file.notBackup` when there is none.
 */
export async function drillNewest(context: CoreContext): Promise<Outcome<BackupDrill>> {
  const { path, database } = context.file()
  const newest = listBackups(path).find(({ proof }) => proof !== undefined)
  if (!newest) return { fault: 'file.notBackup', file: path, detail: '还没有备份' }
  return withTemporaryFolder(async (folder) => {
    const seal = database.codec().seal
    const problems = await restoreAndVerify(context, newest, { folder, secrets: seal ? { seal } : {} })
    const drill = { at: localTime(context.options.now()), backup: newest.name, ok: problems.length === 0, problems: problems.slice(0, 20) }
    note(newest, drill)
    context.options.emit('backups', {})
    return drill
  })
}

type Where = Readonly<{ folder: string; secrets: Secrets }>

async function restoreAndVerify(context: CoreContext, { path, name }: BackupFile, { folder, secrets }: Where): Promise<readonly string[]> {
  const target = join(folder, name)
  const restored = await restoreBackup(path, target, secrets)
  if (isFault(restored)) return [faultText(restored)]
  const database = await openDatabaseFile(target, { readOnly: true, check: 'full', ...secrets })
  if (isFault(database)) return [faultText(database)]
  try {
    const { engine } = database
    const version = Number(engine.values('PRAGMA user_version')[0]?.[0])
    // Tables of an older format lack columns that verifying reads; the restoring itself has checked pages and counts.
    if (version !== context.options.registry.schemaVersion) return []
    const registry = registryInWords(engine, context.options.registry, localDay(context.options.now()))
    return [...database.verify(), ...verifyDatabase(engine, registry).problems]
  } finally {
    database.close({ discard: true })
  }
}

/** The newest drill that was noted beside the backups of a file. */
export function lastDrill(databasePath: string): BackupDrill | null {
  const drills = listBackups(databasePath).flatMap(({ path }) => drillIn(path) ?? [])
  return drills.reduce<BackupDrill | null>((last, drill) => (last && Date.parse(last.at) >= Date.parse(drill.at) ? last : drill), null)
}

function drillIn(path: string): BackupDrill | null {
  const drill = sidecar(path)['drill'] as Partial<BackupDrill> | undefined
  return typeof drill?.at === 'string' && typeof drill.backup === 'string' && Array.isArray(drill.problems) ? (drill as BackupDrill) : null
}

function sidecar(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(sidecarOf(path), 'utf8')) as Record<string, unknown>
  } catch (thrown) {
    if (thrown instanceof SyntaxError || errorCode(thrown) !== '') return {}
    throw thrown
  }
}

/** Beside the proof. Where it cannot be written, the drill was made all the same. */
function note({ path }: BackupFile, drill: BackupDrill): void {
  try {
    writeFileSync(sidecarOf(path), JSON.stringify({ ...sidecar(path), drill }))
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
  }
}

const drillAfterIdleMs = 5 * 60_000
const dayMs = 86_400_000

/** Once a day, when nobody has asked for anything for a while: it takes seconds in which nothing else is answered. */
export function isDrillDue(context: CoreContext, idleMs: number): boolean {
  const file = context.fileOrNull()
  if (!file || file.readOnlyWhy !== null || idleMs < drillAfterIdleMs) return false
  const newest = listBackups(file.path).find(({ proof }) => proof !== undefined)
  if (!newest) return false
  const last = lastDrill(file.path)
  return last === null || (last.backup !== newest.name && context.options.now().getTime() - Date.parse(last.at) >= dayMs)
}

export type DrillWatch = Readonly<{ /** Somebody asked for something. */ touch: () => void }>

const lookEveryMs = 60_000

/** Drills once a day while nobody works. The timer keeps no process alive. */
export function watchForDrills(context: CoreContext, onError: (error: unknown) => void): DrillWatch {
  let lastAsked = Date.now()
  const look = (): void => {
    if (!isDrillDue(context, Date.now() - lastAsked)) return
    context.locked(() => drillNewest(context)).catch(onError)
  }
  setInterval(look, lookEveryMs).unref()
  return { touch: () => (lastAsked = Date.now()) }
}
