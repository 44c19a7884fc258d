import { one, unitOf, unitPattern, type Unit } from './units.ts'
import type { PlainText } from './plainText.ts'

/** A number with its unit in a text. Places are those of the plain text; `quote` too. */
export type Figure = Readonly<{
  start: number
  end: number
  quote: string
  /** In millionths of the unit's base. */
  value: bigint
  /** What one step of the last printed digit is worth: how exactly the figure was given. */
  step: bigint
  unit: Unit
  /** 余、约、以上…: not meant to the last digit. */
  vague: boolean
  bound: 'least' | 'most' | null
  /** Words before it, back to the last figure or punctuation. */
  before: string
  /** Words after it, up to the next punctuation or figure. */
  after: string
}>

const multipliers: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1_000n,
  万: 10_000n,
  十万: 100_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
  万亿: 1_000_000_000_000n,
}

const numberPattern = new RegExp(
  `(?<![\\d.A-Za-z*])(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?([余多来])?(十万|百万|千万|万亿|亿|万|千|百|十)?([余多])?(${unitPattern})([余多])?(以上|以下|以内|之内|左右|上下|多)?`,
  'gu',
)

const leastBefore = /(?:不少于|不低于|至少|最少|超过?|突破|逾|高于|大于|多于|≥|>|下限)(?:为|达到?|了)?$/
const mostBefore = /(?:不超过|不高于|不多于|至多|最多|低于|少于|小于|控制在|≤|<|上限)(?:为|达到?|了)?$/
const aboutBefore = /(?:约|近|大约|约为|将近|接近|达到?近|左右|几乎)$/

/** `第 3 户`, `2-5 人`, `3.5 个百分点` … the character before a number that makes it another thing than an amount. */
const notAmountBefore = /[第\-~*×xX/:]$/

/** Every figure with a unit, in the order of the text. Dates, numbering, paper numbers and ranges (2-5 人) are none. */
export function figuresOf({ text }: PlainText): readonly Figure[] {
  const found: Figure[] = []
  for (const match of text.matchAll(numberPattern)) {
    const start = match.index
    const end = start + match[0].length
    if (notAmountBefore.test(text.slice(0, start)) || isOtherWord(text, match)) continue
    found.push(figureOf(match, { start, end, before: wordsBefore(text, found.at(-1)?.end ?? 0, start), after: wordsAfter(text, end) }))
  }
  return found
}

/** 3 人均…, 5 户均…, 2 个月, 8 个百分点 of a unit that is longer than it looks. */
function isOtherWord(text: string, match: RegExpMatchArray): boolean {
  const rest = text.slice(match.index! + match[0].length)
  const unit = match[6]!
  if (/^(?:户|人|村|亩|头)$/.test(unit) && /^(?:均|民|头(?!羊|猪|牛))/.test(rest)) return true
  if (unit === '个') return /^(?:月|小时|工作日|星期|季度|年|方面|百分点|字|环节|阶段|是|不|必|维度|问题|层面)/.test(rest)
  if (unit === '度') return /^(?:倾斜|角|春|夏|秋|冬)/.test(rest)
  if (unit === '方') return /^(?:面|式|向|案|法|针|位|便)/.test(rest)
  if (unit === '期') return /^(?:间|限|末|初)/.test(rest)
  return unit === '条' && /^(?:例|款|件)/.test(rest)
}

type Around = Readonly<{ start: number; end: number; before: string; after: string }>

function figureOf(match: RegExpMatchArray, { start, end, before, after }: Around): Figure {
  const [quote, whole, fraction = '', vague1, multiplier, vague2, unitName, vague3, tail] = match
  const unit = unitOf(unitName!)
  const factor = unit.factor * (multiplier === undefined ? 1n : multipliers[multiplier]!)
  const decimals = BigInt(Math.max(0, fraction.length - 1))
  const digits = BigInt(whole!.replaceAll(',', '') + fraction.slice(1))
  const step = factor / 10n ** decimals
  const bound =
    tail === '以上' || leastBefore.test(before)
      ? 'least'
      : (tail !== undefined && /以下|以内|之内/.test(tail)) || mostBefore.test(before)
        ? 'most'
        : null
  const isVague =
    [vague1, vague2, vague3].some((word) => word !== undefined) || tail !== undefined || bound !== null || aboutBefore.test(before)
  return { start, end, quote: quote!, value: digits * step, step, unit, vague: isVague, bound, before, after }
}

function wordsBefore(text: string, from: number, start: number): string {
  const words = text.slice(from, start)
  return words.slice(lastBreak(words) + 1)
}

function lastBreak(words: string): number {
  return Math.max(...[...',;:。、!?\n()"“”《》'].map((mark) => words.lastIndexOf(mark)))
}

function wordsAfter(text: string, end: number): string {
  return /^[^,;:。、!?\n()\d"“”《》]*/.exec(text.slice(end, end + 24))![0]
}

/** The number as people write it, in the unit's base: 1.5, 240642. */
export function shown(value: bigint): string {
  const sign = value < 0n ? '-' : ''
  const size = value < 0n ? -value : value
  const fraction = String(size % one)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return `${sign}${size / one}${fraction === '' ? '' : `.${fraction}`}`
}

/** The same in the measure that a figure was printed in: 26.4 for 万元 beside 26.7 万元. */
export function shownLike(value: bigint, like: Figure): string {
  const digits = like.quote.replaceAll(/[^\d.]/g, '')
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  const factor = (like.step * 10n ** BigInt(decimals)) / one || 1n
  return shown(value / factor) + unitText(like)
}

/** 万元 of 26.7 万元. */
export function unitText(figure: Figure): string {
  return figure.quote.replace(/^[\d.,]+/, '').replace(/[余多来]|以上|以下|以内|之内|左右|上下/g, '')
}
