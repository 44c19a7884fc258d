import type { FieldValue } from '#shared/ledger/define.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import { addDraft, draftOf, reindex, touch, type RecordStore, type Ref } from './recordStore.ts'

export type Contribution = 'added' | 'changed' | 'same'

/** What became of the values of a row: fields where another row had said something else come back as `clashes`. */
export type Written = Readonly<{ ref: Ref; what: Contribution; clashes: readonly string[] }>

/** Adds a record, or writes the fields that differ. Blank values never overwrite; null values must not be handed in; `values` is taken over. */
export function writeRecord(
  store: RecordStore,
  record: Readonly<{ ledger: string; ref: Ref | null }>,
  values: Record<string, FieldValue>,
  origin: string,
): Written {
  const { ledger: ledgerId, ref } = record
  if (ref === null) return { ref: addDraft(store, ledgerId, values, origin), what: 'added', clashes: [] }
  const held = draftOf(store, ledgerId, ref)
  const draft = held ?? touch(store, ledgerId, ref, origin)
  const clashes: string[] = []
  let changed = false
  for (const field in values) {
    const value = values[field] ?? null
    const planned = draft.after[field]
    const known = draft.known?.values[field] ?? null
    if (planned !== undefined ? planned === value : known === value && draft.known !== null) continue
    if (isShorterNumber(planned ?? known, value)) continue
    if (planned !== undefined && planned !== null && !isInitial(store, ledgerId, field, planned)) {
      clashes.push(field)
      continue
    }
    if (draft.known) draft.before[field] = known
    draft.after[field] = value
    changed = true
  }
  const comesBack = held === undefined && draft.known?.removed === true
  if (comesBack || (changed && touchesKeys(store, ledgerId, values))) reindex(store, ledgerId, ref)
  if (comesBack) return { ref, what: 'added', clashes }
  return { ref, what: changed ? 'changed' : 'same', clashes }
}

/** The 18 digits of a person whose 20-digit 残疾人证 number is on record say nothing new. */
function isShorterNumber(held: FieldValue, value: FieldValue): boolean {
  return (
    typeof held === 'string' &&
    typeof value === 'string' &&
    value.length === 18 &&
    held.length >= 20 &&
    held.startsWith(value) &&
    /^\d{17}[\dX]$/.test(value)
  )
}

/** A value that the program put in, not a sheet. */
function isInitial(store: RecordStore, ledgerId: string, field: string, value: FieldValue): boolean {
  const ledger = findLedger(store.registry, ledgerId)
  return ledger !== undefined && findField(ledger, field)?.initial === value
}

function touchesKeys(store: RecordStore, ledgerId: string, values: Readonly<Record<string, FieldValue>>): boolean {
  const ledger = findLedger(store.registry, ledgerId)
  const { unit } = store
  return (
    ledger !== undefined &&
    (ledger.naturalKeys.some((fields) => fields.some((field) => field in values)) || (unit?.child === ledger && unit.relation in values))
  )
}
