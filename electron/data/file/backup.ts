import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import { openEngine } from '#data/engine/engine.ts'
import { EngineError } from '#data/engine/engineError.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import type { SqlJs } from '#data/engine/loadEngine.ts'
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
 * Copies the database, unsaved changes included, sealed if it is, and proves the copy: what is written is opened in an engine of its
 * own, checked, rows of every table compared; then the copy is synced, read back, and must be the same byte for byte (by its hash).
 * Only then does it get its proof and count as a backup; older ones are thinned out afterwards. Faults: `disk.*`, `file.damaged` (what is in memory is itself not sound).
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
    const copied = await writeImage(database, { path, codec, sqlJs: await loadEngine() })
    const isWhole = JSON.stringify(copied.examined) === JSON.stringify(counts)
    const proof = prove(path, codec, isWhole ? copied : { ...copied, examined: wordsOf(copied.examined) ?? '备份中的行数不符' })
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
    const examined = examine(await loadEngine(), image)
    if (typeof examined === 'string') return { fault: 'file.notBackup', file: backupPath, detail: examined }
    const codec = read.codec.another()
    const bytes = codec.encode(image)
    const refused = createFile(nodeDisk, targetPath, bytes)
    return refused ?? prove(targetPath, codec, copiedOf(bytes, image, examined))
  } catch (thrown) {
    return diskFault(thrown, targetPath)
  }
}

type Counts = Readonly<Record<string, number>>

/** What was written, and of which database: `examined` are the rows of its tables, or what is wrong with it. */
type Copied = Readonly<{ sha256: string; imageSha256: string; bytes: number; userVersion: number; examined: Counts | string }>

function copiedOf(bytes: Uint8Array, image: Uint8Array, examined: Copied['examined']): Copied {
  const sha256 = hashOf(bytes)
  const imageSha256 = bytes === image ? sha256 : hashOf(image)
  return { sha256, imageSha256, bytes: bytes.length, userVersion: readHeader(image)?.userVersion ?? 0, examined }
}

type Place = Readonly<{ path: string; codec: Codec; sqlJs: SqlJs }>

/**
 * The image is a view into the live database, and a copy of it would be as large as the file: it is hashed, examined and written
 * before anything else may run.
 */
async function writeImage(database: DatabaseFile, { path, codec, sqlJs }: Place): Promise<Copied> {
  const image = database.image()
  const bytes = codec.encode(image)
  const copied = copiedOf(bytes, image, examine(sqlJs, image))
  await writeCopy(path, bytes)
  return copied
}

/** The file must be what was written, and a sealed one must open to the database that was examined. */
function prove(path: string, codec: Codec, { examined, ...copied }: Copied): Outcome<BackupProof> {
  const differs = codec.seal === undefined ? hashOfFile(path) !== copied.sha256 : sealedProblem(path, codec, copied)
  if (differs === true) return { fault: 'disk.io', file: path, detail: '读回的内容与写入的不一致' }
  const problem = differs === false ? wordsOf(examined) : differs
  if (typeof examined === 'string' || problem !== null) return { fault: 'file.damaged', file: path, detail: String(problem) }
  return { sha256: copied.sha256, bytes: copied.bytes, userVersion: copied.userVersion, counts: examined }
}

/** True: other bytes than those written; words: they do not open to what they were made of. */
function sealedProblem(path: string, codec: Codec, { sha256, imageSha256 }: Pick<Copied, 'sha256' | 'imageSha256'>): boolean | string {
  const found = readWhole(nodeDisk, path) ?? new Uint8Array(0)
  if (hashOf(found) !== sha256) return true
  const image = decodeWhole(codec, found)
  if (typeof image === 'string') return image
  return hashOf(image) === imageSha256 ? false : '解开后与原来的内容不一致'
}

function wordsOf(examined: Copied['examined']): string | null {
  return typeof examined === 'string' ? examined : null
}

/** Opens an image by itself: rows of each table, or what is wrong with it. Nothing is written, so that sql.js needs no copy. */
function examine(sqlJs: SqlJs, image: Uint8Array): Counts | string {
  try {
    const engine = openEngine(sqlJs, ownedBySqlJs(image))
    try {
      // These are the bytes of the open ledger itself.
      engine.exec('PRAGMA query_only=ON')
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

const pieceBytes = 1024 * 1024

/** In pieces: a second copy of a large ledger need not stand in memory to be compared. */
function hashOfFile(path: string): string {
  const hash = createHash('sha256')
  const piece = new Uint8Array(pieceBytes)
  const file = nodeDisk.open(path, 'r')
  try {
    for (let at = 0, read = -1; read !== 0; at += read) {
      read = file.read(piece, at)
      hash.update(piece.subarray(0, read))
    }
    return hash.digest('hex')
  } finally {
    file.close()
  }
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
