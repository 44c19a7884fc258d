import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { createDeflateRaw } from 'node:zlib'
import { crc32 } from '../crc32.ts'
import { damaged } from '../refusal.ts'
import { unpackPart, type Budget } from '../unpackPart.ts'
import { normalisePartName, readZipDirectory, type ZipEntry } from '../zipDirectory.ts'

/** A workbook as the zip that it is: parts in their order, still packed. */
export type Package = Readonly<{
  parts: readonly PackedPart[]
  entries: ReadonlyMap<string, ZipEntry>
  budget: Budget
  /** Texts of parts that were asked for. */
  texts: Map<string, string | undefined>
}>

type PackedPart = Readonly<{ name: string; key: string; method: number; crc: number; unpacked: number; time: number; packed: Uint8Array }>

/** What becomes of parts, by name as in `Package.entries`: a new text, pieces of one, bytes, or null for gone. */
export type PartChanges = Map<string, string | Uint8Array | AsyncIterable<string> | null>

/** Throws FaultError on damage and beyond the limits. */
export function readPackage(bytes: Uint8Array): Package {
  const entries = readZipDirectory(bytes)
  return { parts: packedParts(bytes, entries), entries, budget: { inflatedBytes: 0, onConsumed: () => {} }, texts: new Map() }
}

/** Text of a part; undefined where there is none. Parts in another encoding than UTF-8 are refused. */
export function partText(file: Package, name: string): string | undefined {
  const key = name.toLowerCase()
  if (!file.texts.has(key)) file.texts.set(key, readText(file, key))
  return file.texts.get(key)
}

function readText(file: Package, key: string): string | undefined {
  const entry = file.entries.get(key)
  if (!entry) return undefined
  const chunks: Uint8Array[] = []
  unpackPart(entry, file.budget, (chunk) => chunks.push(Uint8Array.from(chunk)))
  const bytes = Buffer.concat(chunks)
  const text = bytes.toString('utf8')
  const declared = /^\uFEFF?<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(text.slice(0, 200))?.[1]?.toLowerCase() ?? 'utf-8'
  if (bytes[0] === 0xff || bytes[0] === 0xfe || !/^utf-?8$/.test(declared)) throw damaged(`文字编码不是 UTF-8（${declared}）`)
  return text
}

/**
 * Writes the package with its changes: parts that are not among them keep their packed bytes, their order and their
 * date; new parts come last.
 */
export async function writePackage(stream: Writable, file: Package, changes: PartChanges): Promise<void> {
  const state: Writing = { stream, at: 0, directory: [] }
  const rest = new Map(changes)
  for (const part of file.parts) {
    const change = rest.get(part.key)
    rest.delete(part.key)
    if (change === undefined) await writePart(state, part)
    else if (change !== null) await writePart(state, { ...part, ...(await packed(change)) })
  }
  for (const [name, change] of rest)
    if (change !== null) await writePart(state, { name, key: name, time: newPartTime, ...(await packed(change)) })
  const directory = Buffer.concat(state.directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(state.directory.length, 8)
  end.writeUInt16LE(state.directory.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(state.at, 16)
  await put(state, Buffer.concat([directory, end]))
  stream.end()
  await once(stream, 'finish')
}

/** 1980-01-01 00:00 in DOS form: the hour of filling is nobody's business. */
const newPartTime = 0x00210000

type Writing = { readonly stream: Writable; at: number; readonly directory: Buffer[] }

/** Reads names and times as they stand, which the reader's directory leaves out. */
function packedParts(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): readonly PackedPart[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = buffer.readUInt32LE(end + 16)
  if (at === 0xffffffff) throw damaged('压缩格式（zip64）不支持')
  const parts: PackedPart[] = []
  const seen = new Set<string>()
  while (at + 46 <= buffer.length && buffer.readUInt32LE(at) === 0x02014b50) {
    const nameLength = buffer.readUInt16LE(at + 28)
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength)
    const key = normalisePartName(name)
    const entry = entries.get(key)
    const { time, unpacked } = { time: buffer.readUInt32LE(at + 12), unpacked: buffer.readUInt32LE(at + 24) }
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
    // Folders have entries of their own in some zips and no place in a workbook.
    if (!entry || name.endsWith('/') || seen.has(key)) continue
    seen.add(key)
    parts.push({ name, key, method: entry.method, crc: entry.crc, unpacked, time, packed: entry.packed })
  }
  return parts
}

type Packed = Readonly<{ method: number; crc: number; unpacked: number; packed: Uint8Array }>

async function packed(content: string | Uint8Array | AsyncIterable<string>): Promise<Packed> {
  const deflate = createDeflateRaw({ level: 6 })
  const chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(deflate, 'end')
  let crc = 0
  let unpacked = 0
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    crc = crc32(bytes, crc)
    unpacked += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
  await ended
  return { method: 8, crc, unpacked, packed: Buffer.concat(chunks) }
}

async function writePart(state: Writing, part: PackedPart): Promise<void> {
  const name = Buffer.from(part.name, 'utf8')
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  // Bit 11: the name is UTF-8.
  shared.writeUInt16LE(0x0800, 2)
  shared.writeUInt16LE(part.method, 4)
  shared.writeUInt32LE(part.time, 6)
  shared.writeUInt32LE(part.crc, 10)
  shared.writeUInt32LE(part.packed.length, 14)
  shared.writeUInt32LE(part.unpacked, 18)
  shared.writeUInt16LE(name.length, 22)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  shared.copy(central, 6)
  central.writeUInt32LE(state.at, 42)
  state.directory.push(Buffer.concat([central, name]))
  await put(state, Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, name]))
  await put(state, part.packed)
}

async function put(state: Writing, bytes: Uint8Array): Promise<void> {
  state.at += bytes.length
  if (bytes.length > 0 && !state.stream.write(bytes)) await once(state.stream, 'drain')
}
