import type { FieldValues, FieldValue } from '#shared/ledger/define.ts'
import { initialValues } from '#shared/ledger/derive/initialValues.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { keepDraft, knownOf, reindex, unchanged, type Draft, type DraftNote, type RecordStore, type Ref } from './recordStore.ts'

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
  const place = store.drafts.length
  store.drafts.push({
    place,
    ledger: ledgerId,
    known: null,
    before: unchanged,
    after: values,
    origin,
    said: null,
    first: values,
    unsaid: unsaid.length === 0 ? nothingUnsaid : unsaid,
    claim: null,
    note,
  })
  reindex(store, ledgerId, `#${place}`)
  return `#${place}`
}

/** What links to the record say. */
export function refAt(store: RecordStore, place: number): Ref {
  return store.drafts[place]?.known?.id ?? `#${place}`
}

/** A row has spoken of the field. */
export function hasSaid({ said, first, unsaid }: Draft, field: string): boolean {
  return said ? said.includes(field) : (first[field] ?? null) !== null && !unsaid.includes(field)
}

/** The fields of which rows have spoken, to be added to. */
export function saidOf(draft: Draft): string[] {
  return (draft.said ??= Object.keys(draft.first).filter((field) => draft.first[field] !== null && !draft.unsaid.includes(field)))
}

function initialOf(store: RecordStore, ledgerId: string): FieldValues {
  const known = store.initial.get(ledgerId)
  if (known) return known
  const initial = initialValues(ledgerOf(store.registry, ledgerId))
  store.initial.set(ledgerId, initial)
  return initial
}

/** The draft of a known record of which no row has spoken yet; `first` is what this one says, and not changed afterwards. */
export function touch(
  store: RecordStore,
  ledgerId: string,
  ref: Ref,
  { origin, first }: Readonly<{ origin: string; first: FieldValues }>,
): Draft {
  const draft: Draft = {
    place: store.drafts.length,
    ledger: ledgerId,
    known: knownOf(store, ledgerId, ref),
    before: unchanged,
    after: unchanged,
    origin,
    said: null,
    first,
    unsaid: nothingUnsaid,
    claim: null,
    note: noNote,
  }
  keepDraft(store, ref, draft)
  store.drafts.push(draft)
  return draft
}
