import { mm } from '../css.ts'
import type { Box, FormFrame } from './frame.ts'

/** Where the next thing goes on a sheet. The one thing that changes while a sheet is laid out. */
export type Cursor = {
  readonly pages: string[]
  /** How much of each page is filled. Millimetres. */
  readonly used: number[]
  parts: Part[]
  usedMm: number
  readonly capacityMm: number
  /** At the foot of every page. */
  readonly feet: readonly Box[]
  readonly frame: FormFrame
}
export type Part = Readonly<{ topMm: number; html: string }>

/** Closes the page. Everything has its place by millimetres: no font can move it. */
export function pageHtml(cursor: Cursor): void {
  const { margins } = cursor.frame.paper
  const at = (topMm: number, html: string) => (html === '' ? '' : `<div class="a" style="top:${mm(margins.top + topMm)}">${html}</div>`)
  let footMm = cursor.capacityMm
  const feet = cursor.feet.map((foot) => {
    const html = at(footMm, foot.html)
    footMm += foot.heightMm
    return html
  })
  cursor.pages.push(cursor.parts.map((part) => at(part.topMm, part.html)).join('') + feet.join(''))
  cursor.used.push(cursor.usedMm)
  cursor.parts = []
  cursor.usedMm = 0
}
