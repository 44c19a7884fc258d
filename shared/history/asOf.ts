import type { FieldValue } from '#shared/ledger/define.ts'
import { causesOf } from './causes.ts'
import type { Change } from './changeSet.ts'
import { stateWhere } from './state.ts'

export type DatedState = Readonly<{
  /** Not yet there: its addition took effect later. */
  absent: boolean
  removed: boolean
  values: Readonly<Record<string, FieldValue>>
}>

/**
 * How one record stood at the end of `day` (ISO): of each field the causally last change that had taken effect by then
 * counts. What the data core does for whole files (electron/data/store/asOf.ts), for one record.
 *
 * @param changes all of the record, in any order.
 */
export function stateAsOf(changes: readonly Change[], day: string): DatedState {
  const counts = (change: Change): boolean => change.effective <= day
  const { values, removed } = stateWhere(causesOf(changes), counts)
  return { absent: !changes.some((change) => counts(change) && change.op !== 'change'), removed, values }
}
