import type { Outcome } from '#shared/ipc/faults.ts'

/** 160 bits. */
export const recoveryKeyBytes = 20

/** Crockford's base32: no I, L, O, U, which are read as 1, 0 or V. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const groupCount = 8
const lettersPerGroup = 4

/**
 * The key for paper: 8 groups of 5, `4TQ7M-…`. The last character of each group checks the group, so that whoever types
 * it from paper is told which group is wrong: any one wrong character, any two swapped ones, groups in wrong order.
 */
export function formatRecoveryKey(bytes: Uint8Array): string {
  const digits = toDigits(bytes)
  return Array.from({ length: groupCount }, (_, group) => {
    const own = digits.slice(group * lettersPerGroup, (group + 1) * lettersPerGroup)
    return [...own, checkDigit(own, group)].map((digit) => alphabet[digit]).join('')
  }).join('-')
}

/**
 * Reads what a person typed: any case, dashes and spaces, full-width characters; O for 0, I and L for 1.
 * Fault `file.recoveryTyped` with the group from 1, or 0 where the length or a character is wrong.
 */
export function parseRecoveryKey(typed: string): Outcome<Uint8Array> {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–_.,，。·]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const found = [...letters].map((letter) => alphabet.indexOf(letter))
  if (found.length !== groupCount * (lettersPerGroup + 1)) return wrong(0, `应有 40 个字符，现有 ${found.length} 个`)
  const digits: number[] = []
  for (let group = 0; group < groupCount; group++) {
    const own = found.slice(group * 5, group * 5 + lettersPerGroup)
    const isFitting = !own.includes(-1) && checkDigit(own, group) === found[group * 5 + lettersPerGroup]
    if (!isFitting) return wrong(group + 1, `第 ${group + 1} 组有误`)
    digits.push(...own)
  }
  return toBytes(digits)
}

function wrong(group: number, detail: string): Outcome<never> {
  return { fault: 'file.recoveryTyped', group, detail }
}

/** Weighted sum over GF(32); different weights for each place and for the group's number. */
function checkDigit(digits: readonly number[], group: number): number {
  return digits.reduce((sum, digit) => double(sum ^ digit), group + 1)
}

/** Times the primitive element of GF(32), x^5 + x^2 + 1. */
function double(value: number): number {
  const twice = value << 1
  return twice & 32 ? twice ^ 37 : twice
}

function toDigits(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: bits.length / 5 }, (_, index) => Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2))
}

function toBytes(digits: readonly number[]): Uint8Array {
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from({ length: bits.length / 8 }, (_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2))
}
