export type Token = Readonly<{ kind: 'word' | 'string' | 'number' | 'symbol'; text: string; at: number }>

const symbols = ['!=', '<>', '<=', '>=', '=', '<', '>', '(', ')', ',']

/** What people type with a Chinese keyboard, as the signs of the language. */
const fullWidth: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≠': '!=',
  '≤': '<=',
  '≥': '>=',
}

const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’' }

/** Splits filter text; an unfinished string or a foreign sign is answered as its position. */
export function tokenize(source: string): readonly Token[] | Readonly<{ error: string; at: number }> {
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    const character = source.charAt(at)
    if (/\s/.test(character)) {
      at += 1
      continue
    }
    const read = readString(source, at) ?? readNumber(source, at) ?? readSymbol(source, at) ?? readWord(source, at)
    if (!read) return { error: `第 ${at + 1} 个字符“${character}”看不懂`, at }
    if (read.end < 0) return { error: '引号没有成对', at }
    tokens.push({ kind: read.kind, text: read.text, at })
    at = read.end
  }
  return tokens
}

type Reading = Readonly<{ kind: Token['kind']; text: string; end: number }>

function readString(source: string, at: number): Reading | null {
  const close = quotes[source.charAt(at)]
  if (close === undefined) return null
  let text = ''
  for (let index = at + 1; index < source.length; index += 1) {
    const character = source.charAt(index)
    if (character === close) return { kind: 'string', text, end: index + 1 }
    if (character === '\\' && index + 1 < source.length) {
      index += 1
      text += source.charAt(index)
    } else text += character
  }
  return { kind: 'string', text, end: -1 }
}

function readNumber(source: string, at: number): Reading | null {
  const match = /^-?\d+(\.\d+)?(?![\w\u4e00-\u9fff-])/.exec(source.slice(at))
  return match ? { kind: 'number', text: match[0], end: at + match[0].length } : null
}

function readSymbol(source: string, at: number): Reading | null {
  const wide = fullWidth[source.charAt(at)]
  if (wide !== undefined) return { kind: 'symbol', text: wide, end: at + 1 }
  const symbol = symbols.find((candidate) => source.startsWith(candidate, at))
  if (symbol === undefined) return null
  return { kind: 'symbol', text: symbol === '<>' ? '!=' : symbol, end: at + symbol.length }
}

function readWord(source: string, at: number): Reading | null {
  const match = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(source.slice(at))
  return match ? { kind: 'word', text: match[0], end: at + match[0].length } : null
}
