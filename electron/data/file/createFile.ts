import type { Fault } from '#shared/ipc/faults.ts'
import { errorCode } from './disk.ts'
import type { Disk, DiskFile } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { isHot, journalPath } from './journal.ts'
import { readWhole } from './recover.ts'

/**
 * Writes a new file, durable when this returns undefined. Never overwrites: `file.exists` when the name is taken, also
 * when only a journal of that name is left (SQLite would play it into the new file). Else `file.wal` or `disk.*`.
 */
export function createFile(disk: Disk, path: string, bytes: Uint8Array): Fault | undefined {
  try {
    for (const left of [journalPath(path), journalPath(path, 'sealed')]) {
      const journal = readWhole(disk, left)
      if (journal !== undefined && isHot(journal)) return { fault: 'file.exists', file: left }
    }
    if ((disk.stat(`${path}-wal`)?.size ?? 0) > 0) return { fault: 'file.wal', file: path }
    fill(disk, path, bytes)
    return undefined
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return { fault: 'file.exists', file: path }
    return diskFault(thrown, path)
  }
}

function fill(disk: Disk, path: string, bytes: Uint8Array): void {
  const file = disk.open(path, 'wx+')
  try {
    file.write(bytes, 0)
    file.sync()
    disk.syncFolderOf(path)
  } catch (thrown) {
    abandon(disk, path, file)
    throw thrown
  }
  file.close()
}

/** Removes the half-written file, which nobody but us has created a moment ago. */
function abandon(disk: Disk, path: string, file: DiskFile): void {
  try {
    const { id } = file.stat()
    file.close()
    if (disk.stat(path)?.id === id) disk.remove(path)
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
  }
}
