import type { CoreContext } from '#data/core/context.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { LedgerNote } from '#shared/ipc/parts/reconcile.ts'
import type { DefinitionBook } from '#shared/measures/define.ts'
import type { Claim } from '#shared/reconcile/matching/claims.ts'
import { matchFigures } from '#shared/reconcile/matching/match.ts'
import { verdictOf, written } from '#shared/reconcile/matching/verdict.ts'
import type { ReportText } from '#shared/reconcile/reportText.ts'
import { readingsOf, type Asked, type Found } from './readings.ts'

/** The report as of which day, held against which definitions. */
export type AgainstWish = Readonly<{ report: ReportText; book: DefinitionBook; day: string }>

/** Figures of the report that are sure to be about measures, each with what the ledger said then and says now. */
export function againstLedger(context: CoreContext, { report, book, day }: AgainstWish): readonly LedgerNote[] {
  const villages = villagesOf(context)
  const claims = matchFigures(report, { book, villages: [...villages.keys()], day })
  const byClaim = claims.map((claim) => askedOf(claim, book, villages))
  const then = readingsOf(context, book, byClaim.flat())
  const { today } = context.reading()
  const now = readingsOf(
    context,
    book,
    byClaim.flat().map((one) => ({ ...one, asOf: today })),
  )
  let at = 0
  return claims.map((claim, index) => {
    const asked = byClaim[index]!
    const from = at
    at += asked.length
    return noteOf(claim, { asked, then: then.slice(from, at), now: now.slice(from, at), today })
  })
}

/** Name → id. Two villages of one name are nobody's. */
function villagesOf(context: CoreContext): ReadonlyMap<string, string> {
  const reading = context.reading()
  const ledger = needLedger(reading.registry, 'village')
  const ids = queryIds(reading, ledger, {})
  if (isFault(ids)) return new Map()
  const rows = readRecords(reading, ledger, ids).map((row) => [titleOf(ledger, row), row.id] as const)
  return new Map(rows.filter(([name]) => rows.filter(([other]) => other === name).length === 1))
}

/** Every measure that may be meant, within every reading of 脱贫户 that may be meant. */
function askedOf(claim: Claim, book: DefinitionBook, villages: ReadonlyMap<string, string>): readonly Asked[] {
  const ways = claim.kinds.reduce<readonly (readonly string[])[]>(
    (done, { filters }) => done.flatMap((one) => filters.map((filter) => [...one, filter])),
    [[]],
  )
  const village = claim.village === null ? null : villages.get(claim.village)!
  return claim.measures.flatMap(({ id, asOf }) =>
    ways.map((narrow) => ({ measure: book.measures.find((one) => one.id === id)!, asOf, village, narrow })),
  )
}

type Answers = Readonly<{ asked: readonly Asked[]; then: readonly Found[]; now: readonly Found[]; today: string }>

function noteOf(claim: Claim, { asked, then, now, today }: Answers): LedgerNote {
  const readings = asked.map(({ measure, asOf }, index) => ({
    measure: measure.id,
    asOf,
    value: then[index]!.value,
    now: asOf === today ? null : now[index]!.value,
    isUnkept: then[index]!.isUnkept,
  }))
  const { mark, reading, reason } = verdictOf(claim, readings)
  const { measure, asOf, narrow } = asked[reading]!
  const found = then[reading]!
  const { figure } = claim
  const difference = found.value === null ? '' : written(figure, figure.value - found.value)
  return {
    start: figure.start,
    end: figure.end,
    mark,
    reason,
    noun: claim.noun,
    measure: { id: measure.id, label: measure.label, unit: measure.unit, definition: measure.definition },
    within: claim.kinds.map(({ id }) => id),
    village: claim.village,
    asOf,
    then: found.text,
    now: now[reading]!.text,
    difference: difference.replace(/^(?=\d)/, '+'),
    arithmetic: found.arithmetic,
    drill: found.drill,
    others: othersOf(asked, then, { chosen: measure.id, narrow }),
  }
}

/** What else the noun may stand for, with its value: the reader sees at once which was meant. */
function othersOf(asked: readonly Asked[], then: readonly Found[], { chosen }: Readonly<{ chosen: string; narrow: readonly string[] }>) {
  const others = asked.flatMap(({ measure }, index) => {
    const { text, isUnkept } = then[index]!
    return measure.id === chosen || text === '' || isUnkept ? [] : [{ label: measure.label, text }]
  })
  return [...new Map(others.map((one) => [one.label, one])).values()]
}
