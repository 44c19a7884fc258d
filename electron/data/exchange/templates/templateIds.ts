import { columnOf } from '#shared/ledger/column.ts'
import { queryIds, type ReadContext } from '#data/store/read.ts'
import { unitOf, type Unit } from '#shared/importing/family.ts'
import type { Selection } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { fieldOf } from '#shared/ledger/registry.ts'

/**
 * Records for the rows of a template: those that were selected or, where a row of it is the other half, the members of
 * the selected households (head first, in the order of the households), or the households of the selected members.
 */
export function templateIds(context: ReadContext, selection: Selection, rowLedger: string): readonly string[] | Fault {
  const ledger = needLedger(context.registry, selection.ledger)
  const ids = queryIds(context, ledger, selection)
  if (isFault(ids) || rowLedger === ledger.id) return ids
  const unit = unitOf(context.registry)
  if (unit?.parent === ledger && unit.child.id === rowLedger) return membersOf(context, unit, ids)
  if (unit?.child === ledger && unit.parent.id === rowLedger) return householdsOf(context, unit, ids)
  return { fault: 'template.otherLedger', ledger: ledger.label, other: needLedger(context.registry, rowLedger).label }
}

function membersOf(context: ReadContext, unit: Unit, households: readonly string[]): readonly string[] | Fault {
  const ordered = queryIds(context, unit.child, {})
  if (isFault(ordered)) return ordered
  const links = pairs(context, unit, true)
  const byHousehold = new Map<string, string[]>(households.map((id) => [id, []]))
  for (const id of ordered) {
    const link = links.get(id)
    const list = byHousehold.get(link?.household ?? '')
    if (list && link?.isHead) list.unshift(id)
    else list?.push(id)
  }
  return [...byHousehold.values()].flat()
}

function householdsOf(context: ReadContext, unit: Unit, members: readonly string[]): readonly string[] {
  const links = pairs(context, unit, false)
  return [...new Set(members.flatMap((id) => links.get(id)?.household ?? []))]
}

function pairs(context: ReadContext, unit: Unit, living: boolean): ReadonlyMap<string, Readonly<{ household: string; isHead: boolean }>> {
  const [link, relation] = [unit.link, unit.relation].map((field) => columnOf(fieldOf(unit.child, field)))
  const rows = context.engine.values(`SELECT id, ${link}, ${relation} FROM ${unit.child.table}${living ? ' WHERE _removed = 0' : ''}`)
  return new Map(rows.map(([id, household, word]) => [id as string, { household: String(household), isHead: word === unit.head }]))
}
