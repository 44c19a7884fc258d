import { addDays, isIsoDay, isoToDayNumber } from '#shared/values/date.ts'

/** Days off and weekend days that are worked (调休), ISO. */
export type Holidays = Readonly<{ off: ReadonlySet<string>; worked: ReadonlySet<string> }>

/** Longest holiday that is believed; a slip of the pen must not take a year off. */
const longest = 31

/** Reads the policy item `holidays`: `2026-10-01~2026-10-07,2026-10-10班`. What cannot be read is left out. */
export function readHolidays(text: string): Holidays {
  const off = new Set<string>()
  const worked = new Set<string>()
  for (const part of text.split(/[,，、;；\s]+/)) {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[~～至](\d{4}-\d{2}-\d{2}))?(班)?$/.exec(part)
    const [first = '', last = first] = [match?.[1], match?.[2]]
    if (!isIsoDay(first) || !isIsoDay(last)) continue
    const length = Math.min(longest, isoToDayNumber(last) - isoToDayNumber(first) + 1)
    for (let index = 0; index < length; index += 1) (match?.[3] ? worked : off).add(addDays(first, index))
  }
  return { off, worked }
}

/** 工作日: Monday to Friday without holidays, and weekend days that are worked instead. */
export function isWorkday(day: string, { off, worked }: Holidays): boolean {
  if (worked.has(day)) return true
  if (off.has(day)) return false
  // 1970-01-01 was a Thursday.
  const weekday = (((isoToDayNumber(day) + 3) % 7) + 7) % 7
  return weekday < 5
}

/** The n-th working day after a day; the day itself does not count. */
export function addWorkdays(day: string, count: number, holidays: Holidays): string {
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (isWorkday(at, holidays)) left -= 1
  }
  return at
}
