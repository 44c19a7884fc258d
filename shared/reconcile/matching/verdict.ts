import { shown, shownLike, type Figure } from '../figures.ts'
import type { Claim } from './claims.ts'

/** What the ledger says for one reading of a figure, in millionths of the figure's base unit (元, 人, %, 米). */
export type Reading = Readonly<{
  measure: string
  asOf: string
  /** null: it cannot be said (nothing to divide by, no village in that ledger). */
  value: bigint | null
  /** The same today. */
  now: bigint | null
  /** No record of the ledger stands behind it: the office keeps this elsewhere. */
  isUnkept: boolean
}>

export type Verdict = Readonly<{
  mark: 'green' | 'amber' | 'red' | 'neutral'
  /** Index of the reading that the figure is held against. */
  reading: number
  reason: string
}>

/**
 * Green where any reading agrees to the last printed digit, within what 余、约、以上 say. Red only where a single, sure reading
 * disagrees; amber where the noun goes for other things too, the digits were cut off, or the ledger of today agrees.
 */
export function verdictOf(claim: Claim, readings: readonly Reading[]): Verdict {
  const { figure } = claim
  const told = readings.map((reading, index) => ({ ...reading, index })).filter(({ value }) => value !== null)
  const right = told.find(({ value }) => agrees(figure, value!))
  if (right)
    return {
      mark: 'green',
      reading: right.index,
      reason: figure.vague ? `台账为 ${written(figure, right.value!)}，写法相合` : '与台账一致',
    }
  const kept = told.filter(({ isUnkept }) => !isUnkept)
  const [first] = kept
  if (!first) return { mark: 'neutral', reading: told[0]?.index ?? 0, reason: '台账里没有登记这一项，没有比较' }
  const cut = kept.find(({ value }) => isCutOff(figure, value!))
  if (cut) return { mark: 'amber', reading: cut.index, reason: '末位没有四舍五入' }
  const later = kept.find(({ now }) => now !== null && agrees(figure, now))
  const nearest = [...kept].sort((a, b) => (gapOf(figure, a.value!) < gapOf(figure, b.value!) ? -1 : 1))[0]!
  const chosen = isFar(figure, first.value!) ? nearest : first
  if (later) return { mark: 'amber', reading: later.index, reason: '与那一天的台账不一致，与现在的台账一致：日期对吗？' }
  if (isFar(figure, chosen.value!)) return { mark: claim.loose ? 'neutral' : 'amber', reading: chosen.index, reason: farReason(claim) }
  return {
    mark: claim.loose ? 'amber' : 'red',
    reading: chosen.index,
    reason: `与台账不一致，相差 ${written(figure, gapOf(figure, chosen.value!))}`,
  }
}

function farReason({ loose }: Claim): string {
  return loose ? '说的可能不是台账里的这一项，没有比较' : '与台账相差很大：漏登了，还是说的不是这一项？'
}

/** In the measure in which the figure was printed. */
export function written(figure: Figure, value: bigint): string {
  const factor = figure.unit.key === '%' ? null : shownLike(value, figure)
  return factor ?? `${shown(value)}%`
}

/** To the last printed digit, rounded half up; words of vagueness as people use them. */
export function agrees({ value: printed, step, vague, bound, quote, before }: Figure, value: bigint): boolean {
  if (!vague) return rounded(value, step) === printed
  if (bound === 'least') return value >= printed
  if (bound === 'most') return value <= printed
  if (/[余多]/.test(quote)) return value >= printed && value < printed + lastStep(printed, step)
  const slack = printed / 20n
  return value >= printed - slack && value <= printed + (/近$|接近$/.test(before) ? 0n : slack)
}

/** 3000 余: up to the next thousand. */
function lastStep(printed: bigint, step: bigint): bigint {
  let size = step
  while (printed !== 0n && (printed / size) % 10n === 0n) size *= 10n
  return size
}

function rounded(value: bigint, step: bigint): bigint {
  return ((value * 2n + step) / (2n * step)) * step
}

/** 34.97 printed as 34.9. */
function isCutOff({ value: printed, step, vague }: Figure, value: bigint): boolean {
  return !vague && (value / step) * step === printed
}

function gapOf({ value: printed }: Figure, value: bigint): bigint {
  return value > printed ? value - printed : printed - value
}

/** More than half as much again, and more than a handful: hardly a slip. */
function isFar(figure: Figure, value: bigint): boolean {
  const gap = gapOf(figure, value)
  const larger = value > figure.value ? value : figure.value
  return gap * 2n > larger && gap > 10_000_000n
}
