import type { CoreContext } from '#data/core/context.ts'
import { metaOf, townshipOf } from '#data/core/fileInfo.ts'
import { evaluator, measureValue } from '#data/figures/measures.ts'
import { standing } from '#data/figures/standing.ts'
import { tableAt } from '#data/figures/table.ts'
import { madeTable } from '#data/figures/madeTable.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { MeasureValue, TableAnswer } from '#shared/ipc/parts/figures.ts'
import { shippedBook as book } from '#shared/measures/index.ts'
import type { ReportSetting } from '#shared/reports/fill.ts'
import { dayBefore } from '#shared/reports/periods.ts'
import type { UsableTemplate } from './storedTemplates.ts'

export type ReportWish = Readonly<{ asOf?: string; against?: string | null; unit?: string }>

/** Everything that a report says, read from the file at once. */
export type Assembled = Readonly<{
  setting: ReportSetting
  now: ReadonlyMap<string, MeasureValue>
  then: ReadonlyMap<string, MeasureValue>
  answers: ReadonlyMap<string, TableAnswer>
  database: string
  today: string
}>

/** Throws FaultError `reportTemplate.problems` where the template names what is not there, `input.invalid` for a day to come. */
export function assemble(context: CoreContext, { info, content }: UsableTemplate, wish: ReportWish): Assembled {
  const [problem] = content.problems
  if (problem)
    throw new FaultError({
      fault: 'reportTemplate.problems',
      name: info.name,
      detail: `${problem.message}（“${problem.place.slice(0, 40)}”）`,
    })
  const { engine, today } = context.reading()
  const asOf = wish.asOf ?? today
  const against = wish.against === undefined ? dayBefore(info.period, asOf) : wish.against
  if (asOf > today) throw new FaultError({ fault: 'input.invalid', detail: `还没有到${asOf}这一天` })
  if (against !== null && against >= asOf) throw new FaultError({ fault: 'input.invalid', detail: '对比日要早于截至日期' })
  const now = valuesOn(context, content.measures, asOf)
  const then = against === null ? new Map<string, MeasureValue>() : valuesOn(context, content.measures, against)
  const nothing = { value: null, text: '' }
  return {
    setting: {
      township: townshipOf(engine),
      unit: wish.unit ?? unitOf(context),
      period: info.period,
      asOf,
      against,
      signedOn: asOf,
      values: (id) => ({ now: now.get(id) ?? nothing, then: then.get(id) ?? null }),
    },
    now,
    then,
    answers: new Map(content.tables.map((id) => [id, tableOn(context, id, asOf)])),
    database: metaOf(engine, 'databaseId') ?? '',
    today,
  }
}

/** 填报单位 of the office's own settings, else the township's government. */
function unitOf(context: CoreContext): string {
  const { engine } = context.reading()
  const told = engine.values('SELECT unit_name FROM office WHERE _removed = 0 ORDER BY id LIMIT 1')[0]?.[0]
  const township = townshipOf(engine)
  return typeof told === 'string' && told !== '' && told !== township ? told : `${township}人民政府`
}

/** Measures by id; those that the book does not know are left out. */
export function valuesOn(context: CoreContext, ids: readonly string[], asOf: string): ReadonlyMap<string, MeasureValue> {
  const wanted = book.measures.filter(({ id }) => ids.includes(id))
  return standing(context, { asOf }, (reading, moment) => {
    const evaluate = evaluator(reading, book, moment)
    evaluate.values(wanted)
    return new Map(wanted.map((measure) => [measure.id, measureValue(reading, measure, evaluate, moment)]))
  })
}

export function tableOn(context: CoreContext, id: string, asOf: string): TableAnswer {
  const table = book.tables.find((one) => one.id === id)
  if (!table) throw new FaultError({ fault: 'figure.unknown', figure: id })
  if (table.rows.kind === 'made') return madeTable(context, table, { asOf })
  return standing(context, { asOf }, (reading, moment) => tableAt(reading, table, moment))
}
