import * as fs from 'node:fs'
import { errorCode, nodeDisk } from '#data/file/disk.ts'
import type { ReadBack } from '#shared/ipc/parts/copies.ts'
import { readPastCache } from './readBack.ts'

export type MediumStat = Readonly<{ size: number; modifiedAt: number; id: string }>

export type NewFile = Readonly<{
  write: (bytes: Uint8Array, position: number) => Promise<void>
  sync: () => Promise<void>
  close: () => Promise<void>
}>

/**
 * What copying needs of a stick or another drive. Asynchronous, unlike the commit path: a sync to a slow stick takes
 * many seconds, in which people go on working. Tests put a medium in its place that vanishes.
 */
export type Medium = Readonly<{
  /** Fails with EEXIST where the name is taken. */
  create: (path: string) => Promise<NewFile>
  stat: (path: string) => Promise<MediumStat | undefined>
  list: (folder: string) => Promise<readonly string[]>
  rename: (from: string, to: string) => Promise<void>
  /** Only for files that the program itself made. */
  remove: (path: string) => Promise<void>
  /** Makes the names in the folder of `path` durable, where the system can. */
  syncFolderOf: (path: string) => void
  /** Hands a file over in pieces, from the drive itself where the system allows. */
  readBack: (path: string, take: (piece: Uint8Array) => Promise<void> | void) => Promise<ReadBack>
  /** Null where the system does not tell. */
  freeBytes: (folder: string) => Promise<number | null>
}>

export const nodeMedium: Medium = {
  create: async (path) => {
    const file = await fs.promises.open(path, 'wx')
    return { write: (bytes, position) => writeFully(file, bytes, position), sync: () => file.sync(), close: () => file.close() }
  },
  stat: async (path) => {
    try {
      const { size, mtimeMs, dev, ino } = await fs.promises.stat(path)
      return { size, modifiedAt: mtimeMs, id: `${dev}:${ino}` }
    } catch (thrown) {
      if (errorCode(thrown) === 'ENOENT') return undefined
      throw thrown
    }
  },
  list: (folder) => fs.promises.readdir(folder),
  rename: renamePatiently,
  remove: (path) => fs.promises.unlink(path),
  syncFolderOf: (path) => nodeDisk.syncFolderOf(path),
  readBack: readPastCache,
  freeBytes: async (folder) => {
    // Node 18.15 and newer.
    if (typeof fs.promises.statfs !== 'function') return null
    const { bavail, bsize } = await fs.promises.statfs(folder)
    return bavail * bsize
  },
}

async function writeFully(file: fs.promises.FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    if (bytesWritten === 0) throw Object.assign(new Error('write returned 0'), { code: 'EIO' })
    done += bytesWritten
  }
}

const patienceMs = 10_000

/** On Windows a virus scanner holds every new file for a moment; the rename then fails until it lets go. */
async function renamePatiently(from: string, to: string): Promise<void> {
  const start = Date.now()
  for (let wait = 10; ; wait = Math.min(100, wait + 10)) {
    try {
      return await fs.promises.rename(from, to)
    } catch (thrown) {
      const mayPass = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(thrown)) && Date.now() - start < patienceMs
      if (!mayPass || process.platform !== 'win32') throw thrown
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
