import { readHeader } from './header.ts'

/**
 * One row as it lies in the file image. It is filled anew for each row: what is to be kept has to be taken out of it.
 * `types` are the serial types of https://sqlite.org/fileformat2.html (2.1), `starts` where in `bytes` each value begins. A row
 * written before a column was added has fewer.
 */
export type RawRow = { bytes: Uint8Array; count: number; readonly types: Int32Array; readonly starts: Int32Array }

type Pages = Readonly<{ image: Uint8Array; pageSize: number; usable: number; pageCount: number }>
/** Depth of a B-tree of 2^31 pages is far less. */
const deepest = 20

/** Not what a sound table of rows looks like: whoever asked reads it through the engine, which tells what is wrong. */
class OddPage extends Error {}

/**
 * Visits all rows of the table that begins at page `root` in the order of their row ids, without the engine: a tenth of the
 * time of asking it for each value. `image` holds all that was committed (DatabaseFile.image). False where the pages are not
 * those of a sound rowid table in UTF-8; then some rows may have been visited.
 */
export function eachStoredRow(image: Uint8Array, root: number, visit: (row: RawRow) => void): boolean {
  const header = readHeader(image)
  if (!header || image[59] !== utf8) return false
  const { pageSize, reservedBytes } = header
  const pages: Pages = { image, pageSize, usable: pageSize - reservedBytes, pageCount: Math.floor(image.length / pageSize) }
  const row: RawRow = { bytes: image, count: 0, types: new Int32Array(mostColumns), starts: new Int32Array(mostColumns) }
  try {
    visitPage({ pages, row, visit }, root, 0)
    return true
  } catch (thrown) {
    if (thrown instanceof OddPage) return false
    throw thrown
  }
}

/** SQLITE_MAX_COLUMN as SQLite is built everywhere. */
const mostColumns = 2000
const utf8 = 1
const interiorTable = 5
const leafTable = 13

type Walk = Readonly<{ pages: Pages; row: RawRow; visit: (row: RawRow) => void }>

function visitPage(walk: Walk, page: number, depth: number): void {
  const { image, pageSize, usable, pageCount } = walk.pages
  if (page < 1 || page > pageCount || depth > deepest) throw new OddPage()
  const start = (page - 1) * pageSize
  const head = page === 1 ? start + 100 : start
  const kind = image[head]
  if (kind !== interiorTable && kind !== leafTable) throw new OddPage()
  const cells = head + (kind === leafTable ? 8 : 12)
  const count = word(image, head + 3)
  if (cells + count * 2 > start + usable) throw new OddPage()
  for (let index = 0; index < count; index += 1) {
    const at = start + word(image, cells + index * 2)
    if (at >= start + usable - 3) throw new OddPage()
    if (kind === leafTable) visitCell(walk, at, start + usable)
    else visitPage(walk, long(image, at), depth + 1)
  }
  if (kind === interiorTable) visitPage(walk, long(image, head + 8), depth + 1)
}

function visitCell({ pages, row, visit }: Walk, at: number, pageEnd: number): void {
  const { image, usable } = pages
  const size = varint(image, at)
  const from = skipVarint(image, skipVarint(image, at))
  if (size <= usable - 35) {
    if (from + size > pageEnd) throw new OddPage()
    readHead(row, image, from, size)
  } else {
    const whole = overflowing(pages, from, size)
    readHead(row, whole, 0, size)
  }
  visit(row)
}

/** A record larger than a page: its beginning, then a chain of pages with the rest. */
function overflowing({ image, pageSize, usable, pageCount }: Pages, from: number, size: number): Uint8Array {
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const wanted = least + ((size - least) % (usable - 4))
  const local = wanted <= usable - 35 ? wanted : least
  if (size > image.length) throw new OddPage()
  const whole = new Uint8Array(size)
  whole.set(image.subarray(from, from + local))
  let next = long(image, from + local)
  for (let filled = local; filled < size; filled += usable - 4) {
    if (next < 1 || next > pageCount) throw new OddPage()
    const start = (next - 1) * pageSize
    whole.set(image.subarray(start + 4, start + 4 + Math.min(usable - 4, size - filled)), filled)
    next = long(image, start)
  }
  return whole
}

function readHead(row: RawRow, bytes: Uint8Array, from: number, size: number): void {
  const headEnd = from + varint(bytes, from)
  let at = skipVarint(bytes, from)
  const { types, starts } = row
  let value = headEnd
  let count = 0
  while (at < headEnd) {
    let type = bytes[at]!
    if (type < 128) at += 1
    else {
      type = varint(bytes, at)
      at = skipVarint(bytes, at)
    }
    types[count] = type
    starts[count] = value
    value += type < 12 ? lengths[type]! : (type - 12) >>> 1
    count += 1
  }
  if (value !== from + size || count > mostColumns) throw new OddPage()
  row.bytes = bytes
  row.count = count
}

/** Bytes of the values of the first serial types. */
const lengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0]

/** Of the integer and floating types; exact below 2^53. */
export function numberAt(bytes: Uint8Array, at: number, type: number): number {
  if (type >= 8) return type - 8
  if (type === 7) return new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0)
  let value = (bytes[at]! << 24) >> 24
  for (let index = 1; index < lengths[type]!; index += 1) value = value * 256 + bytes[at + index]!
  return value
}

function word(bytes: Uint8Array, at: number): number {
  return bytes[at]! * 256 + bytes[at + 1]!
}

function long(bytes: Uint8Array, at: number): number {
  return word(bytes, at) * 65536 + word(bytes, at + 2)
}

/** At most eight bytes of it are ever used: sizes and types. */
function varint(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let index = at; index < at + 8; index += 1) {
    const byte = bytes[index]!
    value = value * 128 + (byte & 127)
    if (byte < 128) return value
  }
  throw new OddPage()
}

function skipVarint(bytes: Uint8Array, at: number): number {
  for (let index = at; index < at + 8; index += 1) if (bytes[index]! < 128) return index + 1
  return at + 9
}
