export type TrendSpan = 'months' | 'quarters' | 'years'

export const trendSpans: readonly Readonly<{ value: TrendSpan; label: string }>[] = [
  { value: 'months', label: '近 12 个月' },
  { value: 'quarters', label: '近 8 个季度' },
  { value: 'years', label: '近 6 年' },
]

/** Ends of the months, quarters or years before a day (ISO), then the day itself; oldest first. */
export function daysOfTrend(asOf: string, span: TrendSpan): readonly string[] {
  const year = Number(asOf.slice(0, 4))
  const month = Number(asOf.slice(5, 7))
  // Day 0 of a month is the last day of the month before it.
  const end = (monthsLater: number, of = year) => new Date(Date.UTC(of, monthsLater, 0)).toISOString().slice(0, 10)
  const quarter = Math.floor((month - 1) / 3) * 3
  const back = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => count - 1 - index)
  const ends = {
    months: back(12).map((ago) => end(month - 1 - ago)),
    quarters: back(8).map((ago) => end(quarter - 3 * ago)),
    years: back(6).map((ago) => end(0, year - ago)),
  }[span]
  return [...ends, asOf]
}

/** 26-03, 2025: what stands under the points. */
export function dayLabel(day: string, span: TrendSpan): string {
  return span === 'years' && day.endsWith('12-31') ? day.slice(0, 4) : day.slice(2, 7).replace('-', '.')
}
