import type { Figure } from '../figures.ts'
import type { ReportText } from '../reportText.ts'
import { gridOf, type CellNumber, type Grid } from '../tables/grid.ts'
import { one, unitNamed } from '../units.ts'
import type { Claim, Told } from './claims.ts'
import { nounWords } from './nouns.ts'
import { dayFor } from './timing.ts'

const wholeRow = /^(?:合计|总计|共计|全[镇乡])+$/

/** Cells of a table with a row a village (and one of the whole), whose heads are nouns with a unit: 脱贫户（户）. */
export function tableClaims(report: ReportText, told: Told): readonly Claim[] {
  return report.tables.flatMap((table) => {
    const grid = gridOf(report.text, table)
    const rows = grid.rows.map((row) => ({ row, place: placeOf(row.label, told) }))
    // A table of something else may have one row that happens to be called like a village.
    if (rows.filter(({ place }) => place !== undefined && place !== null).length < 2) return []
    const heads = grid.heads.map((_, column) => headOf(grid, column))
    return rows.flatMap(({ row, place }) =>
      place === undefined ? [] : [...row.numbers.values()].flatMap((cell) => claimOf(cell, { told, place, head: heads[cell.column]! })),
    )
  })
}

/** The village of a row, null for the township, undefined for neither. */
function placeOf(label: string, { villages }: Told): string | null | undefined {
  const bare = label.replaceAll(/[\s\d、.．]/g, '')
  if (wholeRow.test(bare)) return null
  return villages.find((name) => name === bare)
}

type Head = Readonly<{ noun: string; unit: string | null }>

/** 脱贫户 / 户数; 监测对象（户）; 小额信贷余额(万元). */
function headOf({ heads }: Grid, column: number): Head {
  const words = heads[column]!.replaceAll(/[（(]\s*单位[:：]?/g, '(').split(' ')
  const last = words.at(-1) ?? ''
  const unit = /[（(]([^）)]{1,4})[）)]$/.exec(last)?.[1] ?? /^(?:户|人)(?=数$)/.exec(last)?.[0] ?? /(户|人)数$/.exec(last)?.[1] ?? null
  const noun = words
    .map((word) => word.replace(/[（(][^）)]*[）)]$/, ''))
    .filter((word) => !/^[户人]数$/.test(word))
    .join('')
  return { noun, unit }
}

function claimOf(cell: CellNumber, { told, place, head }: Readonly<{ told: Told; place: string | null; head: Head }>): readonly Claim[] {
  const figure = figureOf(cell, head.unit)
  if (!figure || head.noun === '') return []
  for (const noun of nounWords(head.noun, []).nouns) {
    const meant = noun === '' ? null : told.lexicon.look(noun, figure)
    if (!meant) continue
    const timing = { prefix: head.noun, earlier: '', day: told.day, timed: meant.timed }
    const measures = meant.measures.flatMap((measure) => {
      const asOf = dayFor(measure, told.lexicon.book, timing)
      return asOf === null ? [] : [{ id: measure.id, asOf }]
    })
    return measures.length === 0 ? [] : [{ figure, measures, village: place, kinds: [], loose: meant.loose, noun }]
  }
  return []
}

function figureOf({ start, end, quote, value, step, unit: own }: CellNumber, headUnit: string | null): Figure | null {
  const words = own === '' ? headUnit : own
  const wan = words?.startsWith('万') ? 10_000n : 1n
  const unit = words === null || words === undefined ? undefined : unitNamed(words.replace(/^万/, ''))
  if (!unit) return null
  const factor = (unit.factor * wan) / one
  const shown = own === '' ? `${quote}${words}` : quote
  return { start, end, quote: shown, value: value * factor, step: step * factor, unit, vague: false, bound: null, before: '', after: '' }
}
