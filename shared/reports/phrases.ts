import type { MeasureUnit } from '#shared/measures/define.ts'
import { changeText } from '#shared/measures/paperTable.ts'
import { formatWan } from '#shared/values/money.ts'

/** A value with its words as the definition book gives them (1,962.20). */
export type Said = Readonly<{ value: number | null; text: string }>

/** In running text: no grouping, no zeros behind the point but for 万元; — where it cannot be said. */
export function figureText({ value, text }: Said, unit: MeasureUnit): string {
  return value === null ? '—' : written(text, unit)
}

export function wanText({ value }: Said): string {
  return value === null ? '—' : written(formatWan(value), '万元')
}

/** ，较上月末增加3户 / ，与上月末持平; nothing where either day has no figure. Percents differ by 个百分点. */
export function changePhrase(now: Said, then: Said | null, unit: MeasureUnit, against: string): string {
  const change = difference(now, then)
  if (change === null) return ''
  if (isNothing(change)) return `，与${against}持平`
  const size = written(change.slice(1), unit)
  const isUp = change.startsWith('+')
  if (unit === '%') return `，较${against}${isUp ? '提高' : '下降'}${size}个百分点`
  return `，较${against}${isUp ? '增加' : '减少'}${size}${unit.split('/')[0]}`
}

/** 3: how much it differs, whatever the direction. */
export function changeSize(now: Said, then: Said | null, unit: MeasureUnit): string {
  const change = difference(now, then)
  return change === null ? '—' : written(change.replace(/^[+-]/, ''), unit)
}

/** What of a count from 1 January falls after `against`: from another year only its last day can be said. */
export function periodText(
  now: Said,
  then: Said | null,
  unit: MeasureUnit,
  days: Readonly<{ asOf: string; against: string | null }>,
): string {
  if (days.against === null) return '—'
  if (days.against.slice(0, 4) === days.asOf.slice(0, 4)) {
    const change = difference(now, then)
    return change === null ? '—' : written(change.replace(/^\+/, ''), unit)
  }
  const isYearBefore = days.against === `${Number(days.asOf.slice(0, 4)) - 1}-12-31`
  return isYearBefore ? figureText(now, unit) : '—'
}

/** Exact, on the words, so that what is printed adds up. */
function difference(now: Said, then: Said | null): string | null {
  if (now.value === null || then === null || then.value === null) return null
  const change = changeText(now.text, then.text)
  return change === '' ? null : change
}

export function isNothing(text: string): boolean {
  return /^[+-]?0*(\.0*)?$/.test(text)
}

function written(text: string, unit: MeasureUnit): string {
  const plain = text.replaceAll(',', '')
  if (unit === '元') return plain.replace(/\.00$/, '')
  return unit === '万元' ? plain : plain.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}
