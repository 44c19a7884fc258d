import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { identityFields, linkedLedgers, unitOf } from './family.ts'
import type { Candidate, MatchWhy } from './matchTypes.ts'

/**
 * What a ledger's fields are worth in a table of which a row is one record of `ledger`: its own, those of the other
 * half of the unit (household of a member, head of a household), those that only find a linked record, those of a
 * linked record that are repeated and can be compared.
 */
export type Scope = Readonly<{
  ledger: LedgerDefinition
  own: ReadonlySet<string>
  partner: LedgerDefinition | null
  /** Ledger → its fields that may serve to find a record. */
  lookups: ReadonlyMap<string, ReadonlySet<string>>
  /** Ledger → its fields that a table of this ledger may repeat (户类型 and 家庭人口 in a sheet of benefits). */
  shown: ReadonlyMap<string, ReadonlySet<string>>
}>

export type Assigned = Readonly<{ ledger: string; field: FieldDefinition; why: MatchWhy; confidence: number }>
export type Assignment = Readonly<{ byColumn: ReadonlyMap<number, Assigned>; score: number; own: number }>

/** Below this a column stays unmapped: a wrong field does more harm than a missing one. */
export const leastConfidence = 0.6

const scopes = new WeakMap<Registry, Map<LedgerDefinition, Scope>>()

/** Made once for a registry and ledger: every table asks for the scopes of all ledgers. */
export function scopeOf(registry: Registry, ledger: LedgerDefinition): Scope {
  const all = scopes.get(registry) ?? new Map<LedgerDefinition, Scope>()
  scopes.set(registry, all)
  const made = all.get(ledger) ?? makeScope(registry, ledger)
  all.set(ledger, made)
  return made
}

function makeScope(registry: Registry, ledger: LedgerDefinition): Scope {
  const unit = unitOf(registry)
  const partner = unit?.child === ledger ? unit.parent : unit?.parent === ledger ? unit.child : null
  const roots = partner && unit?.child === ledger ? [ledger, partner] : [ledger]
  const lookups = new Map<string, ReadonlySet<string>>()
  for (const root of roots) {
    for (const linked of linkedLedgers(registry, root)) {
      if (linked !== ledger && linked !== partner) lookups.set(linked.id, identityFields(registry, linked))
    }
  }
  const shown = partner ? new Map<string, Set<string>>() : shownFields(registry, ledger, lookups)
  return { ledger, own: new Set(ledger.fields.map((field) => field.id)), partner, lookups, shown }
}

/** What the ledger shows of its linked records, and the counts of a linked household. */
function shownFields(registry: Registry, ledger: LedgerDefinition, lookups: Scope['lookups']): ReadonlyMap<string, Set<string>> {
  const shown = new Map<string, Set<string>>()
  const add = (id: string, field: FieldDefinition): void => {
    if (field.type === 'link' || lookups.get(id)?.has(field.id)) return
    shown.set(id, (shown.get(id) ?? new Set()).add(field.id))
  }
  for (const field of ledger.fields) {
    const target = redirect(registry, ledger.id, field)
    if (target && target.ledger !== ledger.id) add(target.ledger, target.field)
  }
  const unit = unitOf(registry)
  if (!unit || !lookups.has(unit.parent.id)) return shown
  for (const field of unit.parent.fields) if (field.derived?.kind === 'count') add(unit.parent.id, field)
  return shown
}

/** Less than a field of one's own: a roster with one odd column stays a roster. */
const shownWeight = 0.6

type Bid = Readonly<{ column: number; candidate: Candidate; worth: number; first: boolean }>

/** Gives every column its best field; a field is given once, to the surest column. `columns` are redirected. */
export function assignColumns(registry: Registry, scope: Scope, columns: ReadonlyMap<number, readonly Candidate[]>): Assignment {
  const bids: Bid[] = []
  for (const [column, candidates] of columns) {
    const valued: { candidate: Candidate; worth: number }[] = []
    for (const candidate of candidates) {
      const weight = candidate.confidence < leastConfidence ? 0 : weightIn(scope, candidate)
      if (weight > 0) valued.push({ candidate, worth: candidate.confidence * weight })
    }
    valued.sort((a, b) => b.worth - a.worth)
    valued.forEach((bid, index) => {
      if (index === 0 || bid.candidate.confidence >= 0.9) bids.push({ column, ...bid, first: index === 0 })
    })
  }
  bids.sort((a, b) => b.worth - a.worth || Number(b.first) - Number(a.first) || a.column - b.column)
  return grant(registry, scope, bids)
}

/**
 * Candidates with every derived field replaced by the one that a sheet can give: 行政村 of sixty ledgers is the village
 * of the household; 人均纯收入, which is computed, the figure that an office hands over. Each field once.
 */
export function redirectAll(registry: Registry, candidates: readonly Candidate[]): readonly Candidate[] {
  const byField = new Map<string, Candidate>()
  for (const one of candidates) {
    // In our own files the computed column is what it says, and stands beside the given one.
    const target = one.why === 'key' && one.field.derived?.kind === 'formula' ? null : redirect(registry, one.ledger, one.field)
    const made = target ? { ...one, ...target, confidence: one.confidence - indirect } : one
    const name = `${made.ledger}.${made.field.id}`
    const held = byField.get(name)
    if (!held || held.confidence < made.confidence) byField.set(name, made)
  }
  return [...byField.values()]
}

/** A column of the field itself goes first. */
const indirect = 0.005

function grant(registry: Registry, scope: Scope, bids: readonly Bid[]): Assignment {
  const byColumn = new Map<number, Assigned>()
  const taken = new Set<string>()
  let score = 0
  let own = 0
  for (const { column, candidate, worth } of bids) {
    const slot = slotName(registry, scope, candidate.ledger, candidate.field.id)
    if (byColumn.has(column) || taken.has(slot)) continue
    taken.add(slot)
    byColumn.set(column, {
      ledger: candidate.ledger,
      field: candidate.field,
      why: candidate.why,
      confidence: candidate.confidence,
    })
    score += worth
    if (candidate.ledger === scope.ledger.id && !candidate.field.derived) own += 1
  }
  return { byColumn, score, own }
}

/** Fields that are one and the same in this table: in a household list, 户主姓名 and the name of the head. */
export function slotName(registry: Registry, scope: Scope, ledger: string, field: string): string {
  const unit = unitOf(registry)
  if (unit && scope.ledger === unit.parent && ledger === unit.parent.id) {
    const shown = unit.shown.get(field)
    if (shown !== undefined) return `${unit.child.id}.${shown}`
  }
  return `${ledger}.${field}`
}

type Place = Readonly<{ ledger: string; field: FieldDefinition }>

const redirects = new WeakMap<Registry, Map<FieldDefinition, Place | null>>()

/** Where a field that shows another one points to; null where it stands for itself. Ledgers may share a field, links decide. */
function redirect(registry: Registry, ledger: string, field: FieldDefinition): Place | null {
  if (!field.derived) return null
  const all = redirects.get(registry) ?? new Map<FieldDefinition, Place | null>()
  redirects.set(registry, all)
  if (!all.has(field)) all.set(field, redirectTo(registry, ledger, field))
  const found = all.get(field) ?? null
  return found && found.ledger === '' ? { ...found, ledger } : found
}

/** `ledger` is blank where the field is one of the same ledger. */
function redirectTo(registry: Registry, ledgerId: string, { derived }: FieldDefinition): Place | null {
  const ledger = findLedger(registry, ledgerId)
  if (!ledger) return null
  if (derived?.kind === 'formula') {
    const given = derived.otherwise === undefined ? undefined : findField(ledger, derived.otherwise)
    return given && !given.derived ? { ledger: '', field: given } : null
  }
  if (derived?.kind !== 'parent') return null
  const target = findLedger(registry, findField(ledger, derived.link)?.target ?? '')
  const field = target && findField(target, derived.field)
  return target && field ? (redirect(registry, target.id, field) ?? { ledger: target.id, field }) : null
}

function weightIn(scope: Scope, { ledger, field }: Candidate): number {
  if (ledger === scope.ledger.id) return field.derived && field.derived.kind !== 'child' ? 0.7 : 1
  if (ledger === scope.partner?.id) return field.derived && field.derived.kind !== 'child' ? 0.7 : 0.97
  if (scope.lookups.get(ledger)?.has(field.id)) return 0.8
  return scope.shown.get(ledger)?.has(field.id) ? shownWeight : 0
}
