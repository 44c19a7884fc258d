import { ledgerOf } from '#shared/ledger/registry.ts'
import { unitOf } from './family.ts'
import { fillPlacesDown } from './fillDown.ts'
import { noteLink } from './links.ts'
import { linkOrder, type TableContext } from './planContext.ts'
import { planRecord, type RecordPlan } from './planRecord.ts'
import type { ReadRow } from './readRows.ts'

/** Plans the rows of a ledger outside the household: a row is one record, linked records are only looked up. Yields once a row. */
export function* planRecordRows(context: TableContext, ledgerId: string, rows: readonly ReadRow[]): Generator<number> {
  const ledger = ledgerOf(context.store.registry, ledgerId)
  const links = linkOrder(
    context,
    ledger.fields.filter((field) => field.type === 'link' && !field.derived && !field.retired),
  )
  fillPlacesDown(
    rows.map((row) => [row]),
    context.slots,
    new Set(placeTargets(context)),
  )
  const plan: RecordPlan = { context, ledger, links, identical: new Map(), year: context.year, companion: null }
  for (const row of rows) {
    planRecord(plan, row)
    yield 1
  }
  noteLink(context.resolver, ledgerId)
}

/** Where households lie: village and group. */
function placeTargets({ store }: TableContext): readonly string[] {
  const fields = unitOf(store.registry)?.parent.fields ?? []
  return fields.flatMap((field) => (field.type === 'link' && !field.derived && field.target !== undefined ? [field.target] : []))
}
