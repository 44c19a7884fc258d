import type { ReadContext } from '#data/store/read.ts'
import type { Overview } from '#shared/ipc/parts/figures.ts'
import type { DefinitionBook } from '#shared/measures/define.ts'
import { addDays } from '#shared/values/date.ts'
import { evaluator, measureValue } from './measures.ts'
import type { Moment } from './moment.ts'

/** The key figures of the start page, without their trend. */
export function keyFigures(context: ReadContext, book: DefinitionBook, moment: Moment): Overview['figures'] {
  const evaluate = evaluator(context, book, moment)
  const measures = book.key.map((id) => evaluate.byId(id))
  evaluate.values(measures)
  return measures.map((measure) => {
    const { text, drill } = measureValue(context, measure, evaluate, moment)
    return { measure: measure.id, label: measure.label, text, unit: measure.unit, trend: [], drill }
  })
}

/** What was changed in the last days: sets and touched records by local day, newest first. */
export function changedLately(context: ReadContext, today: string, days: number): Overview['changed'] {
  const since = addDays(today, 1 - days)
  const rows = context.engine.values(
    `SELECT substr(at, 1, 10) AS day, count(*), sum((SELECT count(*) FROM change c WHERE c.set_seq = s.seq)) FROM change_set s
     WHERE substr(at, 1, 10) >= ? GROUP BY day ORDER BY day DESC`,
    [since],
  )
  return rows.map(([day, sets, changes]) => ({ day: String(day), sets: Number(sets), changes: Number(changes) }))
}
