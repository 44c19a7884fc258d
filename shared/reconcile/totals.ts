import { ofTheAbove } from './evidence.ts'
import { shownLike, type Figure } from './figures.ts'
import { fails, holds, joined, nothing, type Judged } from './finding.ts'
import { sumOf } from './parts.ts'
import type { Sentence } from './sentences.ts'

const strong = /(?:合计|共计|总计|总共|小计|总和)(?:[^,;。]{0,8})$/
const loose = /(?:总(?:投资|资金|投入|面积|长|长度|里程|收入|支出|人数|户数|量|额)|合计|共计|总计|总共|共|累计)(?:[^,;。]{0,8})$/

/** 甲 a、乙 b，合计 c; and 上述各项总投资 c of a list that stood before: the total comes after its parts. */
export function judgeTotals(text: string, sentences: readonly Sentence[]): Judged {
  return joined(
    sentences.flatMap((sentence, index) =>
      sentence.figures.flatMap((figure) => {
        const words = text.slice(sentence.start, figure.start)
        if (figure.vague || figure.unit.key === '%') return []
        if (ofTheAbove.test(words) && loose.test(figure.before)) return [judge(figure, itemsBefore(sentences, index, figure))]
        return strong.test(figure.before) ? [judge(figure, partsInside(sentence, figure))] : []
      }),
    ),
  )
}

/** Any number of the last items may be meant; when none makes the total, all of them are told. */
function judge(total: Figure, parts: readonly Figure[]): Judged {
  const exact = parts.filter(({ vague }) => !vague)
  if (exact.length < 2 || exact.length < parts.length) return nothing
  const meant = exact.map((_, from) => exact.slice(from)).find((some) => some.length > 1 && sumOf(some) === total.value)
  if (meant) return holds([...meant, total], total.quote)
  const sum = sumOf(exact)
  const gap = sum > total.value ? sum - total.value : total.value - sum
  if (gap * 3n > total.value) return nothing
  const recomputed = shownLike(sum, total)
  const message = `前面各项相加 ${exact.map(({ quote }) => quote).join('＋')}＝${recomputed}，与“${total.quote}”相差 ${shownLike(gap, total)}。`
  return fails([...exact, total], total, { severity: '错误', kind: 'sum', recomputed, message })
}

function partsInside(sentence: Sentence, total: Figure): readonly Figure[] {
  return sentence.figures.filter(({ end, unit }) => end <= total.start && unit.key === total.unit.key)
}

/** One figure of an item: what it cost or how much it is in all, else the only one of its unit. */
function itemsBefore(sentences: readonly Sentence[], index: number, total: Figure): readonly Figure[] {
  const items: Figure[] = []
  const own = partsInside(sentences[index]!, total)
  if (own.length > 1) return own
  for (let at = index - 1; at >= 0 && items.length < 20; at -= 1) {
    const same = sentences[at]!.figures.filter(({ unit }) => unit.key === total.unit.key)
    const item = same.length === 1 ? same[0] : same.filter(({ before }) => loose.test(before)).at(-1)
    if (!item && same.length > 1) items.unshift(...same)
    else if (item) items.unshift(item)
    else break
  }
  return items
}
