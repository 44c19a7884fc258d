import { isPageSize } from './header.ts'
import { isSlotSize } from './slots.ts'

/**
 * SQLite's rollback journal (https://sqlite.org/fileformat2.html#the_rollback_journal), so that after a crash any SQLite
 * program rolls our file back by itself, and we roll back what others left.
 *
 * header: magic 8, record count 4, nonce 4, pages before 4, sector size 4, page size 4; then records of
 * page number 4, old page, checksum 4. All big-endian. A zeroed header means: nothing to roll back.
 */
export const journalHeaderBytes = 28

/**
 * Records start on their own 4096-byte sector: on disks with 4 KiB sectors a write of the header then cannot take
 * part of a record with it.
 */
export const journalSectorSize = 4096

const magic = new Uint8Array([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])

export type JournalHeader = Readonly<{
  recordCount: number
  nonce: number
  /** Pages of the database before the transaction. */
  pageCount: number
  sectorSize: number
  pageSize: number
}>

export type OldPage = Readonly<{ index: number; bytes: Uint8Array }>

/** What a rollback must do: write these pages, then make the file exactly `size` bytes long. */
export type Rollback = Readonly<{ pageSize: number; size: number; pages: readonly OldPage[] }>

/**
 * A sealed file's journal holds slots in place of pages and has a name of its own: SQLite programs, which cannot read
 * such a file, take a journal of the usual name with a page size they do not know for a useless one and delete it.
 */
export const journalKinds = ['plain', 'sealed'] as const
export type JournalKind = (typeof journalKinds)[number]

export function journalPath(databasePath: string, kind: JournalKind = 'plain'): string {
  return kind === 'plain' ? `${databasePath}-journal` : `${databasePath}-sealed-journal`
}

export function encodeHeader(header: JournalHeader): Uint8Array {
  const bytes = new Uint8Array(journalHeaderBytes)
  bytes.set(magic)
  const view = new DataView(bytes.buffer)
  const fields = [header.recordCount, header.nonce, header.pageCount, header.sectorSize, header.pageSize]
  fields.forEach((value, index) => view.setUint32(8 + index * 4, value >>> 0))
  return bytes
}

/** Records of consecutive old pages, ready to be written one after the other. */
export function encodeRecords(pages: readonly OldPage[], pageSize: number, nonce: number): Uint8Array {
  const bytes = new Uint8Array(pages.length * recordBytes(pageSize))
  const view = new DataView(bytes.buffer)
  pages.forEach((page, position) => {
    const start = position * recordBytes(pageSize)
    view.setUint32(start, page.index + 1)
    bytes.set(page.bytes, start + 4)
    view.setUint32(start + 4 + pageSize, recordChecksum(page.bytes, nonce))
  })
  return bytes
}

export function recordBytes(pageSize: number): number {
  return pageSize + 8
}

/** SQLite samples every 200th byte, from the end. It guards against stale records, not against torn ones. */
function recordChecksum(page: Uint8Array, nonce: number): number {
  let sum = nonce
  for (let offset = page.length - 200; offset > 0; offset -= 200) sum += page[offset]!
  return sum >>> 0
}

/** Is there something to roll back? SQLite's own test: the first byte is not zero. */
export function isHot(journal: Uint8Array): boolean {
  return journal.length > 0 && journal[0] !== 0
}

/**
 * What SQLite would roll back with this journal; undefined when the journal asks for nothing (cold, or cut before
 * its header was complete). Follows sqlite3's pager_playback step by step.
 */
export function planRollback(journal: Uint8Array, kind: JournalKind = 'plain'): Rollback | undefined {
  if (!isHot(journal)) return undefined
  const first = readHeaderAt(journal, 0, undefined)
  if (first === undefined || !isUnitOf(kind, first.pageSize)) return undefined
  const pages = new Map<number, Uint8Array>()
  let header: JournalHeader | undefined = first
  let position = 0
  while (header !== undefined) {
    position += first.sectorSize
    const end = readRecords(journal, position, { header, first }, pages)
    if (end === undefined) break
    position = Math.ceil(end / first.sectorSize) * first.sectorSize
    header = readHeaderAt(journal, position, first)
  }
  return {
    pageSize: first.pageSize,
    size: first.pageCount * first.pageSize,
    pages: [...pages].map(([index, bytes]) => ({ index, bytes })),
  }
}

function isUnitOf(kind: JournalKind, size: number): boolean {
  return kind === 'plain' ? isPageSize(size) : isSlotSize(size)
}

function readHeaderAt(journal: Uint8Array, position: number, first: JournalHeader | undefined): JournalHeader | undefined {
  if (position + journalHeaderBytes > journal.length) return undefined
  if (magic.some((byte, index) => journal[position + index] !== byte)) return undefined
  const view = new DataView(journal.buffer, journal.byteOffset + position, journalHeaderBytes)
  const header: JournalHeader = {
    recordCount: view.getUint32(8),
    nonce: view.getUint32(12),
    pageCount: view.getUint32(16),
    sectorSize: first?.sectorSize ?? view.getUint32(20),
    pageSize: first?.pageSize ?? view.getUint32(24),
  }
  const { sectorSize } = header
  const sectorFits = sectorSize >= 32 && sectorSize <= 65536 && (sectorSize & (sectorSize - 1)) === 0
  if (!sectorFits || position + sectorSize > journal.length) return undefined
  return header
}

/** Adds the records of one header to `pages`; answers where they end, or undefined when the rest is not to be trusted. */
function readRecords(
  journal: Uint8Array,
  start: number,
  { header, first }: Readonly<{ header: JournalHeader; first: JournalHeader }>,
  pages: Map<number, Uint8Array>,
): number | undefined {
  const { pageSize, pageCount } = first
  const size = recordBytes(pageSize)
  const fitting = Math.floor((journal.length - start) / size)
  const count = header.recordCount === 0xffffffff ? fitting : header.recordCount
  const view = new DataView(journal.buffer, journal.byteOffset, journal.byteLength)
  for (let record = 0; record < count; record++) {
    const position = start + record * size
    if (position + size > journal.length) return undefined
    const number = view.getUint32(position)
    const bytes = journal.subarray(position + 4, position + 4 + pageSize)
    if (number === 0 || (isPageSize(pageSize) && number === lockBytePage(pageSize))) return undefined
    if (number > pageCount) continue
    if (view.getUint32(position + 4 + pageSize) !== recordChecksum(bytes, header.nonce)) return undefined
    pages.set(number - 1, bytes)
  }
  return start + count * size
}

/** The page that holds SQLite's lock bytes at 1 GiB is never used. */
function lockBytePage(pageSize: number): number {
  return Math.floor(0x40000000 / pageSize) + 1
}

/**
 * Name of the super-journal (a transaction over several attached files, by another program), if the journal ends
 * with one. Such a journal is only hot while the super-journal exists.
 */
export function superJournalName(journal: Uint8Array): string | undefined {
  const tail = journal.length - 16
  if (tail < 0 || magic.some((byte, index) => journal[tail + 8 + index] !== byte)) return undefined
  const view = new DataView(journal.buffer, journal.byteOffset + tail, 8)
  const length = view.getUint32(0)
  if (length === 0 || length > tail) return undefined
  const name = journal.subarray(tail - length, tail)
  const sum = name.reduce((total, byte) => (total + ((byte << 24) >> 24)) >>> 0, 0)
  return sum === view.getUint32(4) ? Buffer.from(name).toString('utf8') : undefined
}
