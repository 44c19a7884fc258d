import type { MeasureUnit } from '#shared/measures/define.ts'
import { decimalText } from '#shared/values/decimal.ts'
import { formatMoney, formatWan } from '#shared/values/money.ts'
import { formatQuantity } from '#shared/values/quantity.ts'
import type { Kind } from './aggregate.ts'

/** Percents are hundredths of a percent: 3497 is 34.97 %. */
export const percentKind: Kind = { type: 'quantity', scale: 2 }

/** A value as people read it, without its unit: 1,500, 1,234.50, 28.70 (万元), 34.97. Blank when it cannot be said. */
export function wordsOf(value: number | null, kind: Kind, unit?: MeasureUnit): string {
  if (value === null) return ''
  if (kind.type === 'money') return unit === '万元' ? formatWan(value) : formatMoney(value)
  if (kind === percentKind) return decimalText(value, 2, true)
  if (kind.type === 'quantity') return formatQuantity(value, kind.scale)
  return kind.type === 'integer' ? grouped(value) : String(value)
}

/**
 * first ÷ second as a percent (hundredths), as 分 where money is divided by a count, else with two decimals; rounded
 * half away from zero, never cut off. null when there is nothing to divide by.
 */
export function quotient(
  first: Readonly<{ value: number | null; kind: Kind }>,
  second: Readonly<{ value: number | null; kind: Kind }>,
  unit: MeasureUnit | undefined,
): Readonly<{ value: number | null; kind: Kind }> {
  const isMoneyEach = first.kind.type === 'money' && second.kind.type !== 'money'
  const kind = unit !== '%' && isMoneyEach ? first.kind : percentKind
  if (first.value === null || second.value === null || second.value === 0) return { value: null, kind }
  const plain = first.value / 10 ** first.kind.scale / (second.value / 10 ** second.kind.scale)
  if (unit === '%') return { value: rounded(plain * 10_000), kind }
  return { value: rounded(isMoneyEach ? plain : plain * 100), kind }
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Half away from zero; the tiny addition undoes what binary fractions lose (1.005 × 100). */
function rounded(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) * (1 + Number.EPSILON * 4))
}
