import { damaged } from '../refusal.ts'
import type { TextWriter } from '../textPool.ts'

/**
 * UTF-16 unit for every two bytes of GBK (0 = none), from the engine's own decoder: one field at a time through
 * TextDecoder would cost more than the whole reading.
 */
let pairs: Uint16Array | undefined
let decoder: InstanceType<typeof TextDecoder> | undefined
const wide = new Map<number, string>()

/** Appends GB18030 bytes as UTF-8 to a sink with room for three times as many; what is no character becomes U+FFFD. */
export const gbToUtf8: TextWriter = (sink, source, start, end) => {
  const table = (pairs ??= buildPairs())
  const target = sink.bytes
  let out = sink.used
  for (let from = start; from < end; from++) {
    const lead = source[from]!
    if (lead < 0x80) {
      target[out++] = lead
      continue
    }
    const next = from + 1 < end ? source[from + 1]! : 0
    if (lead >= 0x81 && lead <= 0xfe && next >= 0x30 && next <= 0x39 && from + 3 < end) {
      out = writeText(target, out, wideCharacter(source, from))
      from += 3
      continue
    }
    const unit = next >= 0x40 ? table[(lead << 8) | next]! : 0
    out = writeUnit(target, out, unit || REPLACEMENT)
    if (unit) from++
  }
  sink.used = out
}

/** A short text, a file name for instance. */
export function gbText(source: Uint8Array): string {
  const sink = { bytes: new Uint8Array(source.length * 3), used: 0 }
  gbToUtf8(sink, source, 0, source.length)
  return Buffer.from(sink.bytes.buffer, 0, sink.used).toString('utf8')
}

/** Share of the bytes from 0x80 on that are part of a two-byte character GBK knows, judged on a sample. */
export function gbShare(sample: Uint8Array): number {
  const table = (pairs ??= buildPairs())
  let high = 0
  let good = 0
  for (let at = 0; at + 1 < sample.length; at++) {
    if (sample[at]! < 0x80) continue
    high++
    if (table[(sample[at]! << 8) | sample[at + 1]!]) {
      good++
      at++
    }
  }
  return high === 0 ? 1 : good / high
}

const REPLACEMENT = 0xfffd

function buildPairs(): Uint16Array {
  const spread = new Uint8Array(126 * 191 * 3)
  let at = 0
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      spread.set([lead, trail, 0x0a], at)
      at += 3
    }
  }
  const characters = decodeGb(spread).split('\n')
  const table = new Uint16Array(65_536)
  for (let index = 0; index < 126 * 191; index++) {
    const text = characters[index] ?? ''
    const code = ((0x81 + Math.floor(index / 191)) << 8) | (0x40 + (index % 191))
    if (text.length === 1 && text !== '\ufffd') table[code] = text.charCodeAt(0)
  }
  return table
}

/** Rare characters of names (four bytes). */
function wideCharacter(source: Uint8Array, at: number): string {
  const code = ((source[at]! << 24) | (source[at + 1]! << 16) | (source[at + 2]! << 8) | source[at + 3]!) >>> 0
  const known = wide.get(code)
  if (known !== undefined) return known
  const text = decodeGb(source.slice(at, at + 4))
  if (wide.size < 5000) wide.set(code, text)
  return text
}

function decodeGb(bytes: Uint8Array): string {
  try {
    decoder ??= new TextDecoder('gb18030')
  } catch {
    throw damaged('这台电脑的程序组件不认识国标编码（GB18030），请把文件另存为 UTF-8')
  }
  return decoder.decode(bytes)
}

function writeText(target: Uint8Array, at: number, text: string): number {
  const bytes = Buffer.from(text, 'utf8')
  target.set(bytes, at)
  return at + bytes.length
}

function writeUnit(target: Uint8Array, at: number, unit: number): number {
  if (unit < 0x80) {
    target[at] = unit
    return at + 1
  }
  if (unit < 0x800) {
    target[at] = 0xc0 | (unit >> 6)
    target[at + 1] = 0x80 | (unit & 63)
    return at + 2
  }
  target[at] = 0xe0 | (unit >> 12)
  target[at + 1] = 0x80 | ((unit >> 6) & 63)
  target[at + 2] = 0x80 | (unit & 63)
  return at + 3
}
