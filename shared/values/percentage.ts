/** 43.14%: two digits after the point, half of the last one up; '' of nothing or where there is no whole. */
export function percentage(part: number | null, whole: number | null): string {
  return whole === null || whole === 0 ? '' : `${(Math.round(((part ?? 0) * 10_000) / whole) / 100).toFixed(2)}%`
}
