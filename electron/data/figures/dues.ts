import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { AgendaItem, Overview } from '#shared/ipc/parts/figures.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { DueDefinition } from '#shared/measures/define.ts'
import { addDays, addMonths, isoToDayNumber } from '#shared/values/date.ts'
import { both, fillFilter, quoted, type Moment } from './moment.ts'
import { villagesOf } from './pointing.ts'

/** How many of a kind are named on the start page. */
const named = 8

/** What is overdue and what falls due within its lead time (or `days`, where given), by kind; kinds with nothing are left out. */
export function duesAt(context: ReadContext, dues: readonly DueDefinition[], moment: Moment, days?: number): Overview['due'] {
  return dues
    .filter((due) => context.registry.ledgers.some((ledger) => ledger.id === due.ledger))
    .map((due) => dueAt(context, due, moment, days ?? due.leadDays))
    .filter((entry) => entry.overdue + entry.soon > 0)
}

/** Of some villages (none: all): how many of each kind are due, and the first day. */
export function duesOfVillages(
  context: ReadContext,
  dues: readonly DueDefinition[],
  moment: Moment,
  villages: readonly string[],
): readonly Readonly<{ label: string; count: number; first: string }>[] {
  const names = new Set(readRecords(context, needLedger(context.registry, 'village'), villages).map((row) => row.values['name']))
  return dues.flatMap((due) => {
    const ledger = needLedger(context.registry, due.ledger)
    const open = due.filter === undefined ? '' : fillFilter(due.filter, moment)
    const until = shifted(due, addDays(moment.asOf, due.leadDays), moment, -1)
    const ids = idsOf(context, ledger, both(open, `${due.date} is not blank`, `${due.date} <= ${quoted(until)}`), due.date)
    const places = names.size === 0 ? null : villagesOf(context, due.ledger, ids)
    const own = places ? ids.filter((id) => names.has(places.get(id) ?? '')) : ids
    const [first] = itemsOf(context, due, own.slice(0, 1), moment)
    return first ? [{ label: due.label, count: own.length, first: first.due }] : []
  })
}

function dueAt(context: ReadContext, due: DueDefinition, moment: Moment, days: number): Overview['due'][number] {
  const ledger = needLedger(context.registry, due.ledger)
  const open = due.filter === undefined ? '' : fillFilter(due.filter, moment)
  const until = shifted(due, addDays(moment.asOf, days), moment, -1)
  const filter = both(open, `${due.date} is not blank`, `${due.date} <= ${quoted(until)}`)
  const ids = idsOf(context, ledger, filter, due.date)
  const overdue = idsOf(context, ledger, both(filter, pastFilter(due, moment)), due.date)
  return {
    kind: due.id,
    label: due.label,
    overdue: overdue.length,
    soon: ids.length - overdue.length,
    drill: { ledger: due.ledger, filter },
    first: itemsOf(context, due, ids.slice(0, named), moment),
  }
}

/** Past its day; a month or a year is not past while it lasts. */
function pastFilter(due: DueDefinition, moment: Moment): string {
  const day = shifted(due, moment.asOf, moment, -1)
  return `${due.date} < ${quoted(day)} and not ${due.date} in (${quoted(day.slice(0, 7))}, ${quoted(day.slice(0, 4))})`
}

/** A day moved by what the policy allows after the date; -1 goes back to the date that is due on the day. */
function shifted({ after }: DueDefinition, day: string, moment: Moment, sign: 1 | -1): string {
  if (!after) return day
  const count = sign * Number(moment.policy(after.policy))
  return after.unit === 'days' ? addDays(day, count) : addMonths(day, count)
}

function idsOf(context: ReadContext, ledger: LedgerDefinition, filter: string, date: string): readonly string[] {
  const ids = queryIds(context, ledger, { filter, sort: [{ field: date, down: false }] })
  if (isFault(ids)) throw new FaultError(ids)
  return ids
}

function itemsOf(context: ReadContext, due: DueDefinition, ids: readonly string[], moment: Moment): readonly AgendaItem[] {
  const ledger = needLedger(context.registry, due.ledger)
  const villages = villagesOf(context, due.ledger, ids)
  return readRecords(context, ledger, ids).map((row) => {
    const given = String(row.values[due.date])
    const day = due.after ? shifted(due, lastDayOf(given), moment, 1) : given
    return {
      id: `${due.id}/${row.id}`,
      kind: due.label,
      ledger: due.ledger,
      record: row.id,
      title: titleOf(ledger, row),
      due: day,
      days: isoToDayNumber(lastDayOf(day)) - isoToDayNumber(moment.asOf),
      village: villages.get(row.id) ?? '',
    }
  })
}

/** A month or a year is due on its last day. */
function lastDayOf(date: string): string {
  if (date.length >= 10) return date.slice(0, 10)
  if (date.length === 4) return `${date}-12-31`
  return addDays(addMonths(`${date}-01`, 1), -1)
}
