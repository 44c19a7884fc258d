import type { Worksheet } from 'exceljs'
import { isFault, type Outcome } from '#shared/ipc/faults.ts'
import { formFrame } from '#shared/printing/forms/frame.ts'
import type { FormPaper, FormSheet } from '#shared/printing/forms/resolved.ts'
import type { PaperName } from '#shared/printing/paper.ts'
import { textContent } from '../cellContent.ts'
import { replaceFile } from '../fileReplacement.ts'
import { sheetNames } from '../sheetNames.ts'
import { refuseWhenAborted, type Sheet } from '../workbookWriter.ts'
import { pictureBook, streamedBook, type Book } from './book.ts'
import type { BookCell, BookLine } from './bookLine.ts'
import { cardLines, cardsMm } from './cards.ts'
import { lookOf, type Looks } from './cellLook.ts'
import { columnEdges, nearestEdge } from './columns.ts'
import { linesOf } from './lines.ts'

export type FormBookOptions = Readonly<{
  signal?: AbortSignal
  /** Sheets written so far. */
  onProgress?: (sheets: number) => void
}>

/**
 * Writes a filled-in form as .xlsx of the same layout: a worksheet for each sheet (labels: one for all), column widths and row
 * heights in millimetres of the paper, merged cells, rules, repeated heads, one page wide. Texts are those of the edition.
 * Faults: export.locked, export.failed, export.cancelled.
 */
export async function writeFormBook(
  path: string,
  paper: FormPaper,
  sheets: Iterable<FormSheet>,
  options: FormBookOptions = {},
): Promise<Outcome<{ sheets: number; bytes: number }>> {
  let written = 0
  const replaced = await replaceFile(path, async (stream) => {
    const { first, all } = peeked(sheets)
    const book = first?.blocks.some(({ kind }) => kind === 'qr') ? pictureBook(stream) : streamedBook(stream)
    const looks: Looks = new Map()
    const names = sheetNamer()
    for (const page of pagesOf(paper, all)) {
      refuseWhenAborted(options.signal)
      writePage(book, looks, paper, { ...page, name: names(page.name) })
      written += 1
      options.onProgress?.(written)
    }
    await book.end()
  })
  return isFault(replaced) ? replaced : { sheets: written, bytes: replaced.bytes }
}

/** The first sheet, and all of them to be gone through. */
function peeked(sheets: Iterable<FormSheet>): Readonly<{ first: FormSheet | undefined; all: Iterable<FormSheet> }> {
  const iterator = sheets[Symbol.iterator]()
  const next = iterator.next()
  if (next.done) return { first: undefined, all: [] }
  const rest = { [Symbol.iterator]: () => iterator }
  return {
    first: next.value,
    all: (function* () {
      yield next.value
      yield* rest
    })(),
  }
}

type Page = Readonly<{ name: string; lines: readonly BookLine[]; widthMm: number }>

function* pagesOf(paper: FormPaper, sheets: Iterable<FormSheet>): Generator<Page> {
  if (paper.cards) {
    yield { name: '标签', lines: cardLines([...sheets], paper, paper.cards), widthMm: cardsMm(paper.cards) }
    return
  }
  const frame = formFrame(paper)
  for (const sheet of sheets)
    yield { name: sheet.name || sheet.village || '打印件', lines: linesOf(sheet.blocks, frame), widthMm: frame.contentMm }
}

/** Names one after the other, each free of what was given before. */
function sheetNamer(): (wanted: string) => string {
  const given: string[] = []
  return (wanted) => {
    given.push(wanted)
    const name = sheetNames(given).at(-1)!
    given[given.length - 1] = name
    return name
  }
}

function writePage(book: Book, looks: Looks, paper: FormPaper, { name, lines, widthMm }: Page): void {
  const edges = columnEdges(lines, widthMm)
  const sheet = book.workbook.addWorksheet(name, { pageSetup: pageSetup(paper, lines), headerFooter: { oddFooter: footer(paper) } })
  sheet.columns = edges.slice(1).map((edge, index) => ({ width: columnWidth(edge - edges[index]!) }))
  const merges = lines.flatMap((line, at) => line.cells.map((cell) => mergeOf(cell, edges, at)))
  for (const [top, left, bottom, right] of merges) if (top < bottom || left < right) sheet.mergeCells(top, left, bottom, right)
  const writing: Writing = { sheet, looks, edges }
  lines.forEach((line, at) => {
    writeLine(writing, line, at)
    for (const cell of line.cells) book.place?.(sheet, cell, mergeOf(cell, edges, at))
  })
  book.endSheet(sheet)
}

type Writing = Readonly<{ sheet: Sheet; looks: Looks; edges: readonly number[] }>

function writeLine({ sheet, looks, edges }: Writing, line: BookLine, at: number): void {
  const row = sheet.getRow(at + 1)
  row.height = Math.min(maxPt, Math.max(leastPt, (line.heightMm * 72) / 25.4))
  for (const cell of line.cells) {
    const [top, left, bottom, right] = mergeOf(cell, edges, at)
    const style = lookOf(looks, cell)
    // Every cell of a merged range carries the rules, or the outer ones are missing.
    for (let down = top; down <= bottom; down += 1)
      for (let across = left; across <= right; across += 1) sheet.getRow(down).getCell(across).style = style
    const target = row.getCell(left)
    if (cell.figure) target.value = cell.figure.value
    else if (cell.text !== '') target.value = textContent(cell.text).value
  }
  if (line.breakAfter) row.addPageBreak()
}

type Merge = readonly [top: number, left: number, bottom: number, right: number]

function mergeOf({ fromMm, toMm, down = 1 }: BookCell, edges: readonly number[], at: number): Merge {
  const left = nearestEdge(edges, fromMm)
  return [at + 1, left + 1, at + down, Math.max(left + 1, nearestEdge(edges, toMm))]
}

const maxPt = 409
const leastPt = 0.75

/**
 * In digits of the workbook's standard font (Calibri 11: 7 pixels), the 5 pixels between columns included, as the file counts
 * (ECMA-376 part 1, 18.3.1.13: eight characters are 61 pixels, which is 8.71).
 */
function columnWidth(mm: number): number {
  return Math.max(0.2, Math.round((((mm / 25.4) * 96) / 7) * 100) / 100)
}

type PageSetup = Worksheet['pageSetup']

function pageSetup({ paper, orientation, margins }: FormPaper, lines: readonly BookLine[]): Partial<PageSetup> {
  const inch = (mm: number) => Math.round((mm / 25.4) * 1000) / 1000
  const { top, right, bottom, left } = margins
  return {
    paperSize: papers[paper] as never,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { top: inch(top), right: inch(right), bottom: inch(bottom), left: inch(left), header: 0.2, footer: 0.2 },
    ...headRows(lines),
  }
}

/** Codes of the format; B5 is the JIS size. */
const papers: Readonly<Record<PaperName, number>> = { A3: 8, A4: 9, A5: 11, B5: 13 }

/** Rows repeated on every page: the head of the only table. */
function headRows(lines: readonly BookLine[]): Partial<PageSetup> {
  const first = lines.findIndex((line) => line.isHead)
  if (first < 0) return {}
  let last = first
  while (lines[last + 1]?.isHead) last += 1
  const hasAnother = lines.slice(last + 1).some((line) => line.isHead)
  return hasAnother ? {} : { printTitlesRow: `${first + 1}:${last + 1}` }
}

function footer({ footer: left, footerRight, numbering }: FormPaper): string {
  const plain = (text: string) => text.replaceAll('&', '&&')
  const middle = numbering === 'none' ? '' : '&C第 &P 页 共 &N 页'
  return `${left === '' ? '' : `&L${plain(left)}`}${middle}${footerRight === '' ? '' : `&R${plain(footerRight)}`}`
}
