/**
 * How many of a list's last groups (rows, or households of several rows) stand with what closes it: one row alone over the
 * signatures looks forgotten, a household of many rows does not. `rows`: how many rows each group has.
 */
export function lastTogether(rows: readonly number[]): number {
  const most = Math.max(1, Math.min(enough, Math.floor(rows.length / 2)))
  let count = 0
  let held = 0
  while (count < most && held < enough) {
    count += 1
    held += rows[rows.length - count] ?? 0
  }
  return count
}

/** Rows that do not look forgotten. */
const enough = 3
