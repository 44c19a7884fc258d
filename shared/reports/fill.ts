import type { Measure } from '#shared/measures/define.ts'
import type { FigurePart, ReportFigure, ReportPeriod } from './define.ts'
import { againstWords, dayWords, periodWords, quarterOf } from './periods.ts'
import { changePhrase, changeSize, figureText, isNothing, periodText, wanText, type Said } from './phrases.ts'
import { measureName, type ReportWord } from './names.ts'
import type { Condition } from './tag.ts'

/** Everything that a report is filled with. Days are ISO. */
export type ReportSetting = Readonly<{
  township: string
  /** Unit that signs. */
  unit: string
  period: ReportPeriod
  asOf: string
  against: string | null
  /** Day at the end. */
  signedOn: string
  /** Value of a measure on both days; `then` null without a day to compare with. */
  values: (measure: string) => Readonly<{ now: Said; then: Said | null }>
}>

export function wordText(word: ReportWord, setting: ReportSetting): string {
  const { asOf, against } = setting
  const words: Readonly<Record<ReportWord, () => string>> = {
    乡镇: () => setting.township,
    单位: () => setting.unit,
    年份: () => asOf.slice(0, 4),
    上年: () => String(Number(asOf.slice(0, 4)) - 1),
    月份: () => String(Number(asOf.slice(5, 7))),
    季度: () => quarterOf(asOf),
    报告期: () => periodWords(setting.period, asOf),
    截至日期: () => dayWords(asOf),
    上期: () => (against === null ? '—' : againstWords(asOf, against)),
    上期日期: () => (against === null ? '—' : dayWords(against)),
    落款日期: () => dayWords(setting.signedOn),
  }
  return words[word]()
}

/** The figure as it stands in the text. Text '' : there is nothing to say (a change without a day before). */
export function reportFigure(measure: Measure, part: FigurePart, setting: ReportSetting): ReportFigure {
  const { now, then } = setting.values(measure.id)
  const { unit, definition } = measure
  return {
    measure: measure.id,
    part,
    name: measureName(measure),
    text: partText(measure, part, setting),
    value: part === 'then' ? (then?.value ?? null) : now.value,
    unit,
    definition,
  }
}

function partText({ id, unit }: Measure, part: FigurePart, setting: ReportSetting): string {
  const { asOf, against, values } = setting
  const { now, then } = values(id)
  switch (part) {
    case 'now':
      return figureText(now, unit)
    case 'then':
      return then === null ? '—' : figureText(then, unit)
    case 'change':
      return against === null ? '' : changePhrase(now, then, unit, againstWords(asOf, against))
    case 'size':
      return changeSize(now, then, unit)
    case 'period':
      return periodText(now, then, unit, { asOf, against })
    case 'wan':
      return wanText(now)
  }
}

export function holds({ measure, direction }: Condition, setting: ReportSetting): boolean {
  if (measure === null) return (setting.against !== null) === (direction === 'any')
  const { now, then } = setting.values(measure.id)
  if (direction === 'any' || direction === 'none') return (now.value !== null && now.value !== 0) === (direction === 'any')
  const change = changeSize(now, then, measure.unit)
  if (change === '—') return false
  if (isNothing(change)) return direction === 'same'
  return direction === (now.value! > then!.value! ? 'up' : 'down')
}
