import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { isNumeric } from './cellText.ts'
import type { GridModel } from './model.ts'
import { blockOf, sizeOf } from './selection.ts'

/** Cells beyond which the sum of the marked block is left out: not all of them are loaded. */
const mostCells = 20_000

/** How many cells are marked, and their sum where they are numbers of one field. */
export function markedSum(model: GridModel): Readonly<{ cells: number; sum: string | null }> | null {
  const block = blockOf(model.selection)
  const cells = sizeOf(block)
  if (cells < 2 || model.ids.length === 0) return null
  const field = block.left === block.right ? model.columns[block.left]?.field : undefined
  if (!field || !isNumeric(field) || cells > mostCells) return { cells, sum: null }
  let sum = 0
  for (const id of model.ids.slice(block.top, block.bottom + 1)) {
    const row = model.store.get(id)
    if (!row) return { cells, sum: null }
    const value = row.values[field.id]
    if (typeof value === 'number') sum += value
  }
  return { cells, sum: formatValue(field, sum) }
}
