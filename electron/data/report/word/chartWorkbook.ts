import type { ChartData } from '#shared/measures/tableChart.ts'
import { escapeXml, partText, setPart, writeParts, type Parts } from './packageParts.ts'

const spread = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/**
 * Lays the chart's figures beside it as a workbook, where 编辑数据 of Word and WPS looks for them: A1 empty, headings in row 1,
 * labels in column A, as the formulas of the chart say. Written by hand, since the same figures must make the same bytes.
 */
export function addChartWorkbook(parts: Parts, number: number, chart: ChartData): void {
  const name = `word/embeddings/chartTz${number}.xlsx`
  parts.set(name, workbookBytes(chart))
  setPart(
    parts,
    `word/charts/_rels/chartTz${number}.xml.rels`,
    `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/package" Target="../embeddings/chartTz${number}.xlsx"/></Relationships>`,
  )
  const known = partText(parts, '[Content_Types].xml')
  if (/<Default [^>]*Extension="xlsx"/i.test(known)) return
  const line = `<Default Extension="xlsx" ContentType="${types}.sheet"/>`
  setPart(
    parts,
    '[Content_Types].xml',
    known.replace(/<Types[^>]*>/, (opened) => opened + line),
  )
}

function workbookBytes(chart: ChartData): Uint8Array {
  const parts: Parts = new Map()
  const sheet = { name: 'xl/worksheets/sheet1.xml', type: `${types}.worksheet+xml` }
  const book = { name: 'xl/workbook.xml', type: `${types}.sheet.main+xml` }
  const kinds = [sheet, book].map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`).join('')
  const relations = 'application/vnd.openxmlformats-package.relationships+xml'
  setPart(
    parts,
    '[Content_Types].xml',
    `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="${relations}"/><Default Extension="xml" ContentType="application/xml"/>${kinds}</Types>`,
  )
  setPart(parts, '_rels/.rels', relation('officeDocument', book.name))
  setPart(
    parts,
    book.name,
    `${head}<workbook xmlns="${spread}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  setPart(parts, 'xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml'))
  setPart(parts, sheet.name, sheetMarkup(chart))
  return writeParts(parts)
}

function relation(kind: string, target: string): string {
  return `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/${kind}" Target="${target}"/></Relationships>`
}

function sheetMarkup({ labels, series }: ChartData): string {
  const rows = [
    ['', ...series.map(({ name }) => name)],
    ...labels.map((label, at) => [label, ...series.map(({ values }) => values[at] ?? null)]),
  ]
  const data = rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, column, at + 1)).join('')}</row>`)
  return `${head}<worksheet xmlns="${spread}"><sheetData>${data.join('')}</sheetData></worksheet>`
}

function cell(value: string | number | null, column: number, row: number): string {
  if (value === null || value === '') return ''
  const place = `${String.fromCharCode(65 + column)}${row}`
  return typeof value === 'number'
    ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`
}
