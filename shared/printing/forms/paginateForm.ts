import { ceilToPixel } from '../paper.ts'
import { checksBox, lineBox, pictureBox, qrBox, signBox, textBoxes, titleBox } from './blockBoxes.ts'
import { pageBreak, type Box, type FormFrame } from './frame.ts'
import { gridBoxes } from './gridBoxes.ts'
import { placeTable } from './placeTable.ts'
import { pageHtml, type Cursor } from './pageCursor.ts'
import type { FormSheet, ResolvedBlock } from './resolved.ts'
import { shortTableMm, tableFlow, type TableFlow } from './tableFlow.ts'

export type FlowItem = Box | TableFlow | typeof pageBreak

/**
 * The pages of one sheet, each as the markup of its body: whatever must stay together stays on one page, nothing is shortened,
 * nothing stands below the bottom margin.
 */
export function sheetPages(sheet: FormSheet, frame: FormFrame): readonly string[] {
  const feet = sheet.blocks.flatMap((block) => (block.kind === 'sign' && block.everyPage ? [signBox(block, frame)] : []))
  const footMm = feet.reduce((sum, foot) => sum + foot.heightMm, 0)
  const capacityMm = frame.roomMm - footMm
  const items = withClosing(sheet.blocks.map((block) => ({ block, items: itemsOf(block, frame, capacityMm) })))
  const cursor: Cursor = { pages: [], parts: [], usedMm: 0, capacityMm, feet, frame }
  items.forEach((item, at) => place(cursor, items, item, at))
  if (cursor.parts.length > 0 || cursor.pages.length === 0) pageHtml(cursor)
  return cursor.pages
}

/** The last lines before the closing signature and seal stay with it: a page that bears nothing else says nothing. */
function withClosing(flow: readonly Readonly<{ block: ResolvedBlock; items: readonly FlowItem[] }>[]): readonly FlowItem[] {
  const all = flow.flatMap(({ items }) => items)
  const last = flow.map(({ block }) => block.kind === 'sign' && !block.everyPage).lastIndexOf(true)
  if (last < 0) return withLastNote(all)
  let from = flow.slice(0, last).reduce((sum, { items }) => sum + items.length, 0) - 1
  while (isSpace(all[from])) from -= 1
  if (!all.slice(from).every((item) => item.kind === 'box')) return all
  return all.map((item, at) => (item.kind === 'box' && at >= from && item.heightMm < mostLineMm ? { ...item, keepNext: true } : item))
}

/** A note under the last grid, less than two lines, takes the grid along to the next page instead of standing there alone. */
function withLastNote(all: readonly FlowItem[]): readonly FlowItem[] {
  const [before, note] = [all.at(-2), all.at(-1)]
  if (before?.kind !== 'box' || note?.kind !== 'box' || note.heightMm > mostNoteMm) return all
  return [...all.slice(0, -2), { ...before, keepNext: true }, note]
}

const mostNoteMm = 12

/** Higher boxes before a signature are grids, which rather stand alone than leave half a page free. */
const mostLineMm = 20

function isSpace(item: FlowItem | undefined): boolean {
  return item?.kind === 'box' && item.html === ''
}

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
      return [pageBreak]
  }
}

function place(cursor: Cursor, items: readonly FlowItem[], item: FlowItem, at: number): void {
  if (item.kind === 'break') {
    if (cursor.parts.length > 0) pageHtml(cursor)
    return
  }
  if (item.kind === 'table') return placeTable(cursor, item, tailMm(items, at, cursor.capacityMm))
  const needMm = item.heightMm + (item.keepNext ? followingMm(items, at, cursor.capacityMm) : 0)
  const isFresh = cursor.parts.length === 0
  const fits = cursor.usedMm + needMm <= cursor.capacityMm + 1e-6
  if (!fits && !isFresh && (needMm <= cursor.capacityMm || cursor.usedMm + item.heightMm > cursor.capacityMm)) pageHtml(cursor)
  // Free space at the head of a page that did not begin a sheet says nothing.
  if (item.html === '' && cursor.parts.length === 0 && cursor.pages.length > 0) return
  cursor.parts.push({ topMm: cursor.usedMm, html: item.html })
  cursor.usedMm += item.heightMm
}

/** What must stand on the page of a thing that is kept with its next: that, and what that one is kept with. */
function followingMm(items: readonly FlowItem[], at: number, capacityMm: number): number {
  let sum = 0
  for (let next = at + 1; next < items.length; next += 1) {
    const item = items[next]!
    if (item.kind === 'break') return sum
    if (item.kind === 'table') return sum + (shortTableMm(item, capacityMm) ?? item.headMm + 3 * item.sumMm)
    sum += item.heightMm
    if (!item.keepNext) return sum
  }
  return sum
}

/**
 * Closing lines and signatures that should not stand without the last row of the table; 0 where much follows, or a grid, which
 * may well begin a page.
 */
function tailMm(items: readonly FlowItem[], at: number, capacityMm: number): number {
  let sum = 0
  for (let next = at + 1; next < items.length; next += 1) {
    const item = items[next]!
    if (item.kind !== 'box') return item.kind === 'break' ? sum : 0
    if (item.html.startsWith('<table')) return 0
    sum += item.heightMm
  }
  return sum <= capacityMm * mostTail ? sum : 0
}

/** Of a page. */
const mostTail = 0.4
