import type { FieldValue } from '#shared/ledger/define.ts'

export type SortKey = Readonly<{ field: string; down: boolean }>

/** Chinese by pinyin, digits by value (3组 before 10组): what Excel's users expect of 排序. */
const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

/**
 * Sorts rows `[id, key1, key2, …]` and returns the ids. Blank keys come last in either direction. Each distinct text is
 * compared by the collator only once per column: comparing 38,000 names pairwise would take a second.
 */
export function sortIds(rows: readonly (readonly FieldValue[])[], keys: readonly SortKey[]): readonly string[] {
  if (keys.length === 0) return rows.map((row) => row[0] as string)
  const ranks = keys.map((key, index) => rankColumn(rows, index + 1, key.down))
  const order = rows.map((_, index) => index)
  order.sort((a, b) => {
    for (const rank of ranks) {
      const difference = rank[a]! - rank[b]!
      if (difference !== 0) return difference
    }
    return a - b
  })
  return order.map((index) => rows[index]![0] as string)
}

function rankColumn(rows: readonly (readonly FieldValue[])[], column: number, down: boolean): Float64Array {
  const distinct = [...new Set(rows.map((row) => row[column] ?? null))].filter((value) => value !== null && value !== '')
  distinct.sort(compareValues)
  if (down) distinct.reverse()
  const rankOf = new Map(distinct.map((value, index) => [value, index]))
  const ranks = new Float64Array(rows.length)
  rows.forEach((row, index) => (ranks[index] = rankOf.get(row[column] ?? null) ?? Infinity))
  return ranks.map((rank) => (rank === Infinity ? distinct.length : rank))
}

const digits = /^\d*$/
const isoDate = /^\d{4}-\d{2}-\d{2}$/

/** Of equal length these compare by code point as the collator would, many times faster. */
function isPlain(text: string): boolean {
  return digits.test(text) || isoDate.test(text)
}

function compareValues(a: FieldValue, b: FieldValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const left = String(a)
  const right = String(b)
  if (left.length === right.length && isPlain(left) && isPlain(right)) return left < right ? -1 : left > right ? 1 : 0
  return collator.compare(left, right)
}
