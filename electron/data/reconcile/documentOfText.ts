import { encodeXml } from '#data/excel/filling/xmlTags.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packageNames = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A plain Word document: a paragraph a line, in the type of official papers. Its parts by name, the text's own apart. */
export function documentOfText(text: string): Readonly<{ xml: string; parts: readonly (readonly [string, string])[] }> {
  const lines = text.replace(/\n$/, '').split('\n')
  const xml = `${declaration}<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${lines.map(paragraph).join('')}${section}</w:body></w:document>`
  return {
    xml,
    parts: [
      ['[content_types].xml', contentTypes],
      ['_rels/.rels', rels],
      ['word/document.xml', xml],
    ],
  }
}

/** Control signs of texts from elsewhere are not allowed in XML: a blank stands in their place. */
function paragraph(line: string): string {
  const clean = Array.from(line, (sign) => (sign < ' ' && sign !== '\t' ? ' ' : sign)).join('')
  const runs = clean.split('\t').map((piece) => (piece === '' ? '' : `<w:t xml:space="preserve">${encodeXml(piece)}</w:t>`))
  const fonts = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>'
  return `<w:p><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr><w:r>${fonts}${runs.join('<w:tab/>')}</w:r></w:p>`
}

/** A4 with the margins of GB/T 9704, twentieths of a point. */
const section =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>'

const contentTypes = `${declaration}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

const rels = `${declaration}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`
