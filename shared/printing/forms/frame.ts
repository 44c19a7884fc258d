import { ceilToPixel, floorToPixel, paperSize, pointToMm, type Size } from '../paper.ts'
import type { TypeSize } from '../pages.ts'
import type { FormPaper } from './resolved.ts'

/** Measures that hold for a whole form. Millimetres. */
export type FormFrame = Readonly<{
  paper: FormPaper
  size: Size
  contentMm: number
  /** Between the top and bottom margins. */
  roomMm: number
  type: TypeSize
}>

export function formFrame(paper: FormPaper): FormFrame {
  const size = paperSize(paper.paper, paper.orientation)
  const { top, right, bottom, left } = paper.margins
  return {
    paper,
    size,
    contentMm: floorToPixel(size.widthMm - left - right),
    roomMm: floorToPixel(size.heightMm - top - bottom) - ceilToPixel(0.5),
    type: typeOf(paper.fontPt),
  }
}

export function typeOf(fontPt: number): TypeSize {
  const emMm = pointToMm(fontPt)
  return { fontPt, emMm, lineMm: emMm * 1.28, paddingMm: 0.9, titlePt: 18 }
}

/** Something of fixed height that stands on one page. `keepNext`: never the last thing on a page. */
export type Box = Readonly<{ kind: 'box'; heightMm: number; html: string; keepNext: boolean }>

/** Numbers that must not break are set smaller, down to 6/10, before they are broken. */
export const smallest = 0.6

/** Of a page: grids and tables no higher than this stand whole on the next page; a higher one would leave too much free. */
export const shortPart = 0.4
