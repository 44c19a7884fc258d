import { writeMadeReport, type MadeReport } from '#shared/reports/madeReport.ts'
import { escapeXml, partText, relatePart, setPart, type Parts } from './packageParts.ts'

export const reportNamespace = 'urn:township-ledger:report'
/** Property of the document that names the record of the made report: WPS drops custom parts, but keeps properties. */
export const recordProperty = 'TownshipLedgerReport'

const propertySet = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

/** What the file knows of itself: title, days, its figures, and the record that keeps them. No hour: the same content makes the same bytes. */
export function addReportParts(parts: Parts, report: MadeReport, about: Readonly<{ record: string; unit: string }>): void {
  setPart(parts, 'docProps/core.xml', coreMarkup(report, about.unit))
  addCustomPart(parts, report)
  addProperty(parts, about.record)
}

function coreMarkup({ name, madeOn }: MadeReport, unit: string): string {
  const day = `${madeOn}T00:00:00Z`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(name)}</dc:title><dc:creator>${escapeXml(unit)}</dc:creator><cp:lastModifiedBy>${escapeXml(unit)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified></cp:coreProperties>`
}

function addCustomPart(parts: Parts, report: MadeReport): void {
  let number = 1
  while (parts.has(`customXml/item${number}.xml`)) number += 1
  const name = `customXml/item${number}.xml`
  setPart(
    parts,
    name,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><report xmlns="${reportNamespace}">${escapeXml(writeMadeReport(report))}</report>`,
  )
  const properties = `customXml/itemProps${number}.xml`
  const guid = `{7A3C0000-0000-4000-8000-${String(number).padStart(12, '0')}}`
  setPart(
    parts,
    properties,
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem ds:itemID="${guid}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${reportNamespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  )
  setPart(
    parts,
    `customXml/_rels/item${number}.xml.rels`,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps${number}.xml"/></Relationships>`,
  )
  relatePart(parts, {
    name,
    type: 'application/xml',
    relation: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml',
  })
  const types = partText(parts, '[Content_Types].xml')
  const type = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'
  setPart(parts, '[Content_Types].xml', types.replace('</Types>', `<Override PartName="/${properties}" ContentType="${type}"/></Types>`))
}

/** A template that WPS saved has properties already. */
function addProperty(parts: Parts, record: string): void {
  const path = 'docProps/custom.xml'
  const known = partText(parts, path).replaceAll(new RegExp(`<property [^>]*name="${recordProperty}".*?</property>`, 'gs'), '')
  const ids = [...known.matchAll(/pid="(\d+)"/g)].map((match) => Number(match[1]))
  const line = `<property fmtid="${propertySet}" pid="${Math.max(1, ...ids) + 1}" name="${recordProperty}"><vt:lpwstr>${escapeXml(record)}</vt:lpwstr></property>`
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"></Properties>`
  const whole = (known || empty).replace(/<Properties([^>]*)\/>/, '<Properties$1></Properties>')
  setPart(parts, path, whole.replace('</Properties>', `${line}</Properties>`))
  if (known !== '') return
  const types = partText(parts, '[Content_Types].xml')
  const type = 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
  if (!types.includes('/docProps/custom.xml'))
    setPart(
      parts,
      '[Content_Types].xml',
      types.replace('</Types>', `<Override PartName="/docProps/custom.xml" ContentType="${type}"/></Types>`),
    )
  const root = partText(parts, '_rels/.rels')
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties'
  if (!root.includes('docProps/custom.xml'))
    setPart(
      parts,
      '_rels/.rels',
      root.replace('</Relationships>', `<Relationship Id="rIdTzCustom" Type="${relation}" Target="docProps/custom.xml"/></Relationships>`),
    )
}
