import { createDecipheriv, createHash } from 'node:crypto'
import { damaged, unsupportedProtection } from '../refusal.ts'

export type Hash = (...parts: readonly Uint8Array[]) => Buffer

/** A digest by its node:crypto name. Throws FaultError where this program's cryptography does not have it. */
export function hashOf(name: string): Hash {
  try {
    createHash(name)
  } catch {
    throw unsupportedProtection(`摘要算法 ${name.slice(0, 20)}`)
  }
  return (...parts) => parts.reduce((hash, part) => hash.update(part), createHash(name)).digest()
}

export function littleEndian(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}

/** As Office takes a password: UTF-16, without byte order mark. */
export function passwordBytes(password: string): Buffer {
  return Buffer.from(password, 'utf16le')
}

/** AES without padding; `iv` empty for ECB. Throws FaultError. */
export function decryptAes(mode: 'cbc' | 'ecb', key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer {
  if (data.length % 16 !== 0) throw damaged('加密内容的长度不正确')
  const decipher = createAes(`aes-${key.length * 8}-${mode}`, key, iv)
  decipher.setAutoPadding(false)
  return Buffer.concat([decipher.update(data), decipher.final()])
}

function createAes(name: string, key: Uint8Array, iv: Uint8Array): ReturnType<typeof createDecipheriv> {
  try {
    return createDecipheriv(name, key, iv.length === 0 ? null : iv)
  } catch {
    throw unsupportedProtection(`加密算法 ${name}`)
  }
}
