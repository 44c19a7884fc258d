import { limits } from './limits.ts'
import { parsePart } from './parsePart.ts'
import { damaged, notWorkbook, tooLarge } from './refusal.ts'
import type { Budget } from './unpackPart.ts'
import { normalisePartName } from './zipDirectory.ts'
import type { ZipEntry } from './zipDirectory.ts'

export type SheetPart = Readonly<{ name: string; hidden: boolean; entry: ZipEntry }>
export type WorkbookParts = Readonly<{
  /** Worksheets in the order of their tabs; chart sheets and macro sheets are left out. */
  sheets: readonly SheetPart[]
  /** Serials count from 1904-01-01 (workbooks from old Macs). */
  since1904: boolean
  strings: ZipEntry | undefined
  styles: ZipEntry | undefined
}>

type Entries = ReadonlyMap<string, ZipEntry>
type Relation = Readonly<{ type: string; part: string }>

/** Which parts of the package hold what, from workbook.xml and its relationships. Throws FaultError. */
export function findWorkbookParts(entries: Entries, budget: Budget): WorkbookParts {
  const main = findMain(entries, budget)
  const relations = readRelations(entries, main, budget)
  const { listed, since1904 } = readWorkbookPart(entries.get(main)!, budget)
  if (listed.length > limits.sheets) throw tooLarge(`有 ${listed.length} 张工作表`)
  const sheets: SheetPart[] = []
  for (const { name, hidden, relation } of listed) {
    const target = relations.get(relation)
    if (!target) throw damaged(`找不到工作表“${name}”`)
    if (target.type !== 'worksheet') continue
    const entry = entries.get(target.part)
    if (!entry) throw damaged(`找不到工作表“${name}”`)
    sheets.push({ name, hidden, entry })
  }
  return { sheets, since1904, strings: partOf('sharedstrings'), styles: partOf('styles') }

  function partOf(type: string): ZipEntry | undefined {
    for (const relation of relations.values()) if (relation.type === type) return entries.get(relation.part)
    return undefined
  }
}

function findMain(entries: Entries, budget: Budget): string {
  const declared = [...readRelations(entries, '', budget).values()].find((one) => one.type === 'officedocument')?.part
  for (const name of [declared, 'xl/workbook.xml']) {
    if (name?.endsWith('.xml') && entries.has(name)) return name
  }
  throw notWorkbook('压缩包里没有工作簿')
}

/** Relationships of a part ('' = of the package); types by their last word, so strict and transitional agree. */
function readRelations(entries: Entries, part: string, budget: Budget): ReadonlyMap<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const entry = entries.get(`${folder}_rels/${part.slice(folder.length)}.rels`)
  const relations = new Map<string, Relation>()
  if (!entry) return relations
  parsePart(entry, budget, {
    open(name, { Id, Type, Target }) {
      if (name !== 'Relationship' || !Id || !Target) return
      const type = (Type ?? '').slice((Type ?? '').lastIndexOf('/') + 1).toLowerCase()
      relations.set(Id, { type, part: normalisePartName(/^[\\/]/.test(Target) ? Target : folder + Target) })
    },
    close() {},
  })
  return relations
}

type ListedSheet = Readonly<{ name: string; hidden: boolean; relation: string }>

function readWorkbookPart(entry: ZipEntry, budget: Budget): { listed: ListedSheet[]; since1904: boolean } {
  const listed: ListedSheet[] = []
  let since1904 = false
  let root = ''
  parsePart(entry, budget, {
    open(name, attributes) {
      root ||= name
      if (name === 'workbookPr') since1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      // The relationship id's prefix is the writer's choice (`r:id` by custom).
      const idName = Object.keys(attributes).find((key) => key.endsWith(':id'))
      const relation = (idName && attributes[idName]) ?? ''
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      listed.push({ name: attributes.name ?? '', hidden, relation })
    },
    close() {},
  })
  if (root !== 'workbook') throw notWorkbook('里面不是 Excel 工作簿')
  return { listed, since1904 }
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
