import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, ledgerOf } from '#shared/ledger/registry.ts'
import { identityFields } from './family.ts'
import { fillPlacesDown } from './fillDown.ts'
import { noteLink } from './links.ts'
import {
  accept,
  checkRecord,
  claim,
  hasError,
  idsOf,
  labelsOf,
  linkOrder,
  linkValue,
  makeLink,
  missingRequired,
  namesFor,
  originOf,
  placeAt,
  reject,
  rejectForCells,
  type TableContext,
} from './planContext.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { noteField, noteWithout, remarksOf } from './remarks.ts'
import { keyOf } from './naturalKey.ts'
import { findRecord, valueIn, type Found, type Ref } from './recordStore.ts'
import type { Slot } from './slots.ts'
import { writeRecord } from './writeRecord.ts'

type Values = Record<string, FieldValue>

/** Plans the rows of a ledger outside the household: a row is one record, linked records are only looked up. Yields once a row. */
export function* planRecordRows(context: TableContext, ledgerId: string, rows: readonly ReadRow[]): Generator<number> {
  const ledger = ledgerOf(context.store.registry, ledgerId)
  const links = linkOrder(
    context,
    ledger.fields.filter((field) => field.type === 'link' && !field.derived && !field.retired),
  )
  fillPlacesDown(
    rows.map((row) => [row]),
    context.slots,
    context.resolver.addMissing,
  )
  const plan: RecordPlan = { context, ledger, links, identical: new Map() }
  for (const row of rows) {
    planRow(plan, row)
    yield 1
  }
  noteLink(context.resolver, ledgerId)
}

type RecordPlan = Readonly<{
  context: TableContext
  ledger: LedgerDefinition
  links: readonly FieldDefinition[]
  identical: Map<string, Map<string, Ref>>
}>

function planRow(plan: RecordPlan, row: ReadRow): void {
  const { context, ledger } = plan
  const values = ownValues(plan, row)
  if (!hasError(row)) checkRecord(context, row, ledger.id, values)
  if (hasError(row)) return rejectForCells(context, row)
  const pending = resolveLinks(plan, row, values)
  if (pending === null || hasError(row)) return rejectForCells(context, row)
  const found = findExisting(plan, values, pending)
  if (found && 'ambiguous' in found)
    return reject(context, row, {
      code: 'record.ambiguous',
      message: `台账中有 ${found.ambiguous.length} 条都符合（${namesFor(context, ledger.id, found.ambiguous)}），分不清是哪一条`,
    })
  const missing = found ? [] : missingRequired(context, ledger.id, { ...values, ...pending })
  if (missing.length > 0)
    return reject(context, row, {
      code: 'required',
      message: `新的${ledger.label}记录缺少${labelsOf(missing)}，请补上`,
      at: idsOf(missing),
    })
  if (Object.keys(values).length === 0 && Object.keys(pending).length === 0)
    return reject(context, row, { code: 'row.empty', message: '这一行没有可以录入的内容' })
  if (isTwin(plan, row, { values, ref: found?.ref ?? null })) return
  const made = makeLinks(plan, row, pending)
  const all = { ...values, ...made }
  const remarks = remarksOf(context.slots, [row], (slot) => slot.role === 'own')
  const written = writeRecord(context.store, { ledger: ledger.id, ref: found?.ref ?? null, remarks }, all, originOf(context, row))
  accept(context, row, { ledger: ledger.id, ref: written.ref, what: written.what })
}

function ownValues(plan: RecordPlan, row: ReadRow): Values {
  const values: Values = {}
  for (const slot of plan.context.slots) {
    const value = row.values[slot.place] ?? null
    if (slot.role === 'own' && value !== null && slot.field.type !== 'link') values[slot.key] = value
  }
  return values
}

/** Puts links that exist into `values`; returns the names of those that would have to be made, null on an error. */
function resolveLinks(plan: RecordPlan, row: ReadRow, values: Values): Values | null {
  const { context } = plan
  const pending: Values = {}
  let parent: Ref | null = null
  for (const field of plan.links) {
    const slot = context.slots.find((one) => one.role === 'own' && one.key === field.id) ?? null
    const text = slot ? row.values[slot.place] : placeText(plan, row, field)
    const hasText = text !== null && text !== undefined
    const found = context.resolver.addMissing.has(field.target ?? '')
      ? null
      : findLinked(plan, row, { field, text: hasText ? String(text) : null, values })
    if (found && 'ref' in found) {
      values[field.id] = found.ref
      continue
    }
    if (!hasText && !(found && 'none' in found)) continue
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

function placeText(plan: RecordPlan, row: ReadRow, field: FieldDefinition): string | null {
  const mark = field.target === 'village' || field.target === 'group' ? placeAt(plan.context.table, row.row) : null
  return field.target === 'village' ? (mark?.village ?? null) : (mark?.group ?? null)
}

type LinkSearch = Readonly<{ ref: Ref }> | Readonly<{ none: string }> | null

function linkProblem(
  plan: RecordPlan,
  row: ReadRow,
  one: Readonly<{ field: FieldDefinition; slot: Slot | null; found: LinkSearch }>,
): void {
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

/** The linked household, person …: by the columns that identify it, else by the link's own text. */
function findLinked(
  plan: RecordPlan,
  row: ReadRow,
  one: Readonly<{ field: FieldDefinition; text: string | null; values: Values }>,
): LinkSearch {
  const { context } = plan
  const target = one.field.target ?? ''
  const known = lookupValues(plan, row, target, one)
  const { unit } = context.store
  const isNamed = Object.keys(known).length > 0
  const found = isNamed ? (findRecord(context.store, target, (field) => known[field] ?? null) ?? findByTitle(plan, target, known)) : null
  if (found && 'ref' in found) return { ref: found.ref }
  if (found)
    return {
      none: `有 ${found.ambiguous.length} 条都符合（${namesFor(context, target, found.ambiguous)}），分不清是哪一条`,
    }
  if (unit && target === unit.parent.id) {
    const person = lookupValues(plan, row, unit.child.id, { ...one, text: null })
    const child = Object.keys(person).length > 0 ? findRecord(context.store, unit.child.id, (field) => person[field] ?? null) : null
    const home = child && 'ref' in child ? valueIn(context.store, unit.child.id, child.ref, unit.link) : null
    if (typeof home === 'string') return { ref: home }
  }
  if (!isNamed) return null
  return { none: `台账中找不到所指的${ledgerOf(context.store.registry, target).label}` }
}

/** Everything in the row that names the linked record: lookup columns, the link's text, own fields of the same name. */
function lookupValues(
  plan: RecordPlan,
  row: ReadRow,
  target: string,
  one: Readonly<{ field: FieldDefinition; text: string | null; values: Values }>,
): Values {
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
  if (one.text !== null) {
    for (const field of [ledger.title, 'code']) if (findField(ledger, field)) known[field] ??= one.text
  }
  for (const field of identityFields(registry, ledger)) {
    const own =
      unit?.child === ledger && findField(plan.ledger, field)?.type === findField(ledger, field)?.type ? one.values[field] : undefined
    if (own !== undefined && findField(ledger, field)?.type !== 'link') known[field] ??= own
  }
  return known
}

/** By the name alone, where only one record has it. */
function findByTitle(plan: RecordPlan, target: string, known: Values): Found {
  const { store } = plan.context
  const ledger = ledgerOf(store.registry, target)
  const name = known[ledger.title]
  if (typeof name !== 'string') return null
  const index = titleIndex(plan, target, ledger.title)
  const refs = index.get(name) ?? []
  if (refs.length > 1) return { ambiguous: refs }
  return refs[0] === undefined ? null : { ref: refs[0], key: -1, differs: null }
}

const indexes = new WeakMap<TableContext, Map<string, Map<string, Ref[]>>>()

function titleIndex(plan: RecordPlan, target: string, title: string): Map<string, Ref[]> {
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

/** By natural keys; where the row has none complete, by everything it says (so that importing again adds nothing). */
function findExisting(plan: RecordPlan, values: Values, pending: Values): Found {
  const { context, ledger } = plan
  const found = findRecord(context.store, ledger.id, (field) => values[field] ?? null)
  if (found || Object.keys(pending).length > 0) return found
  const hasKey = ledger.naturalKeys.some((fields) => keyOf(ledger, fields, (field) => values[field] ?? null) !== null)
  return hasKey ? null : sameThroughout(plan, values)
}

function sameThroughout(plan: RecordPlan, values: Values): Found {
  const { context, ledger } = plan
  const fields = Object.keys(values).sort()
  const shape = fields.join('|')
  let index = plan.identical.get(shape)
  if (!index) {
    index = new Map()
    plan.identical.set(shape, index)
    for (const record of context.store.source[ledger.id] ?? []) {
      if (!record.removed) index.set(contentOf(plan, fields, record.values), record.id)
    }
  }
  const ref = index.get(contentOf(plan, fields, values))
  return ref === undefined ? null : { ref, key: -1, differs: null }
}

/** Remarks that an earlier import left in the note are not what the row says. */
function contentOf({ context, ledger }: RecordPlan, fields: readonly string[], values: FieldValues): string {
  const note = noteField(ledger)?.id
  const value = (field: string): FieldValue => {
    const held = values[field] ?? null
    return field === note && typeof held === 'string' ? noteWithout(context.store.registry, ledger, held) : held
  }
  return JSON.stringify(fields.map(value))
}

function isTwin(plan: RecordPlan, row: ReadRow, one: Readonly<{ values: Values; ref: Ref | null }>): boolean {
  const { context, ledger } = plan
  const keys = ledger.naturalKeys.map((fields) => keyOf(ledger, fields, (field) => one.values[field] ?? null))
  const place = keys.findIndex((key) => key !== null)
  const key = keys[place] ?? null
  const first = key === null ? null : claim(context, `${ledger.id} ${place}`, key, originOf(context, row))
  if (first === null) return false
  reject(context, row, {
    code: 'row.duplicate',
    message: `与 ${first} 行是同一条记录，只收第一次出现的`,
    at: ledger.naturalKeys[place] ?? [],
  })
  return true
}

function makeLinks(plan: RecordPlan, row: ReadRow, pending: Values): Values {
  const made: Values = {}
  let parent: Ref | null = null
  for (const field of plan.links) {
    const name = pending[field.id]
    if (typeof name !== 'string') continue
    made[field.id] = makeLink(plan.context, field, name, { parent, row })
    if (field.target === 'village') parent = made[field.id] as Ref
  }
  return made
}
