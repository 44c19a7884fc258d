import type { FieldValue } from '#shared/ledger/define.ts'
import { causesOf } from './causes.ts'
import type { Change } from './changeSet.ts'
import { removedField, stateWhere, type Conflict } from './state.ts'

/** What a field was before the sides of a conflict went apart: the state of all changes that every side knew of. */
export function baseOfConflict(changes: readonly Change[], { field, candidates }: Conflict): FieldValue {
  const causes = causesOf(changes)
  const shared = (change: Change): boolean => candidates.every(({ setId }) => causes.knows(setId, change.setId))
  const { values, removed } = stateWhere(causes, shared)
  if (field === removedField) return removed ? 1 : 0
  return values[field] ?? null
}
