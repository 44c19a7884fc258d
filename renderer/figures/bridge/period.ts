export type PeriodKind = 'month' | 'quarter' | 'year' | 'lastYear' | 'own'

export const periodKinds: readonly Readonly<{ value: PeriodKind; label: string }>[] = [
  { value: 'month', label: '本月' },
  { value: 'quarter', label: '本季' },
  { value: 'year', label: '本年' },
  { value: 'lastYear', label: '上年' },
  { value: 'own', label: '自选' },
]

/** First and last day, ISO. */
export type Period = Readonly<{ from: string; to: string }>

/** The period that lasts until today; the year before is a whole one. */
export function periodOf(kind: Exclude<PeriodKind, 'own'>, today: string): Period {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  if (kind === 'lastYear') return { from: `${Number(year) - 1}-01-01`, to: `${Number(year) - 1}-12-31` }
  const first = { month, quarter: Math.floor((month - 1) / 3) * 3 + 1, year: 1 }[kind]
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: today }
}

/** Why the period cannot be counted; null when it can. */
export function periodFault({ from, to }: Period, today: string): string | null {
  if (from > to) return '开始日期在结束日期之后，请调换。'
  if (to > today) return '结束日期还没有到，请选今天或以前的日子。'
  return null
}
