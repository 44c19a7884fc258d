import type { FormFrame } from './frame.ts'
import type { ResolvedBlock } from './resolved.ts'

/** Pages as markup, how much of each is filled, and how much it holds. Millimetres. */
export type LaidOut = Readonly<{ pages: readonly string[]; used: readonly number[]; capacityMm: number }>

/**
 * The pages of the blocks with their usual rows, or with rows as little lower as saves a page: a last page of two rows or of
 * signatures alone is paper for nothing. Rows that a hand writes in stay high enough for it, and nothing is set smaller.
 */
export function fewestPages(blocks: readonly ResolvedBlock[], frame: FormFrame, layOut: LayOut): readonly string[] {
  const usual = layOut(blocks, frame)
  if (!mayBeSaved(usual)) return usual.pages
  const lower = (share: number) =>
    layOut(
      blocks.map((block) => lowered(block, share)),
      tighter(frame, share),
    ).pages
  const least = lower(leastShare)
  if (least.length >= usual.pages.length) return usual.pages
  for (const share of shares) {
    const pages = lower(share)
    if (pages.length <= least.length) return pages
  }
  return least
}

type LayOut = (blocks: readonly ResolvedBlock[], frame: FormFrame) => LaidOut

/** Of the usual height. */
const leastShare = 0.8
const shares = [0.96, 0.92, 0.86]

/** Whether the last page holds little; of two pages, whether both together are little more than one. */
function mayBeSaved({ used, capacityMm }: LaidOut): boolean {
  if (used.length < 2) return false
  // Nothing gets lower than its least share, so two pages are one only where that is little enough.
  if (used.length === 2) return (used[0]! + used[1]!) * leastShare <= capacityMm
  return used.at(-1)! <= capacityMm * mostOver
}

/** Of a page. */
const mostOver = 0.35

/** Rows as high as their text: with less free space over and under it, 0.5 mm at least. */
function tighter(frame: FormFrame, share: number): FormFrame {
  const { type } = frame
  return { ...frame, type: { ...type, paddingMm: type.paddingMm - 2 * (1 - share) } }
}

function lowered(block: ResolvedBlock, share: number): ResolvedBlock {
  switch (block.kind) {
    case 'grid':
      return { ...block, rows: block.rows.map((row) => ({ ...row, heightMm: lowerMm(row.heightMm, share) })) }
    case 'table':
    case 'sign':
      return { ...block, rowMm: lowerMm(block.rowMm, share) }
    case 'space':
      return { ...block, mm: block.mm * share }
    case 'title':
    case 'text':
      return { ...block, aboveMm: block.aboveMm * share }
    default:
      return block
  }
}

/** Lower rows are as high as their text already. */
function lowerMm(heightMm: number, share: number): number {
  return heightMm <= handMm ? heightMm : Math.max(handMm, heightMm * share)
}

/** A line of handwriting. */
const handMm = 7
