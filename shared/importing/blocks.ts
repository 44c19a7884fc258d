import type { Grid } from './grid.ts'
import { headerBlockAt, signatureOf } from './headerBlock.ts'
import type { RowLook, RowLooker } from './rowLook.ts'
import { unitsOfLine } from './heading.ts'
import { isPageMark, isSectionCaption, isSignature, isSignatureHead, noteKind, totalKind } from './rowKinds.ts'

/** A header with what stands above it. Rows from 0. */
export type Block = {
  titleTop: number
  top: number
  bottom: number
  signature: string
  title: string
  repeats: Array<readonly [number, number]>
}

/**
 * All headers of a sheet, top down. `isHeader` tells from the look of a row whether it may be one; `any` also where no
 * heading of it is known.
 */
export function findBlocks(grid: Grid, look: RowLooker, isHeader: (look: RowLook, row: number) => boolean, any = false): readonly Block[] {
  const blocks: Block[] = []
  const beginsTable = (at: number, last: Block | undefined): boolean => {
    const seen = look(at)
    if ((seen.hits === 0 && !any) || !isHeader(seen, at) || isSignatureHead(rowTexts(grid, at))) return false
    return !last || !isWeakSecond(grid, last, at, seen.hits + seen.marks)
  }
  let row = 0
  while (row < grid.rowCount) {
    const last = blocks.at(-1)
    const found = (last && printedAgain(grid, last, row)) ?? (beginsTable(row, last) ? headerBlockAt(grid, look, row) : null)
    if (found) addBlock(grid, look, blocks, found)
    row = found ? found[1] + 1 : row + 1
  }
  return blocks
}

/** Below a header, a row of values that are also headings (户主, 说明) must not begin another table. */
function isWeakSecond(grid: Grid, last: Block, row: number, known: number): boolean {
  if (signatureOf(grid, row) === signatureOf(grid, last.bottom)) return false
  return known < 3 || row === last.bottom + 1
}

/** The rows of the same header on the next page, when the row is one of them: printed again, it often lacks its merges. */
function printedAgain(grid: Grid, last: Block, row: number): readonly [number, number] | null {
  // Asked of every row of a large sheet: the first cell tells most of them apart.
  if (!mayBePrinted(grid, last, row)) return null
  const own = signatureOf(grid, row)
  for (let of = last.top; of <= last.bottom; of += 1) {
    if (own === '' || signatureOf(grid, of) !== own) continue
    const [top, bottom] = [row - (of - last.top), row + (last.bottom - of)]
    if (top > last.bottom && blockSignature(grid, top, bottom) === last.signature) return [top, bottom]
  }
  return null
}

function mayBePrinted(grid: Grid, last: Block, row: number): boolean {
  const { column } = grid.sheet.cells
  const own = firstText(grid, row)
  if (own === null) return false
  for (let of = last.top; of <= last.bottom; of += 1)
    if (firstText(grid, of) === own && column[grid.rowStart[of] ?? 0] === column[grid.rowStart[row] ?? 0]) return true
  return false
}

/** Null where the row is empty or begins with a number. */
function firstText({ rowStart, sheet: { cells, strings } }: Grid, row: number): string | null {
  const index = rowStart[row] ?? 0
  const text = index < (rowStart[row + 1] ?? 0) ? (cells.text[index] ?? -1) : -1
  return text < 0 ? null : (strings[text] ?? '')
}

function addBlock(grid: Grid, look: RowLooker, blocks: Block[], [top, bottom]: readonly [number, number]): void {
  const last = blocks.at(-1)
  const titleTop = titleTopOf(grid, look, top, last ? last.bottom + 1 : 0)
  const title = titleText(grid, titleTop, top)
  const signature = blockSignature(grid, top, bottom)
  const samePage = last && last.signature === signature && pageless(last.title).includes(pageless(titleText(grid, titleTop, top, false)))
  if (samePage) last.repeats.push([titleTop, bottom])
  else blocks.push({ titleTop, top, bottom, signature, title, repeats: [] })
}

function blockSignature(grid: Grid, top: number, bottom: number): string {
  const rows: string[] = []
  for (let row = top; row <= bottom; row += 1) rows.push(signatureOf(grid, row))
  return rows.join('\n')
}

/** Titles stand directly above the header: one text a row, or a line of labels; never a row of figures. */
function titleTopOf(grid: Grid, look: RowLooker, top: number, lowest: number): number {
  let row = top
  for (let at = top - 1; at >= lowest && top - at <= 8; at -= 1) {
    const { filled, figures } = look(at)
    const texts = rowTexts(grid, at)
    const isTitle =
      filled <= 1 ||
      (lowest === 0 && isSignatureHead(texts)) ||
      texts.every((text) => /[:：]/.test(text)) ||
      texts.some((text) => unitsOfLine(text).length > 0)
    // Above the first table nothing can be the end of another: 填表人 and 填报日期 often stand there.
    const isTail =
      lowest > 0 && texts.some((text) => totalKind(text) !== null || noteKind(text) !== null || isPageMark(text) || isOfTail(text))
    const isWide =
      filled === 0 || lowest === 0 || captionOfPage(texts) !== null || texts.some((text) => text.length >= 4 || isAnnexMark(text))
    if (!isTitle || !isWide || (figures > 0 && filled > 0 && texts.join('').length < 6)) break
    // 填报时间 stands over a table, too: where a title follows above it without a blank row between.
    if (isTail && row - at === 1 && texts.every((text) => /^(?:填报|填表|制表|统计)(?:时间|日期)/.test(text))) continue
    if (isTail || (filled === 0 && row - at > 1)) break
    row = at
  }
  return row
}

/** 附件2 under or over the title. */
function isAnnexMark(text: string): boolean {
  return /^附[件表]\s*[\d一二三四五六七八九十]*$/.test(text)
}

/** 填报单位 stands over a table as often as under one: directly over the header it is of the header. */
function isOfTail(text: string): boolean {
  return isSignature(text) && !/^(?:填报|填表|制表|编制|报送)单位/.test(text.replace(/\s/g, ''))
}

/** Without captions it is the same on every page of a list, whose pages are named after villages. */
function titleText(grid: Grid, from: number, to: number, hasCaptions = true): string {
  const texts: string[] = []
  for (let row = from; row < to; row += 1) {
    const own = rowTexts(grid, row)
    if (hasCaptions || captionOfPage(own) === null) texts.push(...own)
  }
  return texts.join(' ')
}

/** `二、白沙村` or `第三组` alone in a row above a header: the place that the rows of this page lie in. */
export function captionOfPage(texts: readonly string[]): string | null {
  const [text, other] = texts
  return text !== undefined && other === undefined && isSectionCaption(text) && !/类[:：]?$/.test(text) ? text : null
}

function pageless(title: string): string {
  return title.replace(/第?[\d一二三四五六七八九十]+页|共[\d一二三四五六七八九十]+页|[\s（）()续表]/g, '')
}

export function rowTexts(grid: Grid, row: number): readonly string[] {
  return grid.reader
    .columnsOf(row)
    .map((column) => grid.reader.text(row, column).trim())
    .filter((text) => text !== '')
}
