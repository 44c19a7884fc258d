import type { FieldValues, FieldValue } from '#shared/ledger/define.ts'
import { initialValues } from '#shared/ledger/derive/initialValues.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { draftOf, knownOf, reindex, unchanged, type Draft, type DraftNote, type RecordStore, type Ref } from './recordStore.ts'

export const noNote: DraftNote = { own: '', lines: [] }
const nothingUnsaid: readonly string[] = []

/** A draft for a new record. It takes `values` over and fills in what follows from them and what the program sets by itself. */
export function addDraft(
  store: RecordStore,
  ledgerId: string,
  values: Record<string, FieldValue>,
  { origin, note, filled }: Readonly<{ origin: string; note: DraftNote; filled?: FieldValues }>,
): Ref {
  const unsaid: string[] = []
  for (const field in filled) {
    if (values[field] === undefined) unsaid.push(field)
    values[field] = filled[field] ?? null
  }
  const initial = initialOf(store, ledgerId)
  for (const field in initial) {
    if (values[field] === undefined) unsaid.push(field)
    values[field] ??= initial[field] ?? null
  }
  const ref = `#${store.drafts.length}`
  store.drafts.push({
    ledger: ledgerId,
    known: null,
    before: unchanged,
    after: values,
    origin,
    said: null,
    unsaid: unsaid.length === 0 ? nothingUnsaid : unsaid,
    note,
  })
  reindex(store, ledgerId, ref)
  return ref
}

/** The fields of which rows have spoken, to be added to. */
export function saidOf(draft: Draft): string[] {
  return (draft.said ??= Object.keys(draft.after).filter((field) => !draft.unsaid.includes(field)))
}

function initialOf(store: RecordStore, ledgerId: string): FieldValues {
  const known = store.initial.get(ledgerId)
  if (known) return known
  const initial = initialValues(ledgerOf(store.registry, ledgerId))
  store.initial.set(ledgerId, initial)
  return initial
}

/** The draft of a known or planned record, made on first touch. */
export function touch(store: RecordStore, ledgerId: string, ref: Ref, origin: string): Draft {
  const held = draftOf(store, ledgerId, ref)
  if (held) return held
  const draft: Draft = {
    ledger: ledgerId,
    known: knownOf(store, ledgerId, ref),
    before: unchanged,
    after: unchanged,
    origin,
    said: [],
    unsaid: nothingUnsaid,
    note: noNote,
  }
  const places = store.touched.get(ledgerId) ?? new Map<string, number>()
  store.touched.set(ledgerId, places)
  places.set(ref, store.drafts.length)
  store.drafts.push(draft)
  return draft
}
