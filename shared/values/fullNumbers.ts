import { hasLuhnDigit } from './bankCard.ts'
import { idCardCheckSign, raiseIdCard } from './idCard.ts'
import { isIsoDay } from './date.ts'
import { maskBankCard, maskIdCard, maskPhone } from './mask.ts'
import { toHalfWidth } from './text.ts'

/** Full personal numbers among any text, before it leaves the office. */

export type NumberKind = 'idCard' | 'phone' | 'bankCard'

export type FullNumber = Readonly<{
  kind: NumberKind
  /** Cleaned: digits (and X), an old ID number raised to 18. */
  number: string
  /** Where it stands in the text. */
  from: number
  to: number
}>

/**
 * ID numbers (GB 11643: 18 digits with the right check sign and a real birth date, also as the head of a 残疾人证; 15 digits
 * of before 1999), mobile numbers, bank cards (16, 17 or 19 digits with the right Luhn digit). Blanks and dashes may stand
 * between groups of digits. A number that is wrong in itself is none: it says nothing of anybody.
 */
export function findFullNumbers(text: string): readonly FullNumber[] {
  // Most texts hold no eleven digits at all.
  if (!/[\d０-９](?:[ \-\u00A0]?[\d０-９]){10}/.test(text)) return none
  const plain = toSameLength(text)
  const found: FullNumber[] = []
  for (const run of plain.matchAll(/\d[\dXx]*(?:[ \-\u00A0][\dXx]+)*/g)) {
    const tokens = [...run[0].matchAll(/[\dXx]+/g)].map((token) => ({ text: token[0], at: run.index + token.index }))
    found.push(...fromTokens(tokens))
  }
  return found
}

/** The text with the middle of each full number hidden. */
export function maskFullNumbers(text: string): string {
  let masked = ''
  let at = 0
  for (const { kind, number, from, to } of findFullNumbers(text)) {
    masked += text.slice(at, from) + masks[kind](number)
    at = to
  }
  return masked + text.slice(at)
}

/** What a number is, on its own; null for none. */
export function kindOfNumber(text: string): Readonly<{ kind: NumberKind; number: string }> | null {
  const number = text.toUpperCase()
  if (isCitizen(number)) return { kind: 'idCard', number }
  if (/^\d{17}[\dX]\d{2}(?:\d{2})?$/.test(number) && isCitizen(number.slice(0, 18))) return { kind: 'idCard', number: number.slice(0, 18) }
  if (/^\d{15}$/.test(number) && isCitizen(raiseIdCard(number))) return { kind: 'idCard', number: raiseIdCard(number) }
  const phone = /^(?:86|0086)?(1[3-9]\d{9})$/.exec(number)?.[1]
  if (phone !== undefined) return { kind: 'phone', number: phone }
  return card.test(number) && hasLuhnDigit(number) ? { kind: 'bankCard', number } : null
}

/** 银联 62, 农行 9559 and 工行 9558, Visa and MasterCard: a project's code of as many digits is none. */
const card = /^62\d{14,17}$|^955[89]\d{15}$|^(?:4\d|5[1-5])\d{14}$/

const none: readonly FullNumber[] = []
const masks = { idCard: maskIdCard, phone: maskPhone, bankCard: maskBankCard } as const
/** 6222 0212 3456 7890 123. */
const mostGroups = 5

type Token = Readonly<{ text: string; at: number }>

/** Each token alone if it is a number, else joined with those after it. */
function fromTokens(tokens: readonly Token[]): readonly FullNumber[] {
  const found: FullNumber[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    for (let count = 1; count <= mostGroups && index + count <= tokens.length; count += 1) {
      const group = tokens.slice(index, index + count)
      const known = kindOfNumber(group.map(({ text }) => text).join(''))
      if (!known) continue
      const last = group.at(-1)!
      found.push({ ...known, from: group[0]!.at, to: last.at + last.text.length })
      index += count - 1
      break
    }
  }
  return found
}

/** 11 to 82: GB/T 2260. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/

function isCitizen(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || !province.test(number) || !/^.{6}(?:18|19|20)/.test(number)) return false
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return isIsoDay(birth) && idCardCheckSign(number.slice(0, 17)) === number.charAt(17)
}

/** Full-width digits as plain ones, character by character, so that places stay the same. */
function toSameLength(text: string): string {
  return /[０-９Ｘｘ]/.test(text) ? [...text].map((sign) => (sign.length === 1 ? toHalfWidth(sign).padEnd(1) : sign)).join('') : text
}
