import { formFrame, type FormFrame } from '#shared/printing/forms/frame.ts'
import { cardPaddingMm } from '#shared/printing/forms/problems.ts'
import type { CardGrid, FormPaper, FormSheet } from '#shared/printing/forms/resolved.ts'
import type { BookLine } from './bookLine.ts'
import { linesOf } from './lines.ts'

/** Cards side by side: the lines of a row of cards stand on common rows, which together are as high as the card. */
export function cardLines(sheets: readonly FormSheet[], paper: FormPaper, grid: CardGrid): readonly BookLine[] {
  const frame: FormFrame = { ...formFrame(paper), contentMm: grid.widthMm - 2 * cardPaddingMm }
  const lines: BookLine[] = []
  for (let from = 0; from < sheets.length; from += grid.columns) {
    const cards = sheets.slice(from, from + grid.columns).map((sheet) => linesOf(sheet.blocks, frame))
    lines.push(...rowOfCards(cards, grid))
    const isLastOfPage = (from / grid.columns + 1) % grid.rows === 0
    if (isLastOfPage && from + grid.columns < sheets.length) lines.push({ heightMm: 0, cells: [], breakAfter: true })
  }
  return lines
}

function rowOfCards(cards: readonly (readonly BookLine[])[], grid: CardGrid): readonly BookLine[] {
  const count = Math.max(...cards.map((card) => card.length))
  const lines = Array.from({ length: count }, (_, at): BookLine => {
    const cells = cards.flatMap((card, index) => {
      const leftMm = index * (grid.widthMm + grid.gapMm) + cardPaddingMm
      return (card[at]?.cells ?? []).map((cell) => ({ ...cell, fromMm: cell.fromMm + leftMm, toMm: cell.toMm + leftMm }))
    })
    return { heightMm: Math.max(...cards.map((card) => card[at]?.heightMm ?? 0)), cells }
  })
  const usedMm = lines.reduce((sum, line) => sum + line.heightMm, 0)
  return [...lines, { heightMm: Math.max(1, grid.heightMm + grid.gapMm - usedMm), cells: [] }]
}

/** Width of all cards of a row. */
export function cardsMm(grid: CardGrid): number {
  return grid.columns * grid.widthMm + (grid.columns - 1) * grid.gapMm
}
