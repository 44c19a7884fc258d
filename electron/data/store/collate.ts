import type { FieldValue } from '#shared/ledger/define.ts'

/** Chinese by pinyin, digits by value (3组 before 10组): what Excel's users expect of 排序. */
const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

/** Different values in order: numbers by value, texts as people read them. */
export function inReadingOrder(values: readonly FieldValue[]): FieldValue[] {
  const chinese = values.filter((value): value is string => typeof value === 'string' && chineseOnly.test(value))
  if (chinese.length < values.length / 2) return [...values].sort(compareValues)
  learn(chinese)
  const texts = new Map(chinese.map((text) => [keyOf(text), text]))
  const sorted = [...texts.keys()].sort().map((key) => texts.get(key)!)
  const known = new Set<FieldValue>(chinese)
  return merged(sorted, values.filter((value) => !known.has(value)).sort(compareValues))
}

/** Two lists in order as one; the second is short. */
function merged(sorted: readonly FieldValue[], others: readonly FieldValue[]): FieldValue[] {
  const all: FieldValue[] = []
  let from = 0
  for (const other of others) {
    const to = placeIn(sorted, other)
    for (; from < to; from += 1) all.push(sorted[from]!)
    all.push(other)
  }
  return all.concat(sorted.slice(from))
}

/** How many of a list in order stand before a value. */
function placeIn(sorted: readonly FieldValue[], value: FieldValue): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareValues(sorted[middle]!, value) < 0) low = middle + 1
    else high = middle
  }
  return low
}

const chineseOnly = /^[\u4E00-\u9FFF]+$/

/**
 * Signs seen so far with their place in the order of pinyin, as one code unit. No two of them are equal to the collator, so
 * texts of such signs alone stand in the order of their places: it is asked about a thousand signs instead of every pair of names.
 */
let places: ReadonlyMap<string, string> = new Map()

function learn(texts: readonly string[]): void {
  const unknown = new Set<string>()
  for (const text of texts) for (const sign of text) if (!places.has(sign)) unknown.add(sign)
  if (unknown.size === 0) return
  const signs = [...places.keys(), ...unknown].sort(collator.compare)
  places = new Map(signs.map((sign, index) => [sign, String.fromCharCode(index + 1)]))
}

function keyOf(text: string): string {
  let key = ''
  for (const sign of text) key += places.get(sign)!
  return key
}

function compareCodes(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
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
  if (left.length === right.length && isPlain(left) && isPlain(right)) return compareCodes(left, right)
  return collator.compare(left, right)
}
