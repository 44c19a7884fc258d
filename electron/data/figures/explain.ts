import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { CountedByOne, Explanation, NamedRecord } from '#shared/ipc/parts/figures.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { Figure, Measure } from '#shared/measures/define.ts'
import { filterAt, type Moment } from './moment.ts'
import { villagesOf } from './pointing.ts'

/**
 * The exact difference of two measures of 口径: records that only the first or only the second counts. Both must count
 * records of one ledger, or reach one through a link (persons against households compare by household).
 */
export function explain(context: ReadContext, first: Measure, second: Measure, moment: Moment): Explanation {
  const one = figureOf(first)
  const other = figureOf(second)
  const ledger = commonLedger(context, one, other)
  const inFirst = recordsOf(context, one, ledger, moment)
  const inSecond = recordsOf(context, other, ledger, moment)
  const both = [...inFirst].filter((id) => inSecond.has(id)).length
  return {
    ledger,
    both,
    onlyFirst: onlyIn(context, ledger, inFirst, inSecond),
    onlySecond: onlyIn(context, ledger, inSecond, inFirst),
  }
}

function onlyIn(context: ReadContext, ledger: string, one: ReadonlySet<string>, other: ReadonlySet<string>): CountedByOne {
  const ids = [...one].filter((id) => !other.has(id))
  return { ids, named: named(context, ledger, ids) }
}

function figureOf(measure: Measure): Figure {
  if ('ledger' in measure.of) return measure.of
  throw new FaultError({ fault: 'figure.noRecords', figure: measure.label })
}

function commonLedger(context: ReadContext, one: Figure, other: Figure): string {
  if (one.ledger === other.ledger) return one.ledger
  const reaches = (figure: Figure, ledger: string): boolean => linkTo(context, figure.ledger, ledger) !== null
  if (reaches(one, other.ledger)) return other.ledger
  if (reaches(other, one.ledger)) return one.ledger
  if (reaches(one, 'household') && reaches(other, 'household')) return 'household'
  throw new FaultError({ fault: 'figure.incomparable' })
}

function linkTo(context: ReadContext, from: string, to: string): string | null {
  return needLedger(context.registry, from).fields.find((field) => field.type === 'link' && field.target === to)?.id ?? null
}

function recordsOf(context: ReadContext, figure: Figure, target: string, moment: Moment): ReadonlySet<string> {
  const ledger = needLedger(context.registry, figure.ledger)
  const ids = queryIds(context, ledger, { filter: filterAt(ledger, figure.filter, moment) })
  if (isFault(ids)) throw new FaultError(ids)
  if (figure.ledger === target) return new Set(ids)
  const link = linkTo(context, figure.ledger, target)!
  const linked = readRecords(context, ledger, ids).map((row) => row.values[link])
  return new Set(linked.filter((id): id is string => typeof id === 'string'))
}

/** At most this many are named; the counts say the rest. */
const shown = 2_000

function named(context: ReadContext, ledgerId: string, ids: readonly string[]): readonly NamedRecord[] {
  const ledger = needLedger(context.registry, ledgerId)
  const villages = findField(ledger, 'village') ? villagesOf(context, ledgerId, ids.slice(0, shown)) : new Map<string, string>()
  return readRecords(context, ledger, ids.slice(0, shown)).map((row) => ({
    id: row.id,
    title: titleOf(ledger, row),
    hint: villages.get(row.id) ?? '',
  }))
}
