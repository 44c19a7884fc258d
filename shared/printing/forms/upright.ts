import { wordWise } from '../breakWords.ts'

/** Signs that lie on their side between characters written downwards (Unicode's vertical forms, which 宋体 and Noto have). */
const turned: Readonly<Record<string, string>> = {
  '（': '︵',
  '）': '︶',
  '(': '︵',
  ')': '︶',
  '〔': '︹',
  '〕': '︺',
  '【': '︻',
  '】': '︼',
  '《': '︽',
  '》': '︾',
  '〈': '︿',
  '〉': '﹀',
  '「': '﹁',
  '」': '﹂',
  '“': '﹃',
  '”': '﹄',
  '—': '︱',
  '-': '︱',
  '…': '︙',
}

/**
 * A text written downwards, a character a line: in one column, or from the right to the left in as few as hold it where it is
 * longer than `most` lines. `roomEm`: width for the columns.
 */
export function upright(text: string, most: number, roomEm: number): string {
  const chars = [...text.replace(/\n/g, '')]
  const count = Math.min(Math.ceil(chars.length / Math.max(1, most)), Math.max(1, Math.floor((roomEm + gapEm) / (1 + gapEm))))
  const columns = count < 2 ? [chars] : parted(chars, count, most)
  const lines = Math.max(...columns.map((column) => column.length))
  const lineAt = (at: number) => [...columns].reverse().map((column) => turnedSign(column[at] ?? '\u3000'))
  return Array.from({ length: lines }, (_, at) => lineAt(at).join('\u3000')).join('\n')
}

/** Between two columns. */
const gapEm = 1

/** Columns of like length that begin with a word. */
function parted(chars: readonly string[], count: number, most: number): readonly (readonly string[])[] {
  const each = Math.ceil(chars.length / count)
  const even = Array.from({ length: count }, (_, at) => chars.slice(at * each, (at + 1) * each).join('')).join('\n')
  const columns = wordWise(even, most).split('\n')
  return columns.map((column) => [...column])
}

function turnedSign(char: string): string {
  return turned[char] ?? char
}
