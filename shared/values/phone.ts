import { blank, doubt, parsed, refused, type Parsed } from './problem.ts'
import { isBlankSign, normalizeText, toHalfWidth } from './text.ts'

/** Mobile numbers (11 digits, 1[3-9]), landlines (area code 0xx(x) and 7–8 digits, as 0717-1234567), hotlines (12317). */

const mobile = /^1[3-9]\d{9}$/
const landline = /^(?:0\d{2,3}-?)?[2-9]\d{6,7}$/
/** Public service numbers: 110, 119, 12317, 12345, 95588; 工信部《电信网编号计划》 gives 1xx, 12xxx and 9xxxx to them. */
const hotline = /^(?:11[0249]|12[0-2]|12\d{3}|9[56]\d{3,4})$/

/**
 * The one number of a cell. Blanks and dashes inside are dropped, +86 too. With several numbers the first is kept,
 * with a name beside the number the name is dropped, both with a doubt. Numbers of no known shape are kept, with a doubt
 * (R021): the village may still reach somebody with them, and nothing else is known.
 */
export function parsePhone(text: string): Parsed<string> {
  if (mobile.test(text)) return parsed(text)
  const clean = toHalfWidth(normalizeText(text))
    .replace(/^'|\.0$|[;；,，。、/]+$/g, '')
    .trim()
  if (mobile.test(clean) || hotline.test(clean)) return parsed(clean)
  if (isBlankSign(clean) || clean === '无') return blank
  const found = numbersIn(clean)
  const [first] = found
  if (first === undefined) return refused('phone.unreadable', `“${clean}”里没有电话号码`)
  const others = found.slice(1)
  if (others.length > 0)
    return parsed(first, doubt('phone.several', `一格有 ${found.length} 个号码，保留 ${first}，未录入 ${others.join('、')}`))
  const words = clean.replace(/[\d\s()+-]/g, '')
  if (words !== '') return parsed(first, doubt('phone.words', `号码旁边的文字“${words}”没有录入`))
  return parsed(first, ...phoneProblems(first))
}

/** R021: neither an 11-digit mobile number, a landline nor a hotline. */
export function phoneProblems(number: string): ReturnType<typeof doubt>[] {
  if (mobile.test(number) || landline.test(number) || hotline.test(number)) return []
  const digits = number.replace(/\D/g, '').length
  return [doubt('R021', digits === 11 ? '联系电话不合规则：手机号应以 13–19 开头' : `联系电话不合规则：${digits} 位，手机号应为 11 位`)]
}

function numbersIn(text: string): readonly string[] {
  const compact = text.replace(/(?:\+|00)86[- ]?(?=1[3-9])|(?<!\d)86(?=1[3-9]\d{9}(?!\d))/g, '')
  const spaced = /^[\d\s-]+$/.test(compact) ? compact.replace(/[\s-]/g, '') : ''
  if (mobile.test(spaced)) return [spaced]
  const found = compact.match(/1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|\(?0\d{2,3}\)?[- ]?\d{7,8}(?!\d)|\d{5,}/g) ?? []
  return found.map(tidy)
}

function tidy(number: string): string {
  const digits = number.replace(/[\s()-]/g, '')
  if (!digits.startsWith('0') || digits.length < 10) return digits
  const areaLength = /^0(?:10|2\d)/.test(digits) ? 3 : 4
  return `${digits.slice(0, areaLength)}-${digits.slice(areaLength)}`
}
