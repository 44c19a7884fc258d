import type { DraftChange } from '#shared/history/changeSet.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { needLedger } from './needLedger.ts'
import { readRecords, storedRows, type ReadContext, type StoredRow, type StoredRows } from './read.ts'

/**
 * The changes with the blank fields that their links fill (`fills` of the definition): 姓名 and 证件号码 of the person, the
 * household of the person. A field that the former link had filled follows the new one.
 */
export function withLinkFills(context: ReadContext, changes: readonly DraftChange[]): readonly DraftChange[] {
  const filling = changes.filter((change) => fillingLinks(context, change).length > 0)
  if (filling.length === 0) return changes
  const stored = storedRows(context, filling)
  const linked = linkedRows(context, filling, stored)
  const reading: Reading = { context, changes, stored, linked }
  return changes.map((change) => (filling.includes(change) ? filled(reading, change) : change))
}

type Reading = Readonly<{
  context: ReadContext
  changes: readonly DraftChange[]
  stored: StoredRows
  /** Id → linked record. */
  linked: ReadonlyMap<string, StoredRow>
}>

function fillingLinks(context: ReadContext, change: DraftChange): readonly FieldDefinition[] {
  if (change.op === 'remove') return []
  const ledger = needLedger(context.registry, change.ledger)
  return inOrder(ledger).filter((field) => typeof change.values[field.id] === 'string')
}

const orders = new WeakMap<LedgerDefinition, readonly FieldDefinition[]>()

/** Links with fills; those that bring other links (person → household) first. */
function inOrder(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const known = orders.get(ledger)
  if (known) return known
  const links = ledger.fields.filter((field) => field.fills && field.type === 'link' && !field.retired)
  const isBringer = (link: FieldDefinition): boolean => links.some((other) => link.fills?.[other.id] !== undefined)
  const made = [...links].sort((a, b) => Number(isBringer(b)) - Number(isBringer(a)))
  orders.set(ledger, made)
  return made
}

/** The records that the links name now or named before, read together by ledger. */
function linkedRows(context: ReadContext, changes: readonly DraftChange[], stored: StoredRows): ReadonlyMap<string, StoredRow> {
  const ids = new Map<string, Set<string>>()
  const add = (target: string, id: FieldValue | undefined): void => {
    if (typeof id === 'string') ids.set(target, (ids.get(target) ?? new Set<string>()).add(id))
  }
  for (const change of changes) {
    for (const link of fillingLinks(context, change)) {
      add(link.target ?? '', change.values[link.id])
      add(link.target ?? '', stored.get(change.recordId)?.values[link.id])
    }
  }
  const found = new Map<string, StoredRow>()
  for (const [target, wanted] of ids) {
    for (const row of readRecords(context, needLedger(context.registry, target), [...wanted])) found.set(row.id, row)
  }
  return found
}

function filled(reading: Reading, change: DraftChange): DraftChange {
  const before = reading.stored.get(change.recordId)?.values ?? {}
  const more: Record<string, FieldValue> = {}
  const links = fillingLinks(reading.context, change)
  const stays = retiredFields(needLedger(reading.context.registry, change.ledger))
  for (const link of links) {
    const id = String(change.values[link.id])
    const target = needLedger(reading.context.registry, link.target ?? '')
    for (const [own, there] of Object.entries(link.fills ?? {})) {
      if (own in more || isTyped(change, own) || stays.has(own)) continue
      const held = before[own] ?? null
      const formerly = reading.linked.get(String(before[link.id] ?? ''))?.values[there] ?? null
      if (held !== null && held !== '' && (held !== formerly || before[link.id] === id)) continue
      const value = valueThere(reading, target, id, there)
      if (value !== null && value !== held) more[own] = value
    }
  }
  return Object.keys(more).length === 0 ? change : { ...change, values: { ...change.values, ...more } }
}

/** No longer offered, or kept from a village: nothing is written there. */
function retiredFields(ledger: LedgerDefinition): ReadonlySet<string> {
  return new Set(ledger.fields.filter((field) => field.retired).map(({ id }) => id))
}

function isTyped(change: DraftChange, own: string): boolean {
  const typed = change.values[own]
  return typed !== undefined && typed !== null && typed !== ''
}

/** A value of the linked record as it will stand: the same set may bring it. */
function valueThere({ changes, linked }: Reading, target: LedgerDefinition, id: string, fieldId: string): FieldValue {
  const fresh = changes.find((change) => change.recordId === id && change.ledger === target.id)?.values[fieldId]
  if (fresh !== undefined) return fresh
  const held = linked.get(id)?.values[fieldId] ?? null
  const derived = held === null ? findField(target, fieldId)?.derived : undefined
  if (derived?.kind !== 'child') return held
  const isOne = (values: FieldValues): boolean => values[derived.link] === id && values[derived.where.field] === derived.where.is
  return changes.find((change) => change.ledger === derived.ledger && isOne(change.values))?.values[derived.field] ?? null
}
