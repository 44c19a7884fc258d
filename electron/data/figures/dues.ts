import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { AgendaItem, Overview } from '#shared/ipc/parts/figures.ts'
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

function dueAt(context: ReadContext, due: DueDefinition, moment: Moment, days: number): Overview['due'][number] {
  const ledger = needLedger(context.registry, due.ledger)
  const open = due.filter === undefined ? '' : fillFilter(due.filter, moment)
  const until = addDays(moment.asOf, days)
  const filter = both(open, `${due.date} is not blank`, `${due.date} <= ${quoted(until)}`)
  const ids = queryIds(context, ledger, { filter, sort: [{ field: due.date, down: false }] })
  if (isFault(ids)) throw new FaultError(ids)
  const overdue = queryIds(context, ledger, { filter: both(filter, `${due.date} < ${quoted(moment.asOf)}`) })
  if (isFault(overdue)) throw new FaultError(overdue)
  return {
    kind: due.id,
    label: due.label,
    overdue: overdue.length,
    soon: ids.length - overdue.length,
    drill: { ledger: due.ledger, filter },
    first: itemsOf(context, due, ids.slice(0, named), moment),
  }
}

function itemsOf(context: ReadContext, due: DueDefinition, ids: readonly string[], moment: Moment): readonly AgendaItem[] {
  const ledger = needLedger(context.registry, due.ledger)
  const villages = villagesOf(context, due.ledger, ids)
  return readRecords(context, ledger, ids).map((row) => {
    const day = String(row.values[due.date])
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
