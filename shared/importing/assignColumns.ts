import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { identityFields, linkedLedgers, unitOf } from './family.ts'
import type { Candidate, MatchWhy } from './matchTypes.ts'

/**
 * What a ledger's fields are worth in a table of which a row is one record of `ledger`: its own, those of the other
 * half of the unit (household of a member, head of a household), those that only find a linked record.
 */
export type Scope = Readonly<{
  ledger: LedgerDefinition
  own: ReadonlySet<string>
  partner: LedgerDefinition | null
  /** Ledger → its fields that may serve to find a record. */
  lookups: ReadonlyMap<string, ReadonlySet<string>>
}>

export type Assigned = Readonly<{ ledger: string; field: FieldDefinition; why: MatchWhy; confidence: number }>
export type Assignment = Readonly<{ byColumn: ReadonlyMap<number, Assigned>; score: number; own: number }>

/** Below this a column stays unmapped: a wrong field does more harm than a missing one. */
export const leastConfidence = 0.6

export function scopeOf(registry: Registry, ledger: LedgerDefinition): Scope {
  const unit = unitOf(registry)
  const partner = unit?.child === ledger ? unit.parent : unit?.parent === ledger ? unit.child : null
  const roots = partner && unit?.child === ledger ? [ledger, partner] : [ledger]
  const lookups = new Map<string, ReadonlySet<string>>()
  for (const root of roots) {
    for (const linked of linkedLedgers(registry, root)) {
      if (linked !== ledger && linked !== partner) lookups.set(linked.id, identityFields(registry, linked))
    }
  }
  return { ledger, own: new Set(ledger.fields.map((field) => field.id)), partner, lookups }
}

type Bid = Readonly<{ column: number; candidate: Candidate; worth: number; first: boolean }>

/** Gives every column its best field; a field is given once, to the surest column. */
export function assignColumns(registry: Registry, scope: Scope, columns: ReadonlyMap<number, readonly Candidate[]>): Assignment {
  const bids: Bid[] = []
  for (const [column, candidates] of columns) {
    const valued = candidates.flatMap((one) => {
      const target = redirect(registry, one)
      const weight = weightIn(scope, target)
      return weight === 0 || one.confidence < leastConfidence ? [] : [{ candidate: target, worth: one.confidence * weight }]
    })
    valued.sort((a, b) => b.worth - a.worth)
    valued.forEach((bid, index) => {
      if (index === 0 || bid.candidate.confidence >= 0.9) bids.push({ column, ...bid, first: index === 0 })
    })
  }
  bids.sort((a, b) => b.worth - a.worth || Number(b.first) - Number(a.first) || a.column - b.column)
  return grant(registry, scope, bids)
}

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

/** A field that shows the linked record's field stands for that record's field. */
function redirect(registry: Registry, candidate: Candidate): Candidate {
  const { derived } = candidate.field
  if (derived?.kind !== 'parent') return candidate
  const link = findField(findLedger(registry, candidate.ledger) ?? emptyLedger, derived.link)
  const target = findLedger(registry, link?.target ?? '')
  const field = target && findField(target, derived.field)
  return target && field ? redirect(registry, { ...candidate, ledger: target.id, field }) : candidate
}

const emptyLedger: LedgerDefinition = {
  id: '',
  label: '',
  table: '',
  unit: '',
  sections: [],
  fields: [],
  title: '',
  naturalKeys: [],
}

function weightIn(scope: Scope, { ledger, field }: Candidate): number {
  if (ledger === scope.ledger.id) return field.derived && field.derived.kind !== 'child' ? 0.7 : 1
  if (ledger === scope.partner?.id) return field.derived && field.derived.kind !== 'child' ? 0.7 : 0.97
  return scope.lookups.get(ledger)?.has(field.id) ? 0.8 : 0
}
