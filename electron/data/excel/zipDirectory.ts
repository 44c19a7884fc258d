import { limits } from './limits.ts'
import { damaged, tooLarge, unsupportedProtection } from './refusal.ts'

export type ZipEntry = Readonly<{
  name: string
  /** 0 stored, 8 deflated */
  method: number
  crc: number
  packedBytes: number
  packed: Uint8Array
  /** As the directory claims: a hint, never a fact. */
  claimedBytes: number
  /** The name as it stands; `unicode` tells that it is UTF-8 for certain. */
  rawName: Uint8Array
  unicode: boolean
}>

/**
 * Entries of a zip by normalised lower-case name, read from the central directory (the local headers of streaming
 * writers hold no sizes). The first of two equal names wins. Throws FaultError on damage.
 */
export function readZipDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, offset } = locateDirectory(view)
  if (count > limits.entries) throw tooLarge(`压缩包里有 ${count} 个部分`)
  const entries = new Map<string, ZipEntry>()
  let at = offset
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged('压缩目录不完整')
    const { entry, next } = readEntry(bytes, view, at)
    if (!entries.has(entry.name)) entries.set(entry.name, entry)
    at = next
  }
  return entries
}

/** Zip names compare without case; some tools write backslashes or a leading slash. */
export function normalisePartName(name: string): string {
  const parts: string[] = []
  for (const part of name.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/').toLowerCase()
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } {
  const flags = view.getUint16(at + 8, true)
  if (flags & 1) throw unsupportedProtection('压缩包设有解压密码')
  const nameBytes = view.getUint16(at + 28, true)
  const extraBytes = view.getUint16(at + 30, true)
  const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
  if (next > bytes.length) throw damaged('压缩目录不完整')
  const rawName = bytes.subarray(at + 46, at + 46 + nameBytes)
  const name = Buffer.from(rawName).toString('utf8')
  const sizes = wideSizes(view, at, at + 46 + nameBytes, extraBytes)
  const entry = {
    name: normalisePartName(name),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: sizes.packedBytes,
    packed: packedData(bytes, view, sizes),
    claimedBytes: view.getUint32(at + 24, true),
    rawName,
    unicode: (flags & 0x800) !== 0,
  }
  return { entry, next }
}

type Sizes = Readonly<{ packedBytes: number; offset: number }>

function packedData(bytes: Uint8Array, view: DataView, { packedBytes, offset }: Sizes): Uint8Array {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw damaged('压缩包里有一部分找不到')
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packedBytes > bytes.length) throw damaged('压缩包不完整')
  return bytes.subarray(start, start + packedBytes)
}

/** Sizes of 0xffffffff stand in the zip64 extra field, in the fixed order unpacked, packed, offset. */
function wideSizes(view: DataView, at: number, extraAt: number, extraBytes: number): Sizes {
  let packedBytes = view.getUint32(at + 20, true)
  let offset = view.getUint32(at + 42, true)
  if (packedBytes !== 0xffffffff && offset !== 0xffffffff) return { packedBytes, offset }
  let field = findExtra(view, extraAt, extraBytes)
  if (view.getUint32(at + 24, true) === 0xffffffff) field += 8
  if (packedBytes === 0xffffffff) {
    packedBytes = wideNumber(view, field)
    field += 8
  }
  if (offset === 0xffffffff) offset = wideNumber(view, field)
  return { packedBytes, offset }
}

function findExtra(view: DataView, start: number, length: number): number {
  let at = start
  while (at + 4 <= start + length) {
    if (view.getUint16(at, true) === 1) return at + 4
    at += 4 + view.getUint16(at + 2, true)
  }
  throw damaged('压缩目录不完整')
}

function wideNumber(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw damaged('压缩目录不完整')
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}

function locateDirectory(view: DataView): { count: number; offset: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const count = view.getUint16(at + 10, true)
    const offset = view.getUint32(at + 16, true)
    return count === 0xffff || offset === 0xffffffff ? locateWide(view, at) : { count, offset }
  }
  throw damaged('文件不完整，可能没有复制完')
}

function locateWide(view: DataView, end: number): { count: number; offset: number } {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw damaged('压缩目录不完整')
  const record = wideNumber(view, locator + 8)
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== 0x06064b50) throw damaged('压缩目录不完整')
  return { count: wideNumber(view, record + 32), offset: wideNumber(view, record + 48) }
}
