const width = 100
const height = 18

/** A course without axes: only whether it rises or falls. The figure beside it says how much. */
export function Sparkline({ values }: Readonly<{ values: readonly (number | null)[] }>) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]))
  if (known.length < 2) return <svg width="100%" height={height} aria-hidden />
  const amounts = known.map(({ value }) => value)
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  const x = (index: number) => 2 + (index / (values.length - 1)) * (width - 4)
  const y = (value: number) => (most === least ? height / 2 : 2 + (1 - (value - least) / (most - least)) * (height - 4))
  const points = known.map(({ value, index }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  return (
    <svg width="100%" height={height} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      <polyline points={points} fill="none" stroke="var(--accent)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
