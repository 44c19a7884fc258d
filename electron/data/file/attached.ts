import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { Fault } from '#shared/ipc/faults.ts'
import { createCommitter } from './commitProtocol.ts'
import type { Committer, PageChanges, WriteOutcome } from './commitProtocol.ts'
import { errorCode } from './disk.ts'
import type { Disk, DiskFile } from './disk.ts'
import { diskFault } from './diskFault.ts'
import type { Lock } from './lock.ts'
import { recoverFile } from './recover.ts'

/** The file on disk that a database in memory belongs to, with what we last saw of it. */
export type Attached = Readonly<{
  path: string
  /** May we write? Completes what an earlier failure left, then makes sure that the file is still ours and unchanged. */
  prepare: (settledImage: () => Uint8Array) => Fault | undefined
  write: (changes: PageChanges) => WriteOutcome
  /** Size of the file now, in bytes. Throws the system's error. */
  size: () => number
  /** Reads the file back from its path, through a handle of its own. */
  readBack: (target: Uint8Array) => number
  close: () => void
}>

type State = {
  readonly disk: Disk
  readonly path: string
  readonly lock: Lock | undefined
  file: DiskFile
  id: string
  committer: Committer
  /** First 100 bytes of the file: its change counter tells when another program wrote. */
  head: Uint8Array
  size: number
}

export function createAttached(disk: Disk, path: string, { file, lock }: Readonly<{ file: DiskFile; lock: Lock | undefined }>): Attached {
  const { id, size } = file.stat()
  const state: State = {
    disk,
    path,
    lock,
    file,
    id,
    committer: committerOf(disk, path, file),
    head: headOf(file),
    size,
  }
  return {
    path,
    prepare: (settledImage) => prepare(state, settledImage),
    write: (changes) => write(state, changes),
    size: () => state.file.stat().size,
    readBack: (target) => readBack(state, target),
    close: () => close(state),
  }
}

function committerOf(disk: Disk, path: string, file: DiskFile): Committer {
  return createCommitter(disk, path, file, () => randomBytes(4).readUInt32BE(0))
}

function headOf(file: DiskFile): Uint8Array {
  const head = new Uint8Array(100)
  file.read(head, 0)
  return head
}

function prepare(state: State, settledImage: () => Uint8Array): Fault | undefined {
  try {
    const lost = state.lock?.lostTo()
    if (lost !== undefined) return lost
    const isSameFile = isStillThere(state)
    if (!isSameFile) return reattach(state, settledImage())
    return state.committer.settle() ?? findOutsideChange(state)
  } catch (thrown) {
    return diskFault(thrown, state.path)
  }
}

/** A user can rename, delete or replace an open file, on Windows too: our writes would go to a file without a name. */
function isStillThere({ disk, path, file, id }: State): boolean {
  if (disk.stat(path)?.id !== id) return false
  try {
    return file.stat().id === id
  } catch (thrown) {
    // The handle died with the medium it was on; the path may lead to the same medium, plugged in again.
    if (errorCode(thrown) === '') throw thrown
    return false
  }
}

function findOutsideChange(state: State): Fault | undefined {
  const isUnchanged = state.file.stat().size === state.size && Buffer.compare(headOf(state.file), state.head) === 0
  return isUnchanged ? undefined : { fault: 'file.changedOutside', file: state.path }
}

/** Another file has our path, or none. It is taken over only when it holds exactly what we last wrote. */
function reattach(state: State, settledImage: Uint8Array): Fault | undefined {
  const { disk, path } = state
  if (disk.stat(path)?.isFile !== true) {
    return { fault: disk.stat(dirname(path)) === undefined ? 'disk.gone' : 'file.replaced', file: path }
  }
  const file = disk.open(path, 'r+')
  const found = new Uint8Array(settledImage.length)
  recoverFile(disk, path, file)
  const isOurs = file.read(found, 0) === found.length && Buffer.compare(found, settledImage) === 0
  if (!isOurs || file.stat().size !== found.length) {
    file.close()
    return { fault: 'file.replaced', file: path }
  }
  ignoringDiskErrors(() => state.file.close())
  state.file = file
  state.id = file.stat().id
  state.size = found.length
  state.committer = committerOf(disk, path, file)
  return undefined
}

function write(state: State, changes: PageChanges): WriteOutcome {
  const outcome = state.committer.write(changes)
  if (outcome.state === 'failed') return outcome
  const first = changes.pages[0]
  if (first?.index === 0 && first.now !== undefined) state.head = first.now.slice(0, 100)
  state.size = Math.max(state.size, changes.newPageCount * changes.pageSize)
  if (changes.newPageCount < changes.oldPageCount) state.size = changes.newPageCount * changes.pageSize
  return outcome
}

function readBack({ disk, path }: State, target: Uint8Array): number {
  const file = disk.open(path, 'r')
  try {
    return file.read(target, 0)
  } finally {
    file.close()
  }
}

function close(state: State): void {
  // The committer removes its journal by name: only while the name still leads to our file.
  ignoringDiskErrors(() => {
    if (isStillThere(state)) state.committer.close()
  })
  ignoringDiskErrors(() => state.file.close())
  state.lock?.release()
}

function ignoringDiskErrors(work: () => void): void {
  try {
    work()
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
  }
}
