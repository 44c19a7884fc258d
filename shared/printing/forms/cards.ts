import { mm } from '../css.ts'
import { floorToPixel } from '../paper.ts'
import { cardPaddingMm } from './problems.ts'
import { typeOf, type Box, type FormFrame } from './frame.ts'
import { itemsOf } from './paginateForm.ts'
import type { CardGrid, FormSheet } from './resolved.ts'

/** Fills pages with cards, from the left, line by line; answers pages as they are full. */
export function cardPages(
  frame: FormFrame,
  grid: CardGrid,
): Readonly<{ add: (sheet: FormSheet) => readonly string[]; finish: () => readonly string[] }> {
  let cells: string[] = []
  const all = grid.columns * grid.rows
  /** Labels of the first sheet that are used up. */
  let used = Math.min((grid.first ?? 1) - 1, all - 1)
  const flush = (): readonly string[] => {
    if (cells.length === 0) return []
    const page = cells.join('')
    cells = []
    used = 0
    return [page]
  }
  return {
    add: (sheet) => {
      cells.push(cardHtml(sheet, frame, grid, used + cells.length))
      return used + cells.length === all ? flush() : []
    },
    finish: flush,
  }
}

/** Sizes tried in turn until everything fits the card: a very long name gets small, but is never cut off. */
const sizes = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25] as const

function cardHtml(sheet: FormSheet, frame: FormFrame, grid: CardGrid, index: number): string {
  const roomMm = grid.heightMm - 2 * cardPaddingMm
  let boxes: readonly Box[] = []
  let scale = 1
  for (const size of sizes) {
    scale = size
    const inner: FormFrame = {
      ...frame,
      contentMm: floorToPixel((grid.widthMm - 2 * cardPaddingMm) / size),
      type: typeOf(frame.paper.fontPt),
    }
    boxes = sheet.blocks.flatMap((block) => itemsOf(block, inner, 10_000)).filter((item): item is Box => item.kind === 'box')
    if (boxes.reduce((sum, box) => sum + box.heightMm, 0) * size <= roomMm) break
  }
  let topMm = 0
  const html = boxes.map((box) => {
    const part = `<div class="a" style="left:0;top:${mm(topMm)};width:100%">${box.html}</div>`
    topMm += box.heightMm
    return part
  })
  const { size } = frame
  const leftMm = (size.widthMm - grid.columns * grid.widthMm - (grid.columns - 1) * grid.gapMm) / 2
  const aboveMm = (size.heightMm - grid.rows * grid.heightMm - (grid.rows - 1) * grid.gapMm) / 2
  const x = leftMm + (index % grid.columns) * (grid.widthMm + grid.gapMm)
  const y = aboveMm + Math.floor(index / grid.columns) * (grid.heightMm + grid.gapMm)
  const style = `left:${mm(x)};top:${mm(y)};width:${mm(grid.widthMm)};height:${mm(grid.heightMm)}`
  const inside = `left:${mm(cardPaddingMm)};top:${mm(cardPaddingMm)};width:${mm((grid.widthMm - 2 * cardPaddingMm) / scale)};transform:scale(${scale})`
  return `<div class="card${grid.border ? ' ruled' : ''}" style="${style}"><div class="in" style="${inside}">${html.join('')}</div></div>`
}
