import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { Envelope } from '#data/sealing/envelope.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { resealing } from './codec.ts'
import type { Codec, Decoded } from './codec.ts'
import { createCommitter } from './commitProtocol.ts'
import type { Committer, PageChanges, WriteOutcome } from './commitProtocol.ts'
import { errorCode } from './disk.ts'
import type { Disk, DiskFile } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { isHot, journalPath } from './journal.ts'
import type { Lock } from './lock.ts'
import { readWhole, recoverFile } from './recover.ts'

/** The file on disk that a database in memory belongs to, with what we last saw of it. */
export type Attached = Readonly<{
  path: string
  /** May we write? Completes what an earlier failure left, then makes sure that the file is still ours and unchanged. */
  prepare: (settledImage: () => Uint8Array) => Fault | undefined
  write: (changes: PageChanges) => WriteOutcome
  /** Size of the file now, in bytes. Throws the system's error. */
  size: () => number
  /** Reads the database back from the file at its path, through a handle of its own. */
  readBack: (target: Uint8Array) => Decoded
  /** How the file stands for the database. */
  codec: () => Codec
  /** Commits another envelope of the same data key; nothing else in the file changes. Only right after `prepare`. */
  reseal: (envelope: Envelope) => WriteOutcome
  /** Lets go of the file for `work`, which may put another one at the path, then takes up what is there. */
  exchange: (codec: Codec, work: () => Promise<void>) => Promise<Fault | undefined>
  close: () => void
}>

export type Held = Readonly<{ file: DiskFile; lock: Lock | undefined; codec: Codec }>

type State = {
  readonly disk: Disk
  readonly path: string
  readonly lock: Lock | undefined
  file: DiskFile
  codec: Codec
  id: string
  committer: Committer
  /** First 100 bytes of page 1 as it is in the file: its change counter, or its nonce, tells when another program wrote. */
  head: Uint8Array
  size: number
}

export function createAttached(disk: Disk, path: string, { file, lock, codec }: Held): Attached {
  const { id, size } = file.stat()
  const state: State = {
    disk,
    path,
    lock,
    file,
    codec,
    id,
    committer: committerOf(disk, path, { file, codec }),
    head: headOf(file, codec),
    size,
  }
  return {
    path,
    prepare: (settledImage) => prepare(state, settledImage),
    write: (changes) => write(state, changes),
    size: () => state.file.stat().size,
    readBack: (target) => readBack(state, target),
    codec: () => state.codec,
    reseal: (envelope) => reseal(state, envelope),
    exchange: (codec, work) => exchange(state, codec, work),
    close: () => close(state),
  }
}

function committerOf(disk: Disk, path: string, { file, codec }: Pick<Held, 'file' | 'codec'>): Committer {
  const place = { path, journalPath: journalPath(path, codec.journal) }
  return createCommitter(disk, place, file, () => randomBytes(4).readUInt32BE(0))
}

function headOf(file: DiskFile, { headAt }: Codec): Uint8Array {
  const head = new Uint8Array(100)
  file.read(head, headAt)
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
  const isUnchanged = state.file.stat().size === state.size && Buffer.compare(headOf(state.file, state.codec), state.head) === 0
  return isUnchanged ? undefined : { fault: 'file.changedOutside', file: state.path }
}

/** Another file has our path, or none. It is taken over only when it holds exactly what we last wrote. */
function reattach(state: State, settledImage: Uint8Array): Fault | undefined {
  const { disk, path, codec } = state
  if (disk.stat(path)?.isFile !== true) {
    return { fault: disk.stat(dirname(path)) === undefined ? 'disk.gone' : 'file.replaced', file: path }
  }
  const file = disk.open(path, 'r+')
  const found = new Uint8Array(settledImage.length)
  recoverFile(disk, path, file, codec.journal)
  const size = codec.fileBytes(found.length)
  const isOurs = file.stat().size === size && codec.decode(file, found).bytes === found.length && Buffer.compare(found, settledImage) === 0
  if (!isOurs) {
    file.close()
    return { fault: 'file.replaced', file: path }
  }
  ignoringDiskErrors(() => state.file.close())
  takeUp(state, file, codec)
  return undefined
}

function takeUp(state: State, file: DiskFile, codec: Codec): void {
  const { id, size } = file.stat()
  Object.assign(state, {
    file,
    codec,
    id,
    size,
    head: headOf(file, codec),
    committer: committerOf(state.disk, state.path, { file, codec }),
  })
}

function write(state: State, changes: PageChanges): WriteOutcome {
  try {
    return writeOut(state, state.codec.toDisk(changes, state.file))
  } catch (thrown) {
    return { state: 'failed', fault: diskFault(thrown, state.path) }
  }
}

function reseal(state: State, envelope: Envelope): WriteOutcome {
  try {
    const { codec, changes } = resealing(state.codec, envelope, state.file)
    const outcome = writeOut(state, changes)
    if (outcome.state !== 'failed') state.codec = codec
    return outcome
  } catch (thrown) {
    return { state: 'failed', fault: diskFault(thrown, state.path) }
  }
}

function writeOut(state: State, changes: PageChanges): WriteOutcome {
  const outcome = state.committer.write(changes)
  if (outcome.state === 'failed') return outcome
  const head = changes.pages.slice(0, 2).find(({ index }) => index === state.codec.headIndex)
  if (head?.now !== undefined) state.head = head.now.slice(0, 100)
  state.size = Math.max(state.size, changes.newPageCount * changes.pageSize)
  if (changes.newPageCount < changes.oldPageCount) state.size = changes.newPageCount * changes.pageSize
  return outcome
}

async function exchange(state: State, codec: Codec, work: () => Promise<void>): Promise<Fault | undefined> {
  const { disk, path, id } = state
  let fault: Fault | undefined
  try {
    state.committer.close()
    const journal = readWhole(disk, journalPath(path, state.codec.journal))
    if (journal !== undefined && isHot(journal)) return { fault: 'disk.io', file: path, detail: '日志还没有清空' }
    // Windows renames nothing over a file that is open.
    state.file.close()
    await work()
  } catch (thrown) {
    fault = diskFault(thrown, path)
  }
  try {
    // Also when opening fails now: the next commit takes the file up again, as whatever it is by then.
    if (disk.stat(path)?.id !== id) state.codec = codec
    takeUp(state, disk.open(path, 'r+'), state.codec)
    return fault
  } catch (thrown) {
    return diskFault(thrown, path)
  }
}

function readBack({ disk, path, codec }: State, target: Uint8Array): Decoded {
  const file = disk.open(path, 'r')
  try {
    return codec.decode(file, target)
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
