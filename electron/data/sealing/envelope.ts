import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scrypt } from 'node:crypto'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import { formatRecoveryKey, parseRecoveryKey, recoveryKeyBytes } from './recoveryKey.ts'

/**
 * What opens a sealed file: its data key, wrapped once by a password and once by a recovery key (AES-256-GCM each).
 * A change of the password wraps the same data key anew; the content is not written again.
 */
export type Envelope = Readonly<{
  /** Names the data key (16 bytes): envelopes of the same id have the same data key, whatever their passwords. */
  id: Uint8Array
  kdf: Kdf
  byPassword: Wrapped
  byRecovery: Wrapped
}>

/** scrypt with N = 2^logN. */
type Kdf = Readonly<{ logN: number; r: number; p: number; salt: Uint8Array }>

/** nonce 12, tag 16, data key 32 enciphered. */
type Wrapped = Uint8Array

export type Secret = Readonly<{ password: string } | { recoveryKey: string }>

export type NewEnvelope = Readonly<{
  envelope: Envelope
  /** 32 bytes. Stays in memory; never in logs, settings or answers. */
  dataKey: Uint8Array
  /** To be shown or printed once, see recoveryKey.ts. */
  recoveryKey: string
}>

/** A fresh data key under this password (of any length; see passwordProblem) and a fresh recovery key. Takes about 0.2 s. */
export async function newEnvelope(password: string): Promise<NewEnvelope> {
  const dataKey = randomBytes(32)
  const id = randomBytes(16)
  const kdf = newKdf()
  const byPassword = wrap(dataKey, await passwordKey(password, kdf), passwordContext(id, kdf))
  const recovery = wrapForRecovery(id, dataKey)
  return { envelope: { id, kdf, byPassword, byRecovery: recovery.wrapped }, dataKey, recoveryKey: recovery.recoveryKey }
}

/**
 * The data key (32 bytes). Faults, with `file` as the name told: `file.passwordWrong`, `file.recoveryTyped` (a check
 * character does not fit: `group` from 1, or 0 for a wrong length), `file.recoveryWrong`.
 */
export async function openEnvelope(envelope: Envelope, secret: Secret, file = ''): Promise<Outcome<Uint8Array>> {
  if ('password' in secret) {
    const key = await passwordKey(secret.password, envelope.kdf)
    return unwrap(envelope.byPassword, key, passwordContext(envelope.id, envelope.kdf)) ?? { fault: 'file.passwordWrong', file }
  }
  const bytes = parseRecoveryKey(secret.recoveryKey)
  if (isFault(bytes)) return { ...bytes, file }
  return (
    unwrap(envelope.byRecovery, recoveryWrapKey(envelope.id, bytes), recoveryContext(envelope.id)) ?? { fault: 'file.recoveryWrong', file }
  )
}

/** The same data key under another password; the recovery key stays as it is. */
export async function rewrap(envelope: Envelope, dataKey: Uint8Array, password: string): Promise<Envelope> {
  const kdf = newKdf()
  const byPassword = wrap(dataKey, await passwordKey(password, kdf), passwordContext(envelope.id, kdf))
  return { ...envelope, kdf, byPassword }
}

/** The same data key under a fresh recovery key: the former one opens nothing any more. */
export function renewRecovery(envelope: Envelope, dataKey: Uint8Array): Readonly<{ envelope: Envelope; recoveryKey: string }> {
  const { wrapped, recoveryKey } = wrapForRecovery(envelope.id, dataKey)
  return { envelope: { ...envelope, byRecovery: wrapped }, recoveryKey }
}

export const shortestPassword = 8
const longestPassword = 256

/** Why a password may not be set; undefined where it may. Long ones are better than mixed ones, so only length is asked for. */
export function passwordProblem(password: string): Fault | undefined {
  const { length } = [...normal(password)]
  const isFitting = length >= shortestPassword && length <= longestPassword && new Set(normal(password)).size > 2
  return isFitting ? undefined : { fault: 'seal.weakPassword', shortest: shortestPassword }
}

/** Layout: magic 8, version 2, log2 N, r, p, 0, salt 16, id 16, password wrap 60, recovery wrap 60, SHA-256 of all before. */
export const envelopeBytes = 198

export const envelopeMagic = 'TZSEALED'

const version = 1

export function encodeEnvelope({ id, kdf, byPassword, byRecovery }: Envelope): Uint8Array {
  const head = Buffer.concat([headOf(kdf), kdf.salt, id, byPassword, byRecovery])
  return Buffer.concat([head, createHash('sha256').update(head).digest()])
}

/**
 * Reads an envelope from the start of `bytes`, bounds included: an altered one may not ask for hours or gigabytes.
 * Faults: `file.damaged`, `file.newer`.
 */
export function decodeEnvelope(bytes: Uint8Array, file = ''): Outcome<Envelope> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, envelopeBytes))
  const damaged: Fault = { fault: 'file.damaged', file, detail: '加密信息损坏' }
  if (buffer.length < envelopeBytes || !isEnvelope(buffer)) return damaged
  const digest = createHash('sha256')
    .update(buffer.subarray(0, envelopeBytes - 32))
    .digest()
  if (!digest.equals(buffer.subarray(envelopeBytes - 32))) return damaged
  const found = buffer.readUInt16BE(8)
  if (found !== version) return { fault: 'file.newer', file, version: found, supported: version }
  const [logN, r, p] = [buffer[10]!, buffer[11]!, buffer[12]!]
  if (logN < 14 || logN > 18 || r !== 8 || p < 1 || p > 4 || buffer[13] !== 0) return damaged
  const part = (from: number, length: number): Uint8Array => Uint8Array.from(buffer.subarray(from, from + length))
  return { id: part(30, 16), kdf: { logN, r, p, salt: part(14, 16) }, byPassword: part(46, 60), byRecovery: part(106, 60) }
}

/** Do these bytes begin like an envelope? */
export function isEnvelope(bytes: Uint8Array): boolean {
  return bytes.length >= 8 && String.fromCharCode(...bytes.subarray(0, 8)) === envelopeMagic
}

export function isSameEnvelope(left: Envelope, right: Envelope): boolean {
  return Buffer.compare(left.id, right.id) === 0
}

function newKdf(): Kdf {
  return { logN: 16, r: 8, p: 1, salt: randomBytes(16) }
}

function headOf({ logN, r, p }: Kdf): Uint8Array {
  return Buffer.from([...Buffer.from(envelopeMagic, 'latin1'), version >> 8, version & 255, logN, r, p, 0])
}

/** An input method left in full-width mode gives other characters that look the same: both are the same password. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

function passwordKey(password: string, { logN, r, p, salt }: Kdf): Promise<Uint8Array> {
  const N = 2 ** logN
  const options = { N, r, p, maxmem: 128 * N * r + 128 * r * p + 32 * 1024 * 1024 }
  return new Promise((resolve, reject) =>
    scrypt(normal(password), salt, 32, options, (error, key) => (error === null ? resolve(key) : reject(error))),
  )
}

/** The recovery key is 160 random bits: nobody guesses it, so it needs no slow derivation. */
function recoveryWrapKey(id: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createHmac('sha256', bytes).update('township-ledger recovery').update(id).digest()
}

function wrapForRecovery(id: Uint8Array, dataKey: Uint8Array): Readonly<{ wrapped: Wrapped; recoveryKey: string }> {
  const bytes = randomBytes(recoveryKeyBytes)
  return { wrapped: wrap(dataKey, recoveryWrapKey(id, bytes), recoveryContext(id)), recoveryKey: formatRecoveryKey(bytes) }
}

function passwordContext(id: Uint8Array, kdf: Kdf): Uint8Array {
  return Buffer.concat([headOf(kdf), kdf.salt, id, Buffer.from('password')])
}

/** Without the parameters of the password: those change while the recovery key stays. */
function recoveryContext(id: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(envelopeMagic, 'latin1'), id, Buffer.from('recovery')])
}

function wrap(dataKey: Uint8Array, key: Uint8Array, context: Uint8Array): Wrapped {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context)
  const enciphered = Buffer.concat([cipher.update(dataKey), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), enciphered])
}

function unwrap(wrapped: Wrapped, key: Uint8Array, context: Uint8Array): Uint8Array | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(context).setAuthTag(wrapped.subarray(12, 28))
  const dataKey = decipher.update(wrapped.subarray(28))
  try {
    decipher.final()
    return dataKey
  } catch {
    // Node tells a tag that does not fit by a plain Error without code.
    return undefined
  }
}
