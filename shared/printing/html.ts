import { mm, pageCss } from './css.ts'
import type { PrintDocument } from './document.ts'
import { escapeHtml } from './escapeHtml.ts'
import type { HeaderRow } from './header.ts'
import { signatureRowMm } from './measure.ts'
import type { Page, Pages } from './pages.ts'
import { tableCss, tableFrame, tableHtml } from './tableHtml.ts'
import type { TableFrame } from './tableHtml.ts'

/**
 * Rows drawn in one go, by a process of its own: 110 MB for 2,000 rows. Half as many make twice as many processes, each of which
 * looks for its fonts anew (a sixth more time); twice as many take 170 MB.
 */
export const rowsPerSegment = 2_000

/** Index ranges of pages, [from, to), each holding about `rows` table rows: one range is drawn in one go. */
export function segmentRanges(pages: Pages, rows = rowsPerSegment): readonly PageRange[] {
  const ranges: PageRange[] = []
  let from = 0
  let held = 0
  pages.pages.forEach((page, index) => {
    held += page.lines.length
    if (held < rows && index < pages.pages.length - 1) return
    ranges.push([from, index + 1])
    from = index + 1
    held = 0
  })
  return ranges
}

export type PageRange = readonly [from: number, to: number]

/**
 * The pages [from, to), counted from 0, as one HTML document: for `paper` (drawn to PDF) or `screen` (preview).
 * Every text is escaped: imported text is never markup.
 */
export function pagesHtml(document: PrintDocument, pages: Pages, [from, to]: PageRange, medium: 'paper' | 'screen'): string {
  const frame = pageFrame(document, pages)
  const body = pages.pages
    .slice(from, to)
    .map((page) => pageHtml(page, frame))
    .join('')
  // No script, no address: nothing but the inline style may act, whatever the texts say.
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline'">`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${policy}<title>打印件</title><style>${pageCss(document, pages)}${tableCss(frame.table)}${medium === 'paper' ? paperOnly : ''}</style></head><body>${body}</body></html>`
}

/** All segments in order, made one at a time. */
export function* htmlSegments(document: PrintDocument, pages: Pages, rows = rowsPerSegment): Generator<string> {
  for (const range of segmentRanges(pages, rows)) yield pagesHtml(document, pages, range, 'paper')
}

/** Chromium lays a page out for the screen before it prints; with nothing to lay out that half of the time is saved. */
const paperOnly = '@media screen{body{display:none}}'

type PageFrame = Readonly<{
  document: PrintDocument
  heading: string
  table: TableFrame
  watermark: string
}>

function pageFrame(document: PrintDocument, pages: Pages): PageFrame {
  const columns = pages.widths.map((width) => `<col style="width:${mm(width)}">`).join('')
  const total = pages.widths.reduce((sum, width) => sum + width, 0)
  const header = pages.header.map(headerHtml).join('')
  return {
    document,
    heading: `<table style="width:${mm(total)}"><colgroup>${columns}</colgroup><thead>${header}</thead></table>`,
    table: tableFrame(document.columns, pages.widths, pages.type.lineMm),
    watermark: watermarkHtml(document.watermark ?? ''),
  }
}

function headerHtml(row: HeaderRow): string {
  const cells = row.cells.map((cell) => `<th${spans(cell.colSpan, cell.rowSpan)}>${escapeHtml(cell.text)}</th>`).join('')
  return `<tr style="height:${mm(row.heightMm)}">${cells}</tr>`
}

function pageHtml(page: Page, frame: PageFrame): string {
  const { head } = page
  const beside = page.first || head.subtitle[2] === '' ? '' : `<span>${escapeHtml(head.subtitle[2])}</span>`
  const title = `<h1 style="height:${mm(head.titleMm)}">${escapeHtml(head.title)}${beside}</h1>`
  const parts = head.subtitle.map((text) => `<p>${escapeHtml(text)}</p>`).join('')
  const subtitle = head.subtitleMm > 0 ? `<div class="sub" style="height:${mm(head.subtitleMm)}">${parts}</div>` : ''
  const sign = page.signature.map((labels) => signatureHtml(labels)).join('')
  const foot = [frame.document.footer, `第 ${page.number} 页 共 ${page.total} 页`, frame.document.footerRight]
  const footer = `<div class="foot">${foot.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}</div>`
  const kind = page.first ? 'page' : 'page next'
  return `<div class="${kind}">${frame.watermark}${title}${subtitle}${frame.heading}${tableHtml(page.lines, frame.table)}${sign}${footer}</div>`
}

function signatureHtml(labels: readonly string[]): string {
  return `<div class="sign" style="height:${mm(signatureRowMm)}">${labels.map((label) => `<p>${escapeHtml(label)}：</p>`).join('')}</div>`
}

function watermarkHtml(text: string): string {
  if (text === '') return ''
  const lines = [20, 50, 80].map((top) => `<p style="top:${top}%">${escapeHtml(text)}</p>`).join('')
  return `<div class="mark">${lines}</div>`
}

function spans(columns: number, rows: number): string {
  return `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`
}
