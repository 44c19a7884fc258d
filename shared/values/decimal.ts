import Big from 'big.js'
import { blank, doubt, parsed, refused, type Parsed } from './problem.ts'
import { isBlankSign, normalizeText, toHalfWidth } from './text.ts'

export type DecimalReading = Readonly<{
  /** Digits after the point that are stored: the value is an integer times 10^-scale. */
  scale: number
  /** Words for messages: 金额, 数量. */
  what: string
  /** Problem code prefix. */
  code: string
  /** Unit of the column when it is not the stored one (万元 = 10000). A unit in the cell itself wins. */
  factor?: number
  /** Removes unit words from a text; returns what is left and the factor of the unit found, if it had one. */
  stripUnit: (text: string) => Readonly<{ rest: string; factor?: number }>
  /** The text comes from a number cell, so it may end in binary dust (0.30000000000000004). */
  isNumber?: boolean
}>

/** Exact reading of a decimal into an integer of the stored unit; digits beyond the scale are rounded half up with a doubt. */
export function parseDecimal(text: string, reading: DecimalReading): Parsed<number> {
  const clean = toHalfWidth(normalizeText(text)).replace(/^'/, '')
  if (reading.factor === undefined && /^\d{1,9}$/.test(clean)) return parsed(Number(clean) * 10 ** reading.scale)
  if (isBlankSign(clean) || clean === '无') return blank
  const { rest, factor } = reading.stripUnit(clean.replace(/(?<=\S)\(([^()\d]*)\)$/, '$1'))
  const digits = withoutGrouping(rest) ?? compound(rest)
  if (digits === null) return refused(`${reading.code}.unreadable`, `“${clean}”不是${reading.what}`)
  const exact = new Big(digits).times(factor ?? reading.factor ?? 1).times(new Big(10).pow(reading.scale))
  return rounded(exact, clean, reading)
}

/** 2万5千 as digits. */
function compound(text: string): string | null {
  const match = /^(\d+(?:\.\d+)?)万(?:(\d)千)?(?:(\d)百)?$/.exec(text)
  if (!match) return null
  const [, wan = '0', qian = '0', bai = '0'] = match
  return new Big(wan)
    .times(10_000)
    .plus(Number(qian) * 1000 + Number(bai) * 100)
    .toFixed()
}

/** An integer times 10^-scale as text without binary errors: 1250, 2 → "12.5" (or "12.50" when `fixed`). */
export function decimalText(value: number, scale: number, fixed = false): string {
  if (scale === 0) return String(value)
  const digits = String(Math.abs(value)).padStart(scale + 1, '0')
  const whole = digits.slice(0, -scale)
  const part = fixed ? digits.slice(-scale) : digits.slice(-scale).replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`
}

/** Differences below this part of the stored unit are what a spreadsheet's binary arithmetic leaves behind. */
const dust = new Big('0.0001')

function rounded(exact: Big, text: string, reading: DecimalReading): Parsed<number> {
  const whole = exact.round(0, Big.roundHalfUp)
  const value = Number(whole.toFixed(0))
  if (!Number.isSafeInteger(value)) return refused(`${reading.code}.range`, `“${text}”超出了可以保存的范围`)
  const rest = exact.minus(whole).abs()
  const isDust = reading.isNumber === true && rest.lt(dust)
  if (rest.eq(0) || isDust) return parsed(value)
  const shown = decimalText(value, reading.scale, true)
  return parsed(value, doubt(`${reading.code}.rounded`, `“${text}”小数位太多，已四舍五入为 ${shown}`))
}

/** Plain decimal digits, or null. Commas must stand at thousands (1,200) so that 1,2 is not read as 12. */
function withoutGrouping(text: string): string | null {
  const bracketed = /^\((.+)\)$/.exec(text)
  const inner = bracketed ? `-${bracketed[1]}` : text
  const compact = inner.replace(/\s/g, '')
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?$/i.test(compact)) return compact.replace(/^\+/, '').replace(/\.(?=E|$)/i, '')
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(compact)) return compact.replace(/[,+]/g, '').replace(/\.$/, '')
  return null
}
