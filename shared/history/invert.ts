import type { FieldValues } from '#shared/ledger/define.ts'
import type { Change, ChangeOp, DraftChange } from './changeSet.ts'

/** What people typed into the record as it stands now; derived values left out. */
export type CurrentRecord = Readonly<{ values: FieldValues; removed: boolean }>

export type Inversion = Readonly<{ draft: DraftChange }> | Readonly<{ blocked: string }>

const opposite: Readonly<Record<ChangeOp, ChangeOp>> = {
  add: 'remove',
  change: 'change',
  remove: 'restore',
  restore: 'remove',
}

/**
 * The draft that takes one change back, or why it cannot be: a field has another value by now, so that undoing
 * would overwrite somebody's later work. `labelOf` gives the field's Chinese label for the reason.
 */
export function invertChange(change: Change, current: CurrentRecord | null, labelOf: (field: string) => string): Inversion {
  if (!current) return { blocked: '记录已不存在' }
  // Taking back an `add` removes the whole record, so whatever was filled in since stands in the way too.
  const looked = change.op === 'add' ? Object.keys({ ...current.values, ...change.after }) : Object.keys(change.after)
  const changedSince = looked.filter((field) => (current.values[field] ?? null) !== (change.after[field] ?? null))
  if (changedSince.length > 0) return { blocked: `${changedSince.map(labelOf).join('、')}后来又改过` }
  if (current.removed !== (change.op === 'remove')) return { blocked: current.removed ? '后来被删除' : '后来又恢复过' }
  return {
    draft: {
      ledger: change.ledger,
      recordId: change.recordId,
      op: opposite[change.op],
      // Undoing an `add` keeps the values in the removed record: they are needed to redo it.
      values: change.op === 'add' ? {} : change.before,
      // On the same day, so that figures as of any day are again what they were.
      effective: change.effective,
      ...(change.reason === null ? {} : { reason: change.reason }),
    },
  }
}
