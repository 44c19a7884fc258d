import type { CoreContext } from '#data/core/context.ts'
import type { SecondPlaceNow } from '#data/core/desk.ts'
import { listBackups } from '#data/file/backup.ts'
import { faultText, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { BackupState } from '#shared/ipc/parts/backups.ts'
import { lastDrill } from './drill.ts'
import { backupsThere, isPlaceThere, keepNewest, makePlace, ownerOf, placeWord, type SecondPlace } from './secondPlace.ts'

/** Sets or clears the second place of the open file. Faults: `copy.*` when its folder cannot be made. */
export function setPlace(context: CoreContext, folder: string | null): Fault | null {
  const { path } = context.file()
  if (folder === null) {
    context.desk.second = null
    return null
  }
  const known = context.desk.second
  if (known?.databasePath !== path || known.folder !== folder)
    context.desk.second = { databasePath: path, folder, copying: null, problem: null }
  return null
}

/** The same when a person has just chosen it: the folder is made. */
export function choosePlace(context: CoreContext, folder: string): Fault | null {
  return makePlace(folder) ?? setPlace(context, folder)
}

/** How safe the open file is, for status bar and backup screen. */
export async function backupState(context: CoreContext): Promise<BackupState> {
  const { path } = context.file()
  const newest = listBackups(path).find(({ proof }) => proof !== undefined)
  const last = newest?.at ?? null
  const drill = lastDrill(path)
  const second = presentPlace(context)
  if (!second) return { last, second: null, drill }
  const place = placeOf(context, second)
  const missing = !(await isPlaceThere(place))
  const there = missing ? [] : backupsThere(place)
  const upToDate = newest !== undefined && there.some(({ name }) => name === newest.name)
  const told = { folder: second.folder, name: placeWord(second.folder), last: there[0]?.at ?? null, missing, upToDate }
  return { last, drill, second: { ...told, copying: second.copying !== null, problem: missing ? null : second.problem } }
}

/** Brings the second place up to date. One copying at a time; who asks meanwhile waits for it. */
export async function keepSecond(context: CoreContext): Promise<Fault | null> {
  const second = presentPlace(context)
  if (!second) return null
  second.copying ??= copyNow(context, second).finally(() => (second.copying = null))
  return second.copying
}

async function copyNow(context: CoreContext, second: SecondPlaceNow): Promise<Fault | null> {
  const fault = await keepNewest(placeOf(context, second), context.options.now())
  second.problem = fault && faultText(fault)
  context.options.emit('backups', {})
  return fault
}

const patienceMs = 30_000
let lastTry = 0

/** After each answer: not more than every half minute, never in anybody's way. Expected failures show in the status bar. */
export async function keepSecondWhenDue(context: CoreContext): Promise<void> {
  const second = presentPlace(context)
  if (!second || second.copying !== null || Date.now() - lastTry < patienceMs) return
  lastTry = Date.now()
  const newest = listBackups(second.databasePath).find(({ proof }) => proof !== undefined)
  const place = placeOf(context, second)
  if (!newest || !(await isPlaceThere(place)) || backupsThere(place).some(({ name }) => name === newest.name)) return
  const fault = await keepSecond(context)
  if (fault !== null && !isFault(fault)) throw new Error('no fault')
}

/** That of the open file; one of a file that was open before is of no account. */
export function presentPlace(context: CoreContext): SecondPlaceNow | null {
  const second = context.desk.second
  return second && second.databasePath === context.fileOrNull()?.path ? second : null
}

export function placeOf(context: CoreContext, { databasePath, folder }: SecondPlaceNow): SecondPlace {
  return { databasePath, folder, owner: ownerOf(context.options.who().device, databasePath) }
}
