import { limits } from './limits.ts'
import type { MergeRange } from '#shared/importing/rawTable.ts'

export type Place = Readonly<{ row: number; column: number }>

/** `B3` → zero-based place; null when it is none inside Excel's grid. */
export function parseAddress(text: string): Place | null {
  let at = 0
  let column = 0
  for (; at < text.length; at++) {
    const letter = (text.charCodeAt(at) | 32) - 96
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  const letters = at
  let row = 0
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return null
    row = row * 10 + digit
  }
  const inside = letters > 0 && letters <= 3 && column <= limits.gridColumns && row >= 1 && row <= limits.gridRows
  return inside ? { row: row - 1, column: column - 1 } : null
}

/** `A1:C5` → zero-based inclusive range, corners in order. */
export function parseRange(text: string): MergeRange | null {
  const [first = '', second = first] = text.replaceAll('$', '').split(':')
  const a = parseAddress(first)
  const b = parseAddress(second)
  if (!a || !b) return null
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  }
}

/** Zero-based place → `B3`. */
export function addressText(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`
}

/** Zero-based column → `A`, `AA`… */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (column % 26))
}
