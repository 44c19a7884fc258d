import { readMadeReport, type MadeReport } from '#shared/reports/madeReport.ts'
import { partText, plainXml, type Parts } from './packageParts.ts'
import { recordProperty, reportNamespace } from './reportParts.ts'
import { writtenText } from './templateText.ts'

/** What a .docx says of itself: its figures (null where a program dropped them), its record, and the words that stand in its bookmarks now. */
export type ReadReport = Readonly<{
  report: MadeReport | null
  record: string | null
  /** By number of the figure; missing where the passage was taken out. */
  written: ReadonlyMap<number, string>
}>

export function readReport(parts: Parts): ReadReport {
  const custom = [...parts.keys()].filter((name) => /^customXml\/item\d+\.xml$/.test(name)).map((name) => partText(parts, name))
  const own = custom.find((text) => text.includes(reportNamespace))
  const content = own === undefined ? undefined : />([^<]*)<\/(?:\w+:)?report>/.exec(own)?.[1]
  const property = new RegExp(`name="${recordProperty}"[^>]*>\\s*<vt:lpwstr>([^<]*)<`).exec(partText(parts, 'docProps/custom.xml'))?.[1]
  return {
    report: content === undefined ? null : readMadeReport(plainXml(content)),
    record: property === undefined ? null : plainXml(property),
    written: bookmarkTexts(partText(parts, 'word/document.xml')),
  }
}

function bookmarkTexts(document: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  for (const match of document.matchAll(/<w:bookmarkStart [^>]*w:name="_tz(\d{4})"[^>]*\/>/g)) {
    const id = /w:id="(\d+)"/.exec(match[0])?.[1]
    const rest = document.slice(match.index + match[0].length)
    const end = rest.search(new RegExp(`<w:bookmarkEnd [^>]*w:id="${id}"`))
    if (end >= 0) texts.set(Number(match[1]), writtenText(rest.slice(0, end)))
  }
  return texts
}
