import type { PaperColumn, PaperTable } from '#shared/measures/paperTable.ts'
import { escapeXml } from './packageParts.ts'

/** Half-points and twips of a table by its number of columns. */
function sizeOf(columns: number, isWide: boolean): number {
  if (isWide) return columns > 13 ? 16 : 18
  return columns > 8 ? 18 : columns > 6 ? 21 : 24
}

/** More columns need a sheet that lies. */
export function isWideTable(table: PaperTable): boolean {
  return table.columns.length > 9
}

/** Plain twips of a text line: A4 less the margins of a public document. */
export const textWidth = { portrait: 8844, landscape: 13436 } as const

/** A table with its heads in as many rows as they have levels; heads repeat on every page. */
export function tableMarkup(table: PaperTable, isWide: boolean): string {
  const total = isWide ? textWidth.landscape : textWidth.portrait
  const size = sizeOf(table.columns.length + 1, isWide)
  const widths = columnWidths(table, { total, size })
  const heads = headRows(table, widths, size)
  const rows = table.rows.map((row) => {
    const label = cell(row.label, { width: widths[0]!, align: 'left', size, indent: row.indent, bold: row.total })
    const cells = row.cells.map(({ text }, index) =>
      cell(text, { width: widths[index + 1]!, align: table.columns[index]!.align === 'right' ? 'right' : 'center', size, bold: row.total }),
    )
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${label}${cells.join('')}</w:tr>`
  })
  return wrapTable(widths, [...heads, ...rows])
}

export function wrapTable(widths: readonly number[], rows: readonly string[]): string {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const edge = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')
  const margins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
  const look = `<w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr>`
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl>${look}<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

type CellLook = Readonly<{
  width: number
  align: 'left' | 'right' | 'center'
  size: number
  indent?: number
  bold?: boolean
  span?: number
  merge?: 'restart' | 'continue'
}>

export function cell(text: string, { width, align, size, indent = 0, bold = false, span = 1, merge }: CellLook): string {
  const spans = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
  const merges = merge === undefined ? '' : `<w:vMerge w:val="${merge}"/>`
  const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spans}${merges}<w:vAlign w:val="center"/></w:tcPr>`
  const shift = `<w:ind w:left="${indent * size * 10}" w:right="0" w:firstLineChars="0" w:firstLine="0"/>`
  const paragraph = `<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>${shift}<w:jc w:val="${align}"/><w:rPr><w:sz w:val="${size}"/></w:rPr></w:pPr>`
  return `<w:tc>${properties}<w:p>${paragraph}${run(text, { size, bold })}</w:p></w:tc>`
}

/** Text in the fonts of a public document, whatever the template's own style is. */
export function run(
  text: string,
  { size, bold = false, font = '仿宋_GB2312' }: Readonly<{ size: number; bold?: boolean; font?: string }>,
): string {
  if (text === '') return ''
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:eastAsia="${font}" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>`
  const weight = bold ? '<w:b/>' : ''
  return `<w:r><w:rPr>${fonts}${weight}<w:spacing w:val="0"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
}

/** Neighbours with the same upper head share a cell; a head of fewer levels reaches down. */
function headRows({ rowLabel, columns }: PaperTable, widths: readonly number[], size: number): readonly string[] {
  const depth = Math.max(1, ...columns.map(({ header }) => header.length))
  return Array.from({ length: depth }, (_, level) => {
    const first = cell(level === 0 ? rowLabel : '', {
      width: widths[0]!,
      align: 'center',
      size,
      bold: true,
      ...mergeOf(depth, 0, level, 1),
    })
    const cells: string[] = []
    for (let at = 0; at < columns.length;) {
      const span = spanAt(columns, at, level)
      const { header } = columns[at]!
      const width = widths.slice(at + 1, at + 1 + span).reduce((sum, one) => sum + one, 0)
      const text = level < header.length ? header[level]! : ''
      cells.push(cell(text, { width, align: 'center', size, bold: true, span, ...mergeOf(depth, header.length - 1, level, header.length) }))
      at += span
    }
    return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${first}${cells.join('')}</w:tr>`
  })
}

/** The last level of a short head goes down to the bottom. */
function mergeOf(depth: number, last: number, level: number, levels: number): Readonly<{ merge?: 'restart' | 'continue' }> {
  if (levels === depth || level < last) return {}
  return { merge: level === last ? 'restart' : 'continue' }
}

function spanAt(columns: readonly PaperColumn[], at: number, level: number): number {
  const path = (index: number): string => columns[index]!.header.slice(0, level + 1).join('\n')
  if (level >= columns[at]!.header.length - 1) return 1
  let end = at + 1
  while (end < columns.length && level < columns[end]!.header.length - 1 && path(end) === path(at)) end += 1
  return end - at
}

/** Figures stay on one line, heads may take two or three; what is left over goes to all. A long label gives way first. */
function columnWidths(table: PaperTable, { total, size }: Readonly<{ total: number; size: number }>): readonly number[] {
  const twips = (characters: number): number => characters * size * 5 + 170
  const label = twips(Math.max(6, Math.min(26, Math.max(...[table.rowLabel, ...table.rows.map((row) => row.label)].map(breadth)))))
  const others = table.columns.map(({ header, nowrap }, index) => {
    const texts = Math.max(...table.rows.map((row) => breadth(row.cells[index]?.text ?? '')), 0)
    return twips(Math.max(4, Math.ceil(breadth(header.at(-1) ?? '') / 6) * 2, nowrap ? texts * 1.08 : Math.min(texts, 16)))
  })
  const needed = others.reduce((done, one) => done + one, 0)
  const first = Math.min(label, Math.max(total - needed, twips(8), Math.floor(total * 0.2)))
  const all = [first, ...others]
  const fitted = givenWay(all, {
    total,
    least: [twips(12), ...table.columns.map(() => twips(6))],
    mayWrap: [true, ...table.columns.map(({ nowrap }) => !nowrap)],
  })
  const sum = fitted.reduce((done, one) => done + one, 0)
  return fitted.map((one) => Math.floor((one / sum) * total))
}

/** Where there is not room for all, columns whose texts may wrap give way, so that dates and figures stay whole. */
function givenWay(
  all: readonly number[],
  { total, least, mayWrap }: Readonly<{ total: number; least: readonly number[]; mayWrap: readonly boolean[] }>,
): readonly number[] {
  const over = all.reduce((done, one) => done + one, 0) - total
  const spare = all.map((one, index) => (mayWrap[index] ? Math.max(0, one - least[index]!) : 0))
  const room = spare.reduce((done, one) => done + one, 0)
  if (over <= 0 || room === 0) return all
  return all.map((one, index) => one - spare[index]! * Math.min(1, over / room))
}

/** In half-width characters. */
function breadth(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 255 ? 2 : 1), 0)
}
