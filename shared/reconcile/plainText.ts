/** Text as the rules read it; `from[i]` is where character i stood in the original. */
export type PlainText = Readonly<{ text: string; from: readonly number[] }>

/** Half-width forms of what people type in either width. */
const halfWidth: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '．': '.',
  '％': '%',
  '＋': '+',
  '－': '-',
  '—': '-',
  '–': '-',
  '～': '~',
  '＝': '=',
  '！': '!',
  '？': '?',
  '　': ' ',
  '﹪': '%',
}

/** A line that begins like this stands by itself, whatever the one before ended with. */
const opensParagraph =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|[-•·●]\s|第[一二三四五六七八九十]{1,3}[章节条])/

/**
 * One line a paragraph, blanks of the layout taken out. Reports that went through other programs have line breaks in the
 * middle of sentences: a line that does not end like a sentence goes on in the next, unless every line end is a paragraph's.
 */
export function toPlainText(original: string, isInParagraphs = false): PlainText {
  const isSure = isInParagraphs && !isBroken(original)
  const text: string[] = []
  const from: number[] = []
  const put = (char: string, at: number): void => {
    text.push(char)
    from.push(at)
  }
  for (let at = 0; at < original.length; at += 1) {
    const char = original[at]!
    if (char === '\n') {
      if (isSure ? (text.at(-1) ?? '\n') !== '\n' : isParagraphEnd(text, original, at)) put('\n', at)
    } else if (!/\s|[\u200b\ufeff]/.test(halfWidth[char] ?? char)) put(digitOf(halfWidth[char] ?? char), at)
    else if (isBetweenNumbers(original, at)) put(' ', at)
  }
  return { text: text.join(''), from }
}

/** A document made from a PDF: most long lines end in the middle of a sentence. */
function isBroken(original: string): boolean {
  const long = original.split('\n').filter((line) => line.trim().length > 15)
  return long.length > 4 && long.filter((line) => !/[。；：！？;:!?.]\s*$/.test(line)).length * 2 > long.length
}

function digitOf(char: string): string {
  const code = char.charCodeAt(0)
  return code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xff10 + 0x30) : char
}

/** `12 34` are two numbers. */
function isBetweenNumbers(original: string, at: number): boolean {
  return /[\d%]/.test(original[at - 1] ?? '') && /\d/.test(original[at + 1] ?? '')
}

/** What kind of paper it is, at its very beginning: 关于……工作情况的汇报. */
function isTitle(original: string, line: string, at: number): boolean {
  const before = original.slice(0, at - line.length).trim()
  return (
    before.split('\n').length <= 2 &&
    before.length < 60 &&
    line.trim().length <= 40 &&
    /(?:汇报|总结|报告|方案|计划|通报|简报|情况|材料|要点|意见|说明|清单)[)）]?\s*$/.test(line)
  )
}

/** A short numbered line above a longer one; lines that a layout cut are all about as long. */
function isHeading(line: string, next: string): boolean {
  const words = line.trim().replaceAll('（', '(').replaceAll('）', ')')
  return (
    words.length <= 20 &&
    !/[,，、\d]$/.test(words) &&
    opensParagraph.test(words) &&
    (next.split('\n', 1)[0]?.trim().length ?? 0) > words.length
  )
}

function isParagraphEnd(text: readonly string[], original: string, at: number): boolean {
  const before = text.at(-1) ?? '\n'
  if (before === '\n') return false
  const next = original.slice(at + 1).trimStart()
  const line = original.slice(original.lastIndexOf('\n', at - 1) + 1, at)
  if (isHeading(line, next) || isTitle(original, line, at)) return true
  return (
    /[。!?;:]/.test(before) ||
    opensParagraph.test(next.slice(0, 12).replaceAll('（', '(').replaceAll('）', ')')) ||
    (/\n\s*\n/.test(original.slice(at, at + 4)) && !/[,、\u4e00-\u9fff\d]$/.test(before))
  )
}
