import { isAttribute, isEffect, isWhole, mayOverlap } from './evidence.ts'
import { shownLike, type Figure } from './figures.ts'
import { fails, holds, joined, nothing, type Judged } from './finding.ts'
import { pairsOf, type Sentence } from './sentences.ts'

type Group = readonly Figure[]

/**
 * 总数…，其中甲 a、乙 b: no part is larger than the whole, and parts that cut the whole up make it again. Parts may be some
 * of them only, and the first few may make the whole with others named for their own sake behind them.
 */
export function judgeParts(text: string, sentences: readonly Sentence[]): Judged {
  return joined(
    sentences.flatMap((sentence, index) =>
      [...sentence.text.matchAll(/其中(?!的)|分别(?:为|是|有)?|包括/g)].map((match) =>
        judgeOne(text, sentence, { at: sentence.start + match.index, word: match[0], before: sentences[index - 1] }),
      ),
    ),
  )
}

type Marker = Readonly<{ at: number; word: string; before: Sentence | undefined }>

function judgeOne(text: string, sentence: Sentence, marker: Marker): Judged {
  const next = /其中(?!的)/.exec(text.slice(marker.at + 2, sentence.end))
  const end = next ? marker.at + 2 + next.index : endOf(text, sentence, marker.at)
  const groups = pairsOf(
    text,
    outsideBrackets(
      text,
      marker.at,
      sentence.figures.filter((figure) => figure.start > marker.at && figure.end <= end),
    ),
  )
  const partsOf = (total: Figure): readonly Figure[] =>
    groups
      .filter(([first]) => total.unit.key === '元' || !isEffect.test(first!.before))
      .flatMap((group) => group.filter(({ unit }) => unit.key === total.unit.key).slice(0, 1))
  const judged = wholesBefore(text, sentence, marker).map((whole) => {
    const told = text.slice(whole[0]!.start, end)
    // Where the persons of the parts make the whole, its households have to.
    const isCut = whole.some((total) => isExact(total, partsOf(total)) && makesWhole(total, partsOf(total)))
    return joined(whole.map((total) => judgeUnit(total, partsOf(total), isCut ? `${told}分为` : told)))
  })
  return judged.find(({ remarks }) => remarks.length === 0) ?? judged.at(-1) ?? nothing
}

/** (其中…): the bracket holds all parts, what follows speaks of the whole again. */
function endOf(text: string, sentence: Sentence, at: number): number {
  const close = text.indexOf(')', at)
  return text[at - 1] === '(' && close >= 0 && close < sentence.end ? close : sentence.end
}

/**
 * What the parts may be parts of: the last figures before the word, and where these say by how much it has changed, those before
 * them, too (共 13 户，较上年增加 3 户，其中…). A sentence that begins with 其中 speaks of the one before.
 */
function wholesBefore(text: string, sentence: Sentence, { at, word, before }: Marker): readonly Group[] {
  if (word !== '其中') return []
  const inside = pairsOf(
    text,
    sentence.figures.filter(({ end }) => end <= at),
  )
  const isOfBefore = inside.length === 0 && before?.paragraph === sentence.paragraph && at - sentence.start <= 1
  const groups = isOfBefore ? pairsOf(text, before.figures) : inside
  const [last, earlier] = [groups.at(-1), groups.at(-2)]
  if (!last) return []
  const isChange = earlier !== undefined && compared.test(text.slice(earlier.at(-1)!.end, last[0]!.start))
  return isChange ? [last, earlier] : [last]
}

/** 较上年同期增加, 比上月末净减少: the figure behind it is a difference. */
const compared = /(?:较|比)[^,;。]*(?:增加|减少|增长|下降|上升|提高|降低|增|减)了?$/

/** 甲村 12 户(其中低保 3 户): what stands in brackets explains a part. */
function outsideBrackets(text: string, from: number, figures: readonly Figure[]): readonly Figure[] {
  return figures.filter((figure) => {
    const before = text.slice(from, figure.start)
    return before.split('(').length <= before.split(')').length
  })
}

function judgeUnit(total: Figure, parts: readonly Figure[], told: string): Judged {
  if (parts.length === 0) return nothing
  const larger = parts.find((part) => part.value > total.value && !total.vague && part.bound !== 'most')
  if (larger) {
    const message = `“${total.quote}”的其中之一“${larger.before}${larger.quote}”比总数还多。`
    return fails([total, larger], larger, { severity: '错误', kind: 'part', recomputed: `≤ ${total.quote}`, message })
  }
  if (!isExact(total, parts)) return nothing
  if (makesWhole(total, parts)) return holds([total, ...parts], total.quote)
  return judgeRest(total, parts, told)
}

function isExact(total: Figure, parts: readonly Figure[]): boolean {
  return parts.length > 1 && ![total, ...parts].some(({ vague }) => vague)
}

function makesWhole(total: Figure, parts: readonly Figure[]): boolean {
  const distinct = parts.filter(({ before }) => !isAttribute.test(before))
  return hasPrefix(total.value, parts) || (distinct.length > 1 && sumOf(distinct) === total.value)
}

function hasPrefix(total: bigint, parts: readonly Figure[]): boolean {
  return parts.some((_, index) => index > 0 && sumOf(parts.slice(0, index + 1)) === total)
}

export function sumOf(figures: readonly Figure[]): bigint {
  return figures.reduce((sum, { value }) => sum + value, 0n)
}

/** No sum fits: is it one that should? */
function judgeRest(total: Figure, parts: readonly Figure[], told: string): Judged {
  if (mayOverlap.test(told)) return nothing
  const attribute = parts.findIndex(({ before }) => isAttribute.test(before))
  const distinct = attribute < 0 ? parts : parts.slice(0, attribute)
  if (distinct.length < 2) return nothing
  const sum = sumOf(distinct)
  const gap = sum > total.value ? sum - total.value : total.value - sum
  const isNear = gap * 10n <= total.value
  const isCertain = isNear || sum > total.value || isWhole.test(told)
  if (!isCertain && !isSlip(total, distinct)) return nothing
  const recomputed = shownLike(sum, total)
  const message = `各部分相加 ${distinct.map(({ quote }) => quote).join('＋')}＝${recomputed}，与总数 ${total.quote} 相差 ${shownLike(gap, total)}。`
  return fails([total, ...distinct], total, { severity: isCertain ? '错误' : '疑点', kind: 'sum', recomputed, message })
}

/** One digit typed wrong, or two exchanged, in one of the parts or in the whole would make the sum right. */
function isSlip(total: Figure, parts: readonly Figure[]): boolean {
  const sum = sumOf(parts)
  return parts.some((part) => differInOneDigit(part, total.value - sum + part.value)) || differInOneDigit(total, sum)
}

function differInOneDigit(figure: Figure, wanted: bigint): boolean {
  if (wanted <= 0n || wanted % figure.step !== 0n) return false
  const now = String(figure.value / figure.step)
  const then = String(wanted / figure.step)
  if (now.length !== then.length || now.length < 2) return false
  const wrong = [...now].flatMap((digit, index) => (digit === then[index] ? [] : [index]))
  const [first, second] = wrong
  if (wrong.length === 2 && second === first! + 1) return now[first!] === then[second] && now[second] === then[first!]
  return wrong.length === 1
}
