import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import { groupKey } from '#shared/values/chineseNumber.ts'
import { normalizeText } from '#shared/values/text.ts'
import { canonicalVillage } from './place.ts'
import { addDraft, noNote } from './drafts.ts'
import { findRecord, valueIn, type RecordStore, type Ref } from './recordStore.ts'

/** Records found by the words that name them: village, group, project … One for a whole plan. */
export type LinkResolver = Readonly<{
  store: RecordStore
  addMissing: ReadonlySet<string>
  /** `ledger` → name → records. */
  names: Map<string, Map<string, Ref[]>>
  /** By ledger, parent and text. */
  cache: Map<string, Map<Ref, Map<string, LinkFound>>>
}>

/** `missing` carries the name under which the record would be made. */
export type LinkFound = Readonly<{ ref: Ref }> | Readonly<{ missing: string }> | Readonly<{ ambiguous: number; name: string }>

export function openResolver(store: RecordStore, addMissing: readonly string[]): LinkResolver {
  return { store, addMissing: new Set(addMissing), names: new Map(), cache: new Map() }
}

/** The record that a text names; `parent` narrows it (the village of a group) where it is known. */
export function findLink(resolver: LinkResolver, target: string, text: string, parent: Ref | null): LinkFound {
  const known = resolver.cache
    .get(target)
    ?.get(parent ?? '')
    ?.get(text)
  if (known) return known
  const found = lookUp(resolver, target, text, parent)
  const inTarget = resolver.cache.get(target) ?? new Map<Ref, Map<string, LinkFound>>()
  const inParent = inTarget.get(parent ?? '') ?? new Map<string, LinkFound>()
  resolver.cache.set(target, inTarget.set(parent ?? '', inParent.set(text, found)))
  return found
}

/** Makes the record that a text names; its parent (the village of a group) is set where it is known. */
export function addLink(
  resolver: LinkResolver,
  target: string,
  name: string,
  place: Readonly<{ parent: Ref | null; origin: string; more?: Readonly<Record<string, FieldValue>> }>,
): Ref {
  const ledger = findLedger(resolver.store.registry, target)
  if (!ledger) throw new Error(`unknown ledger ${target}`)
  const values: Record<string, FieldValue> = { ...place.more, [ledger.title]: name }
  const link = parentLink(resolver, target)
  if (link && place.parent !== null) values[link.field] = place.parent
  const ref = addDraft(resolver.store, target, values, { origin: place.origin, note: noNote })
  const names = namesOf(resolver, target)
  for (const key of keysOf(target, name)) push(names, key, ref)
  resolver.cache.clear()
  return ref
}

/** Lets a record that a table added (a village list) be found by its name. */
export function noteLink(resolver: LinkResolver, target: string): void {
  resolver.names.delete(target)
  resolver.cache.clear()
}

/** The link of a ledger that places its records: the village of a group. */
export function parentLink(resolver: LinkResolver, target: string): Readonly<{ field: string; ledger: string }> | null {
  const ledger = findLedger(resolver.store.registry, target)
  const field = ledger?.fields.find(
    (one) => one.type === 'link' && !one.derived && one.target !== undefined && resolver.addMissing.has(one.target),
  )
  return field?.target === undefined ? null : { field: field.id, ledger: field.target }
}

function lookUp(resolver: LinkResolver, target: string, text: string, parent: Ref | null): LinkFound {
  const clean = linkName(target, text)
  const byCode =
    findLedger(resolver.store.registry, target) && findField(findLedger(resolver.store.registry, target)!, 'code')
      ? findRecord(resolver.store, target, (field) => (field === 'code' ? clean : null))
      : null
  if (byCode && 'ref' in byCode) return { ref: byCode.ref }
  const names = namesOf(resolver, target)
  const link = parentLink(resolver, target)
  for (const key of keysOf(target, clean)) {
    const all = names.get(key) ?? []
    const inside = link && parent !== null ? all.filter((ref) => valueIn(resolver.store, target, ref, link.field) === parent) : all
    if (inside.length === 1 && inside[0] !== undefined) return { ref: inside[0] }
    if (inside.length > 1) return { ambiguous: inside.length, name: clean }
  }
  return { missing: clean }
}

/** The name under which a record that a text names would be made: 白沙村村委会 → 白沙村, 第三组 → 3组. */
export function linkName(target: string, text: string): string {
  return target === 'group' ? groupName(text) : target === 'village' ? canonicalVillage(text) : normalizeText(text)
}

/** 白沙村3组 and 3 are 3组. */
function groupName(text: string): string {
  const clean = normalizeText(text).replace(/\s/g, '')
  const bare = /^[\u4e00-\u9fff]+(?:村|社区)(.+)$/.exec(clean)?.[1] ?? clean
  return groupKey(bare)
}

/** Keys of a name, surest first. */
function keysOf(target: string, name: string): readonly string[] {
  if (target === 'village') {
    const full = canonicalVillage(name)
    return [full, `~${full.replace(/(?:村|社区)$/, '')}`]
  }
  return [target === 'group' ? groupName(name) : normalizeText(name)]
}

function namesOf(resolver: LinkResolver, target: string): Map<string, Ref[]> {
  const made = resolver.names.get(target)
  if (made) return made
  const names = new Map<string, Ref[]>()
  resolver.names.set(target, names)
  const { store } = resolver
  const ledger = findLedger(store.registry, target)
  if (!ledger) return names
  const add = (ref: Ref): void => {
    const name = callingOf(store, ledger, ref)
    if (name !== '') for (const key of keysOf(target, name)) push(names, key, ref)
  }
  for (const record of store.source[target] ?? []) if (!record.removed) add(record.id)
  store.drafts.forEach((draft, place) => {
    if (draft.ledger === target && draft.known === null) add(`#${place}`)
  })
  return names
}

/** Words that name a record: its title, else the fields that stand in for one. */
function callingOf(store: RecordStore, ledger: LedgerDefinition, ref: Ref): string {
  const words = (id: string): string => {
    const value = valueIn(store, ledger.id, ref, id) ?? ''
    const field = findField(ledger, id)
    const linked = field?.type === 'link' && field.target ? findLedger(store.registry, field.target) : undefined
    return linked && value !== '' ? callingOf(store, linked, String(value)) : String(value)
  }
  return words(ledger.title) || (ledger.calledBy ?? []).map(words).join(' ').trim()
}

function push(names: Map<string, Ref[]>, key: string, ref: Ref): void {
  const held = names.get(key)
  if (!held) names.set(key, [ref])
  else if (!held.includes(ref)) held.push(ref)
}
