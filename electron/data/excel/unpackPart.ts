import { inflateRawSync } from 'node:zlib'
import { Inflate } from 'fflate'
import { FaultError } from '#shared/ipc/faults.ts'
import { crc32 } from './crc32.ts'
import { limits } from './limits.ts'
import { damaged, tooLarge } from './refusal.ts'
import type { ZipEntry } from './zipDirectory.ts'

/** What one reading may still cost; shared by all parts of a workbook. */
export type Budget = {
  inflatedBytes: number
  /** Called with the packed bytes that were just consumed. */
  readonly onConsumed: (bytes: number) => void
}

/** Packed bytes fed at a time. At deflate's best 1 : 1032 one step yields at most 33 MB before the guards look. */
const STEP = 32 * 1024

/**
 * Unpacks a part piece by piece into `onChunk`, guarded by size, ratio and checksum. `onWhole` sees all of it before, where
 * it stands in memory as a whole; nothing is proved of it then. Throws FaultError.
 */
export function unpackPart(
  entry: ZipEntry,
  budget: Budget,
  onChunk: (chunk: Uint8Array) => void,
  onWhole?: (part: Uint8Array) => void,
): void {
  if (entry.method !== 0 && entry.method !== 8) throw damaged('压缩方式不认识')
  const counter = { crc: 0, unpacked: 0, packed: 0 }
  const take = (chunk: Uint8Array): void => {
    counter.unpacked += chunk.length
    budget.inflatedBytes += chunk.length
    guard(counter, budget)
    counter.crc = crc32(chunk, counter.crc)
    onChunk(chunk)
  }
  const consumed = (bytes: number): void => {
    counter.packed += bytes
    budget.onConsumed(bytes)
  }
  const whole = entry.method === 0 ? entry.packed : inflateAtOnce(entry)
  if (whole) onWhole?.(whole)
  if (whole) feedWhole(whole, { packedBytes: entry.packed.length, consumed, take })
  else inflate(entry.packed, consumed, take)
  if (counter.crc !== entry.crc) throw damaged('内容与校验码不符')
}

/** A whole part as one piece of memory. Throws FaultError. */
export function unpackWhole(entry: ZipEntry, budget: Budget): Uint8Array {
  const chunks: Uint8Array[] = []
  // Inflate reuses its memory.
  unpackPart(entry, budget, (chunk) => void chunks.push(chunk.slice()))
  return Buffer.concat(chunks)
}

/** The first bytes of a part, or nothing when it cannot be unpacked. */
export function unpackHead(entry: ZipEntry, length: number): Uint8Array {
  if (entry.method === 0) return entry.packed.subarray(0, length)
  if (entry.method !== 8) return new Uint8Array(0)
  const chunks: Uint8Array[] = []
  const stream = new Inflate((chunk) => void chunks.push(chunk.slice(0, length)))
  try {
    stream.push(entry.packed.subarray(0, 4096), entry.packed.length <= 4096)
  } catch {
    return new Uint8Array(0)
  }
  return Buffer.concat(chunks).subarray(0, length)
}

/** The ratio is that of the part so far, so that a bomb is stopped at its beginning. */
function guard({ unpacked, packed }: Readonly<{ unpacked: number; packed: number }>, budget: Budget): void {
  if (budget.inflatedBytes > limits.inflatedBytes) throw tooLarge('解压后超过 600 MB')
  if (unpacked > limits.ratioExemptBytes && unpacked > limits.inflateRatio * packed) {
    throw tooLarge('解压后的大小很不正常，像是人为制造的文件')
  }
}

/**
 * Several times as fast as piece by piece, for parts of a size that may stand in memory. Null where the claim is too large,
 * looks like a bomb or turns out to be a lie: then the careful way finds out what is wrong.
 */
function inflateAtOnce({ packed, claimedBytes }: ZipEntry): Uint8Array | null {
  const isBomb = claimedBytes > limits.ratioExemptBytes && claimedBytes > limits.inflateRatio * packed.length
  if (isBomb || claimedBytes > limits.inflateAtOnceBytes || claimedBytes === 0) return null
  try {
    // Into one piece: put together from many, the part would be there twice. The byte more tells that it is at its end.
    return inflateRawSync(packed, { maxOutputLength: claimedBytes, chunkSize: Math.max(64, claimedBytes + 1) })
  } catch {
    return null
  }
}

type Whole = Readonly<{ packedBytes: number; consumed: (bytes: number) => void; take: (chunk: Uint8Array) => void }>

/** In pieces all the same, so that progress is told and readers see no difference. */
function feedWhole(whole: Uint8Array, { packedBytes, consumed, take }: Whole): void {
  const steps = Math.max(1, Math.ceil(whole.length / WHOLE_STEP))
  for (let step = 0; step < steps; step++) {
    consumed(Math.floor((packedBytes * (step + 1)) / steps) - Math.floor((packedBytes * step) / steps))
    take(whole.subarray(step * WHOLE_STEP, (step + 1) * WHOLE_STEP))
  }
}

const WHOLE_STEP = 256 * 1024

function inflate(packed: Uint8Array, consumed: (bytes: number) => void, take: (chunk: Uint8Array) => void): void {
  const stream = new Inflate((chunk) => take(chunk))
  try {
    feed(packed, consumed, (chunk, last) => stream.push(chunk, last))
  } catch (error) {
    throw isInflateError(error) ? damaged('压缩内容读不出来') : error
  }
}

/** fflate's errors are plain Errors with a numeric code; everything else is a fault of ours or a bug. */
function isInflateError(error: unknown): boolean {
  return error instanceof Error && !(error instanceof FaultError) && typeof (error as { code?: unknown }).code === 'number'
}

function feed(packed: Uint8Array, consumed: (bytes: number) => void, push: (chunk: Uint8Array, last: boolean) => void): void {
  let at = 0
  do {
    const end = Math.min(packed.length, at + STEP)
    consumed(end - at)
    push(packed.subarray(at, end), end === packed.length)
    at = end
  } while (at < packed.length)
}
