import type { ImportRow } from '#shared/ipc/outputs.ts'
import type { LoadRows, Show } from './rowWindows.ts'

export type Place = Readonly<{ show: Show; index: number; row: ImportRow }>

/** The first row of a tab whose sheet number is above `row`: rows stand in the order of the sheet, so halving finds it. */
export async function placeAfter(load: LoadRows, show: Show, row: number): Promise<Place | null> {
  const first = await load({ show, offset: 0, limit: 1 })
  if (first.total === 0) return null
  let low = 0
  let high = first.total
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const found = (await load({ show, offset: middle, limit: 1 })).rows[0]
    if (found && found.row <= row) low = middle + 1
    else high = middle
  }
  const found = low < first.total ? (await load({ show, offset: low, limit: 1 })).rows[0] : undefined
  return found ? { show, index: low, row: found } : null
}

/** Where a sheet row stands in a tab now; the row after it when it has left the tab, the last one at the end. */
export async function placeOf(load: LoadRows, show: Show, row: number): Promise<Place | null> {
  const there = await placeAfter(load, show, row - 1)
  if (there) return there
  const { total } = await load({ show, offset: 0, limit: 1 })
  const last = total > 0 ? (await load({ show, offset: total - 1, limit: 1 })).rows[0] : undefined
  return last ? { show, index: total - 1, row: last } : null
}

/** Tabs that F8 walks through: the present one when it shows problems only, else rejected and doubtful rows. */
function problemTabs(show: Show): readonly Show[] {
  return show === 'rejected' || show === 'doubt' ? [show] : ['rejected', 'doubt']
}

/** The next row with a problem below a sheet row, from the top again after the last one; null when there is none. */
export async function nextProblemRow(load: LoadRows, show: Show, row: number): Promise<Place | null> {
  const below = await nearest(load, show, row)
  return below ?? nearest(load, show, 0)
}

async function nearest(load: LoadRows, show: Show, row: number): Promise<Place | null> {
  const found = await Promise.all(problemTabs(show).map((tab) => placeAfter(load, tab, row)))
  return found.reduce((best, one) => (best === null || (one !== null && one.row.row < best.row.row) ? one : best), null)
}

/** The next shown column with a problem right of `after` (-1: from the first); null when there is none. */
export function problemColumn(row: ImportRow, columns: readonly number[], after: number): number | null {
  const bad = new Set(row.cells.filter((cell) => cell.problems.length > 0).map((cell) => cell.column))
  const place = columns.findIndex((column, index) => index > after && bad.has(column))
  return place < 0 ? null : place
}
