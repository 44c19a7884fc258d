import type { DraftChange } from '#shared/history/changeSet.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { ImportPlan, PlannedRecord } from './planTypes.ts'

/**
 * The changes that carry out a plan, what others link to first (village, group, household, member). `newId` makes
 * the ids of new records. Records that stay as they are do not occur.
 */
export function planToDraft(registry: Registry, plan: ImportPlan, newId: () => string): readonly DraftChange[] {
  const ids = plan.records.map((record) => record.recordId ?? newId())
  const depths = new Map<string, number>()
  const depthOf = (ledger: string): number => {
    const known = depths.get(ledger)
    if (known !== undefined) return known
    depths.set(ledger, 0)
    const depth = depthIn(registry, ledger, depthOf)
    depths.set(ledger, depth)
    return depth
  }
  return plan.records
    .map((record, place) => ({ record, place }))
    .filter(({ record }) => record.decision !== 'same')
    .sort((a, b) => depthOf(a.record.ledger) - depthOf(b.record.ledger) || a.place - b.place)
    .map(({ record, place }) => draftOf(registry, record, ids, place))
}

/** 0 for ledgers that link to nothing, else one more than the deepest that they link to. */
function depthIn(registry: Registry, ledgerId: string, depthOf: (ledger: string) => number): number {
  const ledger = findLedger(registry, ledgerId)
  const targets = (ledger?.fields ?? []).flatMap((field) =>
    field.type === 'link' && !field.derived && field.target !== undefined && field.target !== ledgerId ? [field.target] : [],
  )
  return targets.length === 0 ? 0 : Math.max(...targets.map(depthOf)) + 1
}

function draftOf(registry: Registry, record: PlannedRecord, ids: readonly string[], place: number): DraftChange {
  const base = {
    ledger: record.ledger,
    recordId: ids[place] ?? '',
    values: resolved(registry, record, ids),
    origin: record.origin,
    ...(record.effective === undefined ? {} : { effective: record.effective }),
    ...(record.reason === undefined ? {} : { reason: record.reason }),
  }
  if (record.recordId === null) return { ...base, op: 'add' }
  return { ...base, op: record.restores ? 'restore' : 'change', seenHead: record.head }
}

/** `#n` of a link becomes the id of the n-th record. */
function resolved(registry: Registry, record: PlannedRecord, ids: readonly string[]): Readonly<Record<string, FieldValue>> {
  const links = (findLedger(registry, record.ledger)?.fields ?? []).filter((field) => field.type === 'link').map((field) => field.id)
  const values: Record<string, FieldValue> = { ...record.after }
  for (const link of links) {
    const value = values[link]
    if (typeof value === 'string' && value.startsWith('#')) values[link] = ids[Number(value.slice(1))] ?? null
  }
  return values
}
