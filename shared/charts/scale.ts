/** An axis: `at` gives the share of its length (0 to 1) of a value, `marks` are the round values to write beside it. */
export type Scale = Readonly<{ low: number; high: number; marks: readonly number[]; at: (value: number) => number }>

/** Round marks (1, 2, 5 × power of ten) around the values. Always holds zero when `fromZero`; whole numbers get no fractions. */
export function scaleOf(values: readonly number[], fromZero = true, count = 5): Scale {
  const known = fromZero ? [...values, 0] : values
  const least = known.length === 0 ? 0 : known.reduce((a, b) => Math.min(a, b))
  const most = known.length === 0 ? 1 : known.reduce((a, b) => Math.max(a, b))
  const wide = most - least || (fromZero ? Math.abs(most) : Math.abs(most) / 5) || 1
  const step = roundStep(wide / count, values.every(Number.isInteger))
  const isFlat = least === most && least !== 0
  const low = (Math.floor(least / step) - (isFlat && !fromZero ? 1 : 0)) * step
  const high = Math.max(Math.ceil(most / step) * step, low + step, isFlat && !fromZero ? most + step : low)
  const steps = Math.round((high - low) / step)
  const marks = Array.from({ length: steps + 1 }, (_, index) => cleaned(low + index * step))
  return { low, high, marks, at: (value) => (value - low) / (high - low) }
}

function roundStep(rough: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * (1 - 1e-9)) ?? 10 * power
  return whole ? Math.max(1, step) : step
}

/** Without the tail of binary fractions (0.30000000000000004). */
function cleaned(value: number): number {
  return Number(value.toPrecision(12))
}

/** A mark of an axis: 1.2万, 3亿, 450. */
export function markText(value: number): string {
  const size = Math.abs(value)
  if (size >= 100_000_000) return `${cleaned(value / 100_000_000)}亿`
  if (size >= 10_000) return `${cleaned(value / 10_000)}万`
  return String(value)
}
