import { ceilToPixel } from '../paper.ts'
import { checksBox, lineBox, pictureBox, qrBox, signBox, textBoxes, titleBox } from './blockBoxes.ts'
import { fewestPages, type LaidOut } from './fewestPages.ts'
import type { Box, FormFrame } from './frame.ts'
import { gridBoxes } from './gridBoxes.ts'
import { placeTable } from './placeTable.ts'
import { pageHtml, type Cursor } from './pageCursor.ts'
import type { FormSheet, ResolvedBlock } from './resolved.ts'
import { shortTableMm, tableFlow, type TableFlow } from './tableFlow.ts'

export type FlowItem = Box | TableFlow

/**
 * The pages of one sheet, each as the markup of its body: whatever must stay together stays on one page, nothing is shortened,
 * nothing stands below the bottom margin. What follows a break is laid out by itself; rows are a little lower where that saves a
 * page.
 */
export function sheetPages(sheet: FormSheet, frame: FormFrame): readonly string[] {
  const feet = sheet.blocks.filter((block) => block.kind === 'sign' && block.everyPage)
  const pages = partsOf(sheet.blocks).flatMap((part) =>
    // On pre-printed paper everything has its place.
    frame.paper.overprint
      ? laidOut(part, feet, frame).pages
      : fewestPages(part, frame, (blocks, tighter) => laidOut(blocks, feet, tighter)),
  )
  return pages.length > 0 ? pages : laidOut([], feet, frame, true).pages
}

/** The blocks between breaks. Free space at the head of a page that did not begin a sheet says nothing. */
function partsOf(blocks: readonly ResolvedBlock[]): readonly (readonly ResolvedBlock[])[] {
  const parts: ResolvedBlock[][] = [[]]
  for (const block of blocks) {
    const part = parts.at(-1)!
    if (block.kind === 'break') parts.push([])
    else if (parts.length === 1 || part.length > 0 || block.kind !== 'space') part.push(block)
  }
  return parts
}

/** `always`: a page even without anything on it. */
function laidOut(blocks: readonly ResolvedBlock[], footBlocks: readonly ResolvedBlock[], frame: FormFrame, always = false): LaidOut {
  const feet = footBlocks.flatMap((block) => (block.kind === 'sign' ? [signBox(block, frame)] : []))
  const footMm = feet.reduce((sum, foot) => sum + foot.heightMm, 0)
  const capacityMm = frame.roomMm - footMm
  const flow = blocks.map((block) => ({ block, items: itemsOf(block, frame, capacityMm) }))
  const items = withClosing(flow, capacityMm)
  const cursor: Cursor = { pages: [], used: [], parts: [], usedMm: 0, capacityMm, feet, frame }
  items.forEach((item, at) => place(cursor, items, item, at))
  if (cursor.parts.length > 0 || (always && cursor.pages.length === 0)) pageHtml(cursor)
  return { pages: cursor.pages, used: cursor.used, capacityMm }
}

/** The last lines before the closing signature and seal stay with it: a page that bears nothing else says nothing. */
function withClosing(
  flow: readonly Readonly<{ block: ResolvedBlock; items: readonly FlowItem[] }>[],
  capacityMm: number,
): readonly FlowItem[] {
  const all = flow.flatMap(({ items }) => items)
  let first = flow.map(({ block }) => block.kind === 'sign' && !block.everyPage).lastIndexOf(true)
  if (first < 0) return withLastNote(all)
  while (closingKinds.has(flow[first - 1]?.block.kind)) first -= 1
  const from = flow.slice(0, first).reduce((sum, { items }) => sum + items.length, 0) - 1
  if (!all.slice(from).every((item) => item.kind === 'box')) return all
  const mostMm = capacityMm * mostBefore
  return all.map((item, at) => (item.kind === 'box' && at >= from && item.heightMm <= mostMm ? { ...item, keepNext: true } : item))
}

/** A note under the last grid, less than two lines, takes the grid along to the next page instead of standing there alone. */
function withLastNote(all: readonly FlowItem[]): readonly FlowItem[] {
  const [before, note] = [all.at(-2), all.at(-1)]
  if (before?.kind !== 'box' || note?.kind !== 'box' || note.heightMm > mostNoteMm) return all
  return [...all.slice(0, -2), { ...before, keepNext: true }, note]
}

const mostNoteMm = 12

/** Of a page: higher boxes before a signature are grids, which rather stand alone than leave half a page free. */
const mostBefore = 0.2

/** Who signs, and who signs below. */
const closingKinds: ReadonlySet<ResolvedBlock['kind'] | undefined> = new Set(['sign', 'space'])

export function itemsOf(block: ResolvedBlock, frame: FormFrame, capacityMm: number): readonly FlowItem[] {
  switch (block.kind) {
    case 'title':
      return [titleBox(block, frame)]
    case 'line':
      return [lineBox(block, frame)]
    case 'text':
      return textBoxes(block, frame)
    case 'grid':
      return gridBoxes(block, frame, capacityMm)
    case 'table':
      return [tableFlow(block, frame)]
    case 'checks':
      return [checksBox(block, frame)]
    case 'sign':
      return block.everyPage ? [] : [signBox(block, frame)]
    case 'qr':
      return [qrBox(block, frame)]
    case 'picture':
      return [pictureBox(block, frame)]
    case 'space':
      return [{ kind: 'box', heightMm: ceilToPixel(block.mm), html: '', keepNext: false }]
    case 'break':
      return []
  }
}

function place(cursor: Cursor, items: readonly FlowItem[], item: FlowItem, at: number): void {
  if (item.kind === 'table') {
    const { capacityMm } = cursor
    return placeTable(cursor, item, { afterMm: tailMm(items, at, capacityMm), besideMm: besideMm(items, at, capacityMm) })
  }
  const needMm = item.heightMm + (item.keepNext ? followingMm(items, at, cursor.capacityMm) : 0)
  const isFresh = cursor.parts.length === 0
  const fits = cursor.usedMm + needMm <= cursor.capacityMm + 1e-6
  if (!fits && !isFresh && (needMm <= cursor.capacityMm || cursor.usedMm + item.heightMm > cursor.capacityMm)) pageHtml(cursor)
  // As at the head of a part.
  if (item.html === '' && cursor.parts.length === 0 && cursor.pages.length > 0) return
  cursor.parts.push({ topMm: cursor.usedMm, html: item.html })
  cursor.usedMm += item.heightMm
}

/** What must stand on the page of a thing that is kept with its next: that, and what that one is kept with. */
function followingMm(items: readonly FlowItem[], at: number, capacityMm: number): number {
  let sum = 0
  for (let next = at + 1; next < items.length; next += 1) {
    const item = items[next]!
    if (item.kind === 'table') {
      const shortMm = shortTableMm(item, capacityMm)
      return sum + (shortMm === null ? item.headMm + 3 * item.sumMm : shortMm + besideMm(items, next, capacityMm))
    }
    sum += item.heightMm
    if (!item.keepNext) return sum
  }
  return sum
}

/**
 * What stands on the page of a short table: a small grid directly behind it, which goes on where the table ends, or the lines and
 * signatures that close the sheet; 0 where both together would leave too much of a page free, and of a long table.
 */
function besideMm(items: readonly FlowItem[], at: number, capacityMm: number): number {
  const [table, next] = [items[at], items[at + 1]]
  const ownMm = table?.kind === 'table' ? shortTableMm(table, capacityMm) : null
  if (ownMm === null) return 0
  const gridMm = next?.kind === 'box' && isGrid(next) ? next.heightMm + (next.keepNext ? followingMm(items, at + 1, capacityMm) : 0) : null
  const sumMm = gridMm ?? tailMm(items, at, capacityMm)
  return ownMm + sumMm <= capacityMm * mostTogether ? sumMm : 0
}

/** Of a page. */
const mostTogether = 0.5

function isGrid(item: Box): boolean {
  return item.html.startsWith('<table')
}

/**
 * Closing lines and signatures that should not stand without the last row of the table; 0 where much follows, or a grid, which
 * may well begin a page.
 */
function tailMm(items: readonly FlowItem[], at: number, capacityMm: number): number {
  let sum = 0
  for (let next = at + 1; next < items.length; next += 1) {
    const item = items[next]!
    if (item.kind !== 'box' || isGrid(item)) return 0
    sum += item.heightMm
  }
  return sum <= capacityMm * mostTail ? sum : 0
}

/** Of a page. */
const mostTail = 0.4
