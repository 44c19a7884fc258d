import { mm } from '../css.ts'
import { escapeHtml } from '../escapeHtml.ts'
import { ceilToPixel, pointToMm } from '../paper.ts'
import { lineCount, plainText, textWidth, wrapText } from '../textMetrics.ts'
import { wrapEven, wrapParagraph } from '../wrapEven.ts'
import type { Box, FormFrame } from './frame.ts'
import { markup } from './markup.ts'
import { qrSvg } from './qr.ts'
import type { ResolvedBlock, ResolvedSign, ResolvedText } from './resolved.ts'

type Of<Kind extends ResolvedBlock['kind']> = Extract<ResolvedBlock, { kind: Kind }>

export function box(heightMm: number, html: string, keepNext = false): Box {
  return { kind: 'box', heightMm: ceilToPixel(heightMm), html, keepNext }
}

export function titleBox({ text, pt, aboveMm }: Of<'title'>, frame: FormFrame): Box {
  const wrapped = wrapEven(plainText(text), frame.contentMm / pointToMm(pt))
  const style = `padding-top:${mm(aboveMm)};font-size:${pt}pt`
  return box(aboveMm + lineCount(wrapped) * pointToMm(pt) * 1.4 + 2, `<h1 style="${style}">${markup(wrapped)}</h1>`, true)
}

/** Left, middle and right on one line where they fit, else each on lines of its own share. */
export function lineBox({ left, middle, right }: Of<'line'>, frame: FormFrame): Box {
  const { emMm, lineMm } = frame.type
  const roomEm = frame.contentMm / emMm - 3
  const texts = [left, middle, right].map(plainText)
  const total = texts.reduce((sum, text) => sum + textWidth(text), 0)
  const parts = texts.map((text) => (total <= roomEm ? text : wrapText(text, Math.max(4, (roomEm * textWidth(text)) / total))))
  const heightMm = Math.max(...parts.map(lineCount)) * lineMm + 1.6
  return box(
    heightMm,
    `<div class="l" style="height:${mm(ceilToPixel(heightMm))}">${parts.map((part) => `<p>${markup(part)}</p>`).join('')}</div>`,
    true,
  )
}

/** A box for each line, so that long texts flow over pages; the first two and the last two stay together. */
export function textBoxes(block: ResolvedText, frame: FormFrame): readonly Box[] {
  const emMm = pointToMm(block.pt)
  const lineMm = emMm * 1.6
  const indent = block.indent ? '　　' : ''
  const paragraphs = plainText(block.text).split('\n')
  const lines = paragraphs.flatMap((text) => wrapParagraph(indent + text, frame.contentMm / emMm).split('\n'))
  const style = `font:${block.bold ? 700 : 400} ${block.pt}pt/${mm(lineMm)} var(--${block.font});text-align:${block.align}`
  return lines.map((line, index) => {
    const aboveMm = index === 0 ? block.aboveMm : 0
    const isHeading = lines.length === 1 && (block.bold || block.font === 'hei')
    const keepNext = block.keepNext === true || isHeading || (lines.length > 1 && (index === 0 || index === lines.length - 2))
    return box(aboveMm + lineMm, `<p style="${style};padding-top:${mm(aboveMm)}">${markup(line)}</p>`, keepNext)
  })
}

/** Label at the left, words in columns at the right, in a ruled box. */
export function checksBox({ label, items, columns }: Of<'checks'>, frame: FormFrame): Box {
  const { emMm, lineMm } = frame.type
  const labelMm = label === '' ? 0 : Math.min(34, frame.contentMm * 0.2)
  const cellMm = (frame.contentMm - labelMm - 4) / columns
  const wrapped = items.map(({ text, ticked }) => wrapText(plainText(`${ticked ? '☑' : '☐'}${text}`), cellMm / emMm - 0.5))
  let topMm = 1.2
  let html = ''
  for (let from = 0; from < wrapped.length; from += columns) {
    const row = wrapped.slice(from, from + columns)
    row.forEach((text, at) => (html += `<p class="k" style="left:${mm(labelMm + 2 + at * cellMm)};top:${mm(topMm)}">${markup(text)}</p>`))
    topMm += Math.max(...row.map(lineCount)) * lineMm + 1
  }
  const head = wrapEven(plainText(label), labelMm / emMm - 0.8)
  const heightMm = ceilToPixel(Math.max(topMm + 0.6, lineCount(head) * lineMm + 2))
  const left = labelMm === 0 ? '' : `<div class="kl" style="width:${mm(labelMm)};height:${mm(heightMm)}"><p>${markup(head)}</p></div>`
  return box(heightMm, `<div class="kb" style="width:${mm(frame.contentMm)};height:${mm(heightMm)}">${left}${html}</div>`)
}

/** Labels with room to sign; unit with seal and date below, at the right. */
export function signBox(block: ResolvedSign, frame: FormFrame): Box {
  const perRow = block.perRow > 0 ? block.perRow : Math.max(1, Math.min(block.labels.length, Math.floor(frame.contentMm / 44)))
  const rowMm = ceilToPixel(block.rowMm)
  let html = ''
  let heightMm = 0
  for (let from = 0; from < block.labels.length; from += perRow) {
    const row = block.labels.slice(from, from + perRow)
    const cells = Array.from({ length: perRow }, (_, at) => `<p>${markup(colon(row[at] ?? ''))}</p>`).join('')
    html += `<div class="s" style="height:${mm(rowMm)}">${cells}</div>`
    heightMm += rowMm
  }
  const below = [block.seal, block.date].filter((text) => text !== '').map(plainText)
  if (below.length > 0) {
    const widest = Math.max(...below.map(textWidth)) + 1
    const emMm = block.letterPt === undefined ? frame.type.emMm : pointToMm(block.letterPt)
    const lineMm = emMm * 1.8
    const font = block.letterPt === undefined ? `line-height:${mm(lineMm)}` : `font:${block.letterPt}pt/${mm(lineMm)} var(--fangSong)`
    const style = `width:${mm(Math.min(frame.contentMm, widest * emMm))};${font}`
    html += `<div class="seal" style="${style}">${below.map((text) => `<p>${markup(text)}</p>`).join('')}</div>`
    heightMm += below.length * lineMm + 4
  }
  return box(heightMm, html)
}

function colon(label: string): string {
  const plain = plainText(label)
  return plain.trim() === '' || /[：:]|章[）)]\s*$/.test(plain) ? plain : `${plain}：`
}

export function qrBox({ text, sizeMm, align, beside }: Of<'qr'>, frame: FormFrame): Box {
  const { emMm, lineMm } = frame.type
  const roomEm = (frame.contentMm - sizeMm - 3) / emMm
  const lines = beside.flatMap((line) => wrapText(plainText(line), Math.max(2, roomEm)).split('\n')).filter((line) => line !== '')
  const svg = text === '' ? '' : qrSvg(text, sizeMm)
  const words = lines.length === 0 ? '' : `<div class="qb">${lines.map((line) => `<p>${markup(line)}</p>`).join('')}</div>`
  const place = { left: 'flex-start', center: 'center', right: 'flex-end' }[align]
  const heightMm = Math.max(sizeMm, lines.length * lineMm) + 1
  return box(heightMm, `<div class="q" style="justify-content:${place};height:${mm(ceilToPixel(heightMm))}">${svg}${words}</div>`)
}

export function pictureBox({ source, widthMm, heightMm, caption }: Of<'picture'>, frame: FormFrame): Box {
  const scale = Math.min(1, frame.contentMm / widthMm)
  const size = `width:${mm(widthMm * scale)};height:${mm(heightMm * scale)}`
  const words = wrapText(plainText(caption), frame.contentMm / frame.type.emMm)
  const captionMm = caption === '' ? 0 : lineCount(words) * frame.type.lineMm + 1
  const under = caption === '' ? '' : `<p>${markup(words)}</p>`
  return box(heightMm * scale + captionMm + 4, `<div class="pic"><img src="${escapeHtml(source)}" style="${size}">${under}</div>`)
}
