/** The 100-byte header of an SQLite file (https://sqlite.org/fileformat2.html), big-endian. */

/** PRAGMA application_id of our files: 'TZDB'. */
export const applicationId = 0x545a4442

/** Bytes at the end of each page that carry its checksum (seal.ts), as in SQLite's cksumvfs extension. */
export const sealBytes = 8

export const newPageSize = 4096

export type DatabaseHeader = Readonly<{
  pageSize: number
  reservedBytes: number
  /** Grows with every write transaction of any program. */
  changeCounter: number
  /** Pages according to the header; undefined when it was written by a program that does not keep it. */
  pageCount: number | undefined
  schemaCookie: number
  userVersion: number
  applicationId: number
  isWal: boolean
}>

const magic = 'SQLite format 3\0'

/** Reads the header; undefined when these are not the first bytes of an SQLite file. */
export function readHeader(bytes: Uint8Array): DatabaseHeader | undefined {
  if (bytes.length < 100 || String.fromCharCode(...bytes.subarray(0, 16)) !== magic) return undefined
  const view = viewOf(bytes)
  const rawPageSize = view.getUint16(16)
  const pageSize = rawPageSize === 1 ? 65536 : rawPageSize
  if (!isPageSize(pageSize)) return undefined
  const countIsValid = view.getUint32(24) === view.getUint32(92) && view.getUint32(28) > 0
  return {
    pageSize,
    reservedBytes: view.getUint8(20),
    changeCounter: view.getUint32(24),
    pageCount: countIsValid ? view.getUint32(28) : undefined,
    schemaCookie: view.getUint32(40),
    userVersion: view.getUint32(60),
    applicationId: view.getUint32(68),
    isWal: view.getUint8(18) === 2 || view.getUint8(19) === 2,
  }
}

export function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65536 && (size & (size - 1)) === 0
}

/** Sets change counter and schema cookie, as a write transaction of SQLite itself would. */
export function stampHeader(bytes: Uint8Array, changeCounter: number, schemaCookie: number): void {
  const view = viewOf(bytes)
  view.setUint32(24, changeCounter >>> 0)
  view.setUint32(92, changeCounter >>> 0)
  view.setUint32(40, schemaCookie >>> 0)
}

/** Marks an image as rollback-journal format; only right when no `-wal` holds newer pages. */
export function clearWalFlag(bytes: Uint8Array): void {
  bytes[18] = 1
  bytes[19] = 1
}

/** The one page of a new, empty ledger file. */
export function emptyImage(): Uint8Array {
  const page = new Uint8Array(newPageSize)
  for (let index = 0; index < magic.length; index++) page[index] = magic.charCodeAt(index)
  const view = viewOf(page)
  view.setUint16(16, newPageSize)
  page.set([1, 1, sealBytes, 64, 32, 32], 18)
  view.setUint32(24, 1) // change counter
  view.setUint32(28, 1) // pages
  view.setUint32(44, 4) // schema format
  view.setUint32(56, 1) // UTF-8
  view.setUint32(68, applicationId)
  view.setUint32(92, 1) // version-valid-for = change counter
  view.setUint32(96, 3_054_001)
  page[100] = 13 // an empty leaf of the table sqlite_schema
  view.setUint16(105, newPageSize - sealBytes)
  return page
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
