import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { Assigned } from './assignColumns.ts'
import type { FieldTarget, MatchOptions, MatchWhy } from './matchTypes.ts'
import type { FoundTable } from './tableTypes.ts'

/** What a person decided for the columns of a table, now or when the same layout came before; null = not to be imported. */
export type Decisions = ReadonlyMap<number, FieldTarget | null>

/** The newer decision stands. */
export function decisionsOf(table: FoundTable, options: MatchOptions, fingerprint: string): Decisions {
  const decided = new Map<number, FieldTarget | null>()
  const remembered = options.memory?.[fingerprint] ?? {}
  for (const heading of table.headings) {
    const target = remembered[heading.header]
    if (target !== undefined) decided.set(heading.index, target)
  }
  for (const [column, target] of Object.entries(options.overrides ?? {})) decided.set(Number(column), target)
  return decided
}

export function assignedTo(registry: Registry, target: FieldTarget | null, why: MatchWhy): Assigned | null {
  const ledger = target && findLedger(registry, target.ledger)
  const field = ledger && target && findField(ledger, target.field)
  return ledger && field ? { ledger: ledger.id, field, why, confidence: 1 } : null
}

/** What a person decided stands, and takes the field from the column that had it. */
export function applyDecisions(registry: Registry, decided: Decisions, assigned: Map<number, Assigned>): void {
  for (const [column, target] of decided) {
    assigned.delete(column)
    const chosen = assignedTo(registry, target, 'memory')
    if (!chosen) continue
    for (const [other, held] of assigned) {
      if (held.ledger === chosen.ledger && held.field.id === chosen.field.id) assigned.delete(other)
    }
    assigned.set(column, chosen)
  }
}
