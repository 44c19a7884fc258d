import { childRecords } from '#data/store/children.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { StoredRow } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { LookField, LookRecord } from '#shared/ipc/parts/backups.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { isOwn } from '#shared/ledger/registry.ts'
import { differingFields, recordIn, stateOf, type Sides } from './looking.ts'

type Named = Readonly<{ ledger: string; id: string }>

/** One record of the backup, field by field beside the open file. */
export function lookAtRecord(sides: Sides, { ledger: ledgerId, id }: Named): LookRecord {
  const ledger = needLedger(sides.now.registry, ledgerId)
  const before = needRecord(sides, { ledger: ledgerId, id })
  const present = recordIn(sides.now, ledgerId, id)
  const differing = new Set(present ? differingFields(ledger, before, present) : [])
  const words = (row: StoredRow | undefined, index: number): string => {
    const field = ledger.fields[index]!
    return row ? formatValue(field, row.values[field.id] ?? null, { mask: true, linkLabel: row.links[field.id] }) : ''
  }
  const fields: LookField[] = ledger.fields.flatMap((field, index) => {
    if (!isOwn(field) || !(field.id in before.values)) return []
    const told = { field: field.id, label: field.label, then: words(before, index), now: words(present, index) }
    return told.then === '' && told.now === '' ? [] : [{ ...told, differs: present ? differing.has(field.id) : told.then !== '' }]
  })
  const dependants = lostDependants(sides, { ledger: ledgerId, id })
  const counts = new Map<string, number>()
  for (const one of dependants) counts.set(one.ledger, (counts.get(one.ledger) ?? 0) + 1)
  return {
    ledger: ledgerId,
    id,
    title: titleOf(ledger, before),
    state: stateOf(sides, ledgerId, id),
    fields,
    dependants: [...counts].map(([one, count]) => {
      const { label, unit } = needLedger(sides.now.registry, one)
      return { ledger: one, label, unit, count }
    }),
    needs: neededBy(sides, { ledger: ledgerId, id }, [...differing]).map((one) => nameOf(sides, one)),
  }
}

export type TakeBackWish = Named & Readonly<{ fields: readonly string[]; dependants: boolean }>

/**
 * The changes by which a record is again as it was: chosen fields, or the whole record where it was removed or never was
 * here, with what it needs and, if wanted, what is part of it. Each record once, those that others point to first.
 */
export function takeBackChanges(sides: Sides, { fields, dependants, ...record }: TakeBackWish): readonly DraftChange[] {
  const before = needRecord(sides, record)
  const state = stateOf(sides, record.ledger, record.id)
  const isGone = state === 'removed' || state === 'missing'
  const parts = dependants ? lostDependants(sides, record) : []
  const own = isGone ? [comeBack(sides, record)] : chosenFields(sides, { ...record, before, fields })
  const needed = neededBy(sides, record, isGone ? allFields(before) : fields).map((one) => comeBack(sides, one))
  return [...needed, ...own, ...parts.map((one) => comeBack(sides, one))]
}

/** How the steps are called in the history. */
export function takeBackLabel(sides: Sides, record: Named, backup: string): string {
  return `从备份《${backup}》取回：${nameOf(sides, record)}`.slice(0, 200)
}

function needRecord({ then }: Sides, { ledger, id }: Named): StoredRow {
  const before = recordIn(then, ledger, id)
  if (!before) throw new FaultError({ fault: 'record.notFound' })
  return before
}

function nameOf({ then }: Sides, { ledger, id }: Named): string {
  const definition = needLedger(then.registry, ledger)
  return `${definition.label} ${titleOf(definition, recordIn(then, ledger, id)!)}`
}

const allFields = (row: StoredRow): readonly string[] => Object.keys(row.values)

type Chosen = Named & Readonly<{ before: StoredRow; fields: readonly string[] }>

function chosenFields(sides: Sides, { ledger, id, before, fields }: Chosen): readonly DraftChange[] {
  const present = recordIn(sides.now, ledger, id)!
  const differing = new Set(differingFields(needLedger(sides.now.registry, ledger), before, present))
  const values = Object.fromEntries(fields.filter((field) => differing.has(field)).map((field) => [field, before.values[field] ?? null]))
  return Object.keys(values).length === 0 ? [] : [{ ledger, recordId: id, op: 'change', values }]
}

/** A removed record comes out of the bin as it was in the backup; one that never was here is entered. */
function comeBack(sides: Sides, { ledger: ledgerId, id }: Named): DraftChange {
  const ledger = needLedger(sides.now.registry, ledgerId)
  const before = needRecord(sides, { ledger: ledgerId, id })
  const present = recordIn(sides.now, ledgerId, id)
  const wanted = present
    ? differingFields(ledger, before, present)
    : ledger.fields.filter((field) => isOwn(field) && (before.values[field.id] ?? null) !== null).map((field) => field.id)
  const values: FieldValues = Object.fromEntries(wanted.map((field) => [field, before.values[field] ?? null]))
  return { ledger: ledgerId, recordId: id, op: present ? 'restore' : 'add', values }
}

function isLost(sides: Sides, { ledger, id }: Named): boolean {
  const state = stateOf(sides, ledger, id)
  return state === 'removed' || state === 'missing'
}

/** Records that are part of it in the backup and are not there now, with theirs in turn. */
function lostDependants(sides: Sides, { ledger, id }: Named): readonly Named[] {
  return childRecords(sides.then, needLedger(sides.then.registry, ledger), id).flatMap(({ ledger: child, rows }) =>
    rows
      .filter((row) => !row.removed)
      .flatMap((row) => {
        const named = { ledger: child.id, id: row.id }
        return isLost(sides, named) ? [named, ...lostDependants(sides, named)] : []
      }),
  )
}

/** Records that the wanted fields point to and that are not there now, the farthest first. */
function neededBy(
  sides: Sides,
  record: Named,
  fields: readonly string[],
  known: ReadonlySet<string> = new Set([record.id]),
): readonly Named[] {
  const before = recordIn(sides.then, record.ledger, record.id)
  if (!before) return []
  const wanted = new Set(isLost(sides, record) ? allFields(before) : fields)
  const seen = new Set(known)
  const needed: Named[] = []
  for (const field of needLedger(sides.now.registry, record.ledger).fields) {
    const id = before.values[field.id]
    if (field.type !== 'link' || !isOwn(field) || !wanted.has(field.id) || typeof id !== 'string' || seen.has(id)) continue
    const target = { ledger: field.target!, id }
    if (!recordIn(sides.then, target.ledger, id) || !isLost(sides, target)) continue
    seen.add(id)
    needed.push(...neededBy(sides, target, [], seen).filter((one) => !needed.some((other) => other.id === one.id)), target)
  }
  return needed
}
