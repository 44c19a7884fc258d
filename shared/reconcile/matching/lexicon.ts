import type { DefinitionBook, Measure } from '#shared/measures/define.ts'
import { kindsSaid, sayings } from '#shared/measures/sayings.ts'
import type { Figure } from '../figures.ts'
import { unitNamed } from '../units.ts'

/** A noun phrase of a report as measures that it may stand for. */
export type Meant = Readonly<{ measures: readonly Measure[]; loose: boolean; timed: boolean }>

export type Lexicon = Readonly<{
  /** Measures of the noun that are counted in the figure's unit; null where nobody says so. */
  look: (noun: string, figure: Figure) => Meant | null
  /** A kind of households by its noun or by the measure that counts it. */
  kindNamed: (noun: string) => KindSaid | null
  kindOf: (measure: Measure) => KindSaid | null
  book: DefinitionBook
}>

export type KindSaid = Readonly<{ id: string; filters: readonly string[] }>

type Entry = Readonly<{ pattern: RegExp; ids: readonly string[]; loose: boolean; timed: boolean }>

/** Puts the labels of the book and the sayings together. */
export function lexiconOf(book: DefinitionBook): Lexicon {
  const byId = new Map(book.measures.map((measure) => [measure.id, measure]))
  const entries: readonly Entry[] = [
    ...sayings.map(({ noun, means, loose, timed }) => ({
      pattern: new RegExp(`^(?:${noun})$`),
      ids: means.split(' '),
      loose: loose ?? false,
      timed: timed ?? false,
    })),
    ...book.measures.flatMap(labelEntries),
  ]
  const kinds = kindsSaid.map(({ id, noun, filters, measures }) => ({
    id,
    filters,
    pattern: new RegExp(`^(?:${noun})$`),
    measures: new Set(measures.split(' ')),
  }))
  const known = new Map<string, readonly Entry[]>()
  const entriesOf = (noun: string): readonly Entry[] => {
    const found = known.get(noun) ?? entries.filter(({ pattern }) => pattern.test(noun))
    known.set(noun, found)
    return found
  }
  return {
    book,
    look: (noun, figure) => {
      const found = entriesOf(noun)
      const measures = [...new Set(found.flatMap(({ ids }) => ids))]
        .map((id) => byId.get(id)!)
        .filter((measure) => isCountedIn(measure, figure))
      if (measures.length === 0) return null
      return { measures, loose: found.every(({ loose }) => loose), timed: found.some(({ timed }) => timed) }
    },
    kindNamed: (noun) => kinds.find(({ pattern }) => pattern.test(noun)) ?? null,
    kindOf: ({ id }) => kinds.find(({ measures }) => measures.has(id)) ?? null,
  }
}

/** 三类监测对象户数 is said as it is, and without what its unit says anyway. */
function labelEntries({ id, label }: Measure): readonly Entry[] {
  const plain = label.replaceAll(/[（(][^）)]*[）)]|\s/g, '')
  const isYear = /^(?:本年|上年|前年|本月)/.test(plain)
  const bare = plain.replace(/^(?:本年|上年)/, '').replace(/(?:户数|人数|人次|户次|次数|条数|项数|笔数|个数|数|金额|合计)$/, '')
  return [
    { pattern: exactly(plain), ids: [id], loose: false, timed: false },
    ...(bare.length > 3 ? [{ pattern: exactly(bare), ids: [id], loose: false, timed: isYear }] : []),
  ]
}

function exactly(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}

const things: ReadonlySet<string> = new Set('个|项|家|座|处|宗|村|组|份|岗|人岗|件|笔|条|台|套'.split('|'))

/** 名, 口 and 人 are one; 16 个行政村, 16 村; money in any measure. Persons and households are never mixed. */
function isCountedIn({ unit, of }: Measure, { unit: printed }: Figure): boolean {
  if (unit === '个' || unit === '项' || unit === '家' || unit === '座' || unit === '笔' || unit === '条' || unit === '份')
    return things.has(printed.key)
  if (unit === '次') return printed.key === '次' || printed.key === '场' || printed.key === '户次' || printed.key === '期'
  if (unit === '人次') return printed.key === '人次'
  if (unit === '人')
    return printed.key === '人' || ('ledger' in of && of.ledger === 'publicPost' && (printed.key === '个' || printed.key === '人岗'))
  if (unit === '元' || unit === '万元' || unit === '元/人' || unit === '元/户') return printed.key === '元'
  return unitNamed(unit)?.key === printed.key
}
