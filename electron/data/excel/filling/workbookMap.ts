import { notWorkbook } from '../refusal.ts'
import { normalisePartName } from '../zipDirectory.ts'
import { partText, type Package } from './package.ts'
import { attributeOf, tagsOf } from './xmlTags.ts'

/** Which part of a package holds what. Part names are those of `Package.entries`. */
export type WorkbookMap = Readonly<{
  workbook: string
  sheets: readonly SheetEntry[]
  relations: readonly Relation[]
}>

export type SheetEntry = Readonly<{ name: string; part: string; hidden: boolean }>

export type Relation = Readonly<{ id: string; type: string; part: string; external: boolean }>

export function mapWorkbook(file: Package): WorkbookMap {
  const main = relationsOf(file, '').find((one) => one.type === 'officedocument')?.part ?? 'xl/workbook.xml'
  const text = partText(file, main)
  if (text === undefined || !main.endsWith('.xml')) throw notWorkbook('不是 Excel 工作簿')
  const relations = relationsOf(file, main)
  const sheets: SheetEntry[] = []
  for (const tag of tagsOf(text)) {
    if (tag.name !== 'sheet' || tag.kind === 'close') continue
    const own = text.slice(tag.from, tag.to)
    const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)/.exec(own)?.[1]
    const relation = relations.find((one) => one.id === id)
    const state = attributeOf(own, 'state')
    if (relation)
      sheets.push({ name: attributeOf(own, 'name') ?? '', part: relation.part, hidden: state === 'hidden' || state === 'veryHidden' })
  }
  return { workbook: main, sheets, relations }
}

export function relationsPart(part: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return `${folder}_rels/${part.slice(folder.length)}.rels`
}

/** Relationships of a part ('' = of the package); types by their last word. */
export function relationsOf(file: Package, part: string): readonly Relation[] {
  const text = partText(file, relationsPart(part))
  if (text === undefined) return []
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return [...tagsOf(text)].flatMap((tag) => {
    if (tag.name !== 'Relationship' || tag.kind === 'close') return []
    const own = text.slice(tag.from, tag.to)
    const target = attributeOf(own, 'Target') ?? ''
    const type = attributeOf(own, 'Type') ?? ''
    const external = attributeOf(own, 'TargetMode') === 'External'
    const name = external ? target : normalisePartName(/^[\\/]/.test(target) ? target : folder + target)
    return [{ id: attributeOf(own, 'Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1).toLowerCase(), part: name, external }]
  })
}
