import { isSurelyNarrow, textWidth, wrapText } from '../textMetrics.ts'
import { wrapEven } from '../wrapEven.ts'

/** Breaks a text like `wrapEven`; a box to tick stays on the line of its words where they fit on one. */
export function wrapBoxed(text: string, maxEm: number): string {
  if (isSurelyNarrow(text, maxEm)) return text
  return text
    .split('\n')
    .map((line) => (/[☑☐□]/.test(line) ? wrapWords(line, maxEm) : wrapEven(line, maxEm)))
    .join('\n')
}

function wrapWords(line: string, maxEm: number): string {
  if (textWidth(line) <= maxEm) return line
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/(?=[☑☐□])/)) {
    const wordEm = textWidth(word.trimEnd())
    if (current !== '' && wordEm <= maxEm && textWidth(current) + wordEm > maxEm) {
      lines.push(current.trimEnd())
      current = ''
    }
    current += word
  }
  return [...lines, current.trimEnd()].map((one) => wrapText(one, maxEm)).join('\n')
}
