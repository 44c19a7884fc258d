import type { CoreContext } from '#data/core/context.ts'
import { breathe } from '#data/core/queue.ts'
import { bridgeAnswer } from '#data/figures/bridgeAnswer.ts'
import { explain } from '#data/figures/explain.ts'
import { overviewInParts } from '#data/figures/homeOverview.ts'
import { homeTrends } from '#data/figures/homeTrends.ts'
import { evaluator, measureValue } from '#data/figures/measures.ts'
import { madeTable } from '#data/figures/madeTable.ts'
import { relatedTo, timelineOf } from '#data/figures/pointing.ts'
import { standing } from '#data/figures/standing.ts'
import { tableAt, tableWith } from '#data/figures/table.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { FiguresOutputs, MeasureValue, TableAnswer } from '#shared/ipc/parts/figures.ts'
import type { Measure, TableDefinition } from '#shared/measures/define.ts'
import { shippedBook as book } from '#shared/measures/index.ts'
import type { Handlers } from './handler.ts'

export const figureHandlers = {
  'figures.catalogue': () => ({
    measures: book.measures.map(({ id, label, unit, group, definition, time }) => ({ id, label, unit, group, definition, time })),
    tables: book.tables.map(({ id, label, group, note }) => ({ id, label, group, note })),
  }),

  'figures.measures': (context, wish) => measureAnswers(context, wish),

  'figures.trend': async (context, { measure, days, village }) => {
    const wanted = measureNamed(measure)
    const points: FiguresOutputs['figures.trend'][number][] = []
    for (const day of days) {
      const [found] = await context.locked(() => valuesAt(context, [wanted], { asOf: day, village }))
      points.push({ day, value: found!.value, text: found!.text })
      await breathe()
    }
    return points
  },

  'figures.table': (context, wish) => tableAnswer(context, wish),

  'figures.explain': (context, { first, second, ...when }) =>
    standing(context, when, (reading, moment) => explain(reading, measureNamed(first), measureNamed(second), moment)),

  'figures.bridge': (context, { kind, ...asked }) => bridgeAnswer(context.reading(), kind, asked),

  'home.overview': (context, { days }) => overviewInParts(context, book, days),

  'home.trends': (context) => homeTrends(context, book),

  'ledger.timeline': (context, { ledger, id, limit }) => timelineOf(context.reading(), ledger, id, limit ?? 300),

  'ledger.related': (context, { ledger, id }) => relatedTo(context.reading(), ledger, id),
} satisfies Partial<Handlers>

export function measureNamed(id: string): Measure {
  const found = book.measures.find((measure) => measure.id === id)
  if (!found) throw new FaultError({ fault: 'figure.unknown', figure: id })
  return found
}

function tableNamed(id: string): TableDefinition {
  const found = book.tables.find((table) => table.id === id)
  if (!found) throw new FaultError({ fault: 'figure.unknown', figure: id })
  return found
}

type When = Readonly<{ asOf?: string; from?: string; village?: string }>

function valuesAt(context: CoreContext, measures: readonly Measure[], when: When): readonly MeasureValue[] {
  return standing(context, when, (reading, moment) => {
    const evaluate = evaluator(reading, book, moment)
    evaluate.values(measures)
    return measures.map((measure) => measureValue(reading, measure, evaluate, moment))
  })
}

/** Values of the wanted measures; with `against` each with its value on that day. */
export function measureAnswers(context: CoreContext, { ids, against, ...when }: Parsed<'figures.measures'>): readonly MeasureValue[] {
  const wanted = ids ? ids.map((id) => measureNamed(id)) : book.measures
  const values = valuesAt(context, wanted, when)
  if (against === undefined) return values
  const before = valuesAt(context, wanted, { village: when.village, asOf: against })
  return values.map((value, index) => {
    const { value: then, text, drill } = before[index]!
    return { ...value, against: { value: then, text, drill } }
  })
}

export function tableAnswer(context: CoreContext, { table, against, ...when }: Parsed<'figures.table'>): TableAnswer {
  const wanted = tableNamed(table)
  if (wanted.rows.kind === 'made') return madeTable(context, wanted, when)
  const answer = standing(context, when, (reading, moment) => tableAt(reading, wanted, moment))
  if (against === undefined) return answer
  const before = standing(context, { village: when.village, asOf: against }, (reading, moment) => tableAt(reading, wanted, moment))
  return tableWith(answer, before)
}
