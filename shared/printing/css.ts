import type { PrintDocument } from './document.ts'
import type { Pages } from './pages.ts'
import { noteLineMm, notePt } from './measure.ts'
import { pixelMm, pointToMm } from './paper.ts'
import { textWidth } from './textMetrics.ts'

/** 仿宋 is missing on many new machines: 宋体 and the free Noto fonts stand in, each visibly. */
export const fangSong = '"FangSong","仿宋","仿宋_GB2312","STFangsong","SimSun","宋体","SimSun-ExtB","Noto Serif CJK SC",serif'
export const songTi = '"SimSun","宋体","SimSun-ExtB","STSong","Noto Serif CJK SC",serif'
export const heiTi = '"SimHei","黑体","STHeiti","Microsoft YaHei","Noto Sans CJK SC",sans-serif'

/** Style of the drawn pages. Lines are broken and heights fixed beforehand: the font can move nothing. Chromium 108 suffices. */
export function pageCss(document: PrintDocument, pages: Pages): string {
  const { margins } = document
  const { type } = pages
  // A box of exactly the sheet's height can spill over into an empty page by rounding.
  const boxMm = pages.heightMm - 2 * pixelMm
  return `@page{size:${pages.widthMm}mm ${pages.heightMm}mm;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html,body{background:#fff;color:#000}
body{font:${type.fontPt}pt/${mm(type.lineMm)} ${songTi};white-space:pre}
.page{position:relative;z-index:0;overflow:hidden;width:${pages.widthMm}mm;height:${mm(boxMm)};padding:${margins.top}mm ${margins.right}mm 0 ${margins.left}mm;break-after:page;contain:strict}
.page:last-child{break-after:auto}
h1{font:400 ${type.titlePt}pt/1.35 ${heiTi};text-align:center}
.next h1,.sub,.sign{font-size:${notePt}pt;line-height:${mm(noteLineMm)}}
.next h1{text-align:left}.next h1 span{float:right;font-family:${fangSong}}
.sub{display:flex;justify-content:space-between;align-items:flex-end;padding-bottom:1mm;font-family:${fangSong}}
.sub p:last-child{text-align:right}
table{table-layout:fixed;border-collapse:collapse}
th{font-family:${heiTi};font-weight:400;border:0.75px solid #000;padding:0 ${mm(0.8)};vertical-align:middle;text-align:center}
.s{font-family:${heiTi}}
.d svg{display:block;font-family:${heiTi}}
.sign{display:flex;align-items:flex-end;font-family:${fangSong}}
.sign p{flex:1}
.foot{position:absolute;left:${margins.left}mm;right:${margins.right}mm;bottom:${mm(Math.max(4.5, margins.bottom - 9))};height:5mm;line-height:5mm;display:flex;font-size:9pt;font-family:${songTi}}
.foot p{flex:1;text-align:center}.foot p:first-child{text-align:left}.foot p:last-child{text-align:right}
.mark{position:absolute;left:0;top:0;width:100%;height:100%;z-index:-1;overflow:hidden}
.mark p{position:absolute;width:100%;text-align:center;font:${markPt(document.watermark ?? '', pages.widthMm)}pt/1 ${heiTi};color:#efefef;transform:rotate(-28deg)}`
}

/** Size at which the watermark spans four fifths of the sheet, 14 to 40 points. */
export function markPt(text: string, widthMm: number): number {
  const fitting = (widthMm * 0.8) / Math.max(1, textWidth(text)) / pointToMm(1)
  return Math.round(Math.min(40, Math.max(14, fitting)))
}

/** Millimetres with enough digits to stay on whole pixels. */
export function mm(length: number): string {
  return `${Math.round(length * 10_000) / 10_000}mm`
}
