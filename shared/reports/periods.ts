import { addDays } from '#shared/values/date.ts'
import type { ReportPeriod } from './define.ts'

/** The day with which a report as of `asOf` is compared: the end of the month, quarter or year before. ISO days. */
export function dayBefore(period: ReportPeriod, asOf: string): string {
  const [year = '', month = ''] = asOf.split('-')
  const first = { month, quarter: two(Math.floor((Number(month) - 1) / 3) * 3 + 1), year: '01' }[period]
  return addDays(`${year}-${first}-01`, -1)
}

/** 2026年6月, 2026年第二季度, 2026年: what the report tells of. */
export function periodWords(period: ReportPeriod, asOf: string): string {
  const { year, month } = partsOf(asOf)
  if (period === 'month') return `${year}年${month}月`
  return period === 'quarter' ? `${year}年第${quarterOf(asOf)}季度` : `${year}年`
}

/** 一 … 四 */
export function quarterOf(asOf: string): string {
  return ['一', '二', '三', '四'][Math.floor((partsOf(asOf).month - 1) / 3)]!
}

/** 上月末, 上季度末, 上年末, 上年同期, else the day itself. */
export function againstWords(asOf: string, against: string): string {
  const { year, month, day } = partsOf(asOf)
  const before = partsOf(against)
  const isEnd = addDays(against, 1).endsWith('-01')
  if (before.year === year - 1 && before.month === month && (before.day === day || (isEnd && addDays(asOf, 1).endsWith('-01'))))
    return '上年同期'
  if (against === dayBefore('year', asOf)) return '上年末'
  if (against === dayBefore('month', asOf)) return '上月末'
  if (against === dayBefore('quarter', asOf)) return '上季度末'
  return dayWords(against)
}

export function dayWords(iso: string): string {
  const { year, month, day } = partsOf(iso)
  return `${year}年${month}月${day}日`
}

function partsOf(iso: string): Readonly<{ year: number; month: number; day: number }> {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return { year, month, day }
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}
