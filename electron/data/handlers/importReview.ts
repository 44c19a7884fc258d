import type { CoreContext } from '#data/core/context.ts'
import { overviewOf } from '#data/exchange/importView.ts'
import type { ImportSession } from '#data/exchange/importSession.ts'
import { heldByHigher } from '#data/exchange/heldBy.ts'
import { knownOfFile } from '#data/exchange/loadKnown.ts'
import { reviewedPlan } from '#data/exchange/review.ts'
import { rowsShown, tableReview } from '#data/exchange/reviewRows.ts'
import { cellKey, rowKey, type Choice } from '#shared/importing/choices.ts'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import type { Handlers } from './handler.ts'
import { sessionOf } from './importDesk.ts'

/** Choices in the review: post-processing of the plan that stands, so each answers at once. */
export const importReviewHandlers = {
  'import.source': async (context, { session: id, rank }) => {
    const current = sessionOf(context, id)
    const { review, base } = current.plan
    review.rank = rank
    review.rankWhy = 'person'
    return chosen(context, current, await heldByHigher(context.reading().engine, base, rank))
  },

  'import.mode': (context, { session: id, fields, mode }) => {
    const current = sessionOf(context, id)
    const modes = { ...current.plan.review.modes }
    for (const field of fields) {
      if (mode === null) delete modes[field]
      else modes[field] = mode
    }
    current.plan.review.modes = modes
    return chosen(context, current)
  },

  'import.chooseRows': (context, { session: id, table, rows, choice }) => {
    const current = sessionOf(context, id)
    for (const row of rows) decide(current.plan.review.rows, rowKey(table, row), choice)
    return chosen(context, current)
  },

  'import.chooseCells': (context, { session: id, table, cells, choice }) => {
    const current = sessionOf(context, id)
    const review = tableReview(current, context.reading().registry, table)
    const first = review.rows[0]?.base.row ?? 0
    for (const { row, column } of cells) {
      const pair = review.rows[row - first]
      for (const cell of pair ? review.cells(pair.base) : [])
        if (cell.column === column) decide(current.plan.review.cells, cellKey(cell.record, cell.field), choice)
    }
    return chosen(context, current)
  },

  'import.chooseShown': (context, { session: id, table, show, field, choice }) => {
    const current = sessionOf(context, id)
    const review = tableReview(current, context.reading().registry, table)
    const { rows, cells } = current.plan.review
    for (const { base } of rowsShown(review, show, field)) {
      if (field === undefined && base.records.length > 0) decide(rows, rowKey(table, base.row), choice)
      for (const cell of review.cells(base)) {
        if (field === undefined || `${cell.record.ledger}.${cell.field}` === field) decide(cells, cellKey(cell.record, cell.field), choice)
      }
    }
    return chosen(context, current)
  },
} satisfies Partial<Handlers>

function decide(choices: Map<string, Choice>, key: string, choice: Choice | null): void {
  if (choice === null) choices.delete(key)
  else choices.set(key, choice)
}

function chosen(context: CoreContext, current: ImportSession, held = current.plan.held): ImportOverview {
  const reading = context.reading()
  const { basis, memory, base, review } = current.plan
  const executed = { registry: reading.registry, today: reading.today, known: () => knownOfFile(context) }
  current.plan = { ...reviewedPlan({ base, held, review }, executed), basis, memory }
  return overviewOf(current, reading.registry)
}
