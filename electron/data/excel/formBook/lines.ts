import type { FormFrame } from '#shared/printing/forms/frame.ts'
import type { ResolvedBlock, ResolvedSign, ResolvedText } from '#shared/printing/forms/resolved.ts'
import { pointToMm } from '#shared/printing/paper.ts'
import { lineCount, plainText, textWidth, wrapText } from '#shared/printing/textMetrics.ts'
import type { BookCell, BookLine } from './bookLine.ts'
import { gridLines } from './gridLines.ts'
import { tableLines } from './tableLines.ts'

/** The lines of a sheet's blocks, from top to bottom, over the width between the margins. */
export function linesOf(blocks: readonly ResolvedBlock[], frame: FormFrame): readonly BookLine[] {
  return blocks.flatMap((block) => blockLines(block, frame))
}

function blockLines(block: ResolvedBlock, frame: FormFrame): readonly BookLine[] {
  switch (block.kind) {
    case 'title':
      return titleLines(block, frame)
    case 'line':
      return [threeParts(block, frame)]
    case 'text':
      return textLines(block, frame)
    case 'grid':
      return gridLines(block, frame)
    case 'table':
      return tableLines(block, frame)
    case 'checks':
      return checkLines(block, frame)
    case 'sign':
      return signLines(block, frame)
    case 'qr':
      return codeLines(block, frame)
    case 'picture':
      return []
    case 'space':
      return [{ heightMm: block.mm, cells: [] }]
    case 'break':
      return [{ heightMm: 0, cells: [], breakAfter: true }]
  }
}

type Of<Kind extends ResolvedBlock['kind']> = Extract<ResolvedBlock, { kind: Kind }>

function titleLines({ text, pt, aboveMm }: Of<'title'>, frame: FormFrame): readonly BookLine[] {
  const lines = lineCount(wrapText(plainText(text), frame.contentMm / pointToMm(pt)))
  const heightMm = aboveMm + lines * pointToMm(pt) * 1.4 + 2
  return [{ heightMm, cells: [whole(frame, text, { font: 'hei', pt, align: 'center', valign: 'bottom' })] }]
}

function threeParts({ left, middle, right }: Of<'line'>, frame: FormFrame): BookLine {
  const third = frame.contentMm / 3
  const parts = (
    [
      ['left', left, 0],
      ['center', middle, third],
      ['right', right, 2 * third],
    ] as const
  ).filter(([, text]) => text !== '')
  // A single text has the whole line; two have half of it each.
  const edge = (index: number, fallback: number) => (parts.length === 2 ? (index * frame.contentMm) / 2 : fallback)
  const cells = parts.map(([align, text, from], index): BookCell => {
    const fromMm = parts.length === 1 ? 0 : edge(index, from)
    const toMm = parts.length === 1 ? frame.contentMm : edge(index + 1, from + third)
    return { fromMm, toMm, text, pt: frame.type.fontPt, align, valign: 'bottom' }
  })
  const most = Math.max(1, ...cells.map((cell) => linesIn(cell)))
  return { heightMm: most * frame.type.lineMm + 1.6, cells }
}

function textLines(block: ResolvedText, frame: FormFrame): readonly BookLine[] {
  const emMm = pointToMm(block.pt)
  return plainText(block.text)
    .split('\n')
    .map((paragraph, index) => {
      const text = (block.indent ? '　　' : '') + paragraph
      const above = index === 0 ? block.aboveMm : 0
      const lines = lineCount(wrapText(text, frame.contentMm / emMm - 1.5))
      const { font, pt, align, bold } = block
      return { heightMm: above + lines * emMm * 1.6, cells: [whole(frame, text, { font, pt, align, bold, valign: 'bottom' })] }
    })
}

function checkLines({ label, items, columns }: Of<'checks'>, frame: FormFrame): readonly BookLine[] {
  const labelMm = label === '' ? 0 : Math.min(34, frame.contentMm * 0.2)
  const cellMm = (frame.contentMm - labelMm) / columns
  const pt = frame.type.fontPt
  const count = Math.max(1, Math.ceil(items.length / columns))
  return Array.from({ length: count }, (_, at) => {
    const cells = items.slice(at * columns, (at + 1) * columns).map(({ text, ticked }, index): BookCell => {
      const fromMm = labelMm + index * cellMm
      return { fromMm, toMm: fromMm + cellMm, text: `${ticked ? '☑' : '☐'}${text}`, pt, align: 'left', ruled: true }
    })
    const head: BookCell = { fromMm: 0, toMm: labelMm, text: label, pt, align: 'center', font: 'hei', ruled: true, down: count }
    return { heightMm: frame.type.lineMm + 2, cells: label !== '' && at === 0 ? [head, ...cells] : cells }
  })
}

function signLines(block: ResolvedSign, frame: FormFrame): readonly BookLine[] {
  const perRow = block.perRow > 0 ? block.perRow : Math.max(1, Math.min(block.labels.length, Math.floor(frame.contentMm / 44)))
  const wide = frame.contentMm / perRow
  const pt = frame.type.fontPt
  const lines: BookLine[] = []
  for (let from = 0; from < block.labels.length; from += perRow) {
    const cells = block.labels.slice(from, from + perRow).map((label, at): BookCell => {
      const text = /[：:）)]\s*$/.test(label) ? label : `${label}：`
      return { fromMm: at * wide, toMm: (at + 1) * wide, text, pt, align: 'left', valign: 'bottom' }
    })
    lines.push({ heightMm: block.rowMm, cells })
  }
  for (const text of [block.seal, block.date].filter((one) => one !== ''))
    lines.push({
      heightMm: frame.type.emMm * 1.8,
      cells: [{ fromMm: frame.contentMm / 2, toMm: frame.contentMm, text, pt, align: 'right' }],
    })
  return lines
}

/** The code and the words beside it, together as high as all their lines. */
function codeLines({ text, sizeMm, beside, align }: Of<'qr'>, frame: FormFrame): readonly BookLine[] {
  const words = beside.filter((one) => one !== '')
  const count = Math.max(1, words.length)
  const heightMm = Math.max(frame.type.lineMm + 0.6, (sizeMm + codeGapMm) / count)
  const wordsMm = Math.max(0, ...words.map(textWidth)) * frame.type.emMm + 3
  const spareMm = Math.max(0, frame.contentMm - sizeMm - codeGapMm - wordsMm)
  const fromMm = { left: 0, center: spareMm / 2, right: spareMm }[align]
  const picture = whole(frame, '', { fromMm, toMm: fromMm + sizeMm, down: count, code: { text, sizeMm } })
  return Array.from({ length: count }, (_, at): BookLine => {
    const word = whole(frame, words[at] ?? '', { fromMm: fromMm + sizeMm + codeGapMm })
    return { heightMm, cells: at === 0 && text !== '' ? [picture, word] : [word] }
  })
}

/** Between a code and its words; wider than what would be one column with the next (see columns.ts). */
const codeGapMm = 1.5

function whole(frame: FormFrame, text: string, look: Partial<BookCell>): BookCell {
  return { fromMm: 0, toMm: frame.contentMm, text, pt: frame.type.fontPt, align: 'left', ...look }
}

function linesIn({ fromMm, toMm, text, pt }: BookCell): number {
  return lineCount(wrapText(plainText(text), (toMm - fromMm) / pointToMm(pt) - 1))
}
