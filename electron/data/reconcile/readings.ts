import type { CoreContext } from '#data/core/context.ts'
import { countKind, kindOf, total } from '#data/figures/aggregate.ts'
import { combined, type Valued } from '#data/figures/measures.ts'
import { both, filterAt, hasVillage, type Moment } from '#data/figures/moment.ts'
import { standing } from '#data/figures/standing.ts'
import { quotient, wordsOf } from '#data/figures/words.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { Drill } from '#shared/ipc/parts/figures.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { DefinitionBook, Figure, Measure, MeasureUnit } from '#shared/measures/define.ts'
import { unitNamed } from '#shared/reconcile/units.ts'

/** One reading of a figure: a measure as of a day, in a village, within kinds of households. */
export type Asked = Readonly<{ measure: Measure; asOf: string; village: string | null; narrow: readonly string[] }>

export type Found = Readonly<{
  /** In millionths of the unit's base; null: it cannot be said. */
  value: bigint | null
  /** With its unit: 816 户. */
  text: string
  /** How a ratio was made: 1,402 ÷ 7,860. */
  arithmetic: string
  drill: Drill | null
  /** The ledger holds no record at all, or none of this. */
  isUnkept: boolean
}>

/** Values of many readings; each day is stood on once. Answers in the order of asking. */
export function readingsOf(context: CoreContext, book: DefinitionBook, asked: readonly Asked[]): readonly Found[] {
  const found = new Map<Asked, Found>()
  const known = new Map<string, Found>()
  const moments = [...new Set(asked.map(momentKey))]
  for (const key of moments) {
    const group = asked.filter((one) => momentKey(one) === key)
    const { asOf, village } = group[0]!
    standing(context, { asOf, ...(village === null ? {} : { village }) }, (reading, moment) => {
      for (const one of group) {
        const own = `${key} ${one.measure.id} ${one.narrow.join(' and ')}`
        const answer = known.get(own) ?? foundAt({ reading, moment, book }, one)
        known.set(own, answer)
        found.set(one, answer)
      }
    })
  }
  return asked.map((one) => found.get(one)!)
}

function momentKey({ asOf, village }: Asked): string {
  return `${asOf} ${village ?? ''}`
}

type At = Readonly<{ reading: ReadContext; moment: Moment; book: DefinitionBook }>

function foundAt(at: At, { measure, narrow }: Asked): Found {
  const { value, kind } = valueAt(at, measure, narrow)
  const isCount = 'ledger' in measure.of
  const isUnkept = value === 0 && isCount && !isKindOfHousehold(measure, narrow)
  return {
    value: value === null ? null : inMillionths(value, kind, measure.unit),
    text: value === null ? '' : `${wordsOf(value, kind, measure.unit)} ${measure.unit}`,
    arithmetic: arithmeticOf(at, measure, narrow),
    drill: drillAt(at, measure, narrow),
    isUnkept,
  }
}

/** The register of households is always kept: none of a kind is an answer there. */
function isKindOfHousehold({ of }: Measure, narrow: readonly string[]): boolean {
  return narrow.length === 0 && 'ledger' in of && /kind|Kind/.test(of.filter ?? '') && (of.ledger === 'household' || of.ledger === 'member')
}

function valueAt(at: At, measure: Measure, narrow: readonly string[]): Valued {
  const { of } = measure
  const byId = (id: string): Valued =>
    valueAt(
      at,
      at.book.measures.find((one) => one.id === id)!,
      narrow,
    )
  if ('ratio' in of) return quotient(byId(of.ratio[0]), byId(of.ratio[1]), measure.unit)
  if (!('ledger' in of)) return combined(of.plus.map(byId), (of.minus ?? []).map(byId))
  const narrower = narrowerFor(at.reading, of, narrow)
  const isPlaceless = at.moment.village !== null && !hasVillage(needLedger(at.reading.registry, of.ledger))
  if (narrower === null || isPlaceless) return { value: null, kind: countKind }
  return { value: total(at.reading, of, at.moment, narrower), kind: kindOf(at.reading, of) }
}

/** Conditions of households, asked of the household that a record belongs to; null where the ledger knows none. */
function narrowerFor({ registry }: ReadContext, { ledger: id }: Figure, narrow: readonly string[]): string | null {
  if (narrow.length === 0) return ''
  if (id === 'household') return both(...narrow)
  const ledger = needLedger(registry, id)
  const filters = narrow.map((filter) => filter.replace(/\bkind\b/g, 'householdKind').replace(/\bisRelocated\b/g, 'householdRelocated'))
  const isKnown = filters.every((filter) =>
    ['householdKind', 'householdRelocated', 'monitoringKind'].every((field) => !filter.includes(field) || findField(ledger, field)),
  )
  return isKnown ? both(...filters) : null
}

/** 分 → 元, hundredths of a percent → percent, 平方公里 → 平方米. */
function inMillionths(value: number, { type, scale }: Valued['kind'], unit: MeasureUnit): bigint {
  const factor = unitNamed(unit)?.factor ?? 1_000_000n
  if (type === 'money') return BigInt(Math.round(value)) * 10_000n
  return (BigInt(Math.round(value)) * factor) / 10n ** BigInt(scale)
}

function arithmeticOf(at: At, measure: Measure, narrow: readonly string[]): string {
  const { of } = measure
  if ('ledger' in of) return ''
  const said = (id: string): string => {
    const part = at.book.measures.find((one) => one.id === id)!
    const { value, kind } = valueAt(at, part, narrow)
    return `${part.label} ${wordsOf(value, kind, part.unit)}`
  }
  if ('ratio' in of) return of.ratio.map(said).join(' ÷ ')
  return [of.plus.map(said).join(' ＋ '), ...(of.minus ?? []).map((id) => said(id))].join(' － ')
}

/** The rows behind, as the list screen opens them; those of a ratio are the rows of its numerator. */
function drillAt(at: At, measure: Measure, narrow: readonly string[]): Drill | null {
  const { of } = measure
  if ('ratio' in of)
    return drillAt(
      at,
      at.book.measures.find(({ id }) => id === of.ratio[0])!,
      narrow,
    )
  if (!('ledger' in of)) return null
  const ledger = needLedger(at.reading.registry, of.ledger)
  const narrower = narrowerFor(at.reading, of, narrow)
  if (narrower === null || (at.moment.village !== null && !hasVillage(ledger))) return null
  return { ledger: of.ledger, filter: both(filterAt(ledger, of.filter, at.moment), narrower), asOf: at.moment.asOf }
}
