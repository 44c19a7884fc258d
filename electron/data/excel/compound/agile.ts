import { SaxesParser } from 'saxes'
import { limits } from '../limits.ts'
import { damaged, unsupportedProtection } from '../refusal.ts'
import { decryptAes, hashOf, littleEndian, passwordBytes } from './hashes.ts'
import type { Hash } from './hashes.ts'

/** What a protected package needs to be opened; null where the password is another. */
export type Unlock = (password: string) => ((encrypted: Uint8Array) => Buffer) | null

type Attributes = Readonly<Record<string, string | undefined>>
type Scheme = Readonly<{ hash: Hash; hashBytes: number; keyBytes: number; blockBytes: number; salt: Buffer }>

/** Agile encryption ([MS-OFFCRYPTO] 2.3.4.10), what Excel since 2010 and WPS write. Throws FaultError. */
export function readAgile(description: Uint8Array): Unlock {
  const { keyData, encryptedKey } = parseDescription(description)
  const content = schemeOf(keyData)
  const lock = schemeOf(encryptedKey)
  const spins = Number(encryptedKey.spinCount)
  if (!(spins >= 0 && spins <= limits.passwordSpins)) throw unsupportedProtection(`口令迭代 ${String(spins).slice(0, 12)} 次`)
  return (password) => {
    const start = spin(lock.hash, lock.hash(lock.salt, passwordBytes(password)), spins)
    const open = (block: readonly number[], value: string | undefined): Buffer => {
      const key = fit(lock.hash(start, Uint8Array.from(block)), lock.keyBytes)
      return decryptAes('cbc', key, fit(lock.salt, lock.blockBytes), base64(value))
    }
    const input = open([0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79], encryptedKey.encryptedVerifierHashInput)
    const expected = open([0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e], encryptedKey.encryptedVerifierHashValue)
    if (!lock.hash(input).equals(expected.subarray(0, lock.hashBytes))) return null
    const secret = open([0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6], encryptedKey.encryptedKeyValue)
    return (encrypted) => decryptSegments(content, secret.subarray(0, content.keyBytes), encrypted)
  }
}

/** The content in pieces of 4096 bytes, each with an initial vector of its own. */
function decryptSegments({ hash, salt, blockBytes }: Scheme, key: Uint8Array, encrypted: Uint8Array): Buffer {
  const pieces: Buffer[] = []
  const whole = encrypted.subarray(0, encrypted.length - (encrypted.length % 16))
  for (let at = 0; at < whole.length; at += 4096) {
    const iv = fit(hash(salt, littleEndian(at / 4096)), blockBytes)
    pieces.push(decryptAes('cbc', key, iv, whole.subarray(at, at + 4096)))
  }
  return Buffer.concat(pieces)
}

function spin(hash: Hash, start: Buffer, times: number): Buffer {
  let value = start
  for (let count = 0; count < times; count++) value = hash(littleEndian(count), value)
  return value
}

/** Cut, or filled up with 0x36. */
function fit(bytes: Buffer, length: number): Buffer {
  const fitted = Buffer.alloc(length, 0x36)
  bytes.copy(fitted)
  return fitted
}

function schemeOf(attributes: Attributes): Scheme {
  const { cipherAlgorithm = '', cipherChaining = '', hashAlgorithm = '' } = attributes
  if (cipherAlgorithm !== 'AES' || cipherChaining !== 'ChainingModeCBC') {
    throw unsupportedProtection(`${cipherAlgorithm} ${cipherChaining}`.trim().slice(0, 40) || '未写明')
  }
  const keyBytes = Number(attributes.keyBits) / 8
  const blockBytes = Number(attributes.blockSize)
  if (![16, 24, 32].includes(keyBytes) || blockBytes !== 16) throw damaged('加密说明不正确')
  const hash = hashOf(hashAlgorithm.replace('-', '').toLowerCase())
  return { hash, hashBytes: Number(attributes.hashSize), keyBytes, blockBytes, salt: base64(attributes.saltValue) }
}

function base64(text: string | undefined): Buffer {
  if (text === undefined) throw damaged('加密说明不完整')
  return Buffer.from(text, 'base64')
}

function parseDescription(bytes: Uint8Array): { keyData: Attributes; encryptedKey: Attributes } {
  let keyData: Attributes | undefined
  let encryptedKey: Attributes | undefined
  const parser = new SaxesParser({ xmlns: false, position: false })
  const fail = (): never => {
    throw damaged('加密说明读不出来')
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('opentag', ({ name, attributes }) => {
    if (name.endsWith('keyData')) keyData ??= attributes
    // A second one is for certificates; only the password's has a spin count.
    else if (name.endsWith('encryptedKey') && attributes.spinCount !== undefined) encryptedKey ??= attributes
  })
  parser
    .write(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .replace(/\0+$/, ''),
    )
    .close()
  if (!keyData) return fail()
  if (!encryptedKey) throw unsupportedProtection('只能用证书打开')
  return { keyData, encryptedKey }
}
