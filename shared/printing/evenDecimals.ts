/**
 * A column of figures with as many digits after the point in each row: 2.2 and 3.21 do not stand under one another.
 * Columns with other words, and those without a point, stay as they are.
 */

/** The most digits after the point in a column of plain figures; 0 where other words stand there. */
export function decimalsOf(column: Iterable<string>): number {
  let most = 0
  for (const text of column) {
    if (text === '') continue
    const match = figure.exec(text)
    if (!match) return 0
    most = Math.max(most, match[1]?.length ?? 0)
  }
  return most
}

/** The figure with this many digits after the point; anything else as it is. */
export function withDecimals(text: string, decimals: number): string {
  const match = decimals > 0 ? figure.exec(text) : null
  if (!match) return text
  const digits = match[1]?.length ?? 0
  return `${text}${digits === 0 ? '.' : ''}${'0'.repeat(Math.max(0, decimals - digits))}`
}

const figure = /^-?\d[\d,]*(?:\.(\d+))?$/
