/** The last day of each of the five months before, and today, oldest first: what a small trend line shows. */
export function trendDays(today: string): readonly string[] {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const ends = [5, 4, 3, 2, 1].map((back) => new Date(Date.UTC(year, month - back, 0)).toISOString().slice(0, 10))
  return [...ends, today]
}
