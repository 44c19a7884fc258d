import { damaged, unsupportedProtection } from '../refusal.ts'
import { hashOf, littleEndian, passwordBytes } from '../compound/hashes.ts'
import { tryPasswords } from '../compound/protectedPackage.ts'
import { rc4 } from '../compound/rc4.ts'
import { RC4, readCryptoHeader } from '../compound/standard.ts'
import { cursorAt, next, records } from './records.ts'
import type { Cursor } from './records.ts'

/** Key of each piece of 1024 bytes of the stream. */
type KeyOf = (block: number) => Uint8Array

/** The stream with its protection undone, or as it is when it has none. Throws FaultError. */
export function unlockStream(stream: Uint8Array, isBiff8: boolean, password: string | undefined): Uint8Array {
  const pass = findFilePass(stream)
  if (!pass) return stream
  if (!isBiff8 || pass.view.getUint16(pass.start, true) === 0) throw unsupportedProtection('Excel 95 的 XOR 加密')
  const description = pass.bytes.subarray(pass.start, pass.end)
  return decrypt(stream, tryPasswords(unlockOf(description), password))
}

/** It stands near the beginning, before anything that it protects. */
function findFilePass(stream: Uint8Array): Cursor | null {
  const cursor = cursorAt(stream, 0)
  for (let count = 0; count < 20 && next(cursor); count++) {
    if (cursor.type === records.FILEPASS && cursor.end - cursor.start >= 4) return cursor
    if (cursor.type === records.EOF) return null
  }
  return null
}

function unlockOf(description: Buffer): (password: string) => KeyOf | null {
  if (description.length < 6) throw damaged('加密说明不完整')
  const major = description.readUInt16LE(2)
  const minor = description.readUInt16LE(4)
  if (major === 1 && minor === 1) return plainRc4(description)
  if (minor === 2 && major >= 2 && major <= 4) return cryptoApi(description)
  throw unsupportedProtection(`版本 ${major}.${minor}`)
}

/** 40 bits ([MS-OFFCRYPTO] 2.3.6): Excel 97 and 2000, LibreOffice. */
function plainRc4(description: Buffer): (password: string) => KeyOf | null {
  if (description.length < 54) throw damaged('加密说明不完整')
  const md5 = hashOf('md5')
  const salt = description.subarray(6, 22)
  return (password) => {
    const first = md5(passwordBytes(password)).subarray(0, 5)
    const base = md5(Buffer.concat(Array.from({ length: 16 }, () => [first, salt]).flat())).subarray(0, 5)
    const keyOf: KeyOf = (block) => md5(base, littleEndian(block))
    return isRight(keyOf, md5, { verifier: description.subarray(22, 38), hash: description.subarray(38, 54) }) ? keyOf : null
  }
}

/** Up to 128 bits ([MS-OFFCRYPTO] 2.3.5): Excel 2003 and later, WPS. */
function cryptoApi(description: Buffer): (password: string) => KeyOf | null {
  const { algorithm, keyBytes, salt, verifier, verifierHash } = readCryptoHeader(description, 6)
  if (algorithm !== RC4) throw unsupportedProtection(`算法 0x${algorithm.toString(16)}`)
  if (!(keyBytes >= 5 && keyBytes <= 16) || verifierHash.length < 20) throw damaged('加密说明不正确')
  const sha1 = hashOf('sha1')
  return (password) => {
    const base = sha1(salt, passwordBytes(password))
    const keyOf: KeyOf = (block) => {
      const key = sha1(base, littleEndian(block)).subarray(0, keyBytes)
      // 40 bits are filled up to 128.
      return keyBytes === 5 ? Buffer.concat([key, Buffer.alloc(11)]) : key
    }
    return isRight(keyOf, sha1, { verifier, hash: verifierHash.subarray(0, 20) }) ? keyOf : null
  }
}

function isRight(keyOf: KeyOf, hash: (bytes: Uint8Array) => Buffer, test: Readonly<{ verifier: Uint8Array; hash: Uint8Array }>): boolean {
  const cipher = rc4(keyOf(0))
  const verifier = new Uint8Array(test.verifier.length)
  const expected = new Uint8Array(test.hash.length)
  cipher(test.verifier, verifier)
  cipher(test.hash, expected)
  return hash(verifier).equals(expected)
}

const BLOCK = 1024

/** Everything but the heads of the records and some records is encrypted, though the cipher runs over all bytes. */
function decrypt(stream: Uint8Array, keyOf: KeyOf): Uint8Array {
  const plain = new Uint8Array(stream.length)
  for (let block = 0; block * BLOCK < stream.length; block++) {
    const from = block * BLOCK
    rc4(keyOf(block))(stream.subarray(from, from + BLOCK), plain.subarray(from, from + BLOCK))
  }
  const cursor = cursorAt(stream, 0)
  while (next(cursor)) {
    const { start, end, type } = cursor
    const clear = neverEncrypted.has(type) ? end : type === records.BOUNDSHEET ? Math.min(end, start + 4) : start
    plain.set(stream.subarray(start - 4, clear), start - 4)
  }
  return plain
}

/** BOF, FILEPASS, and what is read before the password is known ([MS-XLS] 2.2.10). */
const neverEncrypted: ReadonlySet<number> = new Set([records.BOF, records.FILEPASS, 0xe1, 0x194, 0x195, 0x196, 0x138])
