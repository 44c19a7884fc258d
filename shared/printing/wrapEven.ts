import { tornWords, wordWise } from './breakWords.ts'
import { isInDate, isOfFigure, isSurelyNarrow, lineCount, mayBreak, textWidth, wrapText } from './textMetrics.ts'

/**
 * `wrapText` that leaves no character alone on the last line: two lines part at a bracket or dot where there is one, else the last
 * two characters (mostly a word) stand together, and words of short texts are not torn where they need not be. The number of lines,
 * and so the height, is that of `wrapText`.
 */
export function wrapEven(text: string, maxEm: number): string {
  if (isSurelyNarrow(text, maxEm)) return text
  return text
    .split('\n')
    .map((line) => withoutLoneEnd(line, maxEm))
    .join('\n')
}

/** Running text: full lines, but no character alone on the last one, since what stands before it goes down with it. */
export function wrapParagraph(text: string, maxEm: number): string {
  const greedy = wrapText(text, maxEm)
  if (!isLoneEnd(greedy)) return greedy
  const lines = greedy.split('\n')
  const last = lines.pop() ?? ''
  const before = [...(lines.pop() ?? '')]
  for (let at = before.length - 1; at > Math.max(1, before.length - 4); at -= 1) {
    const [one, next, after] = [before[at - 1]!, before[at]!, before[at + 1] ?? last.charAt(0)]
    if (isOfFigure(one, next) || isInDate(before, at) || !mayBreak(one, next, after)) continue
    return [...lines, before.slice(0, at).join(''), before.slice(at).join('') + last].join('\n')
  }
  return greedy
}

/** Sums one after the other (合计 8 户；金额 1,200.00 元；…): lines end between them, and inside only where one is wider than a line. */
export function wrapClauses(text: string, maxEm: number): string {
  const lines: string[] = []
  for (const clause of text.split(/(?<=；)/)) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(last + clause) <= maxEm) lines[lines.length - 1] = last + clause
    else lines.push(clause)
  }
  return lines.map((line) => wrapText(line, maxEm)).join('\n')
}

/** Cells of a list say the same again and again. */
const known = new Map<string, string>()
const mostKnown = 4_000

function withoutLoneEnd(line: string, maxEm: number): string {
  if (textWidth(line) <= maxEm) return line
  const key = `${maxEm} ${line}`
  const before = known.get(key)
  if (before !== undefined) return before
  const broken = evenly(line, maxEm)
  if (known.size >= mostKnown) known.clear()
  if (line.length <= mostRemembered) known.set(key, broken)
  return broken
}

const mostRemembered = 40

function evenly(line: string, maxEm: number): string {
  const greedy = wrapText(line, maxEm)
  const isEven = !isLoneEnd(greedy) && !tornBracket.test(greedy)
  if (isEven) return tornWords(greedy) === 0 ? greedy : wordWise(greedy, maxEm)
  const lines = lineCount(greedy)
  const parted = lines === 2 ? partedNaturally(line, maxEm) : null
  if (parted !== null) return parted
  const shorter = withShorterLines(line, maxEm, lines)
  return tornWords(shorter) === 0 && shorter !== greedy ? shorter : wordWise(shorter, maxEm)
}

/** As many lines, each with less room, until the last one bears more than one character. */
function withShorterLines(line: string, maxEm: number, lines: number): string {
  const least = textWidth(line) / lines
  for (let room = maxEm - 0.5; room >= least; room -= 0.5) {
    const tried = wrapText(line, room)
    if (lineCount(tried) > lines) break
    if (!isLoneEnd(tried)) return tried
  }
  return wrapText(line, maxEm)
}

/** A short word in brackets on two lines. */
const tornBracket = /^[^\n]*[（(][^）)\n]{0,4}\n[^（(\n]{0,4}[）)][^\n]*$/

/** One character, with what follows it, or a torn off end of a date or number: 足, 补), 31日. */
function isLoneEnd(wrapped: string): boolean {
  const at = wrapped.lastIndexOf('\n')
  return at >= 0 && /^(?:[0-9]+)?[^0-9][^\p{L}\p{N}]*$/u.test(wrapped.slice(at + 1))
}

/** In two lines, before an opening bracket or after a dot, slash or space, as near to the middle as may be. */
function partedNaturally(line: string, maxEm: number): string | null {
  const half = textWidth(line) / 2
  let best: string | null = null
  let nearest = Infinity
  for (const match of line.matchAll(/(?<=[·/、，；\s])(?=\S)|(?=[（(〔《])/gu)) {
    const [first, second] = [line.slice(0, match.index), line.slice(match.index)]
    const away = Math.abs(textWidth(first) - half)
    if (first === '' || away >= nearest || textWidth(first) > maxEm || textWidth(second) > maxEm) continue
    best = `${first}\n${second}`
    nearest = away
  }
  return best
}
