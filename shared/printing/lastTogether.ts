/** How many of a list's last rows (or households) stand with what closes it: one alone over the signatures looks forgotten. */
export function lastTogether(groups: number): number {
  return Math.max(1, Math.min(3, Math.floor(groups / 2)))
}
