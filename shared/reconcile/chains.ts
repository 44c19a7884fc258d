import { notYet } from './evidence.ts'
import { shown, shownLike, type Figure } from './figures.ts'
import { fails, holds, joined, nothing, type Judged } from './finding.ts'
import { pairsOf, type Sentence } from './sentences.ts'

const begins = /原有|期初|年初|上年末|去年[底末]|基数|起点|上期(?:结转|结余)?/
const ends = /(?<![实兑体表呈出])现(?:有|共|在|我|全|识|存|计|已|实)|目前|期末|年末|年底(?!前)|截至|实有|剩余|尚有|结余|余额/
const less = /清退|退出|减少|核减|脱贫|消除|注销|死亡|迁出|销户|支出|支付|拨付|偿还|划出|剔除|取消|自然减员/
const more = /新进|新增|纳入|增加|新识别|迁入|出生|补录|返贫|追加|划入|转入|新办/

/** 期初＋新增－减少＝期末 told in words, over up to four sentences; and 由甲降至乙，下降丙. */
export function judgeChains(text: string, sentences: readonly Sentence[]): Judged {
  return joined([
    ...sentences.map((_, index) => judgeFrom(text, sentences.slice(index, index + 4))),
    ...sentences.map((sentence) => judgeSteps(text, sentence)),
  ])
}

type Group = readonly Figure[]

function judgeFrom(text: string, [first, ...rest]: readonly Sentence[]): Judged {
  const groups = pairsOf(
    text,
    [first!, ...rest.filter(({ paragraph }) => paragraph === first!.paragraph)].flatMap(({ figures }) => figures),
  )
  const start = groups.findIndex((group) => group[0]!.start < first!.end && isStart(text, group))
  if (start < 0) return nothing
  const end = groups.findIndex(
    (group, index) => index > start + 1 && ends.test(group[0]!.before) && !less.test(group[0]!.before) && !more.test(group[0]!.before),
  )
  if (end < 0) return nothing
  const terms = groups.slice(start + 1, end).flatMap((group) => signed(group))
  return joined(groups[start]!.map((from) => judgeUnit(from, groups[end]!, terms)))
}

function isStart(text: string, group: Group): boolean {
  const after = text.slice(group.at(-1)!.end, group.at(-1)!.end + 16)
  return begins.test(group[0]!.before) || /^[^,;。]{0,12}(?:的)?基础上/.test(after)
}

type Term = Readonly<{ figure: Figure; sign: 1n | -1n; words: string }>

function signed(group: Group): readonly Term[] {
  const words = group[0]!.before
  if (notYet.test(words)) return []
  const sign = less.test(words) ? -1n : more.test(words) ? 1n : null
  return sign === null ? [] : group.map((figure) => ({ figure, sign, words }))
}

function judgeUnit(from: Figure, close: Group, all: readonly Term[]): Judged {
  const to = close.find(({ unit }) => unit.key === from.unit.key)
  const terms = all.filter(({ figure }) => figure.unit.key === from.unit.key)
  if (!to || terms.length === 0 || [from, to, ...terms.map(({ figure }) => figure)].some(({ vague }) => vague)) return nothing
  const ways = subsets(terms.slice(0, 8)).map((some) => ({
    some,
    sum: some.reduce((sum, { figure, sign }) => sum + sign * figure.value, from.value),
  }))
  const whole = [from, ...terms.map(({ figure }) => figure), to]
  if (ways.some(({ sum }) => sum === to.value)) return holds(whole, to.quote)
  // Told is the nearest of those that leave out the last ones only; all of them are always among them.
  const nearest = [...ways]
    .filter(({ some }) => some.every((term, index) => term === terms[index]))
    .sort((a, b) => Number(size(a.sum - to.value) - size(b.sum - to.value)))[0]!
  const recomputed = shownLike(nearest.sum, to)
  const steps = nearest.some.map(({ figure, sign }) => `${sign < 0n ? '－' : '＋'}${figure.quote}`).join('')
  const message = `前后数字接不上：${from.quote}${steps}＝${recomputed}，文中写的是 ${to.quote}，相差 ${shownLike(size(nearest.sum - to.value), to)}。`
  return fails(whole, to, { severity: '错误', kind: 'chain', recomputed, message })
}

const elsewhere = /\d{2,4}年|[上去前]年|村|社区/

/** Every choice of at least one term; left out is only what may belong elsewhere: an earlier year, one village of the township. */
function subsets(terms: readonly Term[]): readonly (readonly Term[])[] {
  const choices = Array.from({ length: 2 ** terms.length - 1 }, (_, bits) => terms.filter((_term, index) => ((bits + 1) >> index) & 1))
  return choices.filter((some) => terms.every((term) => some.includes(term) || elsewhere.test(term.words)))
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value
}

const toWord = /^[^,;。]{0,12}?(降|减|增|升|提高|下降|上升|增长)[^,;。\d]{0,3}(?:至|到|为)$/
const byWord = /^[^,;。\d]{0,4},?(?:净|共|累计|同比)?(下降|减少|降低|增长|增加|提高|上升|降|增)(?:了|幅为?|幅达)?$/

/** 由 6.9 % 降至 0.66 %，下降 6.24 个百分点. */
function judgeSteps(text: string, { figures }: Sentence): Judged {
  return joined(
    figures.map((from, index) => {
      const to = figures[index + 1]
      const by = figures[index + 2]
      const way = to && to.unit.key === from.unit.key ? toWord.exec(text.slice(from.end, to.start))?.[1] : undefined
      if (!to || way === undefined || from.vague || to.vague) return nothing
      const isUp = /增|升|提高/.test(way)
      if (isUp !== to.value > from.value && to.value !== from.value) {
        const message = `写的是“${way}”，数字却从 ${from.quote} 到 ${to.quote}。`
        return fails([from, to], to, { severity: '错误', kind: 'chain', recomputed: '', message })
      }
      return by && !by.vague && byWord.test(text.slice(to.end, by.start)) ? judgeBy(from, to, by) : nothing
    }),
  )
}

function judgeBy(from: Figure, to: Figure, by: Figure): Judged {
  const gap = size(to.value - from.value)
  const isRate = by.unit.key === '%' && from.unit.key !== '%'
  if (!isRate && by.unit.dimension !== from.unit.dimension) return nothing
  const exact = isRate ? (from.value === 0n ? 0n : (gap * 100_000_000n) / from.value) : gap
  if (size(exact - by.value) * 2n <= (isRate ? by.step : 0n)) return holds([from, to, by], by.quote)
  const recomputed = isRate ? `${shown(exact - (exact % 10_000n))}%` : shownLike(exact, by)
  const message = `从 ${from.quote} 到 ${to.quote} 相差 ${recomputed}，文中写的是 ${by.quote}。`
  return fails([from, to, by], by, { severity: '错误', kind: 'chain', recomputed, message })
}
