import { needLedger } from '#data/store/needLedger.ts'
import type { ReadContext } from '#data/store/read.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { Drill, MeasureValue } from '#shared/ipc/parts/figures.ts'
import type { DefinitionBook, Figure, Measure } from '#shared/measures/define.ts'
import { countKind, kindOf, totalsTogether, type Kind } from './aggregate.ts'
import { filterAt, hasVillage, type Moment } from './moment.ts'
import { quotient, wordsOf } from './words.ts'

export type Valued = Readonly<{ value: number | null; kind: Kind }>

/** Evaluates measures at one moment; each is computed once, whatever asks for it. */
export type Evaluator = Readonly<{
  value: (measure: Measure) => Valued
  /** Values of many, faster than one by one. */
  values: (measures: readonly Measure[]) => readonly Valued[]
  byId: (id: string) => Measure
}>

/** `context` must already stand at `moment.asOf`. */
export function evaluator(context: ReadContext, book: DefinitionBook, moment: Moment): Evaluator {
  const byId = new Map(book.measures.map((measure) => [measure.id, measure]))
  const known = new Map<string, Valued>()

  function find(id: string): Measure {
    const found = byId.get(id)
    if (!found) throw new FaultError({ fault: 'figure.unknown', figure: id })
    return found
  }

  function value(measure: Measure): Valued {
    const existing = known.get(measure.id)
    if (existing) return existing
    const made = compute(measure)
    known.set(measure.id, made)
    return made
  }

  function compute(measure: Measure): Valued {
    const { of } = measure
    if ('ratio' in of) return quotient(value(find(of.ratio[0])), value(find(of.ratio[1])), measure.unit)
    if ('ledger' in of) return figureValues(context, [of], moment)[0]!
    return combined(
      of.plus.map((id) => value(find(id))),
      (of.minus ?? []).map((id) => value(find(id))),
    )
  }

  function values(measures: readonly Measure[]): readonly Valued[] {
    const wanted = new Map(measures.flatMap((measure) => counted(measure, find)).map((measure) => [measure.id, measure]))
    const missing = [...wanted.values()].filter(({ id }) => !known.has(id))
    const found = figureValues(
      context,
      missing.map(({ of }) => of),
      moment,
    )
    missing.forEach(({ id }, index) => known.set(id, found[index]!))
    return measures.map(value)
  }

  return { value, values, byId: find }
}

/** What a measure is made of, in the end. */
function counted(measure: Measure, find: (id: string) => Measure): readonly CountedMeasure[] {
  const { of } = measure
  if ('ledger' in of) return [{ ...measure, of }]
  const parts = 'ratio' in of ? of.ratio : [...of.plus, ...(of.minus ?? [])]
  return parts.flatMap((id) => counted(find(id), find))
}

type CountedMeasure = Measure & Readonly<{ of: Figure }>

/** A figure of a ledger that has no village cannot be said for one. */
function figureValues(context: ReadContext, figures: readonly Figure[], moment: Moment): readonly Valued[] {
  const told = figures.filter(({ ledger }) => moment.village === null || hasVillage(needLedger(context.registry, ledger)))
  const totals = totalsTogether(context, told, moment)
  const byFigure = new Map(told.map((figure, index) => [figure, totals[index]!]))
  return figures.map((figure) => ({ value: byFigure.get(figure) ?? null, kind: kindOf(context, figure) }))
}

/** Sum of the first less the second ones; null when any of them cannot be said. */
export function combined(plus: readonly Valued[], minus: readonly Valued[]): Valued {
  const kind = plus[0]?.kind ?? countKind
  if ([...plus, ...minus].some(({ value }) => value === null)) return { value: null, kind }
  const sum = (values: readonly Valued[]): number => values.reduce((done, { value }) => done + (value ?? 0), 0)
  return { value: sum(plus) - sum(minus), kind }
}

/** A measure with its words and the rows behind it. */
export function measureValue(context: ReadContext, measure: Measure, evaluate: Evaluator, moment: Moment): MeasureValue {
  const { value, kind } = evaluate.value(measure)
  return { id: measure.id, value, text: wordsOf(value, kind, measure.unit), drill: drillOf(context, measure, evaluate, moment) }
}

/** What a ratio counts stands behind its numerator. A difference of several figures has no single list. */
export function drillOf(context: ReadContext, measure: Measure, evaluate: Evaluator, moment: Moment): Drill | null {
  const { of } = measure
  if ('ratio' in of) return drillOf(context, evaluate.byId(of.ratio[0]), evaluate, moment)
  if (!('ledger' in of))
    return of.plus.length === 1 && !of.minus?.length ? drillOf(context, evaluate.byId(of.plus[0]!), evaluate, moment) : null
  const ledger = needLedger(context.registry, of.ledger)
  if (moment.village !== null && !hasVillage(ledger)) return null
  return { ledger: of.ledger, filter: filterAt(ledger, of.filter, moment), asOf: moment.asOf }
}
