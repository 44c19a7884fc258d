import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

/** Plain bytes in a chunk. */
export const chunkBytes = 1024 * 1024

/** Length 4, chain 32. */
const around = 36
const tagBytes = 16

/**
 * Key (32 bytes, used for nothing else: nonces are counted) or null for content that is not secret. `head`: SHA-256 of all
 * that stands before the chunks; it binds them to it.
 */
export type ChunkSeal = Readonly<{ key: Uint8Array | null; head: Uint8Array }>

/** Which part is not as it was made. `place`: from 1. */
export type ChunkProblem =
  | Readonly<{ wrong: 'truncated'; place: number }>
  | Readonly<{ wrong: 'altered'; place: number }>
  | Readonly<{ wrong: 'longer' }>
  /** The chain holds and the key does not fit: made by other means than this program. */
  | Readonly<{ wrong: 'forged'; place: number }>

export function countChunks(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / chunkBytes))
}

/** Bytes on disk of content of this size. */
export function chunkedSize(bytes: number, isSealed: boolean): number {
  return bytes + countChunks(bytes) * (around + (isSealed ? tagBytes : 0))
}

/**
 * Content in chunks: length (big-endian, of what follows), body, SHA-256 over the digest before, the length and the body.
 * A body is AES-256-GCM (nonce = index, AAD = head, index, whether it is the last; tag behind) or, without a key, plain.
 * The chain shows without any key which part was altered or cut off; that it was not made anew only the key shows.
 */
export function* sealChunks(content: Uint8Array, { key, head }: ChunkSeal): Generator<Uint8Array, void> {
  const count = countChunks(content.length)
  let chain: Uint8Array = head
  for (let index = 0; index < count; index++) {
    const plain = content.subarray(index * chunkBytes, (index + 1) * chunkBytes)
    const body = key ? encipher(plain, key, contextOf(head, index, count)) : plain
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    chain = createHash('sha256').update(chain).update(length).update(body).digest()
    yield Buffer.concat([length, body, chain])
  }
}

/** Whether all chunks are as they were made, as far as that shows without the key. `size`: bytes of the content. */
export function checkChunks(bytes: Uint8Array, size: number, seal: Readonly<{ head: Uint8Array; sealed: boolean }>): ChunkProblem | null {
  const count = countChunks(size)
  let chain: Uint8Array = seal.head
  for (const { index, from, length } of placesOf(size, seal.sealed)) {
    const end = from + around + length
    if (bytes.length < end) return { wrong: 'truncated', place: index + 1 }
    const found = Buffer.from(bytes.buffer, bytes.byteOffset + from, around + length)
    const expected = createHash('sha256')
      .update(chain)
      .update(found.subarray(0, 4 + length))
      .digest()
    if (found.readUInt32BE(0) !== length || !expected.equals(found.subarray(4 + length))) return { wrong: 'altered', place: index + 1 }
    chain = expected
    if (index === count - 1 && bytes.length > end) return { wrong: 'longer' }
  }
  return null
}

/** The content; `bytes` passed checkChunks. */
export function openChunks(bytes: Uint8Array, size: number, { key, head }: ChunkSeal): Uint8Array | ChunkProblem {
  const content = new Uint8Array(size)
  const count = countChunks(size)
  for (const { index, from, length } of placesOf(size, key !== null)) {
    const body = bytes.subarray(from + 4, from + 4 + length)
    const plain = key ? decipher(body, key, contextOf(head, index, count)) : body
    if (!plain) return { wrong: 'forged', place: index + 1 }
    content.set(plain, index * chunkBytes)
  }
  return content
}

/** Where each chunk of content of this size has to stand, and the length of its body. */
function* placesOf(size: number, isSealed: boolean): Generator<Readonly<{ index: number; from: number; length: number }>, void> {
  const count = countChunks(size)
  const tag = isSealed ? tagBytes : 0
  for (let index = 0, from = 0; index < count; index++) {
    const length = Math.min(chunkBytes, size - index * chunkBytes) + tag
    yield { index, from, length }
    from += around + length
  }
}

type ChunkContext = Readonly<{ nonce: Uint8Array; bound: Uint8Array }>

function contextOf(head: Uint8Array, index: number, count: number): ChunkContext {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 8)
  const place = Buffer.alloc(5)
  place.writeUInt32BE(index)
  place[4] = index === count - 1 ? 1 : 0
  return { nonce, bound: Buffer.concat([head, place]) }
}

function encipher(plain: Uint8Array, key: Uint8Array, { nonce, bound }: ChunkContext): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decipher(body: Uint8Array, key: Uint8Array, { nonce, bound }: ChunkContext): Uint8Array | null {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(bound).setAuthTag(body.subarray(body.length - tagBytes))
  const plain = cipher.update(body.subarray(0, body.length - tagBytes))
  try {
    cipher.final()
    return plain
  } catch {
    // Node tells a tag that does not fit by a plain Error without code.
    return null
  }
}
