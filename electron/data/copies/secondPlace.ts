import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import { listBackups, type BackupFile } from '#data/file/backup.ts'
import { readProof, sidecarOf } from '#data/file/backupFiles.ts'
import { backupsToRemove } from '#data/file/backupRota.ts'
import { errorCode, nodeDisk } from '#data/file/disk.ts'
import { readWhole } from '#data/file/recover.ts'
import { isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import { nodeMedium, type Medium } from './medium.ts'
import { copyFault, writeProved } from './provedCopy.ts'

/** Backups of one ledger file, kept once more on another drive. `owner` tells them from those of a file of the same name elsewhere. */
export type SecondPlace = Readonly<{ databasePath: string; folder: string; owner: string }>

/** Who keeps backups there: this PC and this file. */
export function ownerOf(device: string, databasePath: string): string {
  return createHash('sha256').update(`${device}\n${databasePath}`).digest('hex').slice(0, 32)
}

/** `E:` of `E:\台账备份`; elsewhere the folder's own name and the one above. */
export function placeWord(folder: string): string {
  const { root } = parse(folder)
  return /^[a-z]:/i.test(root) ? root.slice(0, 2) : basename(dirname(folder)) || folder
}

/** The proved backups of ours that stand there, newest first. */
export function backupsThere({ databasePath, folder, owner }: SecondPlace): readonly BackupFile[] {
  return listBackups(databasePath, folder).filter(({ path, proof }) => proof !== undefined && ownerIn(path) === owner)
}

/** Whether the folder is there; a stick that was pulled out, or another one under its letter, has it not. */
export async function isPlaceThere({ folder }: SecondPlace, medium: Medium = nodeMedium): Promise<boolean> {
  return (await medium.stat(folder).catch(() => undefined)) !== undefined
}

/** Makes the folder when the place is chosen; later it has to be there. */
export function makePlace(folder: string): Fault | null {
  try {
    mkdirSync(folder, { recursive: true })
    return null
  } catch (thrown) {
    return copyFault(thrown, folder)
  }
}

/**
 * Copies the newest proved backup there, proves it again by reading it back, and thins out our older ones by the same
 * rota. Answers null when it stands there. Faults: `copy.*`.
 */
export async function keepNewest(place: SecondPlace, now: Date, medium: Medium = nodeMedium): Promise<Fault | null> {
  const newest = listBackups(place.databasePath).find(({ proof }) => proof !== undefined)
  if (!newest) return null
  if (!(await isPlaceThere(place, medium))) return { fault: 'copy.gone', file: newest.name }
  if (backupsThere(place).some(({ name }) => name === newest.name)) return null
  const fault = await copyBackup(place, newest, medium)
  if (fault === null) thinOut(place, now)
  return fault
}

async function copyBackup({ folder, owner }: SecondPlace, { path, name, proof }: BackupFile, medium: Medium): Promise<Fault | null> {
  const bytes = readWhole(nodeDisk, path)
  // Damaged since it was proved: the next one will be copied.
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== proof?.sha256) {
    return { fault: 'file.notBackup', file: name, detail: '内容与备份时的校验值不符' }
  }
  const target = join(folder, name)
  const made = await writeProved(target, bytes, { medium })
  if (isFault(made)) return made
  const sidecar = new TextEncoder().encode(JSON.stringify({ ...proof, owner }))
  const noted = await writeProved(sidecarOf(target), sidecar, { medium })
  return isFault(noted) ? noted : null
}

/** Backups of ours from before the file was encrypted. */
export function plainThere(place: SecondPlace): readonly BackupFile[] {
  return backupsThere(place).filter(({ isSealed }) => !isSealed)
}

/** Removes them, once the newest sealed one stands there. Faults: `copy.*`. */
export async function dropPlainThere(
  place: SecondPlace,
  now: Date,
  medium: Medium = nodeMedium,
): Promise<Outcome<Readonly<{ removed: number }>>> {
  const fault = await keepNewest(place, now, medium)
  if (fault) return fault
  const plain = plainThere(place)
  if (backupsThere(place).length === plain.length) return { removed: 0 }
  try {
    for (const { path } of plain) {
      nodeDisk.remove(sidecarOf(path))
      nodeDisk.remove(path)
    }
    return { removed: plain.length }
  } catch (thrown) {
    return copyFault(thrown, place.folder)
  }
}

function ownerIn(path: string): string | undefined {
  return (readProof(path) as Readonly<{ owner?: string }> | undefined)?.owner
}

/** Only what we put there, by name, proof and owner. Failing to remove costs space only. */
function thinOut(place: SecondPlace, now: Date): void {
  for (const { path } of backupsToRemove(backupsThere(place), now)) {
    try {
      nodeDisk.remove(sidecarOf(path))
      nodeDisk.remove(path)
    } catch (thrown) {
      if (errorCode(thrown) === '') throw thrown
    }
  }
}
