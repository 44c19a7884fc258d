import type { TableAnswer } from '#shared/ipc/parts/figures.ts'
import type { ReportLine } from '#shared/ipc/parts/reports.ts'
import { paperTable, type PaperTable } from '#shared/measures/paperTable.ts'
import { chartData, chartsOf } from '#shared/measures/tableChart.ts'
import { dayWords } from '#shared/reports/periods.ts'
import { chartParagraph, chartPart } from './chartMarkup.ts'
import { addChartWorkbook } from './chartWorkbook.ts'
import { maybeEmpty, type BlockTag, type Filled } from './fillTemplate.ts'
import { blockOf, countClauses, piecesOf } from './marks.ts'
import { partText, relatePart, setPart, textParts, type Parts } from './packageParts.ts'
import { markedRuns } from './runs.ts'
import { breakParagraph, sectionsOf, type Sections } from './sections.ts'
import { isWideTable, run, tableMarkup } from './tableMarkup.ts'
import { paragraphPattern, writtenText } from './templateText.ts'

/** A finished body: its lines for the preview, figures by their number in `order`, and the tables in it. */
export type Finished = Readonly<{ lines: readonly ReportLine[]; order: readonly number[]; tables: readonly TableAnswer[] }>

type Work = {
  readonly parts: Parts
  readonly blocks: readonly BlockTag[]
  readonly answers: ReadonlyMap<string, TableAnswer>
  readonly sections: Sections
  readonly lines: ReportLine[]
  /** Number of the mark of each figure, in the order of the text. */
  readonly order: number[]
  readonly tables: TableAnswer[]
  nextBookmark: number
  annexes: number
  charts: number
  /** The sheet lies. */
  lying: boolean
  /** Inside how many tables of the template. */
  depth: number
}

/** Puts in what docxtemplater cannot: bookmarks around figures, tables, charts; `annex` stands at the very end. */
export function finishBody(
  { parts, blocks }: Filled,
  answers: ReadonlyMap<string, TableAnswer>,
  annex: (finished: Finished) => string,
): Finished {
  const source = partText(parts, 'word/document.xml')
  const ids = [...source.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map((match) => Number(match[1]))
  const work: Work = {
    parts,
    blocks,
    answers,
    sections: sectionsOf(source),
    lines: [],
    order: [],
    tables: [],
    nextBookmark: Math.max(0, ...ids) + 1,
    annexes: 0,
    charts: 0,
    lying: false,
    depth: 0,
  }
  const body = withParagraphs(work, source)
  const appended = annex(work)
  const back = work.lying && appended !== '' ? breakParagraph(work.sections.lying) : ''
  const last = work.lying && appended === '' ? work.sections.lying : work.sections.upright
  setPart(parts, 'word/document.xml', withoutMarks(work.sections.closed(body, back + appended, last)))
  for (const name of textParts(parts)) setPart(parts, name, withoutMarks(partText(parts, name)))
  return work
}

function withParagraphs(work: Work, source: string): string {
  let out = ''
  let at = 0
  for (const match of source.matchAll(paragraphPattern)) {
    const gap = source.slice(at, match.index)
    work.depth += count(gap, '<w:tbl>') - count(gap, '</w:tbl>')
    out += gap + paragraph(work, match[0])
    at = match.index + match[0].length
  }
  // A cell that lost its only paragraph would not open in Word.
  return (out + source.slice(at)).replaceAll(
    /(<w:tc>(?:<w:tcPr>(?:(?!<\/w:tcPr>).)*<\/w:tcPr>|<w:tcPr\/>)?)\s*<\/w:tc>/gs,
    '$1<w:p/></w:tc>',
  )
}

function count(text: string, word: string): number {
  return text.split(word).length - 1
}

function paragraph(work: Work, markup: string): string {
  const text = writtenText(markup)
  const block = blockOf(text)
  if (block !== null) return blockMarkup(work, work.blocks[block]!)
  const isMarked = markup.includes(maybeEmpty)
  const plain = countClauses(markup.replace(maybeEmpty, ''))
  if (text.trim() === '') return isMarked && !/<w:(drawing|pict|object|sectPr)/.test(plain) ? '' : plain
  const upright = work.lying && work.depth === 0 ? breakParagraph(work.sections.lying) : ''
  if (upright !== '') work.lying = false
  const told = isMarked ? markedRuns(plain, (figure) => bookmarkOf(work, figure)) : plain
  const kind = /<w:pStyle w:val="Report(\w+)"/.exec(plain)?.[1]?.toLowerCase() ?? 'body'
  work.lines.push({ kind, pieces: piecesOf(writtenText(plain)).map((piece) => renumbered(work, piece)) })
  return upright + told
}

/** Bookmarks survive editing in Word and WPS: by them the file tells which words are which figure. */
function bookmarkOf(work: Work, figure: number): Readonly<{ id: number; name: string }> {
  const number = work.order.push(figure) - 1
  const id = work.nextBookmark
  work.nextBookmark += 1
  return { id, name: `_tz${String(number).padStart(4, '0')}` }
}

function renumbered(
  { order }: Work,
  { text, figure }: Readonly<{ text: string; figure?: number }>,
): Readonly<{ text: string; figure?: number }> {
  return figure === undefined ? { text } : { text, figure: order.indexOf(figure) }
}

function blockMarkup(work: Work, block: BlockTag): string {
  const answer = work.answers.get(block.table.id)
  if (!answer) return ''
  return block.kind === 'chart' ? chartMarkup(work, block.label, answer) : tableBlock(work, block.annex && work.depth === 0, answer)
}

/** A table without two rows has no chart. */
function chartMarkup(work: Work, label: string, answer: TableAnswer): string {
  const charts = chartsOf(answer)
  const chosen = charts.find((chart) => chart.label === label || chart.label.startsWith(`${label}（`)) ?? charts[0]
  if (!chosen) return ''
  const data = chartData(answer, chosen)
  work.charts += 1
  let number = work.charts
  while (work.parts.has(`word/charts/chartTz${number}.xml`)) number += 1
  const name = `word/charts/chartTz${number}.xml`
  setPart(work.parts, name, chartPart(data))
  addChartWorkbook(work.parts, number, data)
  const type = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart'
  work.lines.push({ kind: 'chart', pieces: [{ text: data.title }] })
  return chartParagraph(relatePart(work.parts, { name, type, relation }), number, data)
}

function tableBlock(work: Work, isAnnex: boolean, answer: TableAnswer): string {
  const table = paperTable(answer)
  work.tables.push(answer)
  const isWide = isAnnex && isWideTable(table)
  let lead = ''
  if (isAnnex) {
    work.annexes += 1
    const isTurned = isWide !== work.lying
    lead = isTurned ? breakParagraph(work.lying ? work.sections.lying : work.sections.upright) : ''
    work.lying = isWide
    lead += caption(`附表${work.annexes}`, { size: 32, font: '黑体', align: 'left', onNewPage: !isTurned })
  }
  work.lines.push({
    kind: 'table',
    pieces: [{ text: isAnnex ? `附表${work.annexes}　${table.title}` : table.title }],
    table: work.tables.length - 1,
  })
  const title = caption(
    table.title,
    isAnnex ? { size: 36, font: '方正小标宋简体', align: 'center' } : { size: 28, font: '黑体', align: 'center' },
  )
  return lead + title + caption(underTitle(table), { size: 24, font: '仿宋_GB2312', align: 'right' }) + tableMarkup(table, isWide) + gap
}

function underTitle({ asOf, unit }: PaperTable): string {
  return `截至${dayWords(asOf)}${unit === '' ? '' : `　单位：${unit}`}`
}

/** Between a table and what follows, so that two tables do not grow into one. */
const gap = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/></w:pPr></w:p>'

type CaptionLook = Readonly<{ size: number; font: string; align: string; onNewPage?: boolean }>

export function caption(text: string, { size, font, align, onNewPage = false }: CaptionLook): string {
  const page = onNewPage ? '<w:pageBreakBefore/>' : ''
  const spacing =
    '<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
  return `<w:p><w:pPr><w:keepNext/>${page}${spacing}<w:jc w:val="${align}"/></w:pPr>${run(text, { size, font })}</w:p>`
}

/** What stood where the passes do not look (text boxes, headers). */
function withoutMarks(markup: string): string {
  return markup
    .replaceAll(maybeEmpty, '')
    .replaceAll(/\uE001\d+\uE002([^\uE003]*)\uE003/g, '$1')
    .replaceAll(/\uE005\d+\uE006/g, '')
    .replaceAll('\uE004', '')
}
