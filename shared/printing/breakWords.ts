import { isInDate, isOfFigure, lineCount, mayBreak, textWidth } from './textMetrics.ts'
import { ledgerWords, longestWord } from './words.ts'

/** Longer lines are running text, in which a word may go on below. */
const mostEm = 40
const mostLines = 6

/** Words that the line breaks of a broken text cut in two. */
export function tornWords(wrapped: string): number {
  const parts = wrapped.split('\n').map((part) => [...part])
  const inside = insideWords(parts.flat())
  let torn = 0
  let at = 0
  for (const part of parts.slice(0, -1)) {
    at += part.length
    if (inside[at] === true) torn += 1
  }
  return torn
}

/** Width of the longest piece of a text that should stay whole: a word of the ledgers, a part of a name, a number; em. */
export function longestPieceEm(text: string): number {
  const chars = [...text.replace(/\s/g, '\n')]
  const inside = insideWords(chars)
  let widest = 0
  let from = 0
  for (let at = 1; at <= chars.length; at += 1) {
    const goesOn = at < chars.length && (inside[at] === true || !isEnd(chars, at))
    if (goesOn) continue
    widest = Math.max(widest, textWidth(chars.slice(from, at).join('').trim()))
    from = at
  }
  return widest
}

/** Whether a line may end before this character. */
function isEnd(chars: readonly string[], at: number): boolean {
  const [before, after] = [chars[at - 1]!, chars[at]!]
  if (before === '\n' || after === '\n') return true
  return !isOfFigure(before, after) && !isInDate(chars, at) && mayBreak(before, after, chars[at + 1] ?? '')
}

/** For each place in a text whether a word goes on over it. */
function insideWords(chars: readonly string[]): readonly boolean[] {
  const inside = chars.map(() => false)
  let from = 0
  while (from < chars.length) {
    let to = from
    while (to < chars.length && isOfWords(chars[to]!)) to += 1
    if (to > from) markWords(chars.slice(from, to), from, inside)
    from = to + 1
  }
  markShortBrackets(chars, inside)
  markDocumentNumbers(chars, inside)
  markMeasures(chars, inside)
  return inside
}

/** 示财农〔2026〕22号 is one word, and 资产编号：ZC2026 with its label, too. */
function markDocumentNumbers(chars: readonly string[], inside: boolean[]): void {
  if (!chars.includes('〔') && !chars.includes('：')) return
  const text = chars.map((char) => (char.length === 1 ? char : '〇')).join('')
  for (const { index, 0: found } of text.matchAll(
    /(?:(?<!\p{Script=Han})\p{Script=Han}{1,4}|\p{Script=Han}{3})?〔\d{4}〕\d+号|号：(?=[0-9A-Z])/gu,
  ))
    for (let at = index + 1; at < index + found.length + (found.endsWith('：') ? 1 : 0); at += 1) inside[at] = true
}

/** 宽 3.5 米, 补贴 2 人: the figure goes with its unit, with a blank between them or without. */
function markMeasures(chars: readonly string[], inside: boolean[]): void {
  if (!chars.some((char) => char >= '0' && char <= '9')) return
  const text = chars.map((char) => (char.length === 1 ? char : '〇')).join('')
  for (const { index, 0: found } of text.matchAll(/\d\s?(?:[平立]方米|[厘毫]米|公里|公斤|千瓦|米|吨|升|万元|个月|[人户亩天次头只株])/g))
    for (let at = index + 1; at < index + found.length; at += 1) inside[at] = true
}

/** 乡（镇）内 is one word with a choice in it; 金额（元）合计 is not. */
function markShortBrackets(chars: readonly string[], inside: boolean[]): void {
  for (let at = 1; at + 3 < chars.length; at += 1) {
    const isShort = chars[at] === '（' && chars[at + 2] === '）' && !isOfWords(chars[at - 2] ?? '')
    if (isShort && [at - 1, at + 1, at + 3].every((one) => isOfWords(chars[one]!))) inside[at] = inside[at + 3] = true
  }
}

function isOfWords(char: string): boolean {
  // Nearly all Chinese text lies in one block, and asking for the script takes ten times as long.
  if (char >= '\u4e00' && char <= '\u9fff') return true
  return char === '·' || (char >= '\u2e80' && /\p{Script=Han}/u.test(char))
}

/** Marks the places inside the words of a run without punctuation. */
function markWords(run: readonly string[], from: number, inside: boolean[]): void {
  let at = from
  for (const word of wordsOf(run)) {
    for (let more = 1; more < word; more += 1) inside[at + more] = true
    at += word
  }
}

/** Between two marks no more characters than these are a name or a word. */
const shortRun = 3

/** Lengths of the words of a run, one after the other; 1 for a character that belongs to none. */
function wordsOf(run: readonly string[]): readonly number[] {
  const text = run.join('')
  // 阿卜杜热合曼·买买提: a name goes on after its dot.
  if (text.includes('·')) return text.split(/(?<=·)/).map((part) => [...part].length)
  if (run.length <= shortRun) return [run.length]
  const words = parted(run)
  const isUnknown = words.every((length) => length === 1)
  return isUnknown && run.length === shortRun + 1 ? [run.length] : words
}

/** The parting into words with the fewest characters outside of them, and of these the one with the fewest words. */
function parted(run: readonly string[]): readonly number[] {
  const best: { cost: number; length: number }[] = [{ cost: 0, length: 0 }]
  for (let to = 1; to <= run.length; to += 1) {
    let found = { cost: best[to - 1]!.cost + unknownCost, length: 1 }
    for (let length = 2; length <= Math.min(longestWord, to); length += 1) {
      const cost = best[to - length]!.cost + 1
      if (cost < found.cost && ledgerWords.has(run.slice(to - length, to).join(''))) found = { cost, length }
    }
    best.push(found)
  }
  const lengths: number[] = []
  for (let to = run.length; to > 0; to -= best[to]!.length) lengths.push(best[to]!.length)
  return lengths.reverse()
}

const unknownCost = 100

/**
 * A line broken into as many lines as `greedy` has, each no wider than `maxEm`, so that as few words as may be are torn and the
 * lines are of like length; `greedy` where nothing is better or the text is long.
 */
export function wordWise(greedy: string, maxEm: number): string {
  const chars = [...greedy.replace(/\n/g, '')]
  const lines = lineCount(greedy)
  const wide = textWidth(chars.join(''))
  if (lines < 2 || lines > mostLines || wide > mostEm) return greedy
  const costs = lineCosts(chars, maxEm, wide / lines)
  // ends[n][to]: the cheapest way to put the first `to` characters on n lines, and where the last of these begins.
  const ends: (Way | null)[][] = [[{ cost: 0, from: 0 }, ...chars.map(() => null)]]
  for (let line = 1; line <= lines; line += 1) ends.push(nextLine(ends[line - 1]!, costs))
  const broken = linesOf(chars, ends)
  return broken === null || costOf(greedy) <= costOf(broken) ? greedy : broken
}

type Way = Readonly<{ cost: number; from: number }>
/** Cost of a line from one place to another; Infinity where there is none. */
type LineCosts = (from: number, to: number) => number

function lineCosts(chars: readonly string[], maxEm: number, meanEm: number): LineCosts {
  const inside = insideWords(chars)
  const until = [0]
  for (const char of chars) until.push(until.at(-1)! + textWidth(char))
  return (from, to) => {
    const width = until[to]! - until[from]!
    const isLast = to === chars.length
    if (width > maxEm || (!isLast && !isEnd(chars, to))) return Infinity
    return (width - meanEm) ** 2 + (width <= 1 ? loneCost : 0) + (!isLast && inside[to] === true ? tornCost : 0)
  }
}

/** A torn word is worse than anything, one character alone nearly so. */
const tornCost = 10_000
const loneCost = 6_000

function nextLine(before: readonly (Way | null)[], costs: LineCosts): (Way | null)[] {
  return before.map((_, to) => {
    let best: Way | null = null
    for (let from = 0; from < to; from += 1) {
      const cost = (before[from]?.cost ?? Infinity) + (before[from] ? costs(from, to) : 0)
      if (cost < (best?.cost ?? Infinity)) best = { cost, from }
    }
    return best
  })
}

function linesOf(chars: readonly string[], ends: readonly (readonly (Way | null)[])[]): string | null {
  const lines: string[] = []
  let to = chars.length
  for (let line = ends.length - 1; line > 0; line -= 1) {
    const way = ends[line]![to]
    if (!way) return null
    lines.unshift(chars.slice(way.from, to).join(''))
    to = way.from
  }
  return lines.join('\n')
}

function costOf(wrapped: string): number {
  const widths = wrapped.split('\n').map(textWidth)
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length
  const uneven = widths.reduce((sum, width) => sum + (width - mean) ** 2 + (width <= 1 ? loneCost : 0), 0)
  return tornWords(wrapped) * tornCost + uneven
}
