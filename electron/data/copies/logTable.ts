/**
 * Reads rows of a table from an SQLite file page by page (https://sqlite.org/fileformat2.html), so that the log of a
 * ledger of a hundred megabytes is known after reading a few of them, even from a slow stick. Reads only; whatever does
 * not look right is thrown as TornFile.
 */

export type Cell = string | number | null

/** Gives page `number` (from 1) in full. */
export type PageReader = Readonly<{ page: (number: number) => Uint8Array; pageCount: number; usable: number }>

/** The file is not what it says, or is being written. */
export class TornFile extends Error {}

/** All rows of a rowid table in order of rowid, the first `columns` from the left; an INTEGER PRIMARY KEY reads as null. */
export function* tableRows(reader: PageReader, table: string, columns = 100): Generator<readonly Cell[]> {
  const root = rootOf(reader, table)
  if (root === undefined) return
  for (const payload of rowsBelow(reader, root)) yield decodeRecord(payload, columns)
}

export function hasTable(reader: PageReader, table: string): boolean {
  return rootOf(reader, table) !== undefined
}

const schemaPage = 1

function rootOf(reader: PageReader, table: string): number | undefined {
  for (const payload of rowsBelow(reader, schemaPage)) {
    const [type, name, , root] = decodeRecord(payload, 4)
    if (type === 'table' && name === table && typeof root === 'number') return root
  }
  return undefined
}

const leafTable = 0x0d
const interiorTable = 0x05

function* rowsBelow(reader: PageReader, root: number): Generator<Uint8Array> {
  const waiting = [root]
  // A page that points back to one before it would be walked for ever.
  for (let visited = 0; waiting.length > 0; visited++) {
    if (visited > reader.pageCount) throw new TornFile('pages in a circle')
    const number = waiting.pop()!
    const page = pageOf(reader, number)
    const start = number === schemaPage ? 100 : 0
    const type = page[start]
    if (type === leafTable) yield* leafRows(reader, page, start)
    else if (type === interiorTable) waiting.push(...childrenOf(page, start).reverse())
    else throw new TornFile('not a page of a table')
  }
}

function pageOf(reader: PageReader, number: number): Uint8Array {
  if (number < 1 || number > reader.pageCount) throw new TornFile('page outside the file')
  return reader.page(number)
}

function viewOf(page: Uint8Array): DataView {
  return new DataView(page.buffer, page.byteOffset, page.byteLength)
}

function cellOffsets(page: Uint8Array, start: number, headerBytes: number): readonly number[] {
  const view = viewOf(page)
  const count = view.getUint16(start + 3)
  if (start + headerBytes + count * 2 > page.length) throw new TornFile('too many cells')
  return Array.from({ length: count }, (_, index) => view.getUint16(start + headerBytes + index * 2))
}

function childrenOf(page: Uint8Array, start: number): number[] {
  const view = viewOf(page)
  const children = cellOffsets(page, start, 12).map((offset) => {
    if (offset + 4 > page.length) throw new TornFile('cell outside the page')
    return view.getUint32(offset)
  })
  return [...children, view.getUint32(start + 8)]
}

function* leafRows(reader: PageReader, page: Uint8Array, start: number): Generator<Uint8Array> {
  for (const offset of cellOffsets(page, start, 8)) {
    const size = varint(page, offset)
    const rowId = varint(page, size.next)
    yield payloadOf(reader, page, { at: rowId.next, size: size.value })
  }
}

const mostPayload = 64 * 1024 * 1024

/** A long row goes on in a chain of overflow pages. */
function payloadOf(reader: PageReader, page: Uint8Array, { at, size }: Readonly<{ at: number; size: number }>): Uint8Array {
  const { usable } = reader
  if (size > mostPayload) throw new TornFile('row too long')
  const local = localBytes(size, usable)
  if (at + local > page.length) throw new TornFile('cell outside the page')
  if (local === size) return page.subarray(at, at + size)
  const whole = new Uint8Array(size)
  whole.set(page.subarray(at, at + local))
  let next = viewOf(page).getUint32(at + local)
  for (let done = local; done < size;) {
    const more = pageOf(reader, next)
    const part = Math.min(usable - 4, size - done)
    whole.set(more.subarray(4, 4 + part), done)
    done += part
    next = viewOf(more).getUint32(0)
  }
  return whole
}

function localBytes(size: number, usable: number): number {
  if (size <= usable - 35) return size
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const wanted = least + ((size - least) % (usable - 4))
  return wanted <= usable - 35 ? wanted : least
}

type Varint = Readonly<{ value: number; next: number }>

function varint(bytes: Uint8Array, at: number): Varint {
  let value = 0
  for (let index = 0; index < 9; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) throw new TornFile('row cut off')
    if (index === 8) return { value: value * 256 + byte, next: at + 9 }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  throw new TornFile('row cut off')
}

function decodeRecord(payload: Uint8Array, columns: number): readonly Cell[] {
  const header = varint(payload, 0)
  const cells: Cell[] = []
  let at = header.value
  for (let next = header.next; next < header.value && cells.length < columns;) {
    const type = varint(payload, next)
    next = type.next
    const length = lengthOf(type.value)
    if (at + length > payload.length) throw new TornFile('row cut off')
    cells.push(decodeCell(payload, at, type.value))
    at += length
  }
  return cells
}

const fixedLengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const

function lengthOf(type: number): number {
  return type >= 12 ? Math.floor((type - 12) / 2) : (fixedLengths[type] ?? 0)
}

const words = new TextDecoder()

/** Blobs and real numbers do not occur in the tables that are read here. */
function decodeCell(payload: Uint8Array, at: number, type: number): Cell {
  if (type >= 13 && type % 2 === 1) return words.decode(payload.subarray(at, at + lengthOf(type)))
  if (type === 8) return 0
  if (type === 9) return 1
  if (type < 1 || type > 6) return null
  let value = (payload[at]! << 24) >> 24
  for (let index = 1; index < lengthOf(type); index++) value = value * 256 + payload[at + index]!
  return value
}
