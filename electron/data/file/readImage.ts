import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import { findCodec, inMemory, pagesListed } from './codec.ts'
import type { Codec, Secrets } from './codec.ts'
import type { Disk, DiskFile } from './disk.ts'
import { applicationId, readHeader } from './header.ts'
import type { DatabaseHeader } from './header.ts'
import { journalPath } from './journal.ts'
import type { Rollback } from './journal.ts'
import { readRollback, recoverFile, rollBackImage } from './recover.ts'
import { allocateImage, startTracking } from './trackedImage.ts'
import type { TrackedImage } from './trackedImage.ts'
import { readWhole } from './readWhole.ts'
import type { WholeImage } from './readWhole.ts'

/** A database file as read from disk, before any SQL has seen it. */
export type ReadImage = Readonly<{
  image: TrackedImage
  header: DatabaseHeader
  /** Bytes of the file; may exceed the image when another program left a tail behind. */
  size: number
  /** An interrupted commit was rolled back. */
  wasRecovered: boolean
  /** Numbers (from 1) of the pages whose seal does not fit; undefined where nobody has looked yet. */
  unsealed: readonly number[] | undefined
}>

export type ReadOptions = Readonly<{
  path: string
  canWrite: boolean
  /** Accept a database of another program. */
  acceptForeign: boolean
  codec: Codec
}>

/**
 * Reads an open database file, while the program goes on, rolling an interrupted commit back first: on disk, or only in memory when the medium
 * cannot be written. Faults: file.wal, file.notDatabase, file.damaged.
 */
export async function readImage(disk: Disk, file: DiskFile, options: ReadOptions): Promise<Outcome<ReadImage>> {
  const { path, codec } = options
  if ((disk.stat(`${path}-wal`)?.size ?? 0) > 0) return { fault: 'file.wal', file: path }
  if (!options.canWrite) return readUnlocked(disk, file, options)
  const refused = refuseForeign(file, readRollback(disk, path), options)
  if (refused !== undefined) return refused
  const wasRecovered = recoverFile(disk, path, file, codec.journal)
  const { size } = file.stat()
  const image = allocateImage(codec.imageBytes(size))
  const target = bytesOf(image, codec.imageBytes(size))
  const whole = codec.seal === undefined ? await readWhole(file, target) : { ...codec.decode(file, target), unsealed: undefined }
  return decoded(image, size, { options, wasRecovered, whole })
}

/**
 * Nothing is written into a file, not even a recovery, before it is known to be ours. A power cut may have torn the
 * first page itself: then the one in the journal speaks for the file.
 */
function refuseForeign(file: DiskFile, rollback: Rollback | undefined, options: ReadOptions): Fault | undefined {
  const { path, acceptForeign, codec } = options
  if (codec.seal !== undefined) return undefined
  const first = new Uint8Array(100)
  const size = file.read(first, 0)
  const start = rollback?.pages.find((page) => page.index === 0)?.bytes ?? first
  if (size === 0) return { fault: 'file.damaged', file: path, detail: '文件是空的' }
  const magic = new TextDecoder('latin1').decode(start.subarray(0, 16))
  if (magic !== 'SQLite format 3\0') return { fault: 'file.notDatabase', file: path }
  const header = readHeader(start)
  if (header !== undefined && header.applicationId !== applicationId && !acceptForeign) {
    return { fault: 'file.notDatabase', file: path }
  }
  return undefined
}

/** Without the lock another process may be writing: what was read counts only if nothing moved meanwhile. */
function readUnlocked(disk: Disk, file: DiskFile, options: ReadOptions): Outcome<ReadImage> {
  for (let round = 0; round < 5; round++) {
    const before = fingerprint(disk, file, options)
    const rollback = readRollback(disk, options.path, options.codec.journal)
    const refused = refuseForeign(file, rollback, options)
    if (refused !== undefined) return refused
    const size = file.stat().size
    const raw = new Uint8Array(size)
    file.read(raw, 0)
    if (before !== fingerprint(disk, file, options)) continue
    const bytes = rollback === undefined ? raw : rollBackImage(raw, rollback)
    const image = allocateImage(options.codec.imageBytes(bytes.length))
    const whole = options.codec.decode(inMemory(bytes), bytesOf(image, options.codec.imageBytes(bytes.length)))
    return decoded(image, bytes.length, { options, wasRecovered: rollback !== undefined, whole: { ...whole, unsealed: undefined } })
  }
  return { fault: 'file.locked', file: options.path, who: '另一个窗口或用户', where: '正在写入', since: '刚才' }
}

function fingerprint(disk: Disk, file: DiskFile, { path, codec }: ReadOptions): string {
  const start = new Uint8Array(100)
  file.read(start, codec.headAt)
  const beside = journalPath(path, codec.journal)
  const head = new Uint8Array(28)
  if (disk.stat(beside) !== undefined) {
    const opened = disk.open(beside, 'r')
    opened.read(head, 0)
    opened.close()
  }
  return [file.stat().size, start.join(), head.join()].join('|')
}

type Circumstances = Readonly<{ options: ReadOptions; wasRecovered: boolean; whole: WholeImage }>

function decoded(image: TrackedImage, size: number, circumstances: Circumstances): Outcome<ReadImage> {
  const { codec, path } = circumstances.options
  const { bytes, broken } = circumstances.whole
  if (broken.length > 0) return { fault: 'file.damaged', file: path, detail: `第 ${pagesListed(broken)} 页被改动过或已损坏，解不开` }
  const read = examine(image, bytes, circumstances)
  if (isFault(read)) return read
  if (codec.seal === undefined || codec.fileBytes(read.image.used) === size) return { ...read, size }
  return { fault: 'file.damaged', file: path, detail: '文件的长度不对，可能被截断或拼接过' }
}

function examine(image: TrackedImage, size: number, { options, wasRecovered, whole }: Circumstances): Outcome<ReadImage> {
  const { path } = options
  const header = readHeader(bytesOf(image, size))
  if (header === undefined) return { fault: 'file.damaged', file: path, detail: '文件头不完整' }
  const present = Math.floor(size / header.pageSize)
  const expected = header.pageCount ?? present
  if (present === 0 || present < expected) {
    return { fault: 'file.damaged', file: path, detail: `文件不完整，应有 ${expected} 页，只有 ${present} 页` }
  }
  startTracking(image, expected * header.pageSize, header.pageSize)
  // What another program left behind the last page is none of the database.
  return { image, header, size, wasRecovered, unsealed: whole.unsealed?.filter((page) => page <= expected) }
}

function bytesOf(image: TrackedImage, size: number): Uint8Array {
  return new Uint8Array(image.buffer, 0, size)
}

export type LookOptions = Readonly<{ acceptForeign: boolean }> & Secrets

/** The bytes of a database file for looking at only: no lock, nothing written. Faults: those of readImage and findCodec. */
export async function readForLooking(disk: Disk, path: string, options: LookOptions): Promise<Outcome<ReadImage & { codec: Codec }>> {
  if (disk.stat(path)?.isFile !== true) return { fault: 'file.notFound', file: path }
  const file = disk.open(path, 'r')
  try {
    const codec = await findCodec(disk, file, path, options)
    if (isFault(codec)) return codec
    const read = await readImage(disk, file, { path, canWrite: false, acceptForeign: options.acceptForeign, codec })
    return isFault(read) ? read : { ...read, codec }
  } finally {
    file.close()
  }
}
