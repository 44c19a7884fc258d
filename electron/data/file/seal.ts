import { readHeader, sealBytes } from './header.ts'

/**
 * Page checksums in the layout of SQLite's cksumvfs: the last 8 bytes of each page, which SQLite leaves alone because
 * header byte 20 reserves them. SQLite's own checks cannot see a flipped bit inside a text or a number; these can.
 */
export function sealPage(page: Uint8Array): void {
  const [low, high] = checksum(page)
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  view.setUint32(page.length - 8, low, true)
  view.setUint32(page.length - 4, high, true)
}

export function isSealIntact(page: Uint8Array): boolean {
  const [low, high] = checksum(page)
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  return view.getUint32(page.length - 8, true) === low && view.getUint32(page.length - 4, true) === high
}

/** Does this image reserve room for seals? Files made by other programs usually do not. */
export function isSealed(image: Uint8Array): boolean {
  return readHeader(image)?.reservedBytes === sealBytes
}

/** Numbers (from 1) of the pages whose seal does not fit, at most `limit` of them. */
export function brokenSeals(image: Uint8Array, pageSize: number, limit = Infinity): number[] {
  const broken: number[] = []
  for (let start = 0; start + pageSize <= image.length && broken.length < limit; start += pageSize) {
    if (!isSealIntact(image.subarray(start, start + pageSize))) broken.push(start / pageSize + 1)
  }
  return broken
}

/** cksumvfs: two 32-bit sums over little-endian words, each taking in the other. */
function checksum(page: Uint8Array): readonly [number, number] {
  const aligned = page.byteOffset % 4 === 0 ? page : new Uint8Array(page)
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, (aligned.length - sealBytes) / 4)
  let low = 0
  let high = 0
  for (let index = 0; index < words.length; index += 2) {
    low = (low + words[index]! + high) >>> 0
    high = (high + words[index + 1]! + low) >>> 0
  }
  return [low, high]
}
