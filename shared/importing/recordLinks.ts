import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, ledgerOf } from '#shared/ledger/registry.ts'
import { identityFields } from './family.ts'
import { addLink } from './links.ts'
import { contribute, hasError, linkValue, makeLink, namesFor, originOf, placeAt, type TableContext } from './planContext.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { findRecord, placeOf, valueIn, type Found, type Ref } from './recordStore.ts'
import type { Slot } from './slots.ts'

export type Values = Record<string, FieldValue>

export type LinkPlan = Readonly<{
  context: TableContext
  ledger: LedgerDefinition
  /** Own link fields, those that others need first. */
  links: readonly FieldDefinition[]
  /** Links that are settled by the row which brings the record along; null = stays blank. */
  companion?: Readonly<{ home: Readonly<Record<string, Ref | null>> }> | null
}>

/** Puts links that exist into `values`; returns the names of those that would have to be made, null on an error. */
export function resolveLinks(plan: LinkPlan, row: ReadRow, values: Values): Values | null {
  const { context } = plan
  const pending: Values = {}
  let parent: Ref | null = null
  for (const field of plan.links) {
    if (plan.companion && field.id in plan.companion.home) continue
    const slot = context.slots.find((one) => one.role === 'own' && one.key === field.id) ?? null
    const cell = slot ? row.values[slot.place] : placeText(plan, row, field)
    const text = cell === null || cell === undefined ? null : String(cell)
    const isMakeable = context.resolver.addMissing.has(field.target ?? '')
    const found = isMakeable && !field.fills ? null : findLinked(plan, row, { field, text, values })
    if (found && 'ref' in found) {
      values[field.id] = found.ref
      continue
    }
    if (text === null && !(found && 'none' in found)) continue
    if (found && isMakeable && text !== null && found.isNone) {
      pending[field.id] = text
      continue
    }
    if (found) {
      linkProblem(plan, row, { field, slot, found })
      continue
    }
    const value = linkValue(context, field, String(text), parent)
    if (value.problem !== null) linkProblem(plan, row, { field, slot, found: { none: value.problem } })
    if (value.ref !== null) values[field.id] = value.ref
    if (value.missing !== null) pending[field.id] = value.missing
    if (field.target === 'village') parent = value.ref
  }
  return hasError(row) ? null : pending
}

/** Blank fields that the linked records fill: 姓名 and 证件号码 of the person, the household of the person. */
export function filledFromLinks({ context, links }: LinkPlan, values: Values): Values {
  const filled: Values = {}
  // The links that bring others (person → household) come first.
  const ordered = [...links].sort((a, b) => Number(fillsLink(b, links)) - Number(fillsLink(a, links)))
  for (const link of ordered) {
    const ref = values[link.id] ?? filled[link.id]
    if (!link.fills || typeof ref !== 'string') continue
    for (const [own, there] of Object.entries(link.fills)) {
      if ((values[own] ?? filled[own] ?? null) !== null) continue
      const value = valueIn(context.store, link.target ?? '', ref, there)
      if (value !== null && value !== '') filled[own] = value
    }
  }
  return filled
}

function fillsLink(link: FieldDefinition, links: readonly FieldDefinition[]): boolean {
  return links.some((other) => link.fills?.[other.id] !== undefined)
}

/** Makes the linked records that are missing, with what the row says of them. */
export function makeLinks(plan: LinkPlan, row: ReadRow, one: Readonly<{ pending: Values; values: Values }>): Values {
  const { context } = plan
  const made: Values = {}
  let parent: Ref | null = null
  for (const field of plan.links) {
    const name = one.pending[field.id]
    if (typeof name !== 'string') continue
    made[field.id] = field.fills
      ? makeFull(plan, row, { field, name, values: one.values })
      : makeLink(context, field, name, { parent, row })
    if (field.target === 'village') parent = made[field.id] as Ref
  }
  return made
}

function makeFull({ context }: LinkPlan, row: ReadRow, one: Readonly<{ field: FieldDefinition; name: string; values: Values }>): Ref {
  const target = one.field.target ?? ''
  const more: Values = {}
  for (const [own, there] of Object.entries(one.field.fills ?? {})) {
    const value = one.values[own] ?? null
    if (value !== null) more[there] = value
  }
  const ref = addLink(context.resolver, target, one.name, { parent: null, origin: originOf(context, row), more })
  contribute(context, target, placeOf(ref, context.store, target), 'added')
  return ref
}

function placeText(plan: LinkPlan, row: ReadRow, field: FieldDefinition): string | null {
  const mark = field.target === 'village' || field.target === 'group' ? placeAt(plan.context.table, row.row) : null
  return field.target === 'village' ? (mark?.village ?? null) : (mark?.group ?? null)
}

/** `isNone`: nothing fits at all, as against several. */
type LinkSearch = Readonly<{ ref: Ref }> | Readonly<{ none: string; isNone?: boolean }> | null

function linkProblem(plan: LinkPlan, row: ReadRow, one: Readonly<{ field: FieldDefinition; slot: Slot | null; found: LinkSearch }>): void {
  const message = one.found && 'none' in one.found ? one.found.none : '找不到所指的记录'
  const isNeeded = one.field.required === true || plan.ledger.parent?.field === one.field.id
  addProblem(plan.context.table, row, one.slot, {
    code: 'link.unknown',
    severity: isNeeded ? '错误' : '疑点',
    message,
    raw: one.slot ? String(row.values[one.slot.place] ?? '') : '',
  })
  if (isNeeded) (row.bad ??= []).push(one.slot?.place ?? -1)
}

type Wanted = Readonly<{ field: FieldDefinition; text: string | null; values: Values }>

/** The linked household, person …: by the columns that identify it, by the person in it, else by the link's own text. */
function findLinked(plan: LinkPlan, row: ReadRow, one: Wanted): LinkSearch {
  const { context } = plan
  const target = one.field.target ?? ''
  const search: Search = { plan, row, values: one.values, depth: 0 }
  const known = lookupValues(search, target, { text: one.text, fills: one.field.fills })
  const { unit } = context.store
  const isNamed = Object.keys(known).some((id) => findField(ledgerOf(context.store.registry, target), id)?.type !== 'link')
  const fitting = isNamed ? findNamed(search, target, known) : null
  const found = unit && target === unit.child.id && livesElsewhere(search, fitting) ? null : fitting
  if (found && 'ref' in found) return { ref: found.ref }
  if (unit && target === unit.parent.id) {
    const home = homeOfPerson(search, found)
    if (home !== null) return { ref: home }
  }
  if (found) return { none: `有 ${found.ambiguous.length} 条都符合（${namesFor(context, target, found.ambiguous)}），分不清是哪一条` }
  if (!isNamed) return headHimself(plan, one)
  return { none: `台账中找不到所指的${ledgerOf(context.store.registry, target).label}`, isNone: true }
}

/** Household of the person whom the row names; where the households named are several, one of these. */
function homeOfPerson(search: Search, several: Found): Ref | null {
  const { context } = search.plan
  const { unit } = context.store
  if (!unit) return null
  const person = lookupValues(search, unit.child.id, { text: null })
  delete person[unit.link]
  const child = Object.keys(person).length > 0 ? findNamed(search, unit.child.id, person) : null
  if (livesElsewhere(search, child)) return null
  const home = child && 'ref' in child ? valueIn(context.store, unit.child.id, child.ref, unit.link) : null
  if (typeof home !== 'string') return null
  return several && 'ambiguous' in several && !several.ambiguous.includes(home) ? null : home
}

/** Found by the name alone, but in another village than the row says: a namesake. */
function livesElsewhere(search: Search, found: Found): boolean {
  const { store } = search.plan.context
  if (!store.unit || !found || !('ref' in found) || found.key !== -1) return false
  const home = valueIn(store, store.unit.child.id, found.ref, store.unit.link)
  const known = lookupValues(search, store.unit.parent.id, { text: null })
  return typeof home === 'string' && contradicts(search, store.unit.parent.id, { ref: home, known })
}

/** A sheet of persons that has only a column of 户主 means the head himself. */
function headHimself(plan: LinkPlan, { field, values }: Wanted): LinkSearch {
  const { store, slots } = plan.context
  const home = plan.links.find((link) => link.target === store.unit?.parent.id)
  const household = home ? values[home.id] : null
  if (!store.unit || field.target !== store.unit.child.id || !field.fills || typeof household !== 'string') return null
  const names = Object.keys(field.fills).filter((own) => own !== home?.id)
  if (slots.some((slot) => slot.role === 'own' && names.includes(slot.key))) return null
  const head = store.heads.get(household)
  return head === undefined ? null : { ref: head }
}

type Search = Readonly<{ plan: LinkPlan; row: ReadRow; values: Values; depth: number }>

/** Ledgers are followed this far: the asset of the income of a distribution. */
const mostSteps = 2

/**
 * Everything in the row that names the linked record: lookup columns, the link's text, own fields that are filled from
 * it or have its name, and the records in which it lies (the lot of a project, the person of a household).
 */
function lookupValues(
  search: Search,
  target: string,
  one: Readonly<{ text: string | null; fills?: Readonly<Record<string, string>> }>,
): Values {
  const { plan, row, values } = search
  const { context } = plan
  const { registry, unit } = context.store
  const ledger = ledgerOf(registry, target)
  const known: Values = {}
  for (const slot of context.slots) {
    const value = row.values[slot.place] ?? null
    if (slot.role !== 'lookup' || slot.ledger !== target || value === null) continue
    const found = slot.field.type === 'link' ? linkValue(context, slot.field, String(value), null).ref : value
    if (found !== null) known[slot.key] = found
  }
  if (one.text !== null) for (const field of [ledger.title, 'code']) if (findField(ledger, field)) known[field] ??= one.text
  for (const id of identityFields(registry, ledger)) {
    const field = findField(ledger, id)
    if (!field || (known[id] ?? null) !== null) continue
    const filled = Object.entries(one.fills ?? {}).find(([, there]) => there === id)?.[0]
    const same = unit?.child === ledger && findField(plan.ledger, id)?.type === field.type ? id : undefined
    const own = values[filled ?? same ?? ''] ?? null
    if (field.type === 'link') addLinkOf(search, known, field)
    else if (own !== null) known[id] = own
  }
  return known
}

/** The record in which the wanted one lies, as the row names it. */
function addLinkOf(search: Search, known: Values, field: FieldDefinition): void {
  const { plan, values, depth } = search
  if (field.derived) return
  const own = plan.links.find((link) => link.target === field.target)
  const ref = own ? (values[own.id] ?? null) : null
  if (ref !== null) known[field.id] = ref
  if (own || depth >= mostSteps) return
  const deeper = { ...search, depth: depth + 1 }
  const there = lookupValues(deeper, field.target ?? '', { text: null })
  const found = Object.keys(there).length > 0 ? findNamed(deeper, field.target ?? '', there) : null
  if (found && 'ref' in found) known[field.id] = found.ref
}

/** By natural keys, else by the name alone where only one record has it and nothing speaks against it. */
function findNamed(search: Search, target: string, known: Values): Found {
  const { store } = search.plan.context
  const found = findRecord(store, target, (field) => known[field] ?? null)
  if (found) return found
  const ledger = ledgerOf(store.registry, target)
  const names = [ledger.title, 'code'].flatMap((field) => (typeof known[field] === 'string' ? [String(known[field])] : []))
  const all = new Set(names.flatMap((name) => titleIndex(search.plan, target, ledger.title).get(name) ?? []))
  const refs = [...all].filter((ref) => !contradicts(search, target, { ref, known }))
  if (refs.length > 1) return { ambiguous: refs }
  return refs[0] === undefined ? null : { ref: refs[0], key: -1, differs: null }
}

/** Another number of its own, or another household, village, project. */
function contradicts({ plan }: Search, target: string, { ref, known }: Readonly<{ ref: Ref; known: Values }>): boolean {
  const { store } = plan.context
  const ledger = ledgerOf(store.registry, target)
  const numbers = ledger.naturalKeys.filter((fields) => fields.length === 1 && fields[0] !== ledger.title).flat()
  return Object.entries(known).some(([id, value]) => {
    const isTelling = (numbers.includes(id) && id !== 'code') || findField(ledger, id)?.type === 'link'
    const held = isTelling && value !== null ? valueIn(store, target, ref, id) : null
    return held !== null && held !== value
  })
}

const indexes = new WeakMap<TableContext, Map<string, Map<string, Ref[]>>>()

function titleIndex(plan: LinkPlan, target: string, title: string): Map<string, Ref[]> {
  const { context } = plan
  const all = indexes.get(context) ?? new Map<string, Map<string, Ref[]>>()
  indexes.set(context, all)
  const made = all.get(target)
  if (made) return made
  const index = new Map<string, Ref[]>()
  all.set(target, index)
  const refs = (context.store.source[target] ?? []).filter((record) => !record.removed).map((record) => record.id)
  context.store.drafts.forEach((draft, place) => {
    if (draft.ledger === target && draft.known === null) refs.push(`#${place}`)
  })
  for (const ref of refs) {
    const name = valueIn(context.store, target, ref, title)
    if (typeof name === 'string') index.set(name, [...(index.get(name) ?? []), ref])
  }
  return index
}
