import type { Align } from '#shared/forms/define.ts'
import { pointToMm } from '#shared/printing/paper.ts'
import { lineCount, plainText, wrapText } from '#shared/printing/textMetrics.ts'

/** One row of the sheet. Cells lie side by side; millimetres from the left margin. */
export type BookLine = Readonly<{
  heightMm: number
  cells: readonly BookCell[]
  /** Part of a table's head, repeated on every page. */
  isHead?: boolean
  breakAfter?: boolean
}>

export type BookCell = Readonly<{
  fromMm: number
  toMm: number
  text: string
  /** A figure that is added up: written as a number in this format. */
  figure?: Readonly<{ value: number; format: string }>
  pt: number
  align: Align
  valign?: 'top' | 'middle' | 'bottom'
  font?: 'song' | 'fangSong' | 'hei'
  bold?: boolean
  /** Kept on one line: set smaller where it is too long. */
  shrinks?: boolean
  /** Set downwards. */
  upright?: boolean
  ruled?: boolean
  /** Open to the cell below or above: an opinion and its signature. */
  open?: 'below' | 'above'
  /** Rows that the cell covers; 1 without it. */
  down?: number
  /** A QR code of so many millimetres a side, drawn from the cell's upper left corner. */
  code?: Readonly<{ text: string; sizeMm: number }>
}>

/** Room that a workbook keeps free in a cell, both sides together. */
const cellRoomMm = 3

/** Height of the text in its cell, in millimetres. */
export function textMm({ fromMm, toMm, text, pt, upright, shrinks }: BookCell): number {
  const emMm = pointToMm(pt)
  if (upright) return [...text].length * emMm * 1.25 + 2
  if (shrinks) return emMm * 1.3 + 1.8
  const lines = lineCount(wrapText(plainText(text), Math.max(1, (toMm - fromMm - cellRoomMm) / emMm)))
  return lines * emMm * 1.3 + 1.8
}
