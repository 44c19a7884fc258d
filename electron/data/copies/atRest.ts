import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { nodeDisk } from '#data/file/disk.ts'
import { isHot, journalKinds, journalPath } from '#data/file/journal.ts'
import { readWhole } from '#data/file/recover.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { ReadBack } from '#shared/ipc/parts/copies.ts'
import { nodeMedium, type Medium } from './medium.ts'
import { copyFault } from './provedCopy.ts'

/**
 * Proves that a closed file stands on its drive: what the system hands out is compared with what the drive itself holds,
 * and nothing waits to be rolled back. Faults: `copy.*`.
 */
export async function proveAtRest(
  path: string,
  medium: Medium = nodeMedium,
): Promise<Outcome<Readonly<{ readBack: ReadBack; bytes: number }>>> {
  try {
    medium.syncFolderOf(path)
    const told = readWhole(nodeDisk, path)
    if (told === undefined) return { fault: 'copy.gone', file: basename(path) }
    const found = createHash('sha256')
    const readBack = await medium.readBack(path, (piece) => void found.update(piece))
    const isSame = found.digest('hex') === createHash('sha256').update(told).digest('hex')
    if (!isSame || isUnfinished(path)) return { fault: 'copy.differs', file: basename(path) }
    return { readBack, bytes: told.length }
  } catch (thrown) {
    return copyFault(thrown, path)
  }
}

/** An encrypted file's journal has a name of its own; which of both the file had last is not asked. */
function isUnfinished(path: string): boolean {
  return journalKinds.some((kind) => {
    const journal = readWhole(nodeDisk, journalPath(path, kind))
    return journal !== undefined && isHot(journal)
  })
}
