import { parseChineseNumber } from './chineseNumber.ts'
import { blank, doubt, parsed, refused, type Parsed } from './problem.ts'
import { isBlankSign, normalizeText, toHalfWidth } from './text.ts'

/**
 * Dates are ISO text: `YYYY-MM-DD`, or `YYYY-MM` / `YYYY` where only so much is known. No Date objects: they
 * carry a time zone, and a birthday has none. Day numbers count from 1970-01-01 in the proleptic Gregorian calendar.
 */

const firstYear = 1900
const lastYear = 2100

/** A calendar day that exists, between 1900 and 2100. */
export function isIsoDay(text: string): boolean {
  return text.length === 10 && isIsoDate(text)
}

/** A day, a month or a year in ISO form. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}){0,2}$/.test(text)) return false
  const month = text.length > 4 ? text.slice(5, 7) : undefined
  return exists(text.slice(0, 4), month, text.length > 7 ? text.slice(8) : undefined)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * Reads the forms that occur in county sheets: 20180101, 2018.1.1, 2018-1-1, 2018/1/1, 2018年1月(1日), 201801,
 * 2018-01, 2018年, 2018, Excel serials (43101) and any of these followed by a time. Impossible dates are refused.
 */
export function parseDate(text: string): Parsed<string> {
  if (isIsoDay(text)) return parsed(text)
  const clean = toHalfWidth(normalizeText(text)).replace(/^'/, '').trim()
  if (isBlankSign(clean) || clean === '无') return blank
  if (/^[1-7]\d{4}(?:\.\d+)?$/.test(clean)) return parseSerial(Number(clean))
  if (noDay.test(clean)) return { value: null, problems: [doubt('date.word', `“${clean}”不是日期，没有录入`)] }
  const parts = splitDate(clean) ?? splitDate(tidy(clean))
  if (!parts) return refused('date.unreadable', `“${clean}”不是日期，请写成 2018-01-31`)
  const iso = isoOf(parts[0], parts[1], parts[2])
  if (iso === null) return refused('date.impossible', `“${clean}”不是有效的日期`)
  return parsed(iso)
}

/** Words where a day is asked for: open ends, and that nobody knows. */
const noDay = /^(?:长期|长期有效|永久|终身|无期限|至今|不详|未知|不清楚|待定|未定|暂无)$/

/** Signs that people put between the parts, numerals in Chinese (二〇一八年一月), marks at the end. */
function tidy(text: string): string {
  const digits = /[〇零一二三四五六七八九十]/.test(text)
    ? text.replace(/[〇零一二三四五六七八九十]+/g, (word) => chineseDigits(word))
    : text
  return digits
    .replace(/[年月]\s*[.,、-](?=\s*\d)/g, (sign) => sign.charAt(0))
    .replace(/(?<=\d)\s*[—–―－_,，。、\\.~]\s*(?=\d)/g, '-')
    .replace(/^(\d{4}) (\d{1,2}) (\d{1,2})$/, '$1-$2-$3')
    .replace(/^(\d{4}-\d{1,2}-\d{1,2})[日号]$/, '$1')
    .replace(/(?<=[\d日号月年])[.,。;；、]+$/, '')
}

function chineseDigits(word: string): string {
  const number = parseChineseNumber(word)
  return number === null ? word : String(number)
}

/** Excel's day number (1900 system; 60 is Excel's invented 1900-02-29) as an ISO day; null outside 1900–2100. */
export function serialToIso(serial: number): string | null {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < 1 || whole === 60) return null
  const iso = dayNumberToIso(whole - (whole < 60 ? 25568 : 25569))
  return isIsoDay(iso) ? iso : null
}

/** The Excel serial of an ISO day, for writing real date cells. */
export function isoToSerial(iso: string): number {
  const day = isoToDayNumber(iso)
  return day + (day < -25509 ? 25568 : 25569)
}

/** Days since 1970-01-01. A month or a year counts as its first day. */
export function isoToDayNumber(iso: string): number {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number)
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
}

export function dayNumberToIso(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

export function addDays(iso: string, days: number): string {
  return dayNumberToIso(isoToDayNumber(iso) + days)
}

/** Same day some months on; the last day of the month when that day is missing there (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const index = year * 12 + month - 1 + months
  const newYear = Math.floor(index / 12)
  const newMonth = index - newYear * 12 + 1
  return `${pad(newYear, 4)}-${pad(newMonth, 2)}-${pad(Math.min(day, daysInMonth(newYear, newMonth)), 2)}`
}

/**
 * 周岁: full years from one date to another, counted up on the birthday itself; null when `to` lies before `from`.
 * With only a month or a year known, the comparison stops there. 29 February completes on 1 March.
 */
export function fullYears(from: string, to: string): number | null {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  const length = Math.min(from.length, to.length)
  const before = length > 4 && to.slice(4, length) < from.slice(4, length)
  const age = before ? years - 1 : years
  return Number.isNaN(age) || age < 0 ? null : age
}

/** 2018-01-31 → 2018年1月31日, for prints. */
export function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  const parts = [`${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`]
  return parts.filter(Boolean).join('')
}

/** ISO text of year, month, day as digits, or null when there is no such date. */
function isoOf(year?: string, month?: string, day?: string): string | null {
  if (!exists(year, month, day)) return null
  const parts = [pad(Number(year), 4), month && pad(Number(month), 2), day && pad(Number(day), 2)]
  return parts.filter((part) => part !== undefined).join('-')
}

function exists(year?: string, month?: string, day?: string): boolean {
  const y = Number(year)
  if (!(y >= firstYear && y <= lastYear)) return false
  if (month === undefined) return true
  const m = Number(month)
  if (!(m >= 1 && m <= 12)) return false
  if (day === undefined) return true
  const d = Number(day)
  return d >= 1 && d <= daysInMonth(y, m)
}

const time = String.raw`(?:[ T]+\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?Z?)?`
const patterns = [
  new RegExp(String.raw`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})${time}$`),
  new RegExp(`${/^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?/.source}${time}$`),
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-./](\d{1,2})$/,
  /^(\d{4}) ?年 ?(\d{1,2}) ?月?(?:份)?$/,
  /^(\d{4})(\d{2})$/,
  /^(\d{4}) ?(?:年度?)?$/,
]

function splitDate(text: string): readonly [string?, string?, string?] | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match) return [match[1], match[2], match[3]]
  }
  return null
}

function parseSerial(serial: number): Parsed<string> {
  const iso = serialToIso(serial)
  return iso === null ? refused('date.impossible', `“${serial}”不是有效的日期`) : parsed(iso)
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
