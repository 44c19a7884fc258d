import { StringDecoder } from 'node:string_decoder'
import { gbShare } from './gb18030.ts'

/** How the bytes of a text file stand; UTF-16 is turned into UTF-8 before. */
export type TextBytes = Readonly<{
  bytes: Uint8Array
  encoding: 'utf8' | 'gb18030'
  /** Places that are no character in UTF-8, read as U+FFFD. */
  broken: number
}>

/** UTF-16 by its byte order mark, or by zero bytes at every second place; otherwise undefined. */
export function wideOrder(bytes: Uint8Array): 'le' | 'be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'be'
  const sample = bytes.subarray(0, Math.min(bytes.length, 2000) & ~1)
  const zeros = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at & 1]!++
  const pairs = sample.length / 2
  if (pairs < 20) return undefined
  if (zeros[1]! > pairs * 0.2 && zeros[0]! < pairs * 0.02) return 'le'
  return zeros[0]! > pairs * 0.2 && zeros[1]! < pairs * 0.02 ? 'be' : undefined
}

/** Which encoding a text file has, found out from its content; byte order marks are cut off. */
export function settleEncoding(bytes: Uint8Array): TextBytes {
  const order = wideOrder(bytes)
  if (order) return { bytes: fromWide(bytes, order), encoding: 'utf8', broken: 0 }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const rest = bytes.subarray(3)
    return { bytes: rest, encoding: 'utf8', broken: countUtf8(rest).broken }
  }
  const { broken, whole } = countUtf8(bytes)
  // A damaged UTF-8 file has few bad places; text in GBK has hardly any good one.
  const isGb = broken > 0 && (broken > whole / 20 || whole === 0) && gbShare(bytes.subarray(0, 100_000)) > 0.5
  return isGb ? { bytes, encoding: 'gb18030', broken: 0 } : { bytes, encoding: 'utf8', broken }
}

/** All text as one string, for formats that are parsed as strings. */
export function decodeAll(bytes: Uint8Array, declared?: string): string {
  const order = wideOrder(bytes)
  if (order) return Buffer.from(fromWide(bytes, order)).toString('utf8')
  const found = settleEncoding(bytes)
  const label = found.broken > 0 && declared ? declared : found.encoding === 'gb18030' ? 'gb18030' : 'utf-8'
  try {
    return new TextDecoder(label).decode(found.bytes)
  } catch {
    return new TextDecoder('utf-8').decode(found.bytes)
  }
}

function fromWide(bytes: Uint8Array, order: 'le' | 'be'): Uint8Array {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const body = Buffer.from(bytes.subarray(marked ? 2 : 0, bytes.length - (bytes.length % 2)))
  if (order === 'be') body.swap16()
  const decoder = new StringDecoder('utf16le')
  const pieces: Buffer[] = []
  for (let at = 0; at < body.length; at += STEP) pieces.push(Buffer.from(decoder.write(body.subarray(at, at + STEP)), 'utf8'))
  return Buffer.concat(pieces)
}

const STEP = 1 << 20

/** Characters of more than one byte, and bytes that belong to none. */
function countUtf8(bytes: Uint8Array): { whole: number; broken: number } {
  let whole = 0
  let broken = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    const more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
    let good = more > 0
    for (let step = 1; good && step <= more; step++) good = (bytes[at + step]! & 0xc0) === 0x80
    // A character cut by the file's end is no sign of another encoding.
    if (!good && at + more < bytes.length) broken++
    if (good) {
      whole++
      at += more
    }
  }
  return { whole, broken }
}
