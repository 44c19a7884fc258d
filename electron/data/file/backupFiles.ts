import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { isEnvelope } from '#data/sealing/envelope.ts'
import { errorCode, nodeDisk } from './disk.ts'

/** What was established when the backup was made: written only after the copy was read back, opened and counted. */
export type BackupProof = Readonly<{
  sha256: string
  bytes: number
  userVersion: number
  /** Rows of each table. */
  counts: Readonly<Record<string, number>>
}>

export type BackupFile = Readonly<{
  path: string
  name: string
  /** Local time, ISO without zone: 2026-11-22T09:30:12. */
  at: string
  /** Why it was made, Chinese, e.g. 导入前. */
  reason: string
  bytes: number
  /** Encrypted: its content is seen with its password only. */
  isSealed: boolean
  /** Missing when the copy was interrupted or came from elsewhere. */
  proof: BackupProof | undefined
}>

/** Backups lie in the folder 备份 beside the ledger file. */
export function backupFolderOf(databasePath: string): string {
  return join(dirname(databasePath), '备份')
}

/** `示例镇` of `D:\台账\示例镇.tzdb`. */
export function stemOf(databasePath: string): string {
  return basename(databasePath, extname(databasePath))
}

export function sidecarOf(backupPath: string): string {
  return `${backupPath}.json`
}

const namePattern = /^(.+)_(\d{4}-\d{2}-\d{2})_(\d{2})(\d{2})(\d{2})_([^_]+?)(?:-\d+)?\.tzdb$/

/** Backups of one ledger file, newest first. An unreadable or missing folder holds none. */
export function listBackups(databasePath: string, folder = backupFolderOf(databasePath)): BackupFile[] {
  const stem = stemOf(databasePath)
  return namesIn(folder)
    .flatMap((name) => {
      const [, owner, day, hour, minute, second, reason] = namePattern.exec(name) ?? []
      if (owner !== stem || reason === undefined) return []
      return [describe(join(folder, name), { at: `${day}T${hour}:${minute}:${second}`, reason })]
    })
    .sort(byAge)
}

/** The newest first; of one second, to which names tell the time, the one that was written last. */
function byAge(left: BackupFile, right: BackupFile): number {
  if (left.at !== right.at) return compare(right.at, left.at)
  return writtenAt(right) - writtenAt(left) || compare(right.name, left.name)
}

function writtenAt({ path }: BackupFile): number {
  return nodeDisk.stat(path)?.modifiedAt ?? 0
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
    return []
  }
}

function describe(path: string, { at, reason }: Readonly<{ at: string; reason: string }>): BackupFile {
  const bytes = nodeDisk.stat(path)?.size ?? 0
  return { path, name: basename(path), at, reason, bytes, isSealed: isSealedFile(path), proof: readProof(path) }
}

/** Does this file begin like a sealed one? An unreadable one does not. */
export function isSealedFile(path: string): boolean {
  try {
    const file = nodeDisk.open(path, 'r')
    const head = new Uint8Array(8)
    file.read(head, 0)
    file.close()
    return isEnvelope(head)
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
    return false
  }
}

/** The proof beside a backup; undefined when there is none or it does not fit the file's size. */
export function readProof(path: string): BackupProof | undefined {
  try {
    const value = JSON.parse(readFileSync(sidecarOf(path), 'utf8')) as Partial<BackupProof> | null
    const isProof = typeof value?.sha256 === 'string' && typeof value.counts === 'object' && value.bytes === nodeDisk.stat(path)?.size
    return isProof ? (value as BackupProof) : undefined
  } catch (thrown) {
    if (thrown instanceof SyntaxError || errorCode(thrown) !== '') return undefined
    throw thrown
  }
}
