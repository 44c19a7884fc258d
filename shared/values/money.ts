import { decimalText, parseDecimal } from './decimal.ts'
import type { Parsed } from './problem.ts'

/** Money is an integer of 分. Never a float of 元: sums of 12,000 households must close to the last 分. */

/**
 * Reads ￥1,200.50, 1200元, 1.2万元, 145万元, 0.3亿元, (1,200) as a negative, —, / and 无 as blank.
 * `factor` is the column's unit in 元 (万元 = 10000); a unit written in the cell wins over it.
 */
export function parseMoney(text: string, factor?: number, isNumber = false): Parsed<number> {
  return parseDecimal(text, { scale: 2, what: '金额', code: 'money', factor, isNumber, stripUnit })
}

/** 分 as 1,234.50 (元). */
export function formatMoney(fen: number): string {
  return grouped(decimalText(fen, 2, true))
}

/** 分 as plain 元 for number cells and inputs: 1234.5. */
export function moneyText(fen: number): string {
  return decimalText(fen, 2)
}

/** 分 as 万元 with the given digits, rounded half away from zero: 145 0000 00 → 145.00, 1,234.50. */
export function formatWan(fen: number, digits = 2): string {
  const step = 10 ** (6 - digits)
  const scaled = Math.sign(fen) * Math.floor((Math.abs(fen) + step / 2) / step)
  return grouped(decimalText(scaled, digits, true))
}

function grouped(text: string): string {
  return text.replace(/\B(?=(\d{3})+(?=\.|$))/g, (_, __, at: number) => (text.includes('.') && at > text.indexOf('.') ? '' : ','))
}

const unitFactors: Readonly<Record<string, number>> = { 亿: 100_000_000, 万: 10_000, 千: 1000, 百: 100 }

function stripUnit(text: string): Readonly<{ rest: string; factor?: number }> {
  const bare = text
    .replace(/^(?:人民币|rmb|cny|[¥￥$])\s*/i, '')
    .replace(/(?:人民币|rmb|cny)$/i, '')
    .replace(/(?:整|正)$/, '')
    .trim()
  if (/^\d+(?:\.\d+)?万\d[千百]/.test(bare)) return { rest: bare.replace(/(?:元|圆|块|块钱)$/, ''), factor: 1 }
  const match = /^(.*?)\s*(亿|万|千|百)?\s*(元|圆|块|块钱)?$/.exec(bare)
  const unit = match?.[2]
  const rest = (match?.[1] ?? bare).replace(/^(-?)[¥￥]/, '$1')
  if (unit !== undefined) return { rest, factor: unitFactors[unit] ?? 1 }
  return match?.[3] === undefined ? { rest } : { rest, factor: 1 }
}
