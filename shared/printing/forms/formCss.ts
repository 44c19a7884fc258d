import { fangSong, heiTi, markPt, mm, songTi } from '../css.ts'
import { pixelMm } from '../paper.ts'
import type { FormFrame } from './frame.ts'

/** Size of the running head, 小五 and a little less. */
export const runningPt = 8.5

/** Style of form pages: everything has its place and height beforehand. Chromium 108 suffices. */
export function formCss({ paper, size, type, contentMm }: FormFrame): string {
  const { margins } = paper
  const boxMm = size.heightMm - 2 * pixelMm
  return `@page{size:${size.widthMm}mm ${size.heightMm}mm;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
:root{--song:${songTi};--fangSong:${fangSong};--hei:${heiTi}}
html,body{background:#fff;color:#000}
body{font:${type.fontPt}pt/${mm(type.lineMm)} var(--song);white-space:pre}
.page{position:relative;z-index:0;overflow:hidden;width:${size.widthMm}mm;height:${mm(boxMm)};break-after:page;contain:strict}
.page:last-child{break-after:auto}
.a{position:absolute;left:${margins.left}mm;width:${mm(contentMm)}}
h1{font-weight:400;line-height:1.4;font-family:var(--hei);text-align:center}
.l{display:flex;justify-content:space-between;align-items:flex-end;padding-bottom:1mm}
.l p:nth-child(2){text-align:center}.l p:last-child{text-align:right}
table{table-layout:fixed;border-collapse:collapse}
th{font-family:var(--hei);font-weight:400}
th,td{position:relative;border:0.75px solid #000;padding:0 ${mm(0.8)};vertical-align:middle;overflow:visible;text-align:left}
th,.c{text-align:center}.r{text-align:right}
td.hd,.h td,.t td,.b td{font-family:var(--hei)}
td.tp{vertical-align:top;padding-top:${mm(0.8)}}
.ft{position:absolute;left:${mm(0.8)};right:${mm(0.8)};bottom:${mm(1)};text-align:right}
.s{display:flex;align-items:flex-end}.s p{flex:1}
.seal{margin:2mm 0 0 auto;text-align:center}
.q{display:flex;align-items:center;gap:3mm}.q svg{flex:none}
.kb{position:relative;border:0.75px solid #000}
.kl{display:flex;align-items:center;justify-content:center;text-align:center;border-right:0.75px solid #000;font-family:var(--hei)}
.k{position:absolute}
.pic{padding-top:2mm;text-align:center}.pic img{display:block;margin:0 auto 1mm;outline:0.75px solid #888}
i.x{display:inline-block;width:.8em;height:.8em;margin:0 .1em;border:0.75px solid #000;font-style:normal;font-size:1em;line-height:.74em;text-align:center;vertical-align:-.06em;overflow:visible;position:relative}
i.v{color:transparent}i.v::after{content:'';position:absolute;left:.26em;top:.02em;width:.24em;height:.5em;border:solid #000;border-width:0 .1em .1em 0;transform:rotate(38deg)}
.card{position:absolute;overflow:hidden}.ruled{border:0.75px solid #888}
.in{position:absolute;transform-origin:0 0}
.foot{position:absolute;left:${margins.left}mm;right:${margins.right}mm;bottom:${mm(Math.max(4.5, margins.bottom - 9))};height:5mm;line-height:5mm;display:flex;font-size:9pt}
.foot p{flex:1;text-align:center}.foot p:first-child{text-align:left}.foot p:last-child{text-align:right}
.over td,.over th,.over .kb,.over .kl{border-color:transparent}.over th,.over td.hd,.over .kl,.over .k,.over h1{color:transparent}.over i.x{border-color:transparent;color:#000}
.run{position:absolute;left:${margins.left}mm;right:${margins.right}mm;top:${mm(margins.top - 6)};height:4.5mm;line-height:4.5mm;display:flex;justify-content:space-between;font-size:${runningPt}pt}
.mark{position:absolute;left:0;top:0;width:100%;height:100%;z-index:-1;overflow:hidden}
.mark p{position:absolute;width:100%;text-align:center;font:${markPt(paper.watermark ?? '', size.widthMm)}pt/1 var(--hei);color:#efefef;transform:rotate(-28deg)}`
}
