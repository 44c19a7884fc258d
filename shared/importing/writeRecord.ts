import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { knownValue } from './knownValue.ts'
import { noteField, noteWith } from './remarks.ts'
import { addDraft, hasSaid, noNote, saidOf, touch } from './drafts.ts'
import { draftOf, reindex, unchanged, type Draft, type DraftNote, type RecordStore, type Ref } from './recordStore.ts'

export type Contribution = 'added' | 'changed' | 'same'

/** What became of the values of a row: fields where another row had said something else come back as `clashes`. */
export type Written = Readonly<{ ref: Ref; draft: Draft; what: Contribution; clashes: readonly string[] }>

export type Target = Readonly<{
  ledger: string
  /** null = a new record. */
  ref: Ref | null
  /** Words that fit no choice: they go into the note, below what the sheets' own note says. */
  remarks?: readonly string[]
  /** What follows from the rest and is put into a new record only; no row has said it, so any row may say otherwise. */
  filled?: Readonly<Record<string, FieldValue>>
}>

/**
 * Adds a record, or writes the fields that differ. What a row of the plan has said of a field stands, whether it
 * changed the record or agreed with it: else a file that says two things would turn the record at every import.
 * Null values say nothing (a new record must not be handed any); `values` is taken over.
 */
export function writeRecord(store: RecordStore, target: Target, values: Record<string, FieldValue>, origin: string): Written {
  const { ledger, ref } = target
  if (ref === null) {
    const added = addRecord(store, target, values, origin)
    return { ref: added, draft: store.drafts.at(-1)!, what: 'added', clashes: noLines }
  }
  const held = draftOf(store, ledger, ref)
  const draft = held ?? touch(store, ledger, ref, { origin, first: values })
  const note = noteOf(store, ledger)
  let clashes = noLines
  let changed = false
  for (const field in values) {
    const value = values[field] ?? null
    if (value === null) continue
    const spoken = field === note ? 'same' : held ? speak(draft, field, value) : speakFirst(draft, field, value)
    if (spoken === 'clash') clashes = [...clashes, field]
    changed ||= spoken === 'changed'
  }
  const noted = writeNote(store, draft, textOf(values[note]), target.remarks ?? noLines)
  if (noted === 'clash') clashes = [...clashes, note]
  changed ||= noted === 'changed'
  const comesBack = held === undefined && draft.known?.removed === true
  if (comesBack || (changed && touchesKeys(store, ledger, values))) reindex(store, ledger, ref)
  return { ref, draft, what: comesBack ? 'added' : changed ? 'changed' : 'same', clashes }
}

function addRecord(store: RecordStore, target: Target, values: Record<string, FieldValue>, origin: string): Ref {
  const ledger = findLedger(store.registry, target.ledger)
  const note = noteOf(store, target.ledger)
  const own = textOf(values[note])
  const lines = target.remarks ?? noLines
  if (ledger && note !== '' && lines.length > 0) values[note] = noteWith(store.registry, ledger, { known: '', own, lines })
  return addDraft(store, target.ledger, values, {
    origin,
    filled: target.filled,
    note: own === '' && lines.length === 0 ? noNote : { own, lines },
  })
}

type Spoken = 'same' | 'changed' | 'clash'

/** No row has spoken of the record before. */
function speakFirst(draft: Draft, field: string, value: FieldValue): Spoken {
  const current = valueOf(draft, field)
  if (current === value) return 'same'
  if (isShorterNumber(current, value)) {
    draft.unsaid = [...draft.unsaid, field]
    return 'same'
  }
  setValue(draft, field, value)
  return 'changed'
}

function speak(draft: Draft, field: string, value: FieldValue): Spoken {
  const current = valueOf(draft, field)
  const isFirst = !hasSaid(draft, field)
  if (current !== value && isShorterNumber(current, value)) return 'same'
  if (isFirst) saidOf(draft).push(field)
  if (current === value) return 'same'
  if (!isFirst) return 'clash'
  setValue(draft, field, value)
  return 'changed'
}

/** The note is put together anew: known remarks and those of this plan below the first note that a row gives. */
function writeNote(store: RecordStore, draft: Draft, own: string, lines: readonly string[]): Spoken {
  return own === '' && lines.length === 0 ? 'same' : joinNote(store, draft, { own, lines })
}

function joinNote(store: RecordStore, draft: Draft, row: DraftNote): Spoken {
  const ledger = findLedger(store.registry, draft.ledger)
  const field = noteOf(store, draft.ledger)
  if (!ledger || field === '') return 'same'
  const { own, lines } = draft.note
  draft.note = { own: own === '' ? row.own : own, lines: [...new Set([...lines, ...row.lines])] }
  const text = noteWith(store.registry, ledger, { known: textOf(heldBefore(draft, field)), ...draft.note })
  const isNew = text !== textOf(valueOf(draft, field))
  if (isNew) setValue(draft, field, text)
  if (row.own !== '' && row.own !== draft.note.own) return 'clash'
  return isNew ? 'changed' : 'same'
}

function valueOf(draft: Draft, field: string): FieldValue {
  const planned = draft.after === unchanged ? null : draft.after[field]
  return planned ?? heldBefore(draft, field)
}

function heldBefore({ known }: Draft, field: string): FieldValue {
  return known && knownValue(known, field)
}

/** A value that is again what is on record is no change. */
function setValue(draft: Draft, field: string, value: FieldValue): void {
  if (draft.after === unchanged) Object.assign(draft, { before: {}, after: {} })
  if (draft.known && heldBefore(draft, field) === value) {
    delete draft.after[field]
    delete draft.before[field]
    return
  }
  if (draft.known) draft.before[field] = heldBefore(draft, field)
  draft.after[field] = value
}

/** Field of the note; `` where the ledger has none. */
function noteOf(store: RecordStore, ledgerId: string): string {
  const ledger = findLedger(store.registry, ledgerId)
  if (!ledger) return ''
  const known = notes.get(ledger)
  if (known !== undefined) return known
  const made = noteField(ledger)?.id ?? ''
  notes.set(ledger, made)
  return made
}

const noLines: readonly string[] = []
const notes = new WeakMap<LedgerDefinition, string>()

function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : ''
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

function touchesKeys(store: RecordStore, ledgerId: string, values: Readonly<Record<string, FieldValue>>): boolean {
  const ledger = findLedger(store.registry, ledgerId)
  const { unit } = store
  const isSaid = (field: string): boolean => (values[field] ?? null) !== null
  return (
    ledger !== undefined && (ledger.naturalKeys.some((fields) => fields.some(isSaid)) || (unit?.child === ledger && isSaid(unit.relation)))
  )
}
