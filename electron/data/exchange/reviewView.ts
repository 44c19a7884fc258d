import { rankNames } from '#shared/importing/sourceRank.ts'
import type { ImportChange, ImportReview } from '#shared/ipc/outputs.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { Holder } from './heldBy.ts'
import type { ImportSession } from './importSession.ts'
import { tableReview } from './reviewRows.ts'

/** What was chosen in the review, for the whole workbook. */
export function reviewView({ plan }: Pick<ImportSession, 'plan'>): ImportReview {
  const { review, held, leftCells, undecided } = plan
  return { rank: review.rank, rankWhy: review.rankWhy, modes: review.modes, leftCells, undecided, held: heldGroups(held) }
}

/** Cells by the source of their present value, most first. */
function heldGroups(held: ReadonlyMap<string, Holder>): ImportReview['held'] {
  const groups = new Map<string, { name: string; day: string; cells: number }>()
  for (const { rank, day } of held.values()) {
    const group = groups.get(`${rank} ${day}`) ?? { name: rankNames[rank], day, cells: 0 }
    group.cells += 1
    groups.set(`${rank} ${day}`, group)
  }
  return [...groups.values()].sort((a, b) => b.cells - a.cells)
}

/** The fields that a table changes in known records, in the order of its columns, with the rows that do so. */
export function changesOf(session: Pick<ImportSession, 'plan' | 'sheets'>, registry: Registry, index: number): readonly ImportChange[] {
  const { changes } = tableReview(session, registry, index).survey()
  return [...changes.entries()]
    .map(([key, { ledger, field, columns, ...sum }]) => ({
      key,
      label: labelOf(registry, ledger, field),
      columns: [...columns].sort((a, b) => a - b),
      ...sum,
    }))
    .sort((a, b) => (a.columns[0] ?? 0) - (b.columns[0] ?? 0))
}

function labelOf(registry: Registry, ledgerId: string, fieldId: string): string {
  const ledger = findLedger(registry, ledgerId)
  return (ledger && findField(ledger, fieldId)?.label) ?? fieldId
}
