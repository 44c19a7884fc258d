import type { FieldValue } from '#shared/ledger/define.ts'
import type { Change } from './changeSet.ts'

export type DatedState = Readonly<{
  /** Not yet there: its addition took effect later. */
  absent: boolean
  removed: boolean
  values: Readonly<Record<string, FieldValue>>
}>

/**
 * How one record stood at the end of `day` (ISO): of each field the last change in the order of the log that had taken
 * effect by then counts. What the data core does for whole files (electron/data/store/asOf.ts), for one record.
 *
 * @param changes all of the record, oldest first.
 */
export function stateAsOf(changes: readonly Change[], day: string): DatedState {
  const values: Record<string, FieldValue> = {}
  let presence: 'absent' | 'there' | 'removed' = 'absent'
  for (const { op, after, effective } of changes) {
    if (effective > day) continue
    Object.assign(values, after)
    if (op !== 'change') presence = op === 'remove' ? 'removed' : 'there'
  }
  return { absent: presence === 'absent', removed: presence === 'removed', values }
}
