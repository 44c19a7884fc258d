import { cleanIdCard, idCardCheckSign, raiseIdCard } from '#shared/values/idCard.ts'
import { isIsoDay, parseDate } from '#shared/values/date.ts'
import { toHalfWidth } from '#shared/values/text.ts'
import { foldName } from './nameForms.ts'

/** A person as a record or the row of a list tells: texts as they stand, '' where nothing is said. */
export type PersonWords = Readonly<{
  name: string
  idCard: string
  birth?: string
  sex?: string
  village?: string
  /** Name of the head of the household. */
  head?: string
  phone?: string
}>

/** The same, made comparable. '' = not known. */
export type PersonKeys = Readonly<{
  name: string
  /** Citizen number of 18 signs (15 raised, the tail of a 残疾人证 cut off), or what stands there with a sign too many or few. */
  number: string
  /** Shape, date and check sign of the number are right. */
  isValid: boolean
  /** First 15 digits of a number that Excel stored as a number: the last three are lost. */
  lead: string
  /** ISO day, month or year: that of the number, else as told. */
  birth: string
  /** 20010131: the birth day of a right number; 0 where there is none. */
  day: number
  /** As told beside the number; '' where nothing is. */
  toldBirth: string
  sex: '男' | '女' | ''
  village: string
  head: string
  phone: string
}>

export function personKeys(words: PersonWords): PersonKeys {
  const { number, lead, isValid } = numberKeys(words.idCard)
  const ofNumber = birthOfNumber(number || lead)
  const told = words.birth ? birthOf(words.birth) : ''
  return {
    name: foldName(words.name),
    number,
    lead,
    isValid,
    birth: ofNumber !== '' && (isValid || told === '') ? ofNumber : told,
    day: isValid ? Number(number.slice(6, 14)) : 0,
    toldBirth: told,
    sex: isValid ? (Number(number.charAt(16)) % 2 === 1 ? '男' : '女') : sexOf(words.sex ?? ''),
    village: words.village ? villageKey(words.village) : '',
    head: words.head ? foldName(words.head) : '',
    phone: words.phone ? phoneKey(words.phone) : '',
  }
}

export type NumberKeys = Pick<PersonKeys, 'number' | 'lead' | 'isValid'>

const noNumber: NumberKeys = { number: '', lead: '', isValid: false }

/** What can be known of a personal number from a cell, however it was spoilt on its way. */
export function numberKeys(text: string): NumberKeys {
  if (text === '') return noNumber
  const clean = cleanIdCard(text).replace(/\.0+$/, '')
  if (clean.startsWith('999999')) return noNumber
  if (/^\d{15}$/.test(clean)) return checked(raiseIdCard(clean))
  if (/^\d{17}[\dX]/.test(clean)) return checked(clean.slice(0, 18))
  const power = /^(\d)\.(\d{10,})E\+?17$/.exec(clean)
  if (power) return { ...noNumber, lead: `${power[1]}${power[2]}`.slice(0, 15).padEnd(15, '0') }
  return /^\d{16,17}X?$/.test(clean) ? { ...noNumber, number: clean } : noNumber
}

/** A number of 18 signs that ends in 000 and fails its check was rounded by Excel: 15 digits of it are right. */
function checked(number: string): NumberKeys {
  const isValid = idCardCheckSign(number) === number[17] && isBirth(number)
  const isLost = !isValid && number.endsWith('000')
  return isLost ? { number: '', lead: number.slice(0, 15), isValid: false } : { number, lead: '', isValid }
}

function isBirth(number: string): boolean {
  return birthOfNumber(number) !== ''
}

/** The birth day within a number or its first 15 digits; '' when the digits are no date. */
export function birthOfNumber(number: string): string {
  if (number.length < 14) return ''
  const iso = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return isIsoDay(iso) ? iso : ''
}

function birthOf(text: string): string {
  if (/^\d{4}(?:-\d{2}){0,2}$/.test(text)) return text
  return parseDate(text).value ?? ''
}

function sexOf(text: string): '男' | '女' | '' {
  const first = toHalfWidth(text.trim()).charAt(0).toUpperCase()
  if (first === '男' || first === '1' || first === 'M') return '男'
  return first === '女' || first === '2' || first === 'F' ? '女' : ''
}

/** 示例镇白沙村委会, 白沙村3组, 白沙 → 白沙. */
export function villageKey(text: string): string {
  return toHalfWidth(text)
    .replace(/\s+/g, '')
    .replace(/^.*?(?:县|区|市)(?=.{2,}(?:镇|乡|街道))/, '')
    .replace(/^.{1,6}?(?:镇|乡|街道办事处|街道)(?=.{2,})/, '')
    .replace(/(?<=.)(?:村民委员会|居民委员会|村委会|居委会|社区|行政村|村)(?:第?[\d一二三四五六七八九十]+(?:村民)?小?组.*)?$/, '')
}

function phoneKey(text: string): string {
  return /1[3-9]\d{9}/.exec(toHalfWidth(text).replace(/[\s-]/g, ''))?.[0] ?? ''
}
