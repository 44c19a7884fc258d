import { blank, doubt, parsed, refused, type Parsed } from './problem.ts'
import { isBlankSign, toHalfWidth } from './text.ts'

/** Bank card and passbook numbers. Cards carry a Luhn digit (ISO/IEC 7812-1); passbooks of rural banks do not. */

/** Digits only, 8–32 of them. A card length (16–19 digits) with a wrong Luhn digit is a doubt (R023), not an error. */
export function parseBankCard(text: string): Parsed<string> {
  const clean = cleanBankCard(text)
  if (isBlankSign(clean) || clean === '无') return blank
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(clean)) {
    return refused('bankCard.destroyed', '账号在 Excel 中存成了数字，末几位已丢失，请重新填写')
  }
  if (!/^\d{8,32}$/.test(clean)) return refused('bankCard.unreadable', `“${clean}”不是银行账号`)
  return parsed(clean, ...bankCardProblems(clean))
}

export function cleanBankCard(text: string): string {
  return toHalfWidth(text).replace(/[\s\u00A0\u200B-\u200F\u2060\uFEFF'"=-]/g, '')
}

export function bankCardProblems(number: string): ReturnType<typeof doubt>[] {
  const isCardLength = number.length >= 16 && number.length <= 19
  return isCardLength && !hasLuhnDigit(number) ? [doubt('R023', '银行卡号校验位不符，请核对')] : []
}

/** Luhn check over all digits, the last being the check digit. */
export function hasLuhnDigit(number: string): boolean {
  let sum = 0
  for (let place = 0; place < number.length; place += 1) {
    const digit = number.charCodeAt(number.length - 1 - place) - 48
    const weighted = place % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}
