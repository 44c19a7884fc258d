import { expect, test } from 'vitest'
import { isRemovable, saysRemovable } from '#data/file/removable.ts'

const gbk = Uint8Array.from([0x45, 0x3a, 0x20, 0x2d, 0x20, 0xbf, 0xc9, 0xd2, 0xc6, 0xb6, 0xaf, 0xc7, 0xfd, 0xb6, 0xaf, 0xc6, 0xf7])
const fixedGbk = Uint8Array.from([0x43, 0x3a, 0x20, 0x2d, 0x20, 0xb9, 0xcc, 0xb6, 0xa8, 0xc7, 0xfd, 0xb6, 0xaf, 0xc6, 0xf7])

test('the words of Windows about a drive, in its code page', () => {
  expect(saysRemovable(gbk)).toBe(true)
  expect(saysRemovable(fixedGbk)).toBe(false)
  expect(saysRemovable(new TextEncoder().encode('E: - 可移动驱动器\r\n'))).toBe(true)
  expect(saysRemovable(new TextEncoder().encode('E: - Removable Drive\r\n'))).toBe(true)
  expect(saysRemovable(new TextEncoder().encode('C: - Fixed Drive\r\n'))).toBe(false)
  expect(saysRemovable(new Uint8Array(0))).toBe(false)
})

test('the disk of this machine is no stick, a folder named by the office is one with all below it', () => {
  expect(isRemovable('/tmp/台账.tzdb')).toBe(false)
  process.env['TOWNSHIP_LEDGER_STICKS'] = '/tmp/盘'
  try {
    expect(isRemovable('/tmp/盘/深处/台账.tzdb')).toBe(true)
    expect(isRemovable('/tmp/盘子/台账.tzdb')).toBe(false)
  } finally {
    delete process.env['TOWNSHIP_LEDGER_STICKS']
  }
})
