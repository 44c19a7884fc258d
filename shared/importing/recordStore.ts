import type { FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { unitOf, type Unit } from './family.ts'
import { knownValue } from './knownValue.ts'
import { keyIndex, push, type KeyIndex } from './keyIndex.ts'
import { keyOf } from './naturalKey.ts'
import type { KnownRecord, KnownRecords } from './planTypes.ts'

/** Id of a known record, or `#n` for the n-th record of the plan. */
export type Ref = string

/** A record while the plan is being made. */
export type Draft = {
  /** In the plan's `records`. */
  readonly place: number
  ledger: string
  known: KnownRecord | null
  before: Record<string, FieldValue>
  after: Record<string, FieldValue>
  origin: string
  /**
   * Fields that a row of the plan has spoken of, whether or not that changed them: the first row stands. null: all of
   * `first` but `unsaid`; of hardly any record a second row speaks.
   */
  said: string[] | null
  /** What the first row said; of a new record, with what the program filled in by itself. */
  first: FieldValues
  unsaid: readonly string[]
  /** Rows that brought the record, by their layout and by what they are lists of. */
  claim: Claim | null
  /** The note as the rows give it, and the remarks of the plan so far. */
  note: DraftNote
}
/** Of all drafts of known records that nothing has changed yet: of a list sent again, nearly all. */
export const unchanged: Record<string, FieldValue> = Object.freeze({})
export type Claim = Readonly<{ by: unknown; kind: string; origin: string; next: Claim | null }>
export type DraftNote = Readonly<{ own: string; lines: readonly string[] }>

/** A record on file and what the plan has made of it; null for an id that only a link names. */
type Entry = { readonly record: KnownRecord | null; draft: Draft | null }

type LedgerStore = {
  readonly ledger: LedgerDefinition
  readonly records: readonly KnownRecord[]
  readonly entries: Map<Ref, Entry>
  readonly keys: readonly KeyIndex[]
  /** Found last: a row asks the same record for one value after the other. */
  lastRef: Ref
  last: Entry | undefined
}

/** Known records and those that the plan adds, found by natural keys alike. */
export type RecordStore = Readonly<{
  registry: Registry
  unit: Unit | null
  drafts: Draft[]
  stores: Map<string, LedgerStore>
  source: KnownRecords
  /** Head of each household: parent ref → child ref. */
  heads: Map<Ref, Ref>
  initial: Map<string, FieldValues>
}>

export function openStore(registry: Registry, source: KnownRecords): RecordStore {
  const made = ready.get(source)
  ready.delete(source)
  return made?.registry === registry ? made : newStore(registry, source)
}

/** For the first plan against these records, which writes into it. */
const ready = new WeakMap<KnownRecords, RecordStore>()

/** Finds out what plans of households and members ask first, while there is time for it: who has which number or code. */
export function readyStore(registry: Registry, source: KnownRecords): void {
  if (ready.has(source)) return
  const store = newStore(registry, source)
  ready.set(source, store)
  const { unit } = store
  if (!unit) return
  const idField = unit.child.fields.find((field) => field.type === 'idCard')?.id
  settleKey(store, unit.child.id, (field) => field === idField)
  settleKey(store, unit.parent.id, (field) => !unit.shown.has(field))
}

function settleKey(store: RecordStore, ledgerId: string, isAsked: (field: string) => boolean): void {
  const own = storeOf(store, ledgerId)
  const index = own.keys.find(({ fields: [field = '', ...more] }) => more.length === 0 && isAsked(field))
  if (index) settle(store, own, index)
}

function newStore(registry: Registry, source: KnownRecords): RecordStore {
  const unit = unitOf(registry)
  const store: RecordStore = {
    registry,
    unit,
    drafts: [],
    stores: new Map(),
    source,
    heads: new Map(),
    initial: new Map(),
  }
  if (unit) findHeads(store, unit)
  return store
}

function findHeads(store: RecordStore, unit: Unit): void {
  const removed = new Set<string>()
  for (const child of store.source[unit.child.id] ?? []) {
    if (knownValue(child, unit.relation) !== unit.head) continue
    const parent = knownValue(child, unit.link)
    if (typeof parent !== 'string') continue
    const held = store.heads.get(parent)
    if (held === undefined || (!child.removed && removed.has(held))) store.heads.set(parent, child.id)
    if (child.removed) removed.add(child.id)
  }
}

function storeOf(store: RecordStore, ledgerId: string): LedgerStore {
  const made = store.stores.get(ledgerId)
  if (made) return made
  const ledger = findLedger(store.registry, ledgerId)
  if (!ledger) throw new Error(`unknown ledger ${ledgerId}`)
  const records = store.source[ledgerId] ?? []
  const entries = new Map<Ref, Entry>()
  for (const record of records) entries.set(record.id, { record, draft: null })
  const opened: LedgerStore = { ledger, records, entries, keys: ledger.naturalKeys.map(keyIndex), lastRef: '', last: undefined }
  store.stores.set(ledgerId, opened)
  return opened
}

function entryOf(own: LedgerStore, ref: Ref): Entry | undefined {
  if (own.lastRef === ref) return own.last
  const entry = own.entries.get(ref)
  // What is not there may come.
  if (entry) Object.assign(own, { lastRef: ref, last: entry })
  return entry
}

function indexRecord(own: LedgerStore, ref: Ref): void {
  for (const index of own.keys) index.waiting.push(ref)
}

function settle(store: RecordStore, own: LedgerStore, index: KeyIndex): void {
  if (index.isOpen && index.waiting.length === 0) return
  let current: Ref = ''
  const value = (field: string): FieldValue => valueIn(store, own.ledger.id, current, field)
  const put = (ref: Ref): void => {
    current = ref
    const key = keyOf(own.ledger, index.fields, value)
    if (key === null) return
    const entry = entryOf(own, ref)
    const isRemoved = entry?.record?.removed === true && entry.draft === null
    push(isRemoved ? index.removed : index.live, key, ref)
  }
  if (!index.isOpen) for (const record of own.records) put(record.id)
  index.isOpen = true
  for (const ref of index.waiting) put(ref)
  index.waiting.length = 0
}

/** Value of a record, known or planned, derived ones included (head's name, village of the household). */
export function valueIn(store: RecordStore, ledgerId: string, ref: Ref, field: string): FieldValue {
  const isNew = ref.charCodeAt(0) === 35
  const entry = isNew ? undefined : entryOf(storeOf(store, ledgerId), ref)
  const draft = isNew ? store.drafts[newPlace(ref)] : entry?.draft
  const planned = draft && draft.after !== unchanged ? draft.after[field] : undefined
  if (planned !== undefined) return planned
  const record = (draft ? draft.known : entry?.record) ?? null
  const held = record && knownValue(record, field)
  if (held !== null) return held
  return derivedValue(store, ledgerId, ref, field)
}

function derivedValue(store: RecordStore, ledgerId: string, ref: Ref, fieldId: string): FieldValue {
  const { unit } = store
  if (unit && ledgerId === unit.parent.id) {
    const shown = unit.shown.get(fieldId)
    const head = shown === undefined ? undefined : store.heads.get(ref)
    return head !== undefined && shown !== undefined ? valueIn(store, unit.child.id, head, shown) : null
  }
  const ledger = findLedger(store.registry, ledgerId)
  const derived = ledger && findField(ledger, fieldId)?.derived
  if (!ledger || derived?.kind !== 'parent') return null
  const target = findField(ledger, derived.link)?.target
  const linked = valueIn(store, ledgerId, ref, derived.link)
  return target !== undefined && typeof linked === 'string' ? valueIn(store, target, linked, derived.field) : null
}

export function knownOf(store: RecordStore, ledgerId: string, ref: Ref): KnownRecord | null {
  return entryOf(storeOf(store, ledgerId), ref)?.record ?? null
}

export function draftOf(store: RecordStore, ledgerId: string, ref: Ref): Draft | undefined {
  if (ref.charCodeAt(0) === 35) return store.drafts[newPlace(ref)]
  return entryOf(storeOf(store, ledgerId), ref)?.draft ?? undefined
}

/** Makes it the draft of a record on file, or of an id that only a link names. */
export function keepDraft(store: RecordStore, ref: Ref, draft: Draft): void {
  const own = storeOf(store, draft.ledger)
  const entry = entryOf(own, ref)
  if (entry) entry.draft = draft
  else own.entries.set(ref, { record: null, draft })
}

/** 12 of `#12`, without making a text of it: asked millions of times. */
function newPlace(ref: Ref): number {
  let place = 0
  for (let index = 1; index < ref.length; index += 1) place = place * 10 + ref.charCodeAt(index) - 48
  return place
}

export type Found = Readonly<{ ref: Ref; key: number; differs: string | null }> | Readonly<{ ambiguous: readonly Ref[] }> | null

/**
 * The record with these natural keys, strongest key first. A weaker key does not match a record whose stronger key
 * (its own number) says it is another; within one parent the name is enough, and `differs` names what does not agree.
 */
export function findRecord(
  store: RecordStore,
  ledgerId: string,
  value: (field: string) => FieldValue,
  keys: readonly number[] | null = null,
): Found {
  const own = storeOf(store, ledgerId)
  for (let place = 0; place < own.keys.length; place += 1) {
    const index = own.keys[place]
    if (!index || (keys && !keys.includes(place))) continue
    const key = keyOf(own.ledger, index.fields, value)
    if (key === null) continue
    settle(store, own, index)
    const held = index.live.get(key) ?? (index.removed.size === 0 ? undefined : index.removed.get(key))
    if (held === undefined) continue
    const inParent = own.ledger.parent !== undefined && index.fields.includes(own.ledger.parent.field)
    // Nearly always: one record, by the first key that the row has.
    if (typeof held === 'string') {
      const differs = place === 0 ? null : differing(store, own, { ref: held, place, value })
      if (differs === null || inParent) return { ref: held, key: place, differs }
      continue
    }
    const fits = held.map((ref) => ({
      ref,
      key: place,
      differs: differing(store, own, { ref, place, value }),
    }))
    const agreeing = fits.filter((fit) => fit.differs === null)
    const choice = agreeing.length > 0 ? agreeing : inParent ? fits : []
    if (choice.length > 1) return { ambiguous: choice.map((fit) => fit.ref) }
    if (choice[0]) return choice[0]
  }
  return null
}

function differing(
  store: RecordStore,
  own: LedgerStore,
  fit: Readonly<{ ref: Ref; place: number; value: (field: string) => FieldValue }>,
): string | null {
  for (let place = 0; place < fit.place; place += 1) {
    const fields = own.keys[place]?.fields ?? []
    const field = fields[0]
    if (fields.length !== 1 || field === undefined) continue
    const mine = keyOf(own.ledger, fields, fit.value)
    if (mine === null) continue
    const theirs = keyOf(own.ledger, fields, (id) => valueIn(store, own.ledger.id, fit.ref, id))
    if (theirs !== null && theirs !== mine) return field
  }
  return null
}

/** Makes a record findable by the values it has now (and its head, where it is one). */
export function reindex(store: RecordStore, ledgerId: string, ref: Ref): void {
  const { unit } = store
  if (unit && ledgerId === unit.child.id && valueIn(store, ledgerId, ref, unit.relation) === unit.head) {
    const parent = valueIn(store, ledgerId, ref, unit.link)
    if (typeof parent === 'string' && !store.heads.has(parent)) {
      store.heads.set(parent, ref)
      indexRecord(storeOf(store, unit.parent.id), parent)
    }
  }
  indexRecord(storeOf(store, ledgerId), ref)
}

/** How a record is called in messages. */
export function nameOf(store: RecordStore, ledgerId: string, ref: Ref): string {
  const ledger = findLedger(store.registry, ledgerId)
  if (!ledger) return ref
  const title = valueIn(store, ledgerId, ref, ledger.title)
  const code = findField(ledger, 'code') ? valueIn(store, ledgerId, ref, 'code') : null
  if (title === null || title === '') return code === null ? `一条${ledger.label}` : String(code)
  return code === null || code === '' ? String(title) : `${title} ${code}`
}

export function placeOf(ref: Ref, store: RecordStore, ledgerId: string): number {
  return ref.charCodeAt(0) === 35 ? newPlace(ref) : (draftOf(store, ledgerId, ref)?.place ?? -1)
}
