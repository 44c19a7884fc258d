import { daysInMonth } from '#shared/values/date.ts'

/** When a figure is said to have been so: on a day, or in a year (until a day of it). */
export type Said = Readonly<{ kind: 'day'; day: string }> | Readonly<{ kind: 'year'; year: number; until: string | null }>

const two = (number: number): string => String(number).padStart(2, '0')
const year = '((?:19|20)\\d\\d)年(?:度)?'

/** Longest forms first. `y`: year of the report. */
const forms: readonly (readonly [RegExp, (found: RegExpMatchArray, report: string) => Said | null])[] = [
  [new RegExp(`${year}(\\d{1,2})月(\\d{1,2})[日号]`), ([, y, m, d]) => dayOf(Number(y), Number(m), Number(d))],
  [new RegExp(`${year}(?:1-|1至|1~|1月至|1月-)?(\\d{1,2})月(?:份|底|末)?`), ([, y, m]) => monthEnd(Number(y), Number(m))],
  [new RegExp(`${year}(?:年?[底末])`), ([, y]) => dayOf(Number(y), 12, 31)],
  [new RegExp(`${year}(上半年|一季度|第一季度|前?三季度|第三季度|二季度|第二季度)`), ([, y, part]) => untilOf(Number(y), part!)],
  [new RegExp(`${year}`), ([, y]) => ({ kind: 'year', year: Number(y), until: null })],
  [/(?:去年|上年)年?[底末]/, (_, report) => dayOf(yearOf(report) - 1, 12, 31)],
  [/(?:去年|上年(?:度)?|上一年度?)/, (_, report) => ({ kind: 'year', year: yearOf(report) - 1, until: null })],
  [/(?:今年|本年度?|当年)?(上半年|一季度|前三季度|二季度)/, ([, part], report) => untilOf(yearOf(report), part!)],
  [/(?:今年|本年度?|当年)?(?:1-|1至|1~)(\d{1,2})月(?:份|底|末)?/, ([, m], report) => untilMonth(yearOf(report), Number(m))],
  [/(?:今年|本年度?|当年|全年|年内)(?:以来|来)?/, (_, report) => ({ kind: 'year', year: yearOf(report), until: null })],
  [/(?:截至|截止)?(?:目前|到目前|现在|当前|今)(?:为止)?|迄今/, (_, report) => ({ kind: 'day', day: report })],
  [/(?:截至|截止)(\d{1,2})月(\d{1,2})[日号]/, ([, m, d], report) => dayOf(yearOf(report), Number(m), Number(d))],
  [/(?:截至|截止)(\d{1,2})月(?:份|底|末)?/, ([, m], report) => monthEnd(yearOf(report), Number(m))],
]

/** Words of time that say when in a way that is not understood. */
export const otherTime =
  /年初|前年|往年|历年|期间|以来|同期|明年|来年|后年|十[二三四五]五|五年|三年|近[两几三]年|\d{1,2}月(?!份?底|末)|[年月]至|[去上]个?月|当时|此前|原有|原来|曾/

/** The last time said in words, with the words themselves; null where there is none. */
export function lastTime(words: string, report: string): Readonly<{ said: Said | null; end: number }> | null {
  let best: Readonly<{ said: Said | null; start: number; end: number }> | null = null
  for (const [form, read] of forms)
    for (const found of words.matchAll(new RegExp(form, 'g'))) {
      const [start, end] = [found.index, found.index + found[0].length]
      if (!best || end > best.end || (end === best.end && start < best.start)) best = { said: read(found, report), start, end }
    }
  return best
}

/** What stands at the beginning of the words, taken off. */
export function leadingTime(words: string): number {
  const lengths = forms.map(([form]) => new RegExp(`^(?:截至|截止|到|在|自)?(?:${form.source})(?:,)?`).exec(words)?.[0].length ?? 0)
  return Math.max(...lengths)
}

function dayOf(y: number, m: number, d: number): Said | null {
  return m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m) ? { kind: 'day', day: `${y}-${two(m)}-${two(d)}` } : null
}

function monthEnd(y: number, m: number): Said | null {
  return m >= 1 && m <= 12 ? dayOf(y, m, daysInMonth(y, m)) : null
}

function untilMonth(y: number, m: number): Said | null {
  return m >= 1 && m <= 12 ? { kind: 'year', year: y, until: `${y}-${two(m)}-${two(daysInMonth(y, m))}` } : null
}

function untilOf(y: number, part: string): Said | null {
  return untilMonth(y, /上半年|二季度/.test(part) ? 6 : /三季度/.test(part) ? 9 : 3)
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
