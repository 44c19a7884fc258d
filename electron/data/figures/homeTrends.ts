import type { CoreContext, OpenFile } from '#data/core/context.ts'
import { giveWay } from '#data/core/pace.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { HomeTrends } from '#shared/ipc/parts/figures.ts'
import type { DefinitionBook } from '#shared/measures/define.ts'
import { evaluator } from './measures.ts'
import { standing } from './standing.ts'
import { trendDays } from './trend.ts'

type Known = Readonly<{ seq: number; today: string; trends: HomeTrends }>

const known = new WeakMap<OpenFile, Known>()

/** What an earlier call made, if nothing was committed since. */
export function trendsAtOnce(context: CoreContext): HomeTrends | null {
  const found = known.get(context.file())
  return found && found.seq === lastSeq(context) && found.today === context.reading().today ? found.trends : null
}

/**
 * Key figures at the last five month-ends and today. Looking back takes a moment for every day, so that it is done day by
 * day, other calls being answered in between, and kept until the next commit. Must not be called inside `context.locked`.
 */
export async function homeTrends(context: CoreContext, book: DefinitionBook): Promise<HomeTrends> {
  const begun = await context.locked(() => ({
    made: trendsAtOnce(context),
    file: context.file(),
    seq: lastSeq(context),
    today: context.reading().today,
  }))
  if (begun.made) return begun.made
  const days = trendDays(begun.today)
  const values: (readonly (number | null)[])[] = []
  for (const day of days) {
    await giveWay(context)
    values.push(await context.locked(() => keyValuesAt(context, book, { file: begun.file, asOf: day })))
  }
  const trends = { days, figures: book.key.map((measure, index) => ({ measure, values: values.map((at) => at[index] ?? null) })) }
  const { file, seq, today } = begun
  known.set(file, { seq, today, trends })
  return trends
}

/** The file may have been closed, or exchanged for another one, while the last day was taken. */
function keyValuesAt(
  context: CoreContext,
  book: DefinitionBook,
  { file, asOf }: Readonly<{ file: OpenFile; asOf: string }>,
): readonly (number | null)[] {
  if (context.fileOrNull() !== file) throw new FaultError({ fault: 'file.notOpen' })
  return standing(context, { asOf }, (reading, moment) => {
    const evaluate = evaluator(reading, book, moment)
    return evaluate.values(book.key.map((id) => evaluate.byId(id))).map(({ value }) => value)
  })
}

/** Of the last change set; 0 where there is none. */
export function lastSeq(context: CoreContext): number {
  return Number(context.file().engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]![0])
}
