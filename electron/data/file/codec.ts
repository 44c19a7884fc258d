import { randomBytes } from 'node:crypto'
import { tryEnvelope } from '#data/sealing/attempts.ts'
import { isEnvelope, isSameEnvelope } from '#data/sealing/envelope.ts'
import type { Envelope } from '#data/sealing/envelope.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { PageChange, PageChanges } from './commitProtocol.ts'
import type { Disk, DiskFile } from './disk.ts'
import { diskFault } from './diskFault.ts'
import type { JournalKind } from './journal.ts'
import { readRollback } from './recover.ts'
import { decodeSlotZero, encodeSlotZero, pageSealer, slotOverhead, slotSizeOf, slotZeroHead } from './slots.ts'
import type { SlotZero } from './slots.ts'

/** What a sealed file is sealed with. */
export type Seal = Readonly<{ envelope: Envelope; dataKey: Uint8Array }>

/** What may open a sealed file: one of them is enough. A seal of the same envelope id, whatever its password. */
export type Secrets = Readonly<{ password?: string; recoveryKey?: string; seal?: Seal }>

/** Between the pages in memory and the bytes of one file on disk: the same for a plain file, slots for a sealed one. */
export type Codec = Readonly<{
  seal: Seal | undefined
  journal: JournalKind
  /** Which page of the committer every commit writes: its first bytes tell whether another program wrote. */
  headIndex: number
  headAt: number
  /** Bytes of the database in a file of that many bytes. */
  imageBytes: (fileBytes: number) => number
  fileBytes: (imageBytes: number) => number
  /** A commit as it goes to disk. What sealed slots held is read from `file`: a nonce cannot be made again. */
  toDisk: (changes: PageChanges, file: DiskFile) => PageChanges
  /** A whole file of this database image. */
  encode: (image: Uint8Array) => Uint8Array
  /** Fills `target` with the database; `broken`: numbers (from 1) of pages that are not authentic. */
  decode: (file: Pick<DiskFile, 'read'>, target: Uint8Array) => Decoded
  /** For another file: sealed under the same envelope, but no slot of one fits into the other. */
  another: () => Codec
}>

/** The database that these bytes of a file hold, or what is wrong with them. */
export function decodeWhole(codec: Codec, bytes: Uint8Array): Uint8Array | string {
  if (codec.seal === undefined) return bytes
  const image = new Uint8Array(codec.imageBytes(bytes.length))
  const { broken } = codec.decode(inMemory(bytes), image)
  return broken.length === 0 ? image : `第 ${pagesListed(broken)} 页被改动过或已损坏，解不开`
}

/** Bytes in memory, read like a file. */
export function inMemory(bytes: Uint8Array): Pick<DiskFile, 'read'> {
  return {
    read: (target, position) => {
      const part = bytes.subarray(position, position + target.length)
      target.set(part)
      return part.length
    },
  }
}

export function pagesListed(pages: readonly number[]): string {
  return pages.length > 5 ? `${pages.slice(0, 5).join('、')} 等 ${pages.length}` : pages.join('、')
}

export type Decoded = Readonly<{ bytes: number; broken: readonly number[] }>

export const plainCodec: Codec = {
  seal: undefined,
  journal: 'plain',
  headIndex: 0,
  headAt: 0,
  imageBytes: (bytes) => bytes,
  fileBytes: (bytes) => bytes,
  toDisk: (changes) => changes,
  encode: (image) => image,
  decode: (file, target) => ({ bytes: file.read(target, 0), broken: [] }),
  another: () => plainCodec,
}

/** For a new file of pages of that size; plain without a seal. */
export function newCodec(seal: Seal | undefined, pageSize: number): Codec {
  return seal === undefined ? plainCodec : sealedCodec(seal, { fileId: randomBytes(16), pageSize })
}

/** How the open file at `path` is to be read. Faults: `file.passwordNeeded`, those of openEnvelope, `file.damaged`. */
export async function findCodec(disk: Disk, file: DiskFile, path: string, secrets: Secrets): Promise<Outcome<Codec>> {
  const zero = readSlotZero(disk, file, path)
  if (zero === undefined) return plainCodec
  if (isFault(zero)) return zero
  const { envelope } = zero
  const dataKey = await dataKeyOf(envelope, secrets, path)
  return isFault(dataKey) ? dataKey : sealedCodec({ envelope, dataKey }, zero)
}

/**
 * What opens the file at `path`, found without opening it: undefined for a plain one. A long wait for a wrong password
 * then costs nothing that is at work. Faults: those of findCodec, `file.notFound`, `disk.*`.
 */
export async function findSeal(disk: Disk, path: string, secrets: Secrets): Promise<Outcome<Seal> | undefined> {
  if (disk.stat(path)?.isFile !== true) return { fault: 'file.notFound', file: path }
  try {
    const file = disk.open(path, 'r')
    try {
      const codec = await findCodec(disk, file, path, secrets)
      return isFault(codec) ? codec : codec.seal
    } finally {
      file.close()
    }
  } catch (thrown) {
    return diskFault(thrown, path)
  }
}

/** The first slot of a sealed file, undefined for any other file. A password change may have torn it: the journal has it then. */
export function readSlotZero(disk: Disk, file: DiskFile, path: string): Outcome<SlotZero> | undefined {
  const head = new Uint8Array(slotZeroHead)
  file.read(head, 0)
  if (isPlain(head)) return undefined
  const journaled = readRollback(disk, path, 'sealed')?.pages.find(({ index }) => index === 0)
  if (journaled !== undefined) return decodeSlotZero(journaled.bytes, path)
  if (!isEnvelope(head)) return undefined
  const size = slotSizeOf(head)
  if (size === undefined) return { fault: 'file.damaged', file: path, detail: '加密信息损坏' }
  const slot = new Uint8Array(size)
  file.read(slot, 0)
  return decodeSlotZero(slot, path)
}

function isPlain(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 15)).toString('latin1') === 'SQLite format 3'
}

async function dataKeyOf(envelope: Envelope, secrets: Secrets, file: string): Promise<Outcome<Uint8Array>> {
  const { seal, password, recoveryKey } = secrets
  if (seal !== undefined && isSameEnvelope(seal.envelope, envelope)) return seal.dataKey
  if (recoveryKey !== undefined) return tryEnvelope(envelope, { recoveryKey }, file)
  if (password !== undefined) return tryEnvelope(envelope, { password }, file)
  return { fault: 'file.passwordNeeded', file }
}

type File = Readonly<{ fileId: Uint8Array; pageSize: number }>

/** The codec of a sealed file whose first slot names `fileId`. */
export function sealedCodec(seal: Seal, { fileId, pageSize }: File): Codec {
  const sealer = pageSealer(seal.dataKey, fileId)
  const slotSize = pageSize + slotOverhead
  const zero = (): Uint8Array => encodeSlotZero({ envelope: seal.envelope, fileId, pageSize })
  return {
    seal,
    journal: 'sealed',
    headIndex: 1,
    headAt: slotSize,
    imageBytes: (bytes) => Math.max(0, Math.floor(bytes / slotSize) - 1) * pageSize,
    fileBytes: (bytes) => (bytes / pageSize + 1) * slotSize,
    toDisk: (changes, file) => toSlots(changes, { slotSize, sealer, file }),
    encode: (image) => {
      const bytes = new Uint8Array((image.length / pageSize + 1) * slotSize)
      bytes.set(zero())
      for (let index = 0; index * pageSize < image.length; index++) {
        const slot = bytes.subarray((index + 1) * slotSize, (index + 2) * slotSize)
        sealer.seal(index, image.subarray(index * pageSize, (index + 1) * pageSize), slot)
      }
      return bytes
    },
    decode: (file, target) => fromSlots(file, target, { slotSize, pageSize, sealer }),
    another: () => newCodec(seal, pageSize),
  }
}

/** A commit of the first slot alone: the same file under an envelope of the same data key. */
export function resealing(codec: Codec, envelope: Envelope, file: DiskFile): Readonly<{ codec: Codec; changes: PageChanges }> {
  const old = new Uint8Array(codec.headAt)
  readSlot(file, old, 0)
  const zero = decodeSlotZero(old, '')
  if (isFault(zero) || codec.seal === undefined) throw new Error('the first slot of an open file is damaged')
  const now = encodeSlotZero({ ...zero, envelope })
  const count = Math.floor(file.stat().size / codec.headAt)
  return {
    codec: sealedCodec({ ...codec.seal, envelope }, zero),
    changes: { pageSize: codec.headAt, oldPageCount: count, newPageCount: count, pages: [{ index: 0, old, now }] },
  }
}

type Slots = Readonly<{ slotSize: number; sealer: ReturnType<typeof pageSealer> }>

/** New slots lie side by side, so that neighbours go out in one write. */
function toSlots(changes: PageChanges, { slotSize, sealer, file }: Slots & Readonly<{ file: DiskFile }>): PageChanges {
  const sealed = new Uint8Array(changes.pages.length * slotSize)
  const pages = changes.pages.map((page, position): PageChange => {
    const now = page.now && sealed.subarray(position * slotSize, (position + 1) * slotSize)
    if (page.now && now) sealer.seal(page.index, page.now, now)
    const old = page.old && readSlot(file, new Uint8Array(slotSize), (page.index + 1) * slotSize)
    return { index: page.index + 1, old, now }
  })
  return { pageSize: slotSize, oldPageCount: changes.oldPageCount + 1, newPageCount: changes.newPageCount + 1, pages }
}

function readSlot(file: DiskFile, slot: Uint8Array, position: number): Uint8Array {
  // The size was looked at just before: somebody is cutting the file while we write.
  if (file.read(slot, position) !== slot.length) throw Object.assign(new Error('a slot is cut off'), { code: 'EIO' })
  return slot
}

/** Slots that are read at a time. */
const chunkSlots = 512

function fromSlots(
  file: Pick<DiskFile, 'read'>,
  target: Uint8Array,
  { slotSize, pageSize, sealer }: Slots & { pageSize: number },
): Decoded {
  const broken: number[] = []
  const pageCount = Math.floor(target.length / pageSize)
  const chunk = new Uint8Array(Math.min(chunkSlots, pageCount) * slotSize)
  let done = 0
  while (done < pageCount) {
    const wanted = chunk.subarray(0, Math.min(chunkSlots, pageCount - done) * slotSize)
    const found = Math.floor(file.read(wanted, (done + 1) * slotSize) / slotSize)
    for (let place = 0; place < found; place++, done++) {
      const page = target.subarray(done * pageSize, (done + 1) * pageSize)
      if (!sealer.open(done, wanted.subarray(place * slotSize, (place + 1) * slotSize), page)) broken.push(done + 1)
    }
    if (found * slotSize < wanted.length) break
  }
  return { bytes: done * pageSize, broken }
}
