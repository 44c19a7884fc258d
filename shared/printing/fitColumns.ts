import { longestPieceEm, tornWords } from './breakWords.ts'
import { contentWidths } from './contentWidths.ts'
import type { ContentWidth } from './contentWidths.ts'
import type { PrintColumn, PrintDocument } from './document.ts'
import { ceilToPixel, floorToPixel, pointToMm } from './paper.ts'
import { lineCount, plainText, textWidth } from './textMetrics.ts'
import { wrapEven } from './wrapEven.ts'

/** Space between text and the cell's border, each side. */
export const cellPaddingMm = 1

export type FittedColumns = Readonly<{
  /** Millimetres, whole pixels; their sum never exceeds the content width. */
  widths: readonly number[]
  fontPt: number
}>

/** Body sizes tried in turn until numbers and dates stay on one line: 五号, 小五, …, 小六. */
const usualPt = 10.5
const sizesPt = [usualPt, 9, 8, 7.5, 6.5] as const

/**
 * Least width at which no number is broken, at which no word or name is, width at which usual texts take two lines, wished width,
 * width of the widest text.
 */
type Demand = Readonly<{ least: number; hard: number; soft: number; wish: number; natural: number }>

/** Usual texts should need no more lines than this, the longest of all no more than that. */
const usualLines = 2
const mostLines = 6
/** Short words (之儿媳, 文盲) are not worth a second line; a merged cell has lines to spare. */
const shortEm = 4.2
const shortSharedEm = 3.2
/** Part of the wished width in which a pen still finds room. */
const leastToWrite = 0.7

/**
 * Column widths for the content width (mm) and the largest body size at which numbers stay on one line and usual texts
 * on two. Where even the smallest does not do, texts wrap more, and words last.
 */
export function fitColumns(document: PrintDocument, contentMm: number): FittedColumns {
  const contents = contentWidths(document)
  const sizes = [document.fontPt, ...sizesPt.filter((pt) => pt < document.fontPt)]
  const last = sizes[sizes.length - 1] as number
  const demandsAt = (fontPt: number) => document.columns.map((column, index) => demandOf(column, contents[index] ?? noContent, fontPt))
  const fontPt = sizes.find((size) => sumOf(demandsAt(size).map((demand) => demand.soft)) <= contentMm) ?? last
  return { widths: toPixels(shareOut(demandsAt(fontPt), contentMm), contentMm), fontPt }
}

const noContent: ContentWidth = { widest: 0, usual: 0, word: 0, piece: 0 }

function demandOf(column: PrintColumn, content: ContentWidth, fontPt: number): Demand {
  if (column.blank) return penDemand(column.width)
  const toMm = (em: number) => ceilToPixel(em * pointToMm(fontPt) + 2 * cellPaddingMm + 0.5)
  const natural = toMm(content.widest)
  // One absurdly long value must not starve the other columns.
  const cap = column.width * 1.6
  const unbroken = column.nowrap && !column.isName
  const least = Math.max(toMm(leastHeadingEm(column)), Math.min(unbroken ? natural : toMm(content.word), cap))
  const hard = Math.max(least, toMm(headingEm(column)), Math.min(toMm(content.piece), cap))
  const onOneLine = content.usual <= (column.shared ? shortSharedEm : shortEm)
  const wrapped = toMm(onOneLine ? content.usual : content.usual / usualLines + 1)
  // Rare long texts (备注) do not make the type smaller, but get most of their wished width, and more if there is room.
  const soft = Math.max(
    hard,
    column.isName ? Math.min(natural, toMm(shortEm)) : 0,
    column.nowrap ? 0 : Math.min(natural, Math.max(wrapped, (column.width * 0.8 * fontPt) / usualPt)),
  )
  const roomy = Math.min(toMm(content.widest / mostLines), column.width * 2)
  return { least, hard, soft, wish: Math.max(soft, Math.min(column.width, natural), roomy), natural: Math.max(natural, soft) }
}

function penDemand(width: number): Demand {
  return { least: width * leastToWrite, hard: width * leastToWrite, soft: width, wish: width, natural: width }
}

/** A heading wraps, but not below two characters a line, nor inside a unit in brackets. */
function leastHeadingEm(column: PrintColumn): number {
  const text = plainText(column.header[column.header.length - 1] ?? '')
  const unit = /（[^）]{1,3}）/.exec(text)?.[0] ?? ''
  return Math.max(Math.min(2, [...text].length), [...unit].length)
}

/** Width at which a heading stands on two lines, a long one on three, without a torn word. */
function headingEm(column: PrintColumn): number {
  const text = plainText(column.header[column.header.length - 1] ?? '')
  const most = [...text].length > longHeading ? 3 : 2
  const widest = textWidth(text)
  for (let em = Math.max(longestPieceEm(text), widest / most); em < widest; em += 0.5) {
    const broken = wrapEven(text, em)
    if (lineCount(broken) <= most && tornWords(broken) === 0) return em
  }
  return widest
}

const longHeading = 6

function shareOut(demands: readonly Demand[], contentMm: number): readonly number[] {
  const least = sumOf(demands.map((demand) => demand.least))
  const hard = sumOf(demands.map((demand) => demand.hard))
  const soft = sumOf(demands.map((demand) => demand.soft))
  const wish = sumOf(demands.map((demand) => demand.wish))
  if (least >= contentMm) return demands.map((demand) => (demand.least * contentMm) / least)
  if (hard >= contentMm)
    return between(
      demands.map((d) => [d.least, d.hard] as const),
      (contentMm - least) / (hard - least),
    )
  if (soft >= contentMm)
    return between(
      demands.map((d) => [d.hard, d.soft] as const),
      (contentMm - hard) / (soft - hard),
    )
  if (wish >= contentMm)
    return fill(
      demands.map((d) => [d.soft, d.wish] as const),
      contentMm - soft,
    )
  const widths = fill(
    demands.map((d) => [d.wish, d.natural] as const),
    contentMm - wish,
  )
  const total = sumOf(widths)
  return widths.map((width) => (width * contentMm) / total)
}

function between(ranges: readonly (readonly [number, number])[], part: number): readonly number[] {
  return ranges.map(([low, high]) => low + (high - low) * part)
}

/** Deals out room evenly, nobody beyond what it lacks: many short texts are helped before one long one. */
function fill(ranges: readonly (readonly [number, number])[], spare: number): readonly number[] {
  const order = ranges.map((_, index) => index).sort((a, b) => lackOf(ranges[a]) - lackOf(ranges[b]))
  const widths = ranges.map(([low]) => low)
  let rest = spare
  order.forEach((index, at) => {
    const given = Math.min(lackOf(ranges[index]), rest / (order.length - at))
    widths[index] = (widths[index] as number) + given
    rest -= given
  })
  return widths
}

function lackOf(range: readonly [number, number] | undefined): number {
  return range ? Math.max(0, range[1] - range[0]) : 0
}

function toPixels(widths: readonly number[], contentMm: number): readonly number[] {
  const floored = widths.map(floorToPixel)
  const rest = floorToPixel(contentMm - sumOf(floored))
  const widest = floored.indexOf(Math.max(...floored))
  return floored.map((width, index) => (index === widest ? width + rest : width))
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
