import { partText, type Package } from '#data/excel/filling/package.ts'
import { normalisePartName } from '#data/excel/zipDirectory.ts'

/** Relationships of a part: type's last word → id and the part that it leads to. */
export type Relationship = Readonly<{ id: string; kind: string; part: string }>

/** The part that holds the text of a Word document; null where the package is none. */
export function mainPart(file: Package): string | null {
  const main = relationshipsOf(file, '').find(({ kind }) => kind === 'officeDocument')
  const part = main?.part ?? 'word/document.xml'
  const isWord = /<(?:[\w.-]+:)?document[\s>]/.test((file.entries.has(part) && partText(file, part)?.slice(0, 4_000)) || '')
  return isWord ? part : null
}

export function relationshipsPart(part: string): string {
  const at = part.lastIndexOf('/') + 1
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
}

export function relationshipsOf(file: Package, part: string): readonly Relationship[] {
  const xml = partText(file, part === '' ? '_rels/.rels' : relationshipsPart(part)) ?? ''
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return [...xml.matchAll(/<(?:[\w.-]+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
    const of = (name: string): string => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? ''
    const target = of('Target')
    return { id: of('Id'), kind: of('Type').split('/').at(-1)!, part: normalisePartName(target.startsWith('/') ? target : folder + target) }
  })
}
