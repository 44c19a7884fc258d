import { createHash } from 'node:crypto'
import { countChunks } from '#data/sealing/chunks.ts'
import { envelopeBytes } from '#data/sealing/envelope.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import { decodeManifest, encodeManifest, mostManifestBytes } from './manifest.ts'

export const packageMagic = 'TZPKG1\n'

const digestBytes = 32

/** What stands before the chunks. */
export type PackageHead = Readonly<{
  manifest: PackageManifest
  /** Null where there is no password. */
  envelope: Uint8Array | null
  /** SHA-256 of the head; the chunks are bound to it. */
  digest: Uint8Array
  /** Where the chunks begin. */
  end: number
}>

/** Layout: magic, length and manifest (JSON), length and envelope, SHA-256 of all that; lengths are 32 bits, big-endian. */
export function encodeHead(manifest: PackageManifest, envelope: Uint8Array | null): Uint8Array {
  const text = encodeManifest(manifest)
  const parts = [Buffer.from(packageMagic, 'latin1'), lengthOf(text), text, lengthOf(envelope ?? none), envelope ?? none]
  const head = Buffer.concat(parts)
  return Buffer.concat([head, createHash('sha256').update(head).digest()])
}

export function isPackage(start: Uint8Array): boolean {
  return start.length >= packageMagic.length && String.fromCharCode(...start.subarray(0, packageMagic.length)) === packageMagic
}

/** Faults: `package.notPackage`, `package.truncated`, `package.altered`, `package.newer`. */
export function decodeHead(bytes: Uint8Array, file: string): Outcome<PackageHead> {
  if (!isPackage(bytes)) return { fault: 'package.notPackage', file }
  const altered = { fault: 'package.altered', file, part: '开头的说明' } as const
  const truncated = { fault: 'package.truncated', file } as const
  const text = partAt(bytes, packageMagic.length, mostManifestBytes)
  if (typeof text === 'string') return text === 'short' ? truncated : altered
  const envelope = partAt(bytes, text.end, envelopeBytes)
  if (typeof envelope === 'string') return envelope === 'short' ? truncated : altered
  const end = envelope.end + digestBytes
  if (bytes.length < end) return truncated
  const digest = bytes.slice(envelope.end, end)
  const expected = createHash('sha256').update(bytes.subarray(0, envelope.end)).digest()
  if (!expected.equals(digest)) return altered
  const manifest = decodeManifest(text.bytes)
  if (manifest === null) return altered
  if ('newer' in manifest) return { fault: 'package.newer', file, version: manifest.newer }
  const isSealed = envelope.bytes.length === envelopeBytes
  const fits = (isSealed || envelope.bytes.length === 0) && manifest.sealed === isSealed
  if (!fits || manifest.size.chunks !== countChunks(manifest.size.packed)) return altered
  return { manifest, envelope: isSealed ? envelope.bytes.slice() : null, digest, end }
}

const none = new Uint8Array(0)

function lengthOf(part: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(part.length)
  return length
}

function partAt(bytes: Uint8Array, from: number, most: number): Readonly<{ bytes: Uint8Array; end: number }> | 'short' | 'wrong' {
  if (bytes.length < from + 4) return 'short'
  const length = Buffer.from(bytes.buffer, bytes.byteOffset + from, 4).readUInt32BE(0)
  if (length > most) return 'wrong'
  const end = from + 4 + length
  return bytes.length < end ? 'short' : { bytes: bytes.subarray(from + 4, end), end }
}
