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
import { decodeWhole } from './codec.ts'
import type { Codec, Secrets } from './codec.ts'
import { createFile } from './createFile.ts'
import type { DatabaseFile } from './databaseFile.ts'
import { errorCode, nodeDisk } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { readHeader } from './header.ts'
import { readForLooking } from './readImage.ts'
import { readWhole } from './recover.ts'
import { renamePatiently } from './rename.ts'
import { ownedBySqlJs } from './trackedImage.ts'

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
 * Copies the database, unsaved changes included, sealed if it is, and proves the copy: synced, read back, hash compared, opened in an
 * engine of its own, checked, rows of every table compared. Only then does it get its proof and count as a backup; older
 * ones are thinned out afterwards. Faults: `disk.*`, `file.damaged` (what is in memory is itself not sound).
 */
export async function makeBackup(database: DatabaseFile, options: BackupOptions): Promise<Outcome<BackupFile>> {
  const folder = options.folder ?? backupFolderOf(database.path())
  const counts = countRows(database.engine)
  try {
    fs.mkdirSync(folder, { recursive: true })
    const tight = spaceFault(folder, database.image().length)
    if (tight !== undefined) return tight
    const path = freeName(folder, stemOf(database.path()), options)
    const codec = database.codec().another()
    const sha256 = await writeImage(database, path, codec)
    const proof = await prove(path, { sha256, counts, codec })
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
      bytes: proof.bytes,
      isSealed: codec.seal !== undefined,
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
 * Puts a backup into a new file, sealed under the same envelope if the backup is, and proves the result. Never over an
 * existing file. Answers the rows of each table.
 * Faults: `file.notBackup` (damaged, or not what its proof says), `file.exists`, `disk.*`, and those of opening.
 */
export async function restoreBackup(backupPath: string, targetPath: string, secrets: Secrets = {}): Promise<Outcome<BackupProof>> {
  try {
    const read = await readForLooking(nodeDisk, backupPath, { ...secrets, acceptForeign: false })
    if (isFault(read)) return read
    const image = new Uint8Array(read.image.buffer, 0, read.image.used)
    const proof = readProof(backupPath)
    const backedUp = read.codec.seal === undefined ? image : readWhole(nodeDisk, backupPath)!
    if (proof !== undefined && proof.sha256 !== hashOf(backedUp)) {
      return { fault: 'file.notBackup', file: backupPath, detail: '内容与备份时的校验值不符' }
    }
    const examined = await examine(image)
    if (typeof examined === 'string') return { fault: 'file.notBackup', file: backupPath, detail: examined }
    const codec = read.codec.another()
    const bytes = codec.encode(image)
    const refused = createFile(nodeDisk, targetPath, bytes)
    if (refused !== undefined) return refused
    return await prove(targetPath, { sha256: hashOf(bytes), counts: examined, codec })
  } catch (thrown) {
    return diskFault(thrown, targetPath)
  }
}

/**
 * Answers the hash of what was written. The image is a view into the live database, and a copy of it would be as large as the file:
 * it is hashed and written before anything else may run.
 */
function writeImage(database: DatabaseFile, path: string, codec: Codec): Promise<string> {
  const bytes = codec.encode(database.image())
  const sha256 = hashOf(bytes)
  return writeCopy(path, bytes).then(() => sha256)
}

type Expected = Readonly<{ sha256: string; counts: Readonly<Record<string, number>>; codec: Codec }>

async function prove(path: string, { sha256, counts, codec }: Expected): Promise<Outcome<BackupProof>> {
  const found = readWhole(nodeDisk, path) ?? new Uint8Array(0)
  if (hashOf(found) !== sha256) return { fault: 'disk.io', file: path, detail: '读回的内容与写入的不一致' }
  const image = decodeWhole(codec, found)
  const examined = typeof image === 'string' ? image : await examine(image)
  if (typeof image === 'string' || typeof examined === 'string') {
    return { fault: 'file.damaged', file: path, detail: String(examined) }
  }
  if (JSON.stringify(examined) !== JSON.stringify(counts)) return { fault: 'file.damaged', file: path, detail: '备份中的行数不符' }
  return { sha256, bytes: found.length, userVersion: readHeader(image)?.userVersion ?? 0, counts }
}

/** Opens an image by itself: rows of each table, or what is wrong with it. Nothing is written, so that sql.js needs no copy. */
async function examine(image: Uint8Array): Promise<Readonly<Record<string, number>> | string> {
  const sqlJs = await loadEngine()
  try {
    const engine = openEngine(sqlJs, ownedBySqlJs(image))
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
  await renamePatiently(nodeDisk, temporary, path)
  nodeDisk.syncFolderOf(path)
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
