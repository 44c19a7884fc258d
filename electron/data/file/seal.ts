import { readHeader, sealBytes } from './header.ts'

/**
 * Page checksums in the layout of SQLite's cksumvfs: the last 8 bytes of each page, which SQLite leaves alone because
 * header byte 20 reserves them. SQLite's own checks cannot see a flipped bit inside a text or a number; these can.
 */
export function sealPage(page: Uint8Array): void {
  checksum(wordsOf(page), 0, (page.length - sealBytes) / 4)
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  view.setInt32(page.length - 8, sums[0]!, true)
  view.setInt32(page.length - 4, sums[1]!, true)
}

export function isSealIntact(page: Uint8Array): boolean {
  return isIntact(wordsOf(page), 0, page.length / 4)
}

/** Does this image reserve room for seals? Files made by other programs usually do not. */
export function isSealed(image: Uint8Array): boolean {
  return readHeader(image)?.reservedBytes === sealBytes
}

/** Numbers (from 1) of the pages whose seal does not fit, at most `limit` of them. */
export function brokenSeals(image: Uint8Array, pageSize: number, limit = Infinity): number[] {
  const broken: number[] = []
  // One view of all words: a view for each of 30,000 pages took longer than the sums.
  const words = wordsOf(image)
  const step = pageSize / 4
  for (let start = 0; start + step <= words.length && broken.length < limit; start += step) {
    if (!isIntact(words, start, start + step)) broken.push(start / step + 1)
  }
  return broken
}

function isIntact(words: Int32Array, start: number, end: number): boolean {
  checksum(words, start, end - sealBytes / 4)
  return words[end - 2] === sums[0] && words[end - 1] === sums[1]
}

/** Signed, since that is what small integers of the language are; all processors served are little-endian. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  return new Int32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.length / 4))
}

/** What `checksum` found last: a pair made anew for each page kept the loop from being compiled for 50 ms. */
const sums = new Int32Array(2)

/** cksumvfs: two 32-bit sums over little-endian words, each taking in the other. */
function checksum(words: Int32Array, start: number, end: number): void {
  let low = 0
  let high = 0
  for (let index = start; index < end; index += 2) {
    low = (low + words[index]! + high) | 0
    high = (high + words[index + 1]! + low) | 0
  }
  sums[0] = low
  sums[1] = high
}
