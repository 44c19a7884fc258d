import { escapeHtml } from '../escapeHtml.ts'
import type { PageRange } from '../html.ts'
import { cardPages } from './cards.ts'
import { pointToMm } from '../paper.ts'
import { plainText, textWidth, wrapText } from '../textMetrics.ts'
import { formCss, runningPt } from './formCss.ts'
import { formFrame, type FormFrame } from './frame.ts'
import { sheetPages } from './paginateForm.ts'
import type { FormPaper, FormSheet, RunningHead } from './resolved.ts'

/** Finished pages of a form: only their markup is kept, so that a thousand files need little memory. */
export type FormPages = Readonly<{
  frame: FormFrame
  /** Body of each page and the sheet to which it belongs. */
  pages: readonly FormPage[]
  sheets: readonly SheetRange[]
}>
export type FormPage = Readonly<{ body: string; sheet: number }>
/** Pages [from, to) of a sheet. */
export type SheetRange = Readonly<{ name: string; village: string; running?: RunningHead; from: number; to: number }>

/** Takes sheets one after the other and lays each out at once. */
export type FormPagesMaker = Readonly<{ add: (sheet: FormSheet) => void; finish: () => FormPages }>

export function formPagesMaker(paper: FormPaper): FormPagesMaker {
  const frame = formFrame(paper)
  const pages: FormPage[] = []
  const sheets: SheetRange[] = []
  const cards = paper.cards ? cardPages(frame, paper.cards) : null
  const keep = (bodies: readonly string[], { name, village, running }: Omit<FormSheet, 'blocks'>) => {
    if (bodies.length === 0) return
    sheets.push({ name, village, ...(running ? { running } : {}), from: pages.length, to: pages.length + bodies.length })
    for (const body of bodies) pages.push({ body, sheet: sheets.length - 1 })
  }
  return {
    add: (sheet) => keep(cards ? cards.add(sheet) : sheetPages(sheet, frame), sheet),
    finish: () => {
      if (cards) keep(cards.finish(), { name: '', village: '' })
      return { frame, pages, sheets }
    },
  }
}

/** Characters of markup drawn in one go: about as much as 1,000 rows of a table. */
const segmentLength = 350_000

/** Index ranges of pages, drawn in one go each; none goes beyond `borders` (first pages of parts that become files of their own). */
export function formSegments({ pages }: FormPages, borders: ReadonlySet<number> = new Set()): readonly PageRange[] {
  const ranges: PageRange[] = []
  let from = 0
  let held = 0
  pages.forEach((page, index) => {
    held += page.body.length
    if (held < segmentLength && index < pages.length - 1 && !borders.has(index + 1)) return
    ranges.push([from, index + 1])
    from = index + 1
    held = 0
  })
  return ranges
}

/** The pages [from, to) as one HTML document; every text in it was escaped when it was laid out. */
export function formHtml(form: FormPages, [from, to]: PageRange, medium: 'paper' | 'screen'): string {
  const { frame, pages } = form
  const body = pages
    .slice(from, to)
    .map((page, index) => pageHtml(form, page, from + index))
    .join('')
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none';img-src data:;style-src 'unsafe-inline'">`
  const hidden = medium === 'paper' ? '@media screen{body{display:none}}' : ''
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${policy}<title>打印件</title><style>${formCss(frame)}${hidden}</style></head><body>${body}</body></html>`
}

function pageHtml(form: FormPages, page: FormPage, index: number): string {
  const { paper } = form.frame
  const { footer, footerRight, watermark = '' } = paper
  const foot = [footer, numberOf(form, page, index), footerRight]
  const footing = foot.every((text) => text === '')
    ? ''
    : `<div class="foot">${foot.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}</div>`
  const mark =
    watermark === ''
      ? ''
      : `<div class="mark">${[20, 50, 80].map((top) => `<p style="top:${top}%">${escapeHtml(watermark)}</p>`).join('')}</div>`
  const shift = paper.overprint ? ` style="transform:translate(${paper.overprint.rightMm}mm,${paper.overprint.downMm}mm)"` : ''
  return `<div class="page${paper.overprint ? ' over' : ''}">${mark}${runningHtml(form, page, index)}<div${shift}>${page.body}</div>${footing}</div>`
}

/** Nothing on the first page of a sheet, on cards and on pre-printed paper. */
function runningHtml({ frame, sheets }: FormPages, page: FormPage, index: number): string {
  const { running, from } = sheets[page.sheet]!
  const { overprint, cards, margins } = frame.paper
  if (!running || index === from || overprint || cards || margins.top < leastRunningMm) return ''
  const roomEm = frame.contentMm / pointToMm(runningPt) - 2
  const beside = plainText(running.right)
  const left = shortened(plainText(running.left), Math.max(roomEm * 0.4, roomEm - textWidth(beside)))
  const right = shortened(beside, roomEm - textWidth(left))
  return left + right === '' ? '' : `<div class="run"><p>${escapeHtml(left)}</p><p>${escapeHtml(right)}</p></div>`
}

/** Below so much free space at the top the head would touch the text. */
const leastRunningMm = 8

function shortened(text: string, maxEm: number): string {
  if (textWidth(text) <= maxEm) return text
  const [first = ''] = wrapText(text, maxEm - 1).split('\n')
  return `${first}…`
}

/** A sheet of a single page bears no number: 第 1 页 共 1 页 on a notice says nothing. */
function numberOf({ frame, pages, sheets }: FormPages, page: FormPage, index: number): string {
  const { numbering } = frame.paper
  if (numbering === 'none') return ''
  const range = numbering === 'sheet' ? sheets[page.sheet]! : { from: 0, to: pages.length }
  const total = range.to - range.from
  return total === 1 ? '' : `第 ${index - range.from + 1} 页 共 ${total} 页`
}
