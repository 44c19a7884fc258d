import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { decodeEnvelope, encodeEnvelope, envelopeBytes } from '#data/sealing/envelope.ts'
import type { Envelope } from '#data/sealing/envelope.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import { isPageSize } from './header.ts'

/**
 * A sealed file is an array of slots, each 32 bytes longer than a page. Slot 0: envelope, file id 16, page size 4, random
 * padding, SHA-256 of all that. Slot n + 1 holds page n: nonce 12, tag 16, four zero bytes, the page under AES-256-GCM.
 * The key is made of the data key and the file id, which every copy has its own of; the context names file and page, so
 * that no slot can stand in for another one or for that of another copy.
 */
export const slotOverhead = 32

export type SlotZero = Readonly<{ envelope: Envelope; fileId: Uint8Array; pageSize: number }>

/** Bytes from the start of a file that tell whether it is sealed and how long its slots are. */
export const slotZeroHead = envelopeBytes + 20

export function encodeSlotZero({ envelope, fileId, pageSize }: SlotZero): Uint8Array {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(pageSize)
  const head = Buffer.concat([encodeEnvelope(envelope), fileId, size])
  const body = Buffer.concat([head, randomBytes(pageSize + slotOverhead - head.length - 32)])
  return Buffer.concat([body, createHash('sha256').update(body).digest()])
}

/** Faults: `file.damaged`, `file.newer`. */
export function decodeSlotZero(slot: Uint8Array, file: string): Outcome<SlotZero> {
  const bytes = Buffer.from(slot.buffer, slot.byteOffset, slot.length)
  const digest = createHash('sha256').update(bytes.subarray(0, -32)).digest()
  if (bytes.length < slotZeroHead + 32 || !digest.equals(bytes.subarray(-32)))
    return { fault: 'file.damaged', file, detail: '加密信息损坏' }
  const envelope = decodeEnvelope(bytes, file)
  if (isFault(envelope)) return envelope
  const pageSize = bytes.readUInt32BE(envelopeBytes + 16)
  if (pageSize + slotOverhead !== bytes.length) return { fault: 'file.damaged', file, detail: '加密信息损坏' }
  return { envelope, pageSize, fileId: Uint8Array.from(bytes.subarray(envelopeBytes, envelopeBytes + 16)) }
}

/** Bytes of a slot, from the first bytes of a sealed file; undefined when they do not tell. */
export function slotSizeOf(head: Uint8Array): number | undefined {
  if (head.length < slotZeroHead) return undefined
  const pageSize = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(envelopeBytes + 16)
  return isPageSize(pageSize) ? pageSize + slotOverhead : undefined
}

export function isSlotSize(size: number): boolean {
  return isPageSize(size - slotOverhead)
}

/** Seals and opens the pages of one file. */
export type PageSealer = Readonly<{
  /** Writes page `index`, under a fresh nonce, into `slot`. */
  seal: (index: number, page: Uint8Array, slot: Uint8Array) => void
  /** Writes the page that `slot` holds into `page`; false when it is not authentic: `page` is left alone then. */
  open: (index: number, slot: Uint8Array, page: Uint8Array) => boolean
}>

export function pageSealer(dataKey: Uint8Array, fileId: Uint8Array): PageSealer {
  const key = createSecretKey(createHmac('sha256', dataKey).update('township-ledger pages').update(fileId).digest())
  return {
    seal: (index, page, slot) => seal(key, contextOf(fileId, index), page, slot),
    open: (index, slot, page) => open(key, contextOf(fileId, index), slot, page),
  }
}

function contextOf(fileId: Uint8Array, index: number): Uint8Array {
  const context = Buffer.alloc(fileId.length + 4)
  context.set(fileId)
  context.writeUInt32BE(index, fileId.length)
  return context
}

function seal(key: KeyObject, context: Uint8Array, page: Uint8Array, slot: Uint8Array): void {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context)
  slot.set(nonce)
  slot.set(cipher.update(page), slotOverhead)
  cipher.final()
  slot.set(cipher.getAuthTag(), 12)
  slot.fill(0, 28, slotOverhead)
}

function open(key: KeyObject, context: Uint8Array, slot: Uint8Array, page: Uint8Array): boolean {
  if (slot.subarray(28, slotOverhead).some((byte) => byte !== 0)) return false
  const decipher = createDecipheriv('aes-256-gcm', key, slot.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(context).setAuthTag(slot.subarray(12, 28))
  const plain = decipher.update(slot.subarray(slotOverhead))
  try {
    decipher.final()
  } catch {
    // Node tells a tag that does not fit by a plain Error without code.
    return false
  }
  page.set(plain)
  return true
}
