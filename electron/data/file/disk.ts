import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const readSome = promisify(fs.read)

/** One open file. Positions and sizes in bytes; every method throws the system's error (errno `code`). */
export type DiskFile = Readonly<{
  /** Fills as much of `target` as the file holds and returns the bytes read. */
  read: (target: Uint8Array, position: number) => number
  /** As `read`, while the program goes on. A simulated disk need not have it. */
  readAside?: (target: Uint8Array, position: number) => Promise<number>
  write: (bytes: Uint8Array, position: number) => void
  truncate: (size: number) => void
  sync: () => void
  stat: () => DiskStat
  close: () => void
}>

/** `id` names the file itself, not its path: it changes when another file takes the path. */
export type DiskStat = Readonly<{ id: string; size: number; modifiedAt: number; isFile: boolean }>

/** `r` read, `r+` read and write, `wx+` create exclusively: an existing file is never opened by it. */
export type OpenMode = 'r' | 'r+' | 'wx+'

/** The few file operations that the commit protocol needs; the crash tests put a simulated disk in its place. */
export type Disk = Readonly<{
  open: (path: string, mode: OpenMode) => DiskFile
  stat: (path: string) => DiskStat | undefined
  /** The path with links resolved: journal and lock belong beside the file itself. */
  resolve: (path: string) => string
  /** Makes the names in the folder of `path` durable. Does nothing where the system has no such call (Windows). */
  syncFolderOf: (path: string) => void
  rename: (from: string, to: string) => void
  /** Only for files that the program itself made: journals, locks, temporary copies, its own old backups. */
  remove: (path: string) => void
}>

export const nodeDisk: Disk = {
  open: (path, mode) => openFile(fs.openSync(path, mode)),
  stat: (path) => {
    try {
      return toStat(fs.statSync(path, { bigint: true }))
    } catch (thrown) {
      if (errorCode(thrown) === 'ENOENT' || errorCode(thrown) === 'ENOTDIR') return undefined
      throw thrown
    }
  },
  resolve: (path) => fs.realpathSync.native(path),
  syncFolderOf: (path) => {
    if (process.platform !== 'win32') syncFolder(dirname(path))
  },
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.unlinkSync(path),
}

/** The errno name of a system error, or '' when it is none. */
export function errorCode(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

function openFile(descriptor: number): DiskFile {
  return {
    read: (target, position) => readFully(descriptor, target, position),
    readAside: (target, position) => readAside(descriptor, target, position),
    write: (bytes, position) => writeFully(descriptor, bytes, position),
    truncate: (size) => fs.ftruncateSync(descriptor, size),
    sync: () => fs.fsyncSync(descriptor),
    stat: () => toStat(fs.fstatSync(descriptor, { bigint: true })),
    close: () => fs.closeSync(descriptor),
  }
}

function readFully(descriptor: number, target: Uint8Array, position: number): number {
  let done = 0
  while (done < target.length) {
    const count = fs.readSync(descriptor, target, done, target.length - done, position + done)
    if (count === 0) break
    done += count
  }
  return done
}

async function readAside(descriptor: number, target: Uint8Array, position: number): Promise<number> {
  let done = 0
  while (done < target.length) {
    const { bytesRead } = await readSome(descriptor, target, done, target.length - done, position + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return done
}

function writeFully(descriptor: number, bytes: Uint8Array, position: number): void {
  let done = 0
  // A nearly full disk answers with a short count first and with ENOSPC only on the next call.
  while (done < bytes.length) {
    const count = fs.writeSync(descriptor, bytes, done, bytes.length - done, position + done)
    if (count === 0) throw Object.assign(new Error('write returned 0'), { code: 'EIO' })
    done += count
  }
}

function toStat(stat: fs.BigIntStats): DiskStat {
  return {
    id: `${stat.dev}:${stat.ino}`,
    size: Number(stat.size),
    modifiedAt: Number(stat.mtimeMs),
    isFile: stat.isFile(),
  }
}

/** Folders of some network and FUSE file systems cannot be synced; they answer with one of these codes. */
const unsyncable = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EPERM', 'EACCES'])

function syncFolder(folder: string): void {
  let descriptor: number | undefined
  try {
    descriptor = fs.openSync(folder, 'r')
    fs.fsyncSync(descriptor)
  } catch (thrown) {
    if (!unsyncable.has(errorCode(thrown))) throw thrown
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor)
  }
}
