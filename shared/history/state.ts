import type { FieldValue } from '#shared/ledger/define.ts'
import type { Change } from './changeSet.ts'

/** A field on which causally unrelated changes disagree. `shown` is chosen the same way everywhere. */
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
const removedField = '_removed'

/**
 * The state of one record from all its changes, in any order: for each field the causally last writes; one value is
 * the value, several different ones are a conflict whose shown value is that of the greatest set id (uuid7), so that
 * every PC shows the same. A removal against an edit keeps the record.
 * Commutative, associative and idempotent in the set of changes.
 */
export function stateOfRecord(changes: readonly Change[]): RecordState {
  const bySet = new Map(changes.map((change) => [change.setId, change]))
  const ancestors = ancestorSets(bySet)
  const writes = writesByField(bySet)
  const values: Record<string, FieldValue> = {}
  const conflicts: Conflict[] = []
  let removed = false
  for (const [field, setIds] of [...writes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = setIds.filter((id) => !setIds.some((other) => other !== id && ancestors.get(other)!.has(id)))
    const candidates = last.sort().map((setId) => ({ setId, value: writtenValue(bySet.get(setId)!, field) }))
    if (field === removedField) {
      removed = candidates.every((candidate) => candidate.value === 1)
      continue
    }
    values[field] = candidates[candidates.length - 1]!.value
    if (new Set(candidates.map((candidate) => candidate.value)).size > 1) conflicts.push({ field, candidates })
  }
  return { values, removed, heads: headsOf(bySet), conflicts }
}

function writesByField(bySet: ReadonlyMap<string, Change>): Map<string, string[]> {
  const writes = new Map<string, string[]>()
  for (const change of bySet.values()) {
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

function headsOf(bySet: ReadonlyMap<string, Change>): readonly string[] {
  const followed = new Set<string>()
  for (const change of bySet.values()) for (const parent of change.parents) followed.add(parent)
  return [...bySet.keys()].filter((id) => !followed.has(id)).sort()
}

/** All causal predecessors of each change; parents outside the set (pruned, foreign) are skipped. */
function ancestorSets(bySet: ReadonlyMap<string, Change>): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>()
  for (const start of bySet.keys()) collect(start, bySet, known)
  return known
}

function collect(start: string, bySet: ReadonlyMap<string, Change>, known: Map<string, Set<string>>): void {
  const stack = [start]
  while (stack.length > 0) {
    const id = stack[stack.length - 1]!
    const parents = bySet.get(id)!.parents.filter((parent) => bySet.has(parent))
    const waiting = known.has(id) ? [] : parents.filter((parent) => !known.has(parent))
    if (waiting.length > 0) {
      stack.push(...waiting)
      continue
    }
    stack.pop()
    if (known.has(id)) continue
    const all = new Set<string>()
    for (const parent of parents) {
      all.add(parent)
      for (const older of known.get(parent)!) all.add(older)
    }
    known.set(id, all)
  }
}
