/** What a file is by its first bytes; the extension is never asked. */
export type FileNature = 'empty' | 'zip' | 'encrypted' | 'compound' | 'other'

/**
 * `compound` is Microsoft's container: old .xls/.et, or, when it holds an EncryptedPackage, a workbook with an
 * opening password.
 */
export function natureOf(bytes: Uint8Array): FileNature {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (!startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'other'
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return all.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'compound'
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}
