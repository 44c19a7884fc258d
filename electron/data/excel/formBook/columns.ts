import type { BookLine } from './bookLine.ts'

/** Edges nearer than this are one: no workbook needs hair-thin columns. Millimetres. */
const nearMm = 1.2

/** The columns of a sheet: every edge of every cell, from the left margin to the right one. */
export function columnEdges(lines: readonly BookLine[], contentMm: number): readonly number[] {
  const wanted = lines.flatMap((line) => line.cells.flatMap((cell) => [cell.fromMm, cell.toMm]))
  const sorted = [...new Set(wanted)].sort((a, b) => a - b)
  const edges: number[] = [0]
  for (const edge of sorted) if (edge - edges.at(-1)! >= nearMm && contentMm - edge >= nearMm) edges.push(edge)
  return [...edges, contentMm]
}

/** Index of the edge nearest to this place. */
export function nearestEdge(edges: readonly number[], mm: number): number {
  let best = 0
  edges.forEach((edge, index) => {
    if (Math.abs(edge - mm) < Math.abs(edges[best]! - mm)) best = index
  })
  return best
}
