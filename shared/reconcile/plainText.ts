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
 * middle of sentences: a line that does not end like a sentence goes on in the next.
 */
export function toPlainText(original: string): PlainText {
  const text: string[] = []
  const from: number[] = []
  const put = (char: string, at: number): void => {
    text.push(char)
    from.push(at)
  }
  for (let at = 0; at < original.length; at += 1) {
    const char = original[at]!
    if (char === '\n') {
      if (isParagraphEnd(text, original, at)) put('\n', at)
    } else if (!/\s|[\u200b\ufeff]/.test(halfWidth[char] ?? char)) put(digitOf(halfWidth[char] ?? char), at)
    else if (isBetweenNumbers(original, at)) put(' ', at)
  }
  return { text: text.join(''), from }
}

function digitOf(char: string): string {
  const code = char.charCodeAt(0)
  return code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xff10 + 0x30) : char
}

/** `12 34` are two numbers. */
function isBetweenNumbers(original: string, at: number): boolean {
  return /[\d%]/.test(original[at - 1] ?? '') && /\d/.test(original[at + 1] ?? '')
}

function isParagraphEnd(text: readonly string[], original: string, at: number): boolean {
  const before = text.at(-1) ?? '\n'
  if (before === '\n') return false
  const next = original.slice(at + 1).trimStart()
  return (
    /[。!?;:]/.test(before) ||
    opensParagraph.test(next.slice(0, 12).replaceAll('（', '(').replaceAll('）', ')')) ||
    (/\n\s*\n/.test(original.slice(at, at + 4)) && !/[,、\u4e00-\u9fff\d]$/.test(before))
  )
}
