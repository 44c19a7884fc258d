import type { PrintDocument, PrintGroup, PrintSection } from './document.ts'
import { lastTogether } from './lastTogether.ts'
import { continuedHead, firstHead, frameOf, fullLineHeight, measureGroup, rowHeight } from './measure.ts'
import type { Frame, MeasuredGroup, MeasuredRow } from './measure.ts'
import type { Page, PageHead, PageLine, Pages } from './pages.ts'
import { ceilToPixel, pixelMm } from './paper.ts'
import { plainText } from './textMetrics.ts'
import { wrapClauses } from './wrapEven.ts'

/**
 * Cuts a document into pages of fixed boxes: every row stands on exactly one page (a row longer than a page is cut
 * between lines), no text is shortened, groups stay whole unless longer than a page, the totals and the signature do
 * not stand alone. Linear in the number of rows.
 */
export function paginate(document: PrintDocument): Pages {
  const frame = frameOf(document)
  const pages = document.sections.flatMap((section, index) => sectionPages(section, index, frame, document))
  const numbered = pages.map((page, index) => ({ ...page, number: index + 1, total: pages.length }))
  return {
    ...frame.size,
    widths: frame.widths,
    type: frame.type,
    header: frame.header,
    pages: document.numbering === 'document' ? numbered : numberedBySection(pages),
    rows: document.sections.reduce((sum, section) => sum + section.groups.reduce((rows, group) => rows + group.rows.length, 0), 0),
  }
}

type OpenPage = { first: boolean; head: PageHead; lines: PageLine[]; restMm: number; signature: Page['signature'] }

/** Where the next line goes. The one thing that changes while a section is laid out. */
type Cursor = {
  readonly pages: OpenPage[]
  page: OpenPage
  readonly frame: Frame
  readonly next: PageHead
  /** Room for lines on every page but the first. */
  readonly capacityMm: number
  /** Reserved at the foot of each page. */
  readonly reservedMm: number
}

function sectionPages(section: PrintSection, index: number, frame: Frame, document: PrintDocument): readonly Page[] {
  const everyPage = document.signature.place === 'everyPage'
  const cursor = startSection(section, frame, everyPage ? frame.signatureMm : 0)
  const totals = section.totals.map((text) => wrapClauses(plainText(text), frame.contentMm / frame.type.emMm - 1))
  const totalsMm = totals.reduce((sum, text) => sum + fullLineHeight(text, frame.type), 0)
  const endMm = totalsMm + (everyPage ? 0 : frame.signatureMm)
  const together = section.groups.length - lastTogether(section.groups.map((group) => group.rows.length))
  section.groups.forEach((group, at) => {
    const isLast = at === section.groups.length - 1
    if (at === together && !isLast) keepTogether(cursor, section.groups.slice(at), endMm)
    placeGroup(cursor, measureGroup(group, frame, cursor.capacityMm), isLast ? endMm : 0)
  })
  for (const text of totals) {
    const heightMm = fullLineHeight(text, frame.type)
    if (heightMm > cursor.page.restMm) newPage(cursor)
    put(cursor, { kind: 'total', heightMm, text })
  }
  placeDrawings(cursor, section)
  if (everyPage) cursor.pages.forEach((page) => (page.signature = frame.signature))
  else signAtEnd(cursor)
  return cursor.pages.map((page) => ({
    section: index,
    first: page.first,
    head: page.head,
    lines: page.lines,
    signature: page.signature,
    number: 0,
    total: 0,
  }))
}

/** A new page before the last groups where they and what closes the list would not all fit on this one. */
function keepTogether(cursor: Cursor, groups: readonly PrintGroup[], endMm: number): void {
  const needMm = groups.reduce((sum, group) => sum + measureGroup(group, cursor.frame, cursor.capacityMm).heightMm, endMm)
  if (needMm > cursor.page.restMm && needMm <= cursor.capacityMm && cursor.page.lines.length > 0) newPage(cursor)
}

/** Over the full width, or as wide as a page is high enough for; never cut. */
function placeDrawings(cursor: Cursor, section: PrintSection): void {
  for (const drawing of section.drawings ?? []) {
    const ratio = drawing.height / drawing.width
    const widthMm = Math.min(cursor.frame.contentMm, (cursor.capacityMm - drawingGapMm) / ratio)
    const heightMm = ceilToPixel(widthMm * ratio) + drawingGapMm
    if (heightMm > cursor.page.restMm) newPage(cursor)
    put(cursor, { kind: 'drawing', heightMm, widthMm, drawing })
  }
}

/** Between the table and a chart. */
const drawingGapMm = 12 * pixelMm

function signAtEnd(cursor: Cursor): void {
  if (cursor.frame.signature.length === 0) return
  if (cursor.frame.signatureMm > cursor.page.restMm) newPage(cursor)
  cursor.page.signature = cursor.frame.signature
}

function startSection(section: PrintSection, frame: Frame, reservedMm: number): Cursor {
  const head = firstHead(section, frame)
  const next = continuedHead(section, frame)
  const page: OpenPage = { first: true, head, lines: [], restMm: roomUnder(head, frame, reservedMm), signature: [] }
  return { pages: [page], page, frame, next, capacityMm: roomUnder(next, frame, reservedMm), reservedMm }
}

function roomUnder(head: PageHead, frame: Frame, reservedMm: number): number {
  return frame.roomMm - head.titleMm - head.subtitleMm - frame.headerMm - reservedMm
}

function newPage(cursor: Cursor): void {
  cursor.page = { first: false, head: cursor.next, lines: [], restMm: cursor.capacityMm, signature: [] }
  cursor.pages.push(cursor.page)
}

function put(cursor: Cursor, line: PageLine): void {
  cursor.page.lines.push(line)
  cursor.page.restMm -= line.heightMm
}

/** `afterMm`: what must follow on the same page (totals and signature after the last group). */
function placeGroup(cursor: Cursor, group: MeasuredGroup, afterMm: number): void {
  const needMm = group.heightMm + afterMm
  const isFresh = cursor.page.lines.length === 0
  if (needMm > cursor.page.restMm && !isFresh && needMm <= cursor.capacityMm) newPage(cursor)
  else if (group.heightMm > cursor.page.restMm && group.heightMm <= cursor.capacityMm) newPage(cursor)
  const firstMm = group.headingMm + Math.max(group.rows[0]?.heightMm ?? 0, Math.min(group.sharedMm, cursor.capacityMm / 3))
  if (firstMm > cursor.page.restMm && cursor.page.lines.length > 0) newPage(cursor)
  if (group.heading !== '') put(cursor, { kind: 'heading', heightMm: group.headingMm, text: group.heading })
  placeRows(cursor, group)
}

function placeRows(cursor: Cursor, group: MeasuredGroup): void {
  let rest = group.rows
  let continued = false
  while (rest.length > 0) {
    const fitting = countFitting(rest, cursor.page.restMm)
    const hasRoom = fitting > 0 && group.sharedMm <= cursor.page.restMm
    if (hasRoom) {
      putFragment(cursor, group, rest.slice(0, fitting), continued)
      rest = rest.slice(fitting)
      continued = false
    } else if (cursor.page.restMm >= cursor.capacityMm - 1e-6) {
      const { now, later } = cutRow(rest[0] as MeasuredRow, cursor)
      putFragment(cursor, group, [now], continued)
      rest = later ? [later, ...rest.slice(1)] : rest.slice(1)
      continued = later !== null
    }
    if (rest.length > 0) newPage(cursor)
  }
}

function countFitting(rows: readonly MeasuredRow[], restMm: number): number {
  let used = 0
  let count = 0
  for (const row of rows) {
    used += row.heightMm
    if (used > restMm + 1e-6) break
    count += 1
  }
  return count
}

/** The rows of one group that stand on this page; merged cells begin anew on each page. */
function putFragment(cursor: Cursor, group: MeasuredGroup, rows: readonly MeasuredRow[], continued: boolean): void {
  const rowsMm = rows.reduce((sum, row) => sum + row.heightMm, 0)
  const growPixels = Math.round(Math.max(0, group.sharedMm - rowsMm) / pixelMm)
  const isMerged = group.shared.length > 0
  rows.forEach((row, index) => {
    const cells =
      isMerged && index === 0 ? row.cells.map((cell, at) => (cursor.frame.shared[at] ? (group.shared[at] ?? '') : cell)) : row.cells
    const span = isMerged ? (index === 0 ? rows.length : 0) : 1
    // Whole pixels: the growth is dealt out so that the sum is exact.
    const growMm = (Math.floor(((index + 1) * growPixels) / rows.length) - Math.floor((index * growPixels) / rows.length)) * pixelMm
    put(cursor, { kind: 'row', heightMm: row.heightMm + growMm, cells, span, continued: continued && index === 0, strong: group.strong })
  })
}

/** Cuts a row that is taller than a page after as many lines as the page holds. */
function cutRow(row: MeasuredRow, cursor: Cursor): Readonly<{ now: MeasuredRow; later: MeasuredRow | null }> {
  const { type } = cursor.frame
  const lines = Math.max(1, Math.floor((cursor.page.restMm - 2 * type.paddingMm - pixelMm) / type.lineMm))
  const split = row.cells.map((cell) => cell.split('\n'))
  const now = split.map((all) => all.slice(0, lines).join('\n'))
  const later = split.map((all) => all.slice(lines).join('\n'))
  return {
    now: { cells: now, heightMm: rowHeight(now, type) },
    later: split.some((all) => all.length > lines) ? { cells: later, heightMm: rowHeight(later, type) } : null,
  }
}

function numberedBySection(pages: readonly Page[]): readonly Page[] {
  const totals = new Map<number, number>()
  for (const page of pages) totals.set(page.section, (totals.get(page.section) ?? 0) + 1)
  const seen = new Map<number, number>()
  return pages.map((page) => {
    const number = (seen.get(page.section) ?? 0) + 1
    seen.set(page.section, number)
    return { ...page, number, total: totals.get(page.section) ?? 1 }
  })
}
