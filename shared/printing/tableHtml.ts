import { drawingSvg } from '../charts/svg.ts'
import { escapeHtml } from './escapeHtml.ts'
import type { PageLine } from './pages.ts'
import { pixelMm } from './paper.ts'
import { rulesPath } from './tableRules.ts'

/** What holds for the tables of all pages that are drawn together. */
export type TableFrame = Readonly<{
  columns: readonly Readonly<{ align: 'left' | 'center' | 'right'; shared?: boolean }>[]
  /** Edges of the columns, in pixels. */
  lefts: readonly number[]
  /** Of one line of text, in pixels. */
  linePixels: number
  /** Heights in pixels that lines of text had so far, each with its number. */
  heights: Map<number, number>
}>

/** `widths`, `lineMm`: millimetres, the widths on whole pixels. */
export function tableFrame(columns: TableFrame['columns'], widths: readonly number[], lineMm: number): TableFrame {
  // Chromium counts in 64ths of a pixel; what it cuts off each line would add up over a page.
  return { columns, lefts: edgesOf(widths.map(toPixels)), linePixels: to64ths(lineMm / pixelMm), heights: new Map() }
}

/**
 * The lines of a page's table: a block of text for each column and one drawing of all rules. Cells in rows would say the same, but
 * take Chromium twice as long, and a township's roster has half a million of them.
 */
export function tableHtml(lines: readonly PageLine[], frame: TableFrame): string {
  const { columns, lefts } = frame
  const heights = lines.map(({ heightMm }) => toPixels(heightMm))
  const tops = edgesOf(heights)
  const shared = columns.map((column) => column.shared === true)
  const [width, height] = [lefts.at(-1)!, tops.at(-1)!]
  const rules = `<svg width="${width}" height="${height}"><path d="${rulesPath(lines, { tops, lefts }, shared)}"/></svg>`
  const texts = shared.map((isShared, at) => `<p class="k k${at}">${columnText(lines, heights, { at, isShared }, frame)}</p>`)
  const wide = lines.map((line, at) => wideLine(line, { top: tops[at]!, height: heights[at]!, width }, frame))
  return `<div class="g" style="width:${width}px;height:${height}px">${rules}${texts.join('')}${wide.join('')}</div>`
}

/** Style of all tables that were made with this frame before. */
export function tableCss({ columns, lefts, heights }: TableFrame): string {
  const places = columns.map(
    ({ align }, at) =>
      `.k${at}{left:${lefts[at]!}px;width:${lefts[at + 1]! - lefts[at]!}px${align === 'left' ? '' : `;text-align:${align}`}}`,
  )
  const lines = [...heights].map(([height, number]) => `.x${number}{line-height:${height}px}`)
  return `.g{position:relative}
.g svg{position:absolute;left:0;top:0;overflow:visible}.g path{stroke:#000;stroke-width:1;fill:none;transform:translate(0.5px,-0.5px)}
.k{position:absolute;top:0;margin-top:-1px;line-height:0;padding:0 3px 0 4px}.k b{font-weight:400}
.d{position:absolute;left:0;display:flex;align-items:flex-end}
${places.join('')}${lines.join('')}`
}

function toPixels(mm: number): number {
  return Math.round(mm / pixelMm)
}

function to64ths(pixels: number): number {
  return Math.floor(pixels * 64) / 64
}

/** Where each begins, and where the last ends. */
function edgesOf(lengths: readonly number[]): readonly number[] {
  const edges = [0]
  for (const length of lengths) edges.push(edges.at(-1)! + length)
  return edges
}

/** A column from top to bottom: each line of text is as high as its place, empty ones stand for what is above and below. */
function columnText(
  lines: readonly PageLine[],
  heights: readonly number[],
  { at, isShared }: Readonly<{ at: number; isShared: boolean }>,
  frame: TableFrame,
): string {
  const text = openText(frame)
  lines.forEach((line, index) => {
    if (line.kind !== 'row') return text.add('', heights[index]!)
    if (isShared && line.span === 0) return
    const height = isShared ? heights.slice(index, index + line.span).reduce((sum, one) => sum + one, 0) : heights[index]!
    text.add(line.cells[at] ?? '', height, line.strong)
  })
  return text.html()
}

/** Texts in the middle of their heights (pixels), one below the other; lines of the same height share their mark. */
function openText({ linePixels, heights }: TableFrame) {
  let html = ''
  let open = ''
  const put = (text: string, height: number, strong: boolean) => {
    const mark = `<b class="x${numberOf(height, heights)}${strong ? ' s' : ''}">`
    if (mark !== open) html += `${open === '' ? '' : '</b>'}${mark}`
    open = mark
    html += `${escapeHtml(text)}\n`
  }
  return {
    add: (text: string, height: number, strong = false) => {
      if (!text.includes('\n')) return put(text, height, strong)
      const lines = text.split('\n')
      const above = to64ths((height - lines.length * linePixels) / 2)
      const below = height - lines.length * linePixels - above
      if (above > 0) put('', above, strong)
      for (const line of lines) put(line, linePixels, strong)
      if (below > 0) put('', below, strong)
    },
    html: () => (open === '' ? '' : `${html}</b>`),
  }
}

function numberOf(height: number, heights: Map<number, number>): number {
  const number = heights.get(height) ?? heights.size
  heights.set(height, number)
  return number
}

type Place = Readonly<{ top: number; height: number; width: number }>

/** A heading, a total or a chart over all columns. */
function wideLine(line: PageLine, { top, height, width }: Place, frame: TableFrame): string {
  if (line.kind === 'row') return ''
  const style = `style="top:${top}px;width:${width}px${line.kind === 'drawing' ? `;height:${height}px` : ''}"`
  if (line.kind === 'drawing') return `<div class="d" ${style}>${drawingSvg(line.drawing, line.widthMm)}</div>`
  const text = openText(frame)
  text.add(line.text, height, true)
  return `<p class="k" ${style}>${text.html()}</p>`
}
