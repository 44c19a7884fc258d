import type { FieldValue } from '#shared/ledger/define.ts'
import type { Change } from './changeSet.ts'
import { causesOf, type Causes } from './causes.ts'

/**
 * A field on which causally unrelated changes disagree; `_removed` (1 or 0) where one removed the record and another
 * went on with it. `shown` is chosen the same way everywhere.
 */
export type Conflict = Readonly<{
  field: string
  candidates: readonly Readonly<{ setId: string; value: FieldValue }>[]
}>

export type RecordState = Readonly<{
  values: Readonly<Record<string, FieldValue>>
  removed: boolean
  /** Sets that no other change of the record follows; sorted. More than one after a merge of diverged copies. */
  heads: readonly string[]
  conflicts: readonly Conflict[]
}>

/** `_removed` takes part as if it were a field: 1 removed, 0 not. */
export const removedField = '_removed'

/**
 * The state of one record from all its changes, in any order: for each field the causally last writes; one value is
 * the value, several different ones are a conflict whose shown value is that of the greatest set id (uuid7), so that
 * every PC shows the same. A removal against an edit that did not know of it keeps the record and is a conflict.
 * Commutative, associative and idempotent in the set of changes.
 */
export function stateOfRecord(changes: readonly Change[]): RecordState {
  const causes = causesOf(changes)
  return { ...stateWhere(causes, () => true), heads: headsOf(causes) }
}

/** The same of those changes that count, each knowing what it knew. */
export function stateWhere(causes: Causes, counts: (change: Change) => boolean): Omit<RecordState, 'heads'> {
  const values: Record<string, FieldValue> = {}
  const conflicts: Conflict[] = []
  let removed = false
  for (const [field, setIds] of [...writesByField(causes, counts)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = setIds.filter((id) => !setIds.some((other) => other !== id && causes.knows(other, id))).sort()
    const candidates = last.map((setId) => ({ setId, value: writtenValue(causes.byId.get(setId)!, field) }))
    if (field === removedField) candidates.push(...keptOn(causes, counts, last))
    const isOpen = new Set(candidates.map((candidate) => candidate.value)).size > 1
    if (isOpen) conflicts.push({ field, candidates })
    if (field === removedField) removed = candidates.every((candidate) => candidate.value === 1)
    else values[field] = candidates[candidates.length - 1]!.value
  }
  return { values, removed, conflicts }
}

/** Edits that did not know of a removal, nor the removal of them: whoever made them went on with the record. */
function keptOn(causes: Causes, counts: (change: Change) => boolean, writers: readonly string[]): Conflict['candidates'] {
  if (causes.isChain) return []
  const removals = writers.filter((id) => causes.byId.get(id)!.op === 'remove')
  const edits = [...causes.byId.values()].filter(
    (change) =>
      change.op === 'change' && counts(change) && removals.some((id) => !causes.knows(id, change.setId) && !causes.knows(change.setId, id)),
  )
  // Of edits that follow one another the last stands for all.
  const last = edits.filter((edit) => !edits.some((other) => other !== edit && causes.knows(other.setId, edit.setId)))
  return last.map(({ setId }) => ({ setId, value: 0 })).sort((a, b) => (a.setId < b.setId ? -1 : 1))
}

function writesByField(causes: Causes, counts: (change: Change) => boolean): Map<string, string[]> {
  const writes = new Map<string, string[]>()
  for (const change of causes.byId.values()) {
    if (!counts(change)) continue
    const fields = change.op === 'change' ? Object.keys(change.after) : [...Object.keys(change.after), removedField]
    for (const field of fields) {
      const list = writes.get(field)
      if (list) list.push(change.setId)
      else writes.set(field, [change.setId])
    }
  }
  return writes
}

function writtenValue(change: Change, field: string): FieldValue {
  if (field === removedField) return change.op === 'remove' ? 1 : 0
  return change.after[field] ?? null
}

function headsOf({ byId }: Causes): readonly string[] {
  const followed = new Set<string>()
  for (const change of byId.values()) for (const parent of change.parents) followed.add(parent)
  return [...byId.keys()].filter((id) => !followed.has(id)).sort()
}
