import { utils, write } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { rc4 } from '#data/excel/compound/rc4.ts'
import { readBytes } from '#data/excel/readBytes.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { compoundOf, protectCryptoApi, streamOf, withFilePass } from '#tests/fixtures/protectedBooks.ts'
import { foreignVectors } from '#tests/fixtures/protectedVectors.ts'
import { listCells } from './reading.ts'

const password = '密码abc1'

function outcome(bytes: Uint8Array, options: Readonly<{ password?: string; entry?: string }> = {}): unknown {
  const result = readBytes(bytes, { file: '册.xls', ...options })
  return isFault(result) ? result : result.sheets.map((sheet) => listCells(readSheet(sheet)))
}

function oldBook(rows: number): Uint8Array {
  const book = utils.book_new()
  const lines = Array.from({ length: rows }, (_, row) => [`户主${row}`, row / 4, `43999919900101${String(row).padStart(4, '0')}`])
  utils.book_append_sheet(book, utils.aoa_to_sheet(lines), '花名册')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['第二张']]), '说明')
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
}

describe('what other programs protected', () => {
  it.each(Object.entries(foreignVectors))('%s', (_, bytes) => {
    expect(outcome(bytes)).toEqual({ fault: 'import.passwordNeeded', file: '册.xls' })
    expect(outcome(bytes, { password: '密码ABC1' })).toEqual({ fault: 'import.passwordWrong', file: '册.xls' })
    expect(outcome(bytes, { password })).toEqual([['A1 text 姓名', 'B1 number 12.5']])
  })

  it('is opened inside a zip, too', () => {
    const zip = zipSync({ 'a.xls': foreignVectors.rc4, 'b.xlsx': foreignVectors.agile })
    expect(outcome(zip, { entry: 'b.xlsx' })).toMatchObject({ fault: 'import.passwordNeeded' })
    expect(outcome(zip, { entry: 'b.xlsx', password })).toEqual([['A1 text 姓名', 'B1 number 12.5']])
  })
})

describe('RC4 of the CryptoAPI', () => {
  const plain = oldBook(900)
  const stream = streamOf(plain, 'Workbook')

  it.each([40, 128] as const)('with %i bits gives what the open workbook holds', (bits) => {
    const bytes = compoundOf({ Workbook: protectCryptoApi(stream, password, bits) })
    expect(outcome(bytes)).toMatchObject({ fault: 'import.passwordNeeded' })
    expect(outcome(bytes, { password: 'x' })).toMatchObject({ fault: 'import.passwordWrong' })
    expect(outcome(bytes, { password })).toEqual(outcome(plain))
  })

  it('asks nobody where Excel used its own word', () => {
    expect(outcome(compoundOf({ Workbook: protectCryptoApi(stream, 'VelvetSweatshop', 128) }))).toEqual(outcome(plain))
  })
})

describe('what cannot be opened', () => {
  const stream = streamOf(oldBook(2), 'Workbook')
  const info = (...bytes: readonly number[]): Uint8Array => Uint8Array.of(...bytes, ...new Uint8Array(64))
  const agile = (xml: string): Uint8Array => Buffer.concat([Uint8Array.of(4, 0, 4, 0, 0x40, 0, 0, 0), strToU8(xml)])
  const key = (more: string): string =>
    `<encryption><keyData saltSize="16" blockSize="16" keyBits="128" hashSize="20" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA1" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="/><p:encryptedKey blockSize="16" keyBits="128" hashSize="20" saltValue="AAAAAAAAAAAAAAAAAAAAAA==" ${more}/></encryption>`
  const packed = { EncryptedPackage: new Uint8Array(5000) }

  it.each([
    ['XOR of Excel 95', { Workbook: withFilePass(stream, Uint8Array.of(0, 0, 1, 2, 3, 4)) }, 'XOR'],
    ['rights management', packed, '权限管理'],
    ['an extensible scheme', { ...packed, EncryptionInfo: info(4, 0, 3, 0) }, '版本 4.3'],
    [
      'another cipher',
      {
        ...packed,
        EncryptionInfo: agile(key('spinCount="1" cipherAlgorithm="DES3" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA1"')),
      },
      'DES3',
    ],
    [
      'an unknown digest',
      {
        ...packed,
        EncryptionInfo: agile(key('spinCount="1" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="WHAT-9"')),
      },
      'what9',
    ],
    [
      'years of hashing',
      {
        ...packed,
        EncryptionInfo: agile(key('spinCount="9999999999" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA1"')),
      },
      '9999999999',
    ],
  ])('names %s', (_, streams, scheme) => {
    expect(outcome(compoundOf(streams), { password })).toMatchObject({
      fault: 'import.protectionUnsupported',
      detail: expect.stringContaining(scheme),
    })
  })

  it('says so of a zip with a password', () => {
    const zip = zipSync({ '册.csv': strToU8('姓名') })
    for (let at = 0; at + 46 < zip.length; at++) if (zip[at] === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 1) zip[at + 8]! |= 1
    expect(outcome(zip)).toMatchObject({ fault: 'import.protectionUnsupported', detail: expect.stringContaining('压缩包') })
  })
})

it('RC4 gives the published values', () => {
  const text = Buffer.from('Plaintext')
  const hidden = Buffer.alloc(text.length)
  rc4(Buffer.from('Key'))(text, hidden)
  expect(hidden.toString('hex')).toBe('bbf316e8d940af0ad3')
})
