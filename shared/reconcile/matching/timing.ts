import type { DefinitionBook, Measure } from '#shared/measures/define.ts'
import { lastTime, otherTime, yearOf } from './times.ts'

export type Timing = Readonly<{
  /** The sentence up to the figure. */
  prefix: string
  /** The paragraph up to the sentence. */
  earlier: string
  /** Day of the report. */
  day: string
  /** The noun alone says nothing: 脱贫 205 户 needs its year. */
  timed: boolean
}>

/**
 * The day as of which the measure says what the figure says: the report's, the one that stands in the text, the last of the
 * year that stands there. null where the words do not fit the measure: a stock told for a whole year, a year that is unclear.
 */
export function dayFor(measure: Measure, book: DefinitionBook, { prefix, earlier, day, timed }: Timing): string | null {
  const own = lastTime(prefix, day)
  if (own && own.said === null) return null
  const rest = own ? prefix.slice(own.end) : prefix
  if (otherTime.test(rest)) return null
  const speaks = speaksOf(measure, book)
  const said = own?.said ?? null
  if (!said) {
    if (timed || speaks === 'month') return null
    const before = lastTime(earlier, day)
    // A past year told earlier in the paragraph may hold on.
    if (before && !(before.said?.kind === 'day' && before.said.day === day) && !isThisYear(before.said, day)) return null
    return day
  }
  if (said.kind === 'day') {
    if (said.day > day) return null
    return timed && speaks === 'state' ? null : speaks === 'lastYear' ? null : said.day
  }
  if (speaks === 'lastYear') return said.until === null ? afterYear(said.year, day) : null
  if (speaks === 'state' || speaks === 'month')
    return said.year === yearOf(day) && !timed && speaks === 'state' ? (said.until ?? day) : null
  const end = said.until ?? `${said.year}-12-31`
  return end <= day ? end : said.year === yearOf(day) && said.until === null ? day : null
}

function isThisYear(
  said: ReturnType<typeof lastTime> extends infer T ? (T extends { said: infer S } ? S : never) : never,
  day: string,
): boolean {
  return said !== null && said.kind === 'year' && said.year === yearOf(day) && said.until === null
}

/** Incomes of a year are collected in the next. */
function afterYear(year: number, day: string): string | null {
  if (year === yearOf(day) - 1) return day
  return year < yearOf(day) - 1 ? `${year + 1}-12-31` : null
}

type Speaks = 'state' | 'year' | 'lastYear' | 'month'

/** Read off the conditions that the figures of the measure stand under. */
function speaksOf(measure: Measure, book: DefinitionBook): Speaks {
  const filters = filtersOf(measure, book)
  if (filters.some((filter) => filter.includes('{lastYear}') || filter.includes('{beforeLast}'))) return 'lastYear'
  if (filters.some((filter) => filter.includes('{month}') || filter.includes('{monthStart}'))) return 'month'
  return measure.time === 'year' || filters.some((filter) => filter.includes('{year}')) ? 'year' : 'state'
}

function filtersOf({ of }: Measure, book: DefinitionBook): readonly string[] {
  if ('ledger' in of) return [of.filter ?? '']
  const ids = 'ratio' in of ? of.ratio : [...of.plus, ...(of.minus ?? [])]
  return ids.flatMap((id) =>
    filtersOf(
      book.measures.find((measure) => measure.id === id)!,
      book,
    ),
  )
}
