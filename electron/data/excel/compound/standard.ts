import { damaged, unsupportedProtection } from '../refusal.ts'
import type { Unlock } from './agile.ts'
import { decryptAes, hashOf, littleEndian, passwordBytes } from './hashes.ts'

/** The header and verifier that standard and CryptoAPI encryption share ([MS-OFFCRYPTO] 2.3.2, 2.3.3). */
export type CryptoHeader = Readonly<{
  algorithm: number
  keyBytes: number
  salt: Uint8Array
  verifier: Uint8Array
  verifierHash: Uint8Array
}>

export const RC4 = 0x6801
const AES = new Map([
  [0x660e, 16],
  [0x660f, 24],
  [0x6610, 32],
])
const SPINS = 50_000

/** `at` is where the flags before the header's size stand. Throws FaultError. */
export function readCryptoHeader(bytes: Uint8Array, at: number): CryptoHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + 8 > bytes.length) throw damaged('加密说明不完整')
  const header = at + 8
  const size = view.getUint32(at + 4, true)
  const verifier = header + size
  if (size < 32 || verifier + 40 > bytes.length) throw damaged('加密说明不完整')
  if (view.getUint32(verifier, true) !== 16) throw damaged('加密说明不正确')
  return {
    algorithm: view.getUint32(header + 8, true),
    // 0 stands for the 40 bits of old Windows.
    keyBytes: (view.getUint32(header + 16, true) || 40) / 8,
    salt: bytes.subarray(verifier + 4, verifier + 20),
    verifier: bytes.subarray(verifier + 20, verifier + 36),
    verifierHash: bytes.subarray(verifier + 40),
  }
}

/** Standard encryption ([MS-OFFCRYPTO] 2.3.4.5), what Excel 2007 and old LibreOffice write. Throws FaultError. */
export function readStandard(description: Uint8Array): Unlock {
  const header = readCryptoHeader(description, 4)
  const keyBytes = AES.get(header.algorithm)
  if (keyBytes === undefined) throw unsupportedProtection(header.algorithm === RC4 ? 'RC4' : `算法 0x${header.algorithm.toString(16)}`)
  if (header.verifierHash.length < 32) throw damaged('加密说明不完整')
  const sha1 = hashOf('sha1')
  return (password) => {
    let value = sha1(header.salt, passwordBytes(password))
    for (let count = 0; count < SPINS; count++) value = sha1(littleEndian(count), value)
    const final = sha1(value, littleEndian(0))
    const key = Buffer.concat([sha1(pad(0x36, final)), sha1(pad(0x5c, final))]).subarray(0, keyBytes)
    const open = (data: Uint8Array): Buffer => decryptAes('ecb', key, new Uint8Array(0), data)
    const isRight = sha1(open(header.verifier)).equals(open(header.verifierHash.subarray(0, 32)).subarray(0, 20))
    return isRight ? (encrypted) => open(encrypted.subarray(0, encrypted.length - (encrypted.length % 16))) : null
  }
}

function pad(byte: number, hash: Uint8Array): Buffer {
  const block = Buffer.alloc(64, byte)
  for (let at = 0; at < hash.length; at++) block[at] = block[at]! ^ hash[at]!
  return block
}
