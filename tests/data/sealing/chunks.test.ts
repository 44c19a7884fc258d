import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkChunks, chunkBytes, chunkedSize, openChunks, sealChunks, type ChunkSeal } from '#data/sealing/chunks.ts'

const head = createHash('sha256').update('head').digest()

const made = (content: Uint8Array, seal: ChunkSeal): Buffer => Buffer.concat([...sealChunks(content, seal)])

test('what was sealed opens again, of any size, with and without a key, in the size that was said', () => {
  const size = fc.oneof(fc.nat(300), fc.constantFrom(chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 2 * chunkBytes + 77))
  fc.assert(
    fc.property(size, fc.boolean(), (bytes, isSealed) => {
      const content = randomBytes(bytes)
      const seal = { key: isSealed ? randomBytes(32) : null, head }
      const sealed = made(content, seal)
      expect(sealed.length).toBe(chunkedSize(bytes, isSealed))
      expect(checkChunks(sealed, bytes, { head, sealed: isSealed })).toBeNull()
      expect(Buffer.from(openChunks(sealed, bytes, seal) as Uint8Array).equals(content)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('any flipped byte, cut or tail is seen without the key', () => {
  const content = randomBytes(chunkBytes + 500)
  for (const key of [null, randomBytes(32)]) {
    const sealed = made(content, { key, head })
    const look = (bytes: Uint8Array) => checkChunks(bytes, content.length, { head, sealed: key !== null })
    const places = [0, 3, 4, 5_000, chunkBytes, chunkBytes + 40, chunkBytes + 80, sealed.length - 33, sealed.length - 1]
    for (const place of places) {
      const flipped = Buffer.from(sealed)
      flipped[place]! ^= 1
      expect(look(flipped)).toMatchObject({ wrong: 'altered' })
    }
    expect(look(sealed.subarray(0, sealed.length - 1))).toEqual({ wrong: 'truncated', place: 2 })
    expect(look(Buffer.concat([sealed, Buffer.from('x')]))).toEqual({ wrong: 'longer' })
  }
})

test('a chain made anew over other content does not open: only the key makes content', () => {
  const content = randomBytes(2 * chunkBytes + 9)
  const key = randomBytes(32)
  const sealed = made(content, { key, head })
  const bodies = [0, 1].map((index) => {
    const from = index * (chunkBytes + 52)
    return sealed.subarray(from + 4, from + 4 + chunkBytes + 16)
  })
  const forged = (first: Uint8Array, second: Uint8Array): Uint8Array => {
    const out = Buffer.from(sealed)
    let chain: Uint8Array = head
    for (const [index, body] of [first, second, sealed.subarray(2 * (chunkBytes + 52) + 4, sealed.length - 32)].entries()) {
      const from = index * (chunkBytes + 52)
      out.set(body, from + 4)
      chain = createHash('sha256')
        .update(chain)
        .update(out.subarray(from, from + 4 + body.length))
        .digest()
      out.set(chain, from + 4 + body.length)
    }
    return out
  }
  const open = (bytes: Uint8Array) => {
    expect(checkChunks(bytes, content.length, { head, sealed: true })).toBeNull()
    return openChunks(bytes, content.length, { key, head })
  }
  const flipped = Buffer.from(bodies[1]!)
  flipped[17]! ^= 128
  expect(open(forged(bodies[0]!, flipped))).toEqual({ wrong: 'forged', place: 2 })
  expect(open(forged(bodies[1]!, bodies[0]!))).toEqual({ wrong: 'forged', place: 1 })
  expect(openChunks(sealed, content.length, { key, head: createHash('sha256').update('other').digest() })).toMatchObject({
    wrong: 'forged',
  })
})
