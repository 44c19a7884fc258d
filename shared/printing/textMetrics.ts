/**
 * Text measured without a font: everything outside ASCII is one em wide, ASCII has the widest of SimSun (half an em)
 * and the Noto CJK fonts, so that a line measured here fits whichever of them the machine has. Widths in em.
 */
const narrow = " !'(),.:;[]`ijl|fr{}I-t/\\"
const wide: Readonly<Record<string, number>> = {
  '%': 0.93,
  '&': 0.78,
  '@': 0.95,
  M: 0.98,
  W: 1.06,
  m: 0.98,
  w: 0.84,
  H: 0.86,
  O: 0.77,
  Q: 0.77,
  D: 0.77,
  G: 0.75,
  N: 0.8,
  U: 0.8,
  A: 0.72,
  B: 0.68,
  C: 0.7,
  E: 0.66,
  F: 0.63,
  J: 0.54,
  K: 0.74,
  L: 0.63,
  P: 0.65,
  R: 0.72,
  S: 0.6,
  T: 0.66,
  V: 0.72,
  X: 0.7,
  Y: 0.69,
  Z: 0.61,
  b: 0.64,
  d: 0.63,
  h: 0.67,
  k: 0.61,
  n: 0.67,
  p: 0.64,
  q: 0.63,
  u: 0.66,
}

const ascii: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  return wide[char] ?? (narrow.includes(char) ? 0.5 : 0.61)
}).map((em, code) => (code >= 48 && code <= 57 ? 0.565 : em))

/** May not stand at the start of a line. */
const closing = new Set('，。、；：？！）》」』】〕”’％·/,.;:?!)]}%')
/** May not stand at the end of a line. */
const opening = new Set('（《「『【〔“‘([{')

/**
 * Control characters become a space, line ends one `\n`, brackets of Chinese words full-width ones (金额(元) as 金额（元）): what is
 * measured is exactly what is drawn.
 */
export function plainText(text: string): string {
  // eslint-disable-next-line no-control-regex -- the control characters are the point
  const plain = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text) ? cleaned(text) : text
  return /[()]/.test(plain) ? plain.replace(/[(（]([^()（）\n]*)[)）]/g, fullBrackets) : plain
}

/** A pair behind or around Chinese words, whatever was typed; those of f(x) and WJ(2024)3 stay. */
function fullBrackets(pair: string, inside: string, at: number, whole: string): string {
  return /\p{Script=Han}/u.test(`${whole[at - 1] ?? ''}${inside}`) ? `（${inside}）` : pair
}

/** Width of one line in em. */
export function textWidth(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) as number
    width += codeWidth(code)
    if (code > 0xffff) at += 1
  }
  return width
}

/** True for one line that is no wider than `em`, seen by its length alone, since no character is wider than 1.06 em: most cells. */
export function isSurelyNarrow(text: string, em: number): boolean {
  return text.length * 1.06 <= em && !text.includes('\n')
}

/** Width of the widest thing in a text that no line may end in: a day, a number, a Latin word. */
export function widestFigureEm(text: string): number {
  const figures = text.match(/\d{4}年\d{1,2}月(?:\d{1,2}日)?|[0-9A-Za-z*.,:/_-]{2,}/g) ?? []
  return figures.reduce((widest, figure) => Math.max(widest, textWidth(figure)), 0)
}

/** The text with a `\n` wherever a line of `maxEm` is full. Nothing is dropped; `\n` of the text stay. */
export function wrapText(text: string, maxEm: number): string {
  if (isSurelyNarrow(text, maxEm)) return text
  return text
    .split('\n')
    .map((line) => wrapLine(line, maxEm))
    .join('\n')
}

/** Number of lines of a wrapped text. */
export function lineCount(wrapped: string): number {
  let lines = 1
  for (let at = wrapped.indexOf('\n'); at >= 0; at = wrapped.indexOf('\n', at + 1)) lines += 1
  return lines
}

function wrapLine(line: string, maxEm: number): string {
  if (textWidth(line) <= maxEm) return line
  const chars = [...line]
  const lines: string[] = []
  let start = 0
  while (start < chars.length) {
    const end = lineEnd(chars, start, maxEm)
    lines.push(chars.slice(start, end).join(''))
    start = end
  }
  return lines.join('\n')
}

/** Index after the last character of the line that begins at `start`; at least one character further. */
function lineEnd(chars: readonly string[], start: number, maxEm: number): number {
  let width = 0
  let end = start
  while (end < chars.length) {
    width += charWidth(chars[end] as string)
    if (width > maxEm && end > start) break
    end += 1
  }
  return end >= chars.length ? end : goodBreak(chars, start, end)
}

/** Moves the break back out of a word or number and away from forbidden punctuation; a word wider than the line is cut. */
function goodBreak(chars: readonly string[], start: number, end: number): number {
  for (let at = end; at > start; at -= 1) {
    if (
      !isOfFigure(chars[at - 1] as string, chars[at] as string) &&
      !isInDate(chars, at) &&
      mayBreak(chars[at - 1] as string, chars[at] as string, chars[at + 1] ?? '')
    )
      return at
  }
  for (let at = end; at > start; at -= 1) {
    if (mayBreak(chars[at - 1] as string, chars[at] as string, chars[at + 1] ?? '')) return at
  }
  // Nothing but one word: it is cut, but no bracket is left alone on the next line.
  return closing.has(chars[end] as string) && end - 1 > start ? end - 1 : end
}

/** A figure and its unit are read together: 4人 stays on one line where the line has room for both. */
export function isOfFigure(before: string, after: string): boolean {
  return /\d/.test(before) && units.has(after)
}

/** 2026年3月2日 and 至 2026年3月9日 stay on one line where it has room for them: whether they go on over this place. */
export function isInDate(chars: readonly string[], at: number): boolean {
  const [first = '', before = '', after = '', next = ''] = [chars[at - 2], chars[at - 1], chars[at], chars[at + 1]]
  if (before === '至' && after === ' ') return /\d/.test(next)
  if (!/\d/.test(after)) return false
  return before === '至' || (before === ' ' && first === '至') || (/[年月]/.test(before) && /\d/.test(first))
}

const units = new Set('人户元万亿亩票张个条项次名头只株处年月日天岁')

/** Whether a line may end between the two; `next` comes after them. */
export function mayBreak(before: string, after: string, next: string): boolean {
  // .docx is a word that begins with its dot.
  if (after === '.' && /[A-Za-z]/.test(next) && !isWordChar(before)) return !opening.has(before)
  if (closing.has(after) || opening.has(before) || charWidth(after) === 0) return false
  // A space that holds together.
  if (before === '\u00a0' || after === '\u00a0') return false
  // 4.32万元 is a figure and one unit.
  if (after === '元' && (before === '万' || before === '亿')) return false
  // 1,808,424.65 is one word.
  if (before === ',' && /\d/.test(after)) return false
  return !(isWordChar(before) && isWordChar(after))
}

function isWordChar(char: string): boolean {
  return /^[0-9A-Za-z*./:_-]$/.test(char)
}

function charWidth(char: string): number {
  return codeWidth(char.codePointAt(0) as number)
}

function codeWidth(code: number): number {
  if (code < 128) return ascii[code] as number
  return isCombining(code) ? 0 : 1
}

function isCombining(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || (code >= 0xfe00 && code <= 0xfe0f) || code === 0x200b || code === 0x200d || code >= 0xe0100
}

function cleaned(text: string): string {
  // eslint-disable-next-line no-control-regex -- see above
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
}
