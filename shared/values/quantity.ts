import { decimalText, parseDecimal } from './decimal.ts'
import { parsed, refused, type Parsed } from './problem.ts'

/** Quantities (亩, 平方米, 公里…) are integers times 10^-scale, so that areas add up exactly. */

/** Reads 3.5, 3.5亩, 1,200 平方米, 42.02%; `unit` is what may be written behind the figure. */
export function parseQuantity(
  text: string,
  options: Readonly<{ scale: number; unit?: string; factor?: number; isNumber?: boolean }>,
): Parsed<number> {
  const { unit } = options
  return parseDecimal(text, {
    ...options,
    what: '数字',
    code: 'quantity',
    stripUnit: (value) => stripUnit(value, unit),
  })
}

/** A whole number: 3, 3人, 3.0. A fraction is refused, not rounded: half a person is a mistake. */
export function parseInteger(text: string, options: Readonly<{ unit?: string; isNumber?: boolean }> = {}): Parsed<number> {
  const reading = parseQuantity(text, { ...options, scale: 0 })
  const isRounded = reading.problems.some((problem) => problem.code === 'quantity.rounded')
  if (isRounded) return refused('integer.fraction', `“${text.trim()}”应当是整数`)
  if (reading.value === null) {
    return reading.problems.length === 0 ? reading : refused('integer.unreadable', `“${text.trim()}”不是整数`)
  }
  return parsed(reading.value)
}

/** 1250 with scale 2 → 12.5 */
export function formatQuantity(value: number, scale: number): string {
  return decimalText(value, scale)
}

const units = [
  '公顷',
  '公斤',
  '千克',
  'kg',
  '吨',
  '斤',
  '口人',
  '平方米',
  '平方公里',
  '平米',
  '公里',
  '千米',
  '平方',
  '㎡',
  'm2',
  'm²',
  'km',
  '亩',
  '米',
  '个月',
  '月',
  '人',
  '户',
  '头',
  '只',
  '羽',
  '岁',
  '年',
  '层',
  '个',
  '间',
  '口',
  '%',
]

/** Units that are converted into one another, by dimension, in the smallest. */
const sizes: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  亩: ['land', 1],
  公顷: ['land', 15],
  平方公里: ['land', 1500],
  米: ['length', 1],
  公里: ['length', 1000],
  千米: ['length', 1000],
  km: ['length', 1000],
  斤: ['weight', 1],
  公斤: ['weight', 2],
  kg: ['weight', 2],
  吨: ['weight', 2000],
}

/** A unit of the field's dimension is converted, one of another dimension leaves the text unreadable. */
function stripUnit(text: string, unit: string | undefined): Readonly<{ rest: string; factor?: number }> {
  const known = unit === undefined ? units : [unit, ...units]
  const found = known.filter((word) => text.toLowerCase().endsWith(word)).sort((a, b) => b.length - a.length)[0]
  // 42% of something is no 42 亩.
  if (found === undefined || (found === '%' && unit !== '%')) return { rest: text }
  const rest = text.slice(0, -found.length).trim()
  const [from, to] = [sizes[found], sizes[unit ?? '']]
  if (found === unit || !from || !to) return { rest }
  return from[0] === to[0] ? { rest, factor: from[1] / to[1] } : { rest: text }
}
