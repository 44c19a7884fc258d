import { isIsoDay, fullYears } from './date.ts'
import { doubt, failure, type Problem } from './problem.ts'
import { toHalfWidth } from './text.ts'

/**
 * Citizen identification numbers (GB 11643-1999, check digit by ISO 7064 MOD 11-2) and what county exports put in
 * the same column: the 20-digit 残疾人证 (ID number, kind 1–7, level 1–4), its 22-digit reissue (B1…), 15-digit
 * numbers of before 1999, and `999999…` for people without a number.
 */

export type IdCardKind = 'citizen' | 'old15' | 'disability' | 'reissued' | 'none'
export type Sex = '男' | '女'

export type IdCard = Readonly<{
  kind: IdCardKind
  /** The cleaned number as it should be stored (15-digit numbers already raised to 18). */
  number: string
  /** The 18 digits that identify the person; null for 999999…. */
  citizen: string | null
  /** First six digits. */
  region: string
  /** ISO day; null when the digits are no date. */
  birthDate: string | null
  sex: Sex | null
  /** 残疾类别 1–7 and 残疾等级 1–4, from a 残疾人证 number. */
  disabilityKind: number | null
  disabilityLevel: number | null
}>

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkSigns = '10X98765432'
/** GB/T 2260 province codes. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/**
 * Removes what Excel and people wrap around a number: leading `'`, `="…"`, blanks, tabs, NBSP, zero-width marks,
 * full-width digits, the G of a 学籍号; x becomes X.
 */
export function cleanIdCard(text: string): string {
  if (/^\d{17}[\dX]$/.test(text)) return text
  const bare = toHalfWidth(text)
    .replace(/[\s\u00A0\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF'‘’"“”`]/g, '')
    .replace(/^=/, '')
    .toUpperCase()
    .replace(/Χ|Х|×/g, 'X')
  if (/^G\d{17}[\dX]/.test(bare)) return bare.slice(1)
  return /^[\dX]*$/.test(bare) ? bare : (numberAmong(bare) ?? bare)
}

/** The one number among words and marks: 身份证:…, (…), …张三, 439999-19800101-0039; null when it is not clear. */
function numberAmong(text: string): string | null {
  const dense = text.replace(/[-—–_.,，。;；:：、/\\()（）[\]【】<>《》|]/g, '')
  const match = /^[\u4E00-\u9FFF·]{0,10}(\d{17}[\dX](?:\d{2}(?:[A-Z]\d)?)?|\d{15})[\u4E00-\u9FFF·]{0,10}$/.exec(dense)
  return match?.[1] ?? null
}

/** The check sign for the first 17 digits. */
export function idCardCheckSign(first17: string): string {
  let sum = 0
  for (let index = 0; index < 17; index += 1) sum += (first17.charCodeAt(index) - 48) * (weights[index] ?? 0)
  return checkSigns.charAt(sum % 11)
}

/** A 15-digit number as 18 digits: century 19 inserted, check sign added. */
export function raiseIdCard(old15: string): string {
  const first17 = `${old15.slice(0, 6)}19${old15.slice(6)}`
  return first17 + idCardCheckSign(first17)
}

/** The parts of a number, without judging check sign or date; null when it has none of the known shapes. */
export function parseIdCard(text: string): IdCard | null {
  const number = cleanIdCard(text)
  if (number.startsWith('999999')) return { ...empty, kind: 'none', number, region: '999999' }
  if (/^\d{15}$/.test(number)) return partsOf('old15', raiseIdCard(number))
  if (/^\d{17}[\dX]$/.test(number)) return partsOf('citizen', number)
  if (/^\d{17}[\dX]\d{2}$/.test(number)) return partsOf('disability', number)
  if (/^\d{17}[\dX]\d{2}[A-Z]\d$/.test(number)) return partsOf('reissued', number)
  return null
}

/** Rules R001–R005 and R011 on one number; empty for a blank. `today` (ISO day) bounds the birth date. */
export function idCardProblems(text: string, today: string): readonly Problem[] {
  return readIdCard(text, today).problems
}

/** The cleaned number (15 digits raised to 18) and what is wrong with it, in one go; '' for a blank. */
export function readIdCard(text: string, today: string): Readonly<{ number: string; problems: readonly Problem[] }> {
  if (isSound(text, today)) return { number: text, problems: none }
  const number = cleanIdCard(text)
  if (number === '') return { number, problems: none }
  if (number.startsWith('999999')) return { number, problems: [doubt('R005', '该人员暂无身份证号（999999 开头），请补办')] }
  const card = parseIdCard(number)
  if (!card) return { number, problems: [shapeProblem(number)] }
  const problems: Problem[] = []
  if (card.kind === 'old15') problems.push(doubt('R004', `15 位旧证号，升为 18 位是 ${card.number}，请核对`))
  if (!provinces.has(number.slice(0, 2))) problems.push(doubt('R004', `行政区划码 ${number.slice(0, 6)} 不存在`))
  problems.push(...birthProblems(card, today), ...checkProblems(number), ...disabilityProblems(card))
  return { number: card.number, problems }
}

const none: readonly Problem[] = []

/** 18 digits as they should be, of which there is nothing to say: nearly all of a list, so judged in one pass. */
function isSound(text: string, today: string): boolean {
  if (text.length !== 18 || !provinces.has(text.slice(0, 2))) return false
  let sum = 0
  for (let index = 0; index < 17; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return false
    sum += digit * (weights[index] ?? 0)
  }
  if (text.charCodeAt(17) !== checkSigns.charCodeAt(sum % 11)) return false
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  return isIsoDay(birth) && birth <= today
}

/** No 错误 among the problems. */
export function isValidIdCard(text: string, today: string): boolean {
  return cleanIdCard(text) !== '' && idCardProblems(text, today).every((problem) => problem.severity !== '错误')
}

/** Full years at a day, from the number's birth date; null when it has none. */
export function ageOfIdCard(text: string, on: string): number | null {
  const birthDate = parseIdCard(text)?.birthDate
  return birthDate ? fullYears(birthDate, on) : null
}

/** What identifies a person in matching: the first 18 digits; null for 999999… and unknown shapes. */
export function citizenNumber(text: string): string | null {
  return parseIdCard(text)?.citizen ?? null
}

const empty = {
  citizen: null,
  birthDate: null,
  sex: null,
  disabilityKind: null,
  disabilityLevel: null,
} as const

function partsOf(kind: IdCardKind, number: string): IdCard {
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const hasDisability = number.length >= 20
  return {
    kind,
    number,
    citizen: number.slice(0, 18),
    region: number.slice(0, 6),
    birthDate: isIsoDay(birth) ? birth : null,
    sex: Number(number.charAt(16)) % 2 === 1 ? '男' : '女',
    disabilityKind: hasDisability ? Number(number.charAt(18)) : null,
    disabilityLevel: hasDisability ? Number(number.charAt(19)) : null,
  }
}

function shapeProblem(number: string): Problem {
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(number)) return failure('idCard.destroyed', destroyedMessage)
  if (![18, 20, 22].includes(number.length)) {
    return failure('R001', `证件号码位数不正确：${number.length} 位，应为 18 位`)
  }
  return failure('R001', '证件号码含有不该有的字符')
}

/** Excel keeps 15 digits of a number; the rest of an ID number stored as a number is lost for good. */
export const destroyedMessage = '号码在 Excel 中存成了数字，末几位已丢失，无法恢复，请按证件重新填写'

function birthProblems(card: IdCard, today: string): readonly Problem[] {
  if (card.birthDate === null) return [failure('R003', '证件号中的出生日期无效')]
  return card.birthDate > today ? [failure('R003', '证件号中的出生日期晚于今天')] : []
}

function checkProblems(number: string): readonly Problem[] {
  if (number.length < 18) return []
  const expected = idCardCheckSign(number)
  return number.charAt(17) === expected ? [] : [failure('R002', `身份证校验码错误，末位应为 ${expected}`)]
}

function disabilityProblems(card: IdCard): readonly Problem[] {
  const { disabilityKind: kind, disabilityLevel: level, number } = card
  if (kind === null || level === null) return []
  const good = kind >= 1 && kind <= 7 && level >= 1 && level <= 4 && /^.{20}(?:B[1-9])?$/.test(number)
  return good ? [] : [failure('R011', '残疾证号的类别位或等级位不合法')]
}
