/** Texts as UTF-8, one after the other: they cross from the worker by transfer and need no heap there. */
export type PackedTexts = Readonly<{
  bytes: Uint8Array
  /** `ends[i]` is where text i ends and text i + 1 begins. */
  ends: Uint32Array
}>

/** Texts decoded at a time before others get a turn. */
const BATCH = 50_000

/** All texts of a pool as strings; `breathe` is awaited now and then so that a million texts block nobody. */
export async function unpackTexts(packed: PackedTexts, breathe: () => Promise<void>): Promise<string[]> {
  const strings: string[] = []
  for (let from = 0; from < packed.ends.length; from += BATCH) {
    decodeTexts(packed, from, strings)
    await breathe()
  }
  return strings
}

export function unpackTextsNow(packed: PackedTexts): string[] {
  const strings: string[] = []
  for (let from = 0; from < packed.ends.length; from += BATCH) decodeTexts(packed, from, strings)
  return strings
}

function decodeTexts({ bytes, ends }: PackedTexts, from: number, target: string[]): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const to = Math.min(from + BATCH, ends.length)
  let start = ends[from - 1] ?? 0
  for (let index = from; index < to; index++) {
    const end = ends[index]!
    target.push(buffer.toString('utf8', start, end))
    start = end
  }
}

/** Where bytes of UTF-8 are written to: behind `used`. */
export type TextSink = { bytes: Uint8Array; used: number }

/** Appends `source[start..end)` as UTF-8 to the sink, which has room. */
export type TextWriter = (sink: TextSink, source: Uint8Array, start: number, end: number) => void

/** A pool in the making, fed with pieces of one source. Repeated short pieces are kept once. */
export type TextPool = TextSink & {
  readonly write: TextWriter
  ends: Uint32Array
  count: number
  /** By hash of the piece: its index + 1, and where it stood in the source. */
  readonly seen: Int32Array
  readonly seenAt: Float64Array
  readonly seenLength: Uint16Array
}

const SLOTS = 1 << 16
/** Longer pieces hardly repeat. */
const REMEMBERED = 64
/** Bytes of UTF-8 that one byte of any source may become. */
const GROWTH = 3

/** The system gives memory only for what is really written, so `capacity` may be generous. */
export function createPool(capacity: number, write: TextWriter): TextPool {
  return {
    write,
    bytes: new Uint8Array(capacity),
    used: 0,
    ends: new Uint32Array(4096),
    count: 0,
    seen: new Int32Array(SLOTS),
    seenAt: new Float64Array(SLOTS),
    seenLength: new Uint16Array(SLOTS),
  }
}

/** Index of the piece `source[start..end)`, new or known. `source` is the same at every call. */
export function poolPiece(pool: TextPool, source: Uint8Array, start: number, end: number): number {
  const length = end - start
  if (length > REMEMBERED) return appendPiece(pool, source, start, end)
  const slot = hashOf(source, start, end)
  const known = pool.seen[slot]!
  if (known > 0 && pool.seenLength[slot] === length && isSame(source, pool.seenAt[slot]!, start, length)) return known - 1
  const index = appendPiece(pool, source, start, end)
  pool.seen[slot] = index + 1
  pool.seenAt[slot] = start
  pool.seenLength[slot] = length
  return index
}

/** As `poolPiece`, never remembered, so `source` may be anything. */
export function appendPiece(pool: TextPool, source: Uint8Array, start: number, end: number): number {
  const most = pool.used + (end - start) * GROWTH
  if (most > pool.bytes.length) enlarge(pool, most)
  pool.write(pool, source, start, end)
  return closePiece(pool)
}

export function appendText(pool: TextPool, text: string): number {
  const bytes = Buffer.from(text, 'utf8')
  if (pool.used + bytes.length > pool.bytes.length) enlarge(pool, pool.used + bytes.length)
  pool.bytes.set(bytes, pool.used)
  pool.used += bytes.length
  return closePiece(pool)
}

export function packPool(pool: TextPool): PackedTexts {
  return { bytes: pool.bytes.subarray(0, pool.used), ends: pool.ends.subarray(0, pool.count) }
}

/** UTF-8 into UTF-8. */
export const copyUtf8: TextWriter = (sink, source, start, end) => {
  let at = sink.used
  for (let from = start; from < end; from++) sink.bytes[at++] = source[from]!
  sink.used = at
}

function closePiece(pool: TextPool): number {
  if (pool.count === pool.ends.length) {
    const ends = new Uint32Array(pool.ends.length * 2)
    ends.set(pool.ends)
    pool.ends = ends
  }
  pool.ends[pool.count] = pool.used
  return pool.count++
}

function enlarge(pool: TextPool, least: number): void {
  const bytes = new Uint8Array(Math.max(least, Math.ceil(pool.bytes.length * 1.5)))
  bytes.set(pool.bytes.subarray(0, pool.used))
  pool.bytes = bytes
}

/** FNV-1a, folded to the number of slots. */
function hashOf(source: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ source[at]!, 0x01000193)
  return (hash ^ (hash >>> 16)) & (SLOTS - 1)
}

function isSame(source: Uint8Array, known: number, start: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (source[known + at] !== source[start + at]) return false
  return true
}
