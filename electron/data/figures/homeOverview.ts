import type { CoreContext } from '#data/core/context.ts'
import { letListsPass } from '#data/core/pace.ts'
import { countFindings } from '#data/findings/findingSummary.ts'
import { findingsAtOnce } from '#data/findings/upToDate.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { Overview } from '#shared/ipc/parts/figures.ts'
import type { DefinitionBook } from '#shared/measures/define.ts'
import { shippedRules } from '#shared/rules/index.ts'
import { duesAt } from './dues.ts'
import { lastSeq, trendsAtOnce } from './homeTrends.ts'
import { changedLately, keyFigures } from './overview.ts'
import { standing } from './standing.ts'

/** How many days back the start page tells what was changed. */
const lately = 14

/** The start page, whole, inside `context.locked`. `days`: how far ahead dues are named. */
export function overviewAtOnce(context: CoreContext, book: DefinitionBook, days?: number): Overview {
  const steps = overviewSteps(context, book, days)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** A call that comes in waits no longer for the start page than that. */
const longestMs = 20

/**
 * The same in parts between which other calls are answered: whoever opens a file and at once a list of it is not to wait
 * for a page that is not looked at any more. What was committed meanwhile has it begin anew: its parts speak of one state.
 * Must not be called inside `context.locked`. Fault: `file.notOpen`.
 */
export async function overviewInParts(context: CoreContext, book: DefinitionBook, days?: number): Promise<Overview> {
  const began = performance.now()
  const begin = () => ({ seq: lastSeq(context), steps: overviewSteps(context, book, days) })
  const { file, ...first } = await context.locked(() => ({ file: context.file(), ...begin() }))
  let making = first
  for (;;) {
    const step = await context.locked(() => {
      if (context.fileOrNull() !== file) throw new FaultError({ fault: 'file.notOpen' })
      if (making.seq !== lastSeq(context)) making = begin()
      return forAWhile(making.steps)
    })
    if (step.done === true) return step.value
    await letListsPass(context, began)
  }
}

function forAWhile(steps: Generator<void, Overview>): IteratorResult<void, Overview> {
  const end = performance.now() + longestMs
  for (;;) {
    const step = steps.next()
    if (step.done === true || performance.now() > end) return step
  }
}

function* overviewSteps(context: CoreContext, book: DefinitionBook, days?: number): Generator<void, Overview> {
  const { today } = context.reading()
  const due: Overview['due'][number][] = []
  for (const one of book.dues) {
    due.push(...standing(context, {}, (reading, moment) => duesAt(reading, [one], moment, days)))
    yield
  }
  const changed = changedLately(context.reading(), today, lately)
  yield
  const figures = standing(context, {}, (reading, moment) => keyFigures(reading, book, moment))
  yield
  const wrong = findingsAtOnce(context, shippedRules, countFindings)
  const trends = trendsAtOnce(context)?.figures
  return { today, due, changed, wrong, figures: figures.map((figure, index) => ({ ...figure, trend: trends?.[index]?.values ?? [] })) }
}
