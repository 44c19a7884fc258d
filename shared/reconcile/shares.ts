import { shown, type Figure } from './figures.ts'
import { fails, holds, joined, nothing, type Judged } from './finding.ts'
import { one } from './units.ts'
import type { Sentence } from './sentences.ts'

const shareWord = /(?:占|率|比例|比重|占比)[^,;。]{0,12}$/
const growth = /增长|增幅|下降|提高|上升|降幅|同比|环比|利率|税率|收益率|汇率|返贫率|反贫率/

const plainShare =
  /(?:占(?:比|其|(?:总数|总量|全部|总户数|总人数)的?)?|(?:支付|支出|执行|完成|参保|就业|达标|覆盖|签约|入户|整改|拨付|报账)率)(?:达到?|为)?$/

/** … 1776 名中有 621 人，占 34.9 %: of two figures of one unit that stand before it, one over the other. */
export function judgeShares(sentences: readonly Sentence[]): Judged {
  return joined(
    sentences.flatMap((sentence, index) =>
      sentence.figures
        .filter(({ unit, vague, before }) => unit.key === '%' && !vague && shareWord.test(before) && !growth.test(before))
        .map((share) => judgeShare(share, figuresBefore(sentences, index, share))),
    ),
  )
}

/** The sentence up to the share and the one before it. */
function figuresBefore(sentences: readonly Sentence[], index: number, share: Figure): readonly Figure[] {
  const last = sentences[index - 1]
  const earlier = last?.paragraph === sentences[index]!.paragraph ? last.figures : []
  return [...earlier, ...sentences[index]!.figures.filter(({ end }) => end <= share.start)]
    .slice(-10)
    .filter(({ unit, vague }) => unit.key !== '%' && !vague)
}

type Ratio = Readonly<{ part: Figure; whole: Figure }>

function judgeShare(share: Figure, figures: readonly Figure[]): Judged {
  const ratios = ratiosOf(figures)
  const right = ratios.find((ratio) => inPercent(ratio, share) === share.value)
  if (right) return holds([right.part, right.whole, share], share.quote)
  const cut = ratios.find((ratio) => inPercent(ratio, share, 'cut') === share.value)
  if (cut) return told(share, cut, '疑点', '末位没有四舍五入')
  const nearest = [...ratios].sort((a, b) => (distance(a, share) < distance(b, share) ? -1 : 1))[0]
  if (!nearest) return nothing
  const isNear = distance(nearest, share) * 10n <= share.value
  // These words speak of the two figures that stand there; another share may have its whole elsewhere.
  const isPlain = plainShare.test(share.before) && ratios.length === 1
  return isNear || isPlain ? told(share, nearest, '错误', '比例不符') : nothing
}

/** The nearest figure of each unit is the part; every larger one of its unit may be the whole. */
function ratiosOf(figures: readonly Figure[]): readonly Ratio[] {
  const keys = [...new Set(figures.map(({ unit }) => unit.key))]
  return keys.flatMap((key) => {
    const same = figures.filter(({ unit }) => unit.key === key)
    const part = same.at(-1)!
    return same.filter((whole) => whole !== part && whole.value > 0n && whole.value >= part.value).map((whole) => ({ part, whole }))
  })
}

/** In millionths of a percent, rounded (or cut) to the last digit that the share was printed with. */
function inPercent({ part, whole }: Ratio, share: Figure, how: 'rounded' | 'cut' = 'rounded'): bigint {
  const exact = (part.value * 100n * one * 2n) / whole.value
  const half = how === 'rounded' ? share.step : 0n
  return ((exact + half) / (2n * share.step)) * share.step
}

function distance(ratio: Ratio, share: Figure): bigint {
  const gap = inPercent(ratio, share) - share.value
  return gap < 0n ? -gap : gap
}

function told(share: Figure, ratio: Ratio, severity: '错误' | '疑点', why: string): Judged {
  const recomputed = `${shown(inPercent(ratio, share))}%`
  const message = `${why}：${ratio.part.quote} ÷ ${ratio.whole.quote}＝${recomputed}，文中写的是 ${share.quote}。`
  return fails([ratio.part, ratio.whole, share], share, { severity, kind: 'share', recomputed, message })
}
