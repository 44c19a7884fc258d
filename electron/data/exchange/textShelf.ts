/** Makes texts of UTF-8, one for all that are alike as far as it remembers them. */
export type TextShelf = Readonly<{
  /** `bytes` may not change while the shelf is in use. */
  text: (bytes: Uint8Array, start: number, length: number) => string
}>

/** Longer texts hardly repeat. */
const longest = 48

/**
 * Remembers the last text of each hash; nothing is looked through. `slots` is a power of two: few for words that repeat all
 * over a column, many for ids that other records point to later.
 */
export function openTextShelf(slots: number): TextShelf {
  const texts = Array.from({ length: slots }, () => '')
  /** Nearly all texts come from one image; others are not remembered. */
  let source: Uint8Array | null = null
  /** Compared first: the bytes of most other texts lie far away, out of the processor's cache. */
  const hashes = new Int32Array(slots)
  const starts = new Uint32Array(slots)
  const lengths = new Uint8Array(slots)
  const decoded = decoderOf()
  return {
    text(bytes, start, length) {
      let hash = 0x811c9dc5 | 0
      let signs = 0
      const end = start + length
      for (let at = start; at < end; at += 1) {
        const byte = bytes[at]!
        signs |= byte
        hash = Math.imul(hash ^ byte, 0x01000193)
      }
      source ??= bytes
      if (length > longest || source !== bytes) return decoded(bytes, start, end, signs < 128)
      const slot = (hash ^ (hash >>> 15)) & (slots - 1)
      if (hashes[slot] === hash && lengths[slot] === length && isSame(bytes, starts[slot]!, start, length)) return texts[slot]!
      const text = decoded(bytes, start, end, signs < 128)
      texts[slot] = text
      hashes[slot] = hash
      starts[slot] = start
      lengths[slot] = length
      return text
    },
  }
}

function isSame(bytes: Uint8Array, from: number, start: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[from + at] !== bytes[start + at]) return false
  return true
}

function decoderOf(): (bytes: Uint8Array, start: number, end: number, isAscii: boolean) => string {
  let of: Uint8Array | null = null
  let view: Buffer = Buffer.alloc(0)
  return (bytes, start, end, isAscii) => {
    if (bytes !== of) view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    of = bytes
    return view.toString(isAscii ? 'latin1' : 'utf8', start, end)
  }
}
