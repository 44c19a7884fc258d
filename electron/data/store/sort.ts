import type { FieldValue } from '#shared/ledger/define.ts'
import { inReadingOrder } from './collate.ts'

export type SortKey = Readonly<{ field: string; down: boolean }>

/** Ranks of values in reading order, from 0; what is missing is blank. `count`: how many different ranks there are. */
export type Ranks = Readonly<{ of: ReadonlyMap<FieldValue, number>; count: number }>

/** `at`: which value of the rows is compared; `ranks`: by what, where the value itself is no word. */
type SortedBy = Readonly<{ at: number; down: boolean; ranks: Ranks | null }>

/**
 * Sorts rows `[id, value, value, …]` and returns the ids; among equals the smaller id comes first. Blanks come last in
 * either direction. Each distinct text is compared only once per key: comparing 38,000 names pairwise would take a second.
 */
export function sortIds(rows: readonly (readonly FieldValue[])[], keys: readonly SortedBy[]): readonly string[] {
  const ordered = inOrder(rows) ? rows : [...rows].sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  const columns = keys.map((key) => rankColumn(ordered, key))
  return columns.length === 0 ? ordered.map(idOf) : orderOf(ordered.length, columns).map((index) => idOf(ordered[index]!))
}

/** Ranks of numbers by their words, from pairs of both. */
export function ranksOf(pairs: readonly (readonly FieldValue[])[]): Ranks {
  const { of, count } = ranksOfWords(pairs.map((pair) => pair[1] ?? null))
  const ranks = new Map<FieldValue, number>()
  for (const [number, word] of pairs) {
    const rank = of.get(word ?? null)
    if (rank !== undefined) ranks.set(number ?? null, rank)
  }
  return { of: ranks, count }
}

function ranksOfWords(values: readonly FieldValue[]): Ranks {
  const distinct = inReadingOrder([...new Set(values)].filter((value) => value !== null && value !== ''))
  return { of: new Map(distinct.map((value, index) => [value, index])), count: distinct.length }
}

function idOf(row: readonly FieldValue[]): string {
  return row[0] as string
}

function inOrder(rows: readonly (readonly FieldValue[])[]): boolean {
  for (let index = 1; index < rows.length; index += 1) if (rows[index - 1]![0]! > rows[index]![0]!) return false
  return true
}

/** Rank of each row; blanks have the last. */
type Column = Readonly<{ ranks: Uint32Array; count: number }>

function rankColumn(rows: readonly (readonly FieldValue[])[], { at, down, ranks: given }: SortedBy): Column {
  const { of, count } = given ?? ranksOfWords(rows.map((row) => row[at] ?? null))
  const ranks = new Uint32Array(rows.length)
  for (let index = 0; index < rows.length; index += 1) {
    const rank = of.get(rows[index]![at] ?? null)
    ranks[index] = rank === undefined ? count : down ? count - 1 - rank : rank
  }
  return { ranks, count: count + 1 }
}

/** Row numbers by the ranks of the columns, then by themselves. */
function orderOf(length: number, columns: readonly Column[]): readonly number[] {
  const all = columns.reduce((product, { count }) => product * count, length)
  if (all > Number.MAX_SAFE_INTEGER) return comparedOrder(length, columns)
  // All ranks and the row's number in one number: sorting numbers is many times faster than calling back for each pair.
  const packed = new Float64Array(length)
  for (let index = 0; index < length; index += 1) {
    let key = 0
    for (const { ranks, count } of columns) key = key * count + ranks[index]!
    packed[index] = key * length + index
  }
  return Array.from(packed.sort(), (key) => key % length)
}

function comparedOrder(length: number, columns: readonly Column[]): readonly number[] {
  const order = Array.from({ length }, (_, index) => index)
  return order.sort((a, b) => {
    for (const { ranks } of columns) if (ranks[a] !== ranks[b]) return ranks[a]! - ranks[b]!
    return a - b
  })
}
