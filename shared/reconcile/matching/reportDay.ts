import { daysInMonth, isIsoDay } from '#shared/values/date.ts'
import { parseChineseNumber } from '#shared/values/chineseNumber.ts'

/** The day as of which a report speaks, with the words that say so. */
export type ReportDay = Readonly<{ day: string; from: 'text' | 'signature' | 'title' | 'name'; words: string }>

const two = (number: number): string => String(number).padStart(2, '0')
const digits = '[〇○零一二三四五六七八九]'
const closing = new RegExp(
  `(?:^|\\n|[\\s　])((?:20\\d\\d|二${digits}{3})年(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号])[\\s。)）]*$`,
)

/**
 * 截至2024年6月30日 anywhere in the text, else the date under which it is signed, else year and month of its heading, else
 * of its file's name. null: nobody says.
 */
export function reportDay(text: string, name: string): ReportDay | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const until = /截[至止]到?(20\d\d)年(\d{1,2})月(?:(\d{1,2})[日号]|[底末份]?)/.exec(text.replaceAll(/[ 　]/g, ''))
  const untilDay = until && dayOf(until[1]!, until[2], until[3])
  if (until && untilDay) return { day: untilDay, from: 'text', words: until[0] }
  const signed = closing.exec(lines.slice(-4).join('\n').replaceAll(/[ 　]/g, ''))?.[1]
  const signedDay = signed && chineseDay(signed)
  if (signed && signedDay) return { day: signedDay, from: 'signature', words: signed }
  const title = lines
    .slice(0, 3)
    .map((line) => inHeading(line, 'title'))
    .find((found) => found !== null)
  return title ?? inHeading(name, 'name')
}

function inHeading(line: string, from: 'title' | 'name'): ReportDay | null {
  if (line.length > 60) return null
  const found =
    /(20\d\d)(?:年(?:度)?|[.\-_/])?(?:(上半年|下半年|[一二三四第1-4]{1,2}季度|前三季度)|(\d{1,2})(?:月|[.\-_/]|$|(?=\D))(?:份|底|末)?(?:(\d{1,2})[日号]?)?)?/.exec(
      line.replaceAll(/\s/g, ''),
    )
  if (!found) return null
  const [words, year, part, month, day] = found
  const isYearOnly = part === undefined && month === undefined
  const iso = isYearOnly ? `${year!}-12-31` : part === undefined ? dayOf(year!, month, day) : endOf(year!, part)
  return iso ? { day: iso, from, words } : null
}

function endOf(year: string, part: string): string | null {
  const month = /上半年|[二2]季度/.test(part) ? 6 : /三|3/.test(part) ? 9 : /下半年|[四4]季度/.test(part) ? 12 : 3
  return dayOf(year, String(month), undefined)
}

/** Without a day the last of the month. */
function dayOf(year: string, month: string | undefined, day: string | undefined): string | null {
  const m = Number(month)
  if (!(m >= 1 && m <= 12)) return null
  const iso = `${year}-${two(m)}-${two(day === undefined ? daysInMonth(Number(year), m) : Number(day))}`
  return isIsoDay(iso) ? iso : null
}

function chineseDay(words: string): string | null {
  const [, year, month, day] = /^(.+)年(.+)月(.+)[日号]$/.exec(words)!
  const number = (text: string): string => (/^\d+$/.test(text) ? text : String(parseChineseNumber(text) ?? ''))
  const plainYear = /^\d+$/.test(year!)
    ? year!
    : [...year!].map((sign) => '〇一二三四五六七八九'.indexOf(sign === '零' || sign === '○' ? '〇' : sign)).join('')
  return dayOf(plainYear, number(month!), number(day!))
}
