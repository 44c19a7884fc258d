import { longestPieceEm } from './breakWords.ts'
import type { PrintDocument, PrintRow } from './document.ts'
import { plainText, textWidth } from './textMetrics.ts'

/** How wide a column's texts are, in em. */
export type ContentWidth = Readonly<{
  /** Widest line of all. */
  widest: number
  /** 90 of 100 cells are no wider. */
  usual: number
  /** Widest number or Latin word, which must not be broken. */
  word: number
  /** Widest word of a short text, or part of a name, which should not be broken either. */
  piece: number
}>

type Gathered = { widest: number; word: number; piece: number; readonly sample: number[]; readonly known: Set<string> }

/** Rows measured for the usual width; the widest is looked for in all. */
const sampleRows = 4_000
const wordPattern = /[0-9A-Za-z*./:_-]{2,}/g
/** No character is wider (see textMetrics). */
const widestCharEm = 1.06

export function contentWidths(document: PrintDocument): readonly ContentWidth[] {
  const gathered: Gathered[] = document.columns.map(() => ({ widest: 0, word: 0, piece: 0, sample: [], known: new Set() }))
  const total = document.sections.reduce((sum, section) => sum + section.groups.length, 0)
  const every = Math.max(1, Math.floor(total / sampleRows))
  let seen = 0
  for (const section of document.sections) {
    for (const group of section.groups) {
      seen += 1
      for (const row of group.rows) gather(gathered, row, seen % every === 0)
    }
  }
  return gathered.map(({ widest, word, piece, sample }) => ({ widest, word, piece, usual: percentile90(sample) }))
}

function gather(gathered: readonly Gathered[], row: PrintRow, isSample: boolean): void {
  gathered.forEach((column, index) => {
    const text = row[index] ?? ''
    if (isSample) column.sample.push(textWidth(text))
    if (text.length * widestCharEm > column.widest) {
      for (const line of plainText(text).split('\n')) column.widest = Math.max(column.widest, textWidth(line))
    }
    if (text.length * widestCharEm > column.word) {
      for (const word of text.match(wordPattern) ?? []) column.word = Math.max(column.word, textWidth(word))
    }
    if (text.length * widestCharEm > column.piece && text.length <= mostPieced) lookForPiece(column, text)
  })
}

/** Longer texts run over several lines, and a word may go on below. */
const mostPieced = 18
/** Columns of few different texts say them again and again. */
const mostKnown = 500

function lookForPiece(column: Gathered, text: string): void {
  if (column.known.has(text)) return
  if (column.known.size < mostKnown) column.known.add(text)
  // No piece is wider than its text: identity numbers are all alike.
  const plain = plainText(text)
  if (textWidth(plain) > column.piece) column.piece = Math.max(column.piece, longestPieceEm(plain))
}

function percentile90(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.9)] ?? 0
}
