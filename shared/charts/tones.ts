/** Each tone with its colour. The series differ in lightness as well, so that black-and-white paper tells them apart. */
export const colors = {
  text: '#1f2328',
  dim: '#58616a',
  grid: '#d5dae0',
  axis: '#8b949e',
  onDark: '#ffffff',
  first: '#194270',
  second: '#8eadd2',
  third: '#c77700',
  fourth: '#f2c879',
  fifth: '#3f7d4f',
  sixth: '#a9d3b2',
  seventh: '#7a5195',
  eighth: '#cfb8dd',
  plan: '#d5dae0',
  up: '#1d6b32',
  down: '#b3261e',
} as const

export type Tone = keyof typeof colors

const series = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'] as const satisfies readonly Tone[]

/** Most series that one drawing can tell apart. */
export const mostSeries = series.length

export function seriesTone(index: number): Tone {
  return series[index % series.length]!
}

/** Tone of letters that stand on a box of that tone. */
export function toneOn(tone: Tone): Tone {
  return tone === 'second' || tone === 'fourth' || tone === 'sixth' || tone === 'eighth' || tone === 'plan' ? 'text' : 'onDark'
}
