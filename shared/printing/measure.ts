import type { PrintDocument, PrintGroup, PrintRow, PrintSection } from './document.ts'
import { cellPaddingMm, fitColumns } from './fitColumns.ts'
import { headerRows } from './header.ts'
import type { HeaderRow } from './header.ts'
import type { PageHead, TypeSize } from './pages.ts'
import { ceilToPixel, floorToPixel, paperSize, pointToMm } from './paper.ts'
import type { Size } from './paper.ts'
import { lineCount, plainText, textWidth, wrapText } from './textMetrics.ts'
import { wrapEven } from './wrapEven.ts'

/** The measures that hold for a whole document. Lengths in millimetres. */
export type Frame = Readonly<{
  size: Size
  contentMm: number
  /** Between the top and bottom margins. */
  roomMm: number
  widths: readonly number[]
  /** Em that fit in a cell of each column. */
  capacityEm: readonly number[]
  shared: readonly boolean[]
  hasShared: boolean
  type: TypeSize
  header: readonly HeaderRow[]
  headerMm: number
  signature: readonly (readonly string[])[]
  signatureMm: number
}>

export type MeasuredRow = Readonly<{ cells: readonly string[]; heightMm: number }>

/** A group with its own rows' cells and, apart, the shared ones; `sharedMm` is what the tallest shared cell needs. */
export type MeasuredGroup = Readonly<{
  heading: string
  headingMm: number
  rows: readonly MeasuredRow[]
  shared: readonly string[]
  sharedMm: number
  heightMm: number
  strong: boolean
}>

/** Running head, subtitle and signature stay at 五号 however small the table had to be set. */
export const notePt = 10.5
const noteEm = pointToMm(notePt)
export const noteLineMm = noteEm * 1.28

/** One signature row and one label with room to sign. */
export const signatureRowMm = ceilToPixel(9)
const labelRoomMm = 44

export function frameOf(document: PrintDocument): Frame {
  const size = paperSize(document.paper, document.orientation)
  const contentMm = floorToPixel(size.widthMm - document.margins.left - document.margins.right)
  const fitted = fitColumns(document, contentMm)
  const type = typeSize(fitted.fontPt, size)
  const header = headerRows(document.columns, fitted.widths, type)
  const signature = signatureRows(document.signature.labels, contentMm)
  return {
    size,
    contentMm,
    roomMm: floorToPixel(size.heightMm - document.margins.top - document.margins.bottom) - ceilToPixel(0.5),
    widths: fitted.widths,
    capacityEm: fitted.widths.map((width) => (width - 2 * cellPaddingMm - 0.4) / type.emMm),
    shared: document.columns.map((column) => column.shared === true),
    hasShared: document.columns.some((column) => column.shared === true),
    type,
    header,
    headerMm: header.reduce((sum, row) => sum + row.heightMm, 0),
    signature,
    signatureMm: signature.length * signatureRowMm,
  }
}

/** Title and subtitle of a section's first page. */
export function firstHead(section: PrintSection, frame: Frame): PageHead {
  const title = wrapEven(plainText(section.title), frame.contentMm / pointToMm(frame.type.titlePt))
  const subtitle = subtitleOf(section, frame)
  const lines = Math.max(...subtitle.map(lineCount))
  const titleLine = pointToMm(frame.type.titlePt) * 1.35
  return {
    title,
    titleMm: ceilToPixel(lineCount(title) * titleLine + 1.5),
    subtitle,
    subtitleMm: subtitle.every((text) => text === '') ? 0 : ceilToPixel(lines * noteLineMm + 1.5),
  }
}

/** The three parts side by side on one line where they fit, else each wrapped to its share. */
function subtitleOf(section: PrintSection, frame: Frame): readonly [string, string, string] {
  const { left, middle, right } = section.subtitle
  const roomEm = (frame.contentMm - 6) / noteEm
  const total = [left, middle, right].reduce((sum, text) => sum + textWidth(text), 0)
  const part = (text: string) => {
    const plain = plainText(text)
    return total <= roomEm ? plain : wrapText(plain, Math.max(4, (roomEm * textWidth(plain)) / total))
  }
  return [part(left), part(middle), part(right)]
}

/** The short running head of a section's other pages: its title and, on the same line, in what its figures are counted. */
export function continuedHead(section: PrintSection, frame: Frame): PageHead {
  const roomEm = frame.contentMm / noteEm
  const right = plainText(section.subtitle.right)
  const unit = textWidth(right) <= roomEm / 3 ? right : ''
  const title = wrapText(`${plainText(section.title)}（续）`, roomEm - textWidth(unit) - 2)
  return { title, titleMm: ceilToPixel(lineCount(title) * noteLineMm + 1.5), subtitle: ['', '', unit], subtitleMm: 0 }
}

export function measureGroup(group: PrintGroup, frame: Frame, capacityMm: number): MeasuredGroup {
  const sharedCells = frame.hasShared ? sharedOf(group, frame) : []
  const sharedMm = frame.hasShared ? rowHeight(sharedCells, frame.type) : 0
  // Shared text taller than a page cannot stand in one merged cell: it flows as cells of the first row instead.
  const merged = frame.hasShared && sharedMm <= capacityMm
  const rows = group.rows.map((row, index) => measureRow(row, frame, merged ? 'own' : index === 0 ? 'all' : 'own'))
  const heading = plainText(group.heading ?? '')
  const headingText = heading === '' ? '' : wrapText(heading, frame.contentMm / frame.type.emMm - 1)
  const headingMm = heading === '' ? 0 : fullLineHeight(headingText, frame.type)
  const rowsMm = rows.reduce((sum, row) => sum + row.heightMm, 0)
  return {
    heading: headingText,
    headingMm,
    rows,
    shared: merged ? sharedCells : [],
    sharedMm: merged ? sharedMm : 0,
    heightMm: headingMm + Math.max(rowsMm, merged ? sharedMm : 0),
    strong: group.strong === true,
  }
}

/** Height of a table line with this wrapped text. */
export function fullLineHeight(text: string, type: TypeSize): number {
  return ceilToPixel(lineCount(text) * type.lineMm + 2 * type.paddingMm)
}

export function rowHeight(cells: readonly string[], type: TypeSize): number {
  let lines = 1
  for (const cell of cells) if (cell.includes('\n')) lines = Math.max(lines, lineCount(cell))
  return ceilToPixel(lines * type.lineMm + 2 * type.paddingMm)
}

function measureRow(row: PrintRow, frame: Frame, which: 'own' | 'all'): MeasuredRow {
  const cells = frame.capacityEm.map((em, index) => {
    if (which === 'own' && frame.shared[index]) return ''
    return wrapEven(plainText(row[index] ?? ''), em)
  })
  return { cells, heightMm: rowHeight(cells, frame.type) }
}

function sharedOf(group: PrintGroup, frame: Frame): readonly string[] {
  const row = group.rows[0] ?? []
  return frame.capacityEm.map((em, index) => (frame.shared[index] ? wrapEven(plainText(row[index] ?? ''), em) : ''))
}

function typeSize(fontPt: number, size: Size): TypeSize {
  const emMm = pointToMm(fontPt)
  const large = Math.max(size.widthMm, size.heightMm) >= 400
  const small = Math.max(size.widthMm, size.heightMm) < 280
  return { fontPt, emMm, lineMm: emMm * 1.28, paddingMm: 0.9, titlePt: large ? 22 : small ? 15 : 18 }
}

function signatureRows(labels: readonly string[], contentMm: number): readonly (readonly string[])[] {
  const perRow = Math.max(1, Math.floor(contentMm / labelRoomMm))
  const rows = Math.ceil(labels.length / perRow)
  const even = Math.ceil(labels.length / Math.max(1, rows))
  return Array.from({ length: rows }, (_, row) => labels.slice(row * even, (row + 1) * even))
}
