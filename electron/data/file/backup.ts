import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import { openEngine } from '#data/engine/engine.ts'
import { EngineError } from '#data/engine/engineError.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import { backupFolderOf, listBackups, readProof, sidecarOf, stemOf } from './backupFiles.ts'
import type { BackupFile, BackupProof } from './backupFiles.ts'
import { backupsToRemove, dayOf, two } from './backupRota.ts'
import { countRows, integrityProblem } from './check.ts'
import { createFile } from './createFile.ts'
import type { DatabaseFile } from './databaseFile.ts'
import { errorCode, nodeDisk } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { readHeader } from './header.ts'
import { readForLooking } from './readImage.ts'
import { readWhole } from './recover.ts'

export { listBackups } from './backupFiles.ts'
export type { BackupFile, BackupProof } from './backupFiles.ts'

export type BackupOptions = Readonly<{
  /** Chinese, short, part of the file name: 导入前, 手动 … */
  reason: string
  now: Date
  /** Another place than 备份 beside the file, e.g. a stick. There nothing is ever removed. */
  folder?: string
}>

/**
 * Copies the database, unsaved changes included, and proves the copy: synced, read back, hash compared, opened in an
 * engine of its own, checked, rows of every table compared. Only then does it get its proof and count as a backup; older
 * ones are thinned out afterwards. Faults: `disk.*`, `file.damaged` (what is in memory is itself not sound).
 */
export async function makeBackup(database: DatabaseFile, options: BackupOptions): Promise<Outcome<BackupFile>> {
  const folder = options.folder ?? backupFolderOf(database.path())
  // The image is a view into the live database: it is copied before anything else may run.
  const image = database.image().slice()
  const counts = countRows(database.engine)
  try {
    fs.mkdirSync(folder, { recursive: true })
    const tight = spaceFault(folder, image.length)
    if (tight !== undefined) return tight
    const path = freeName(folder, stemOf(database.path()), options)
    await writeCopy(path, image)
    const proof = await prove(path, { image, counts })
    if (isFault(proof)) {
      nodeDisk.remove(path)
      return proof
    }
    await writeCopy(sidecarOf(path), new TextEncoder().encode(JSON.stringify(proof)))
    if (options.folder === undefined) thinOut(database.path(), options.now)
    return {
      path,
      name: basename(path),
      at: isoOf(options.now),
      reason: cleanReason(options.reason),
      bytes: image.length,
      proof,
    }
  } catch (thrown) {
    return diskFault(thrown, folder)
  }
}

/** Time of the newest proved backup beside a ledger file, local ISO time; null when there is none. */
export function newestBackup(databasePath: string): string | null {
  return listBackups(databasePath).find((backup) => backup.proof !== undefined)?.at ?? null
}

/**
 * Puts a backup into a new file and proves the result. Never over an existing file. Answers the rows of each table.
 * Faults: `file.notBackup` (damaged, or not what its proof says), `file.exists`, `disk.*`, and those of opening.
 */
export async function restoreBackup(backupPath: string, targetPath: string): Promise<Outcome<BackupProof>> {
  try {
    const read = readForLooking(nodeDisk, backupPath, false)
    if (isFault(read)) return read
    const image = new Uint8Array(read.image.buffer, 0, read.image.used)
    const proof = readProof(backupPath)
    if (proof !== undefined && proof.sha256 !== hashOf(image)) {
      return { fault: 'file.notBackup', file: backupPath, detail: '内容与备份时的校验值不符' }
    }
    const examined = await examine(image)
    if (typeof examined === 'string') return { fault: 'file.notBackup', file: backupPath, detail: examined }
    const refused = createFile(nodeDisk, targetPath, image)
    if (refused !== undefined) return refused
    return await prove(targetPath, { image, counts: examined })
  } catch (thrown) {
    return diskFault(thrown, targetPath)
  }
}

type Expected = Readonly<{ image: Uint8Array; counts: Readonly<Record<string, number>> }>

async function prove(path: string, { image, counts }: Expected): Promise<Outcome<BackupProof>> {
  const sha256 = hashOf(image)
  const found = readWhole(nodeDisk, path) ?? new Uint8Array(0)
  if (hashOf(found) !== sha256) return { fault: 'disk.io', file: path, detail: '读回的内容与写入的不一致' }
  const examined = await examine(found)
  if (typeof examined === 'string') return { fault: 'file.damaged', file: path, detail: examined }
  if (JSON.stringify(examined) !== JSON.stringify(counts)) return { fault: 'file.damaged', file: path, detail: '备份中的行数不符' }
  return { sha256, bytes: found.length, userVersion: readHeader(found)?.userVersion ?? 0, counts }
}

/** Opens an image by itself: rows of each table, or what is wrong with it. */
async function examine(image: Uint8Array): Promise<Readonly<Record<string, number>> | string> {
  const sqlJs = await loadEngine()
  try {
    const engine = openEngine(sqlJs, image)
    try {
      return integrityProblem(engine, 'full') ?? countRows(engine)
    } finally {
      engine.close()
    }
  } catch (thrown) {
    if (thrown instanceof EngineError) return thrown.message
    throw thrown
  }
}

/** Temporary file, sync, rename: a name in the folder never stands for half a copy. */
async function writeCopy(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.part`
  const file = nodeDisk.open(temporary, 'wx+')
  try {
    file.write(bytes, 0)
    file.sync()
  } catch (thrown) {
    file.close()
    nodeDisk.remove(temporary)
    throw thrown
  }
  file.close()
  await renamePatiently(temporary, path)
  nodeDisk.syncFolderOf(path)
}

const patienceMs = 10_000

/** On Windows a virus scanner holds every new file for a moment; the rename then fails until it lets go. */
async function renamePatiently(from: string, to: string): Promise<void> {
  const start = Date.now()
  for (let wait = 10; ; wait = Math.min(100, wait + 10)) {
    try {
      nodeDisk.rename(from, to)
      return
    } catch (thrown) {
      const mayPass = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(thrown)) && Date.now() - start < patienceMs
      if (!mayPass || process.platform !== 'win32') throw thrown
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** Node 18.15 and newer can ask; on older ones the write itself finds out. */
function spaceFault(folder: string, bytes: number): Fault | undefined {
  if (typeof fs.statfsSync !== 'function') return undefined
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize < bytes + 1024 * 1024 ? { fault: 'disk.full', file: folder, detail: '备份' } : undefined
}

function freeName(folder: string, stem: string, { now, reason }: BackupOptions): string {
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('')
  const start = `${stem}_${dayOf(now)}_${time}_${cleanReason(reason)}`
  for (let number = 1; ; number++) {
    const path = join(folder, `${start}${number === 1 ? '' : `-${number}`}.tzdb`)
    if (nodeDisk.stat(path) === undefined && nodeDisk.stat(`${path}.part`) === undefined) return path
  }
}

/** Characters that Windows forbids in names, and the two that separate the parts of ours. */
function cleanReason(reason: string): string {
  return reason.replace(/[\\/:*?"<>|_\-\s.]/g, '').slice(0, 20) || '备份'
}

function isoOf(date: Date): string {
  return `${dayOf(date)}T${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Failing to remove an old backup costs space only. */
function thinOut(databasePath: string, now: Date): void {
  for (const backup of backupsToRemove(listBackups(databasePath), now)) {
    try {
      // The proof goes first: what remains after a crash in between is an unproved file, never a proof without one.
      nodeDisk.remove(sidecarOf(backup.path))
      nodeDisk.remove(backup.path)
    } catch (thrown) {
      if (errorCode(thrown) === '') throw thrown
    }
  }
}
