export type SkipRange = Readonly<{ rows: string; why: string; count: number }>

/** Rows that were left out, those with the same reason in one line: 第 3、8–10 行. */
export function skipRanges(skipped: readonly Readonly<{ row: number; why: string }>[]): readonly SkipRange[] {
  const byReason = new Map<string, number[]>()
  for (const { row, why } of skipped) byReason.set(why, [...(byReason.get(why) ?? []), row])
  return [...byReason].map(([why, rows]) => ({ why, count: rows.length, rows: rangesOf(rows) }))
}

/** Beyond this many ranges the line names no more of them. */
const rangesShown = 30

function rangesOf(rows: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && row <= last[1] + 1) last[1] = row
    else ranges.push([row, row])
  }
  const words = ranges.slice(0, rangesShown).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  return `第 ${words.join('、')} 行${ranges.length > rangesShown ? '等' : ''}`
}
