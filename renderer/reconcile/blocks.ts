import type { OpenedReport, ReportMark } from '#shared/ipc/parts/reconcile.ts'

/** A stretch of text: under a mark or plain. */
export type Piece = Readonly<{ start: number; text: string; mark: ReportMark | null }>

export type Block =
  | Readonly<{ kind: 'paragraph'; start: number; pieces: readonly Piece[] }>
  | Readonly<{ kind: 'table'; start: number; rows: readonly (readonly (readonly Piece[])[])[] }>

/** The report as paragraphs and tables, cut at its marks. Marks of nobody (no note) are plain text. */
export function blocksOf({ text, tables }: OpenedReport, marks: readonly ReportMark[]): readonly Block[] {
  const told = marks.filter(isTold)
  const places = tables
    .map((rows) => ({ rows, cells: rows.flat() }))
    .filter(({ cells }) => cells.length > 0)
    .map(({ rows, cells }) => ({
      rows,
      start: Math.min(...cells.map(({ start }) => start)),
      end: Math.max(...cells.map(({ end }) => end)),
    }))
    .sort((a, b) => a.start - b.start)
  const blocks: Block[] = []
  let at = 0
  for (const { rows, start, end } of places) {
    // A table within a cell of another is shown with that cell.
    if (start < at) continue
    blocks.push(...paragraphs(text, { start: at, end: start }, told))
    blocks.push({ kind: 'table', start, rows: rows.map((row) => row.map((cell) => piecesOf(text, cell, told))) })
    at = end
  }
  return [...blocks, ...paragraphs(text, { start: at, end: text.length }, told)]
}

export function isTold({ mark, ledger }: ReportMark): boolean {
  return mark !== 'neutral' || ledger !== null
}

type Place = Readonly<{ start: number; end: number }>

function paragraphs(text: string, { start, end }: Place, marks: readonly ReportMark[]): readonly Block[] {
  const blocks: Block[] = []
  let at = start
  for (const line of text.slice(start, end).split('\n')) {
    if (line.trim() !== '')
      blocks.push({ kind: 'paragraph', start: at, pieces: piecesOf(text, { start: at, end: at + line.length }, marks) })
    at += line.length + 1
  }
  return blocks
}

/** A mark that runs on over a line end is shown in both lines. */
function piecesOf(text: string, { start, end }: Place, marks: readonly ReportMark[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const mark of marksIn(marks, { start, end })) {
    const [from, to] = [Math.max(start, mark.start), Math.min(end, mark.end)]
    if (from > at) pieces.push({ start: at, text: text.slice(at, from), mark: null })
    pieces.push({ start: from, text: text.slice(from, to), mark })
    at = to
  }
  if (at < end) pieces.push({ start: at, text: text.slice(at, end), mark: null })
  return pieces
}

/** Marks stand in order: the first is found by halving. */
function marksIn(marks: readonly ReportMark[], { start, end }: Place): readonly ReportMark[] {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (marks[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  const found: ReportMark[] = []
  for (let index = low; index < marks.length && marks[index]!.start < end; index += 1) found.push(marks[index]!)
  return found
}
