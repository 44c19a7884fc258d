import { shownLike, type Figure } from './figures.ts'
import { fails, holds, joined, nothing, type Judged } from './finding.ts'
import { one } from './units.ts'
import type { Sentence } from './sentences.ts'

const per: readonly (readonly [RegExp, string])[] = [
  [/(?:户均|平均每户|每户平均)[^,;。]{0,10}$/, '户'],
  [/(?:人均|平均每人|每人平均)[^,;。]{0,10}$/, '人'],
  [/(?:村均|平均每村|每村平均)[^,;。]{0,10}$/, '村'],
]

/** 119 户 119 万元，户均 1 万元: where the sentence names one total and one number of households, both fit. */
export function judgeAverages(sentences: readonly Sentence[]): Judged {
  return joined(
    sentences.flatMap(({ figures }) =>
      figures.flatMap((figure) => {
        const [, key] = per.find(([words]) => words.test(figure.before)) ?? []
        return key === undefined || figure.vague ? [] : [judge(figure, key, figures)]
      }),
    ),
  )
}

function judge(average: Figure, key: string, figures: readonly Figure[]): Judged {
  const before = figures.filter((figure) => figure.end <= average.start)
  const totals = before.filter(({ unit, before: words }) => unit.key === average.unit.key && !per.some(([way]) => way.test(words)))
  const counts = before.filter(({ unit, after }) => unit.key === key || (key === '村' && unit.key === '个' && /^(?:行政)?村/.test(after)))
  const [total] = totals
  const [count] = counts
  if (totals.length !== 1 || counts.length !== 1 || !total || !count || total.vague || count.vague || count.value === 0n) return nothing
  const exact = (total.value * one) / count.value
  const gap = exact > average.value ? exact - average.value : average.value - exact
  if (gap * 2n <= average.step) return holds([total, count, average], average.quote)
  // Far off, it is the average of something else (人均收入 beside a sum that was paid out).
  if (gap > average.value) return nothing
  const recomputed = shownLike(exact - (exact % (average.step / 10n || 1n)), average)
  const message = `${total.quote} ÷ ${count.quote}＝${recomputed}，文中写的是 ${average.quote}。`
  return fails([total, count, average], average, {
    severity: gap * 5n <= average.value ? '错误' : '疑点',
    kind: 'average',
    recomputed,
    message,
  })
}
