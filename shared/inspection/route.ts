/** A stop of the way: what is known of where the household lives. */
export type Stop = Readonly<{ village: string; group: string; address: string; head: string }>

/** The order of the way: village, group, address (numbers in them as numbers: 2组 before 10组), then the head's name. */
export function inRouteOrder<T>(values: readonly T[], stopOf: (value: T) => Stop): readonly T[] {
  const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })
  const keyed = values.map((value) => ({ value, stop: stopOf(value) }))
  const compare = (a: Stop, b: Stop): number =>
    collator.compare(a.village, b.village) ||
    last(a.group, b.group) ||
    collator.compare(a.group, b.group) ||
    last(a.address, b.address) ||
    collator.compare(a.address, b.address) ||
    collator.compare(a.head, b.head)
  return keyed.sort((a, b) => compare(a.stop, b.stop)).map(({ value }) => value)
}

/** What is not known stands behind what is. */
function last(a: string, b: string): number {
  return Number(a === '') - Number(b === '')
}
