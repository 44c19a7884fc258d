import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { FaultError } from '#shared/ipc/faults.ts'

/** Parts of a .docx by name, texts as bytes. */
export type Parts = Map<string, Uint8Array>

/** Word files of an office are far smaller: what is larger is no template. */
const mostBytes = 20_000_000
const mostUnpacked = 120_000_000

/** Throws FaultError `reportTemplate.notWord`, `reportTemplate.tooLarge`. */
export function readParts(bytes: Uint8Array, file: string): Parts {
  if (bytes.length > mostBytes) throw new FaultError({ fault: 'reportTemplate.tooLarge', file })
  let unpacked = 0
  try {
    const found = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize
        if (unpacked > mostUnpacked) throw new FaultError({ fault: 'reportTemplate.tooLarge', file })
        return true
      },
    })
    if (!found['word/document.xml'] || !found['[Content_Types].xml']) throw new Error('no document')
    return new Map(Object.entries(found))
  } catch (thrown) {
    if (thrown instanceof FaultError) throw thrown
    throw new FaultError({ fault: 'reportTemplate.notWord', file })
  }
}

/** The same parts make the same bytes: in the order of their names, all of one day. */
export function writeParts(parts: Parts): Uint8Array {
  const names = [...parts.keys()].filter((name) => !name.endsWith('/')).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(names.map((name) => [name, parts.get(name)!])), { mtime: new Date(2000, 0, 1), level: 6 })
}

/** Word wants the list of types first. */
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1
}

export function partText(parts: Parts, name: string): string {
  const part = parts.get(name)
  return part ? strFromU8(part) : ''
}

export function setPart(parts: Parts, name: string, text: string): void {
  parts.set(name, strToU8(text))
}

/** Names of body, headers and footers. */
export function textParts(parts: Parts): readonly string[] {
  return [...parts.keys()].filter((name) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name)).sort()
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export function plainXml(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-fA-F]+);/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** Registers a part: its type and, for `word/document.xml`, the relation. Answers the relation's id. */
export function relatePart(parts: Parts, part: Readonly<{ name: string; type: string; relation: string }>): string {
  const types = partText(parts, '[Content_Types].xml')
  if (!types.includes(`PartName="/${part.name}"`))
    setPart(
      parts,
      '[Content_Types].xml',
      types.replace('</Types>', `<Override PartName="/${part.name}" ContentType="${part.type}"/></Types>`),
    )
  const path = 'word/_rels/document.xml.rels'
  const none =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  const relations = (partText(parts, path) || none).replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>')
  let number = 1
  while (relations.includes(`"rIdTz${number}"`)) number += 1
  const target = part.name.startsWith('word/') ? part.name.slice('word/'.length) : `../${part.name}`
  const line = `<Relationship Id="rIdTz${number}" Type="${part.relation}" Target="${target}"/>`
  setPart(parts, path, relations.replace('</Relationships>', `${line}</Relationships>`))
  return `rIdTz${number}`
}
