import type { Registry } from '#shared/ledger/registry.ts'
import { slotName, type Assigned, type Scope } from './assignColumns.ts'
import type { ColumnCandidates } from './columnCandidates.ts'
import { companionLedgers } from './companions.ts'
import { isRunningNumber, sampleColumn } from './contentEvidence.ts'
import type { Decisions } from './decisions.ts'
import { isStructural } from './dictionary.ts'
import { unitOf } from './family.ts'
import type { Grid } from './grid.ts'
import { unitOfHeading } from './heading.ts'
import type { HeadingParts } from './headingParts.ts'
import type { ColumnMatch, FieldTarget } from './matchTypes.ts'
import type { FoundTable, TableHeading } from './tableTypes.ts'

export type MatchesInput = Readonly<{
  registry: Registry
  grid: Grid
  table: FoundTable
  scope: Scope
  assigned: ReadonlyMap<number, Assigned>
  decided: Decisions
  candidates: ColumnCandidates
  also: ReadonlyMap<number, readonly FieldTarget[]>
  /** Ledgers that the table writes. */
  ledgers: readonly string[]
}>

/** What is told of every column of the table. */
export function columnMatches(input: MatchesInput, parts: readonly HeadingParts[]): readonly ColumnMatch[] {
  const relevant = relevantLedgers(input)
  const taken = new Set([...input.assigned.values()].map((held) => slotName(input.registry, input.scope, held.ledger, held.field.id)))
  return parts.map((part): ColumnMatch => {
    const held = input.assigned.get(part.heading.index)
    const asked = held || input.decided.has(part.heading.index) ? [] : proposals(input, part, { relevant, taken })
    const also = input.also.get(part.heading.index)
    return {
      index: part.heading.index,
      header: part.heading.header,
      ledger: held?.ledger ?? null,
      field: held?.field.id ?? null,
      why: held?.why ?? null,
      confidence: held?.confidence ?? asked[0]?.confidence ?? 0,
      unit: unitOfColumn(input.table, part.heading),
      ...(held && part.spread ? { repeat: part.spread.repeat, ...(part.spread.says ? { says: part.spread.says } : {}) } : {}),
      ...(part.year === null ? {} : { year: part.year }),
      ...(also ? { also } : {}),
      ...(asked.length > 0 ? { candidates: asked.map(({ ledger, field }) => ({ ledger, field })) } : {}),
    }
  })
}

/** Ledgers that a column of this table could be of: its own and those kept beside them. */
function relevantLedgers({ registry, scope, ledgers }: MatchesInput): Relevant {
  const unit = unitOf(registry)
  const beside = unit && scope.partner ? companionLedgers(registry, unit).map((ledger) => ledger.id) : []
  return { own: new Set([scope.ledger.id, ...(scope.partner ? [scope.partner.id] : []), ...ledgers]), beside: new Set(beside) }
}

type Relevant = Readonly<{ own: ReadonlySet<string>; beside: ReadonlySet<string> }>

type Proposal = FieldTarget & Readonly<{ confidence: number }>
const mostProposals = 5
const leastProposal = 0.25
/** A ledger that would have to be brought in must know the heading. */
const known = 0.7

/** Fields that an unmapped column with values may carry, likeliest first. */
function proposals(
  { registry, grid, table, scope, candidates }: MatchesInput,
  part: HeadingParts,
  { relevant, taken }: Readonly<{ relevant: Relevant; taken: ReadonlySet<string> }>,
): readonly Proposal[] {
  if (isStructural(part.path.at(-1) ?? '')) return []
  const found = (candidates.get(part.heading.index) ?? []).filter(
    (one) =>
      (relevant.own.has(one.ledger) || (relevant.beside.has(one.ledger) && one.confidence >= known)) &&
      one.confidence >= leastProposal &&
      (!one.field.derived || one.field.derived.kind === 'child') &&
      !taken.has(slotName(registry, scope, one.ledger, one.field.id)),
  )
  if (found.length === 0) return []
  const values = sampleColumn(grid, table, part.heading.index, 40)
  if (values.length === 0 || isRunningNumber(values)) return []
  // A ledger of the table's own comes before one that would have to be brought in.
  const rank = (ledger: string): number => (ledger === scope.ledger.id ? 0.02 : ledger === scope.partner?.id ? 0.01 : 0)
  return found
    .map((one) => ({ ledger: one.ledger, field: one.field.id, confidence: Math.min(0.59, one.confidence) + rank(one.ledger) }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, mostProposals)
    .map((one) => ({ ...one, confidence: Math.min(0.59, one.confidence) }))
}

/** The heading's own unit, its group's, or the one unit named above the table. */
function unitOfColumn(table: FoundTable, heading: TableHeading): string | null {
  for (const text of [...heading.path].reverse()) {
    const unit = unitOfHeading(text)
    if (unit !== null) return unit
  }
  return table.units.length > 0 ? table.units.join('、') : null
}
