import { Writable } from 'node:stream'
import { sheetNames } from '../sheetNames.ts'
import { looseFormulas } from './otherSheets.ts'
import { mapRefs } from './formulaRefs.ts'
import { partText, readPackage, writePackage, type Package, type PartChanges } from './package.ts'
import { mapWorkbook, relationsOf, relationsPart, type WorkbookMap } from './workbookMap.ts'
import { applyEdits, attributeOf, decodeXml, encodeXml, tagsOf, withAttribute, type Edit } from './xmlTags.ts'

/**
 * The workbook with a sheet for every name: the sheet itself takes the first, copies with all that belongs to them
 * (pictures, comments, lists, print settings, names) the others. Answers the names as Excel takes them.
 */
export async function copySheets(
  bytes: Uint8Array,
  sheet: string,
  wanted: readonly string[],
): Promise<Readonly<{ bytes: Uint8Array; names: readonly string[] }>> {
  const file = readPackage(bytes)
  const map = mapWorkbook(file)
  const others = map.sheets.filter((one) => one.name !== sheet).map((one) => one.name)
  const names = sheetNames([...others, ...wanted]).slice(others.length)
  const work: Copying = { file, map, sheet, changes: new Map(), types: [], taken: new Set(file.entries.keys()) }
  const source = map.sheets.find((one) => one.name === sheet)!.part
  const ids = names.slice(1).map((name) => copyPart(work, source, (text) => ownSheetText(text, sheet, name)))
  for (const one of map.sheets) rewrite(work, one.part, (text) => renamedText(text, sheet, names[0]!))
  for (const part of file.entries.keys())
    if (/^xl\/charts\/[^/]+\.xml$/.test(part)) rewrite(work, part, (text) => renamedText(text, sheet, names[0]!))
  listSheets(work, names, ids)
  return { bytes: await packedBytes(file, work.changes), names }
}

type Copying = Readonly<{
  file: Package
  map: WorkbookMap
  sheet: string
  changes: PartChanges
  /** Content types of new parts: new name, name of the part it was copied from. */
  types: (readonly [part: string, from: string])[]
  taken: Set<string>
}>

function rewrite({ file, changes }: Copying, part: string, edit: (text: string) => string): void {
  const before = (changes.get(part) as string | undefined) ?? partText(file, part)
  const after = before === undefined ? undefined : edit(before)
  if (after !== undefined && after !== before) changes.set(part, after)
}

/** Copies a part and what it points to; pictures and other media are shared. Answers the new part's name. */
function copyPart(work: Copying, part: string, edit: (text: string) => string): string {
  const { file, changes } = work
  const made = freeName(work, part)
  const text = partText(file, part)
  if (text === undefined) return part
  changes.set(made, edit(text))
  work.types.push([made, part])
  const relations = partText(file, relationsPart(part))
  if (relations === undefined) return made
  const moved = new Map<string, string>()
  for (const relation of relationsOf(file, part)) {
    if (relation.external || !/^xl\/(?:drawings|comments|charts|tables|printersettings|ctrlprops|threadedcomments)/.test(relation.part))
      continue
    if (/\.(?:xml|vml)$/.test(relation.part)) moved.set(relation.id, copyPart(work, relation.part, copiedEdit(work, relation.type, edit)))
  }
  changes.set(relationsPart(made), retargeted(relations, moved))
  return made
}

/** Tables need a name and number of their own. */
function copiedEdit(work: Copying, type: string, edit: (text: string) => string): (text: string) => string {
  if (type !== 'table') return type === 'chart' ? edit : (text) => text
  const number = 1000 + work.types.length
  return (text) =>
    text.replace(/<(?:\w+:)?table\s[^>]*>/, (tag) =>
      ['name', 'displayName'].reduce(
        (now, name) => withAttribute(now, name, `${attributeOf(now, name) ?? 'Table'}_${number}`),
        withAttribute(tag, 'id', String(number)),
      ),
    )
}

/** In the letters of the name that it is copied from: some readers know parts by their exact names. */
function freeName({ file, taken }: Copying, part: string): string {
  const written = file.parts.find((one) => one.key === part)?.name ?? part
  const [, stem = '', extension = ''] = /^(.*?)\d*(\.\w+)$/.exec(written) ?? []
  for (let number = 2; ; number++) {
    const name = `${stem}${number}${extension}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}

function retargeted(relations: string, moved: ReadonlyMap<string, string>): string {
  const edits: Edit[] = []
  for (const tag of tagsOf(relations)) {
    const own = relations.slice(tag.from, tag.to)
    const target = tag.name === 'Relationship' ? moved.get(attributeOf(own, 'Id') ?? '') : undefined
    if (target !== undefined)
      edits.push({ from: tag.from, to: tag.to, text: withAttribute(own, 'Target', beside(attributeOf(own, 'Target') ?? '', target)) })
  }
  return applyEdits(relations, edits)
}

/** A copy stands in the folder of what it was copied from; not every reader knows absolute targets. */
function beside(target: string, copy: string): string {
  return target.slice(0, target.lastIndexOf('/') + 1) + copy.slice(copy.lastIndexOf('/') + 1)
}

/** A copy is not the sheet that is open, and macros know it by no name. */
function ownSheetText(text: string, sheet: string, name: string): string {
  const edits: Edit[] = []
  for (const tag of tagsOf(text)) {
    if (tag.name === 'sheetData') break
    const own = text.slice(tag.from, tag.to)
    if (tag.name === 'sheetView' && tag.kind !== 'close')
      edits.push({ from: tag.from, to: tag.to, text: withAttribute(own, 'tabSelected', null) })
    if (tag.name === 'sheetPr' && tag.kind !== 'close')
      edits.push({ from: tag.from, to: tag.to, text: withAttribute(own, 'codeName', null) })
  }
  return renamedText(applyEdits(text, edits), sheet, name)
}

/** Formulas of a part that name the sheet name it as it is called now. */
function renamedText(text: string, from: string, to: string): string {
  if (!text.includes(encodeXml(from).replaceAll("'", "''")) && !text.includes(from)) return text
  return applyEdits(
    text,
    looseFormulas(text, [0, text.length], (formula) => renamed(formula, from, to)),
  )
}

function renamed(formula: string, from: string, to: string): string {
  return mapRefs(
    formula,
    () => null,
    (name) => (name.toLowerCase() === from.toLowerCase() ? to : name),
  )
}

/** Enters names and copies into workbook.xml, its relationships and the content types. */
function listSheets(work: Copying, names: readonly string[], parts: readonly string[]): void {
  const { map, sheet } = work
  rewrite(work, map.workbook, (text) => withSheets(text, { from: sheet, names, ids: parts.map((_, index) => `rIdSheet${index + 2}`) }))
  const own = map.relations.find((relation) => relation.part === map.sheets.find((one) => one.name === sheet)?.part)
  const added = (text: string): readonly string[] => {
    const known = [...tagsOf(text)].map((tag) => text.slice(tag.from, tag.to)).find((tag) => attributeOf(tag, 'Id') === own?.id)!
    const target = attributeOf(known, 'Target') ?? ''
    return parts.map((part, index) => withAttribute(withAttribute(known, 'Id', `rIdSheet${index + 2}`), 'Target', beside(target, part)))
  }
  rewrite(work, relationsPart(map.workbook), (text) => text.replace(/<\/(?:\w+:)?Relationships>\s*$/, (end) => added(text).join('') + end))
  rewrite(work, '[content_types].xml', (text) => {
    const overrides = work.types.flatMap(([part, from]) => {
      const known = new RegExp(`<(?:\\w+:)?Override[^>]*PartName="/${from.replace(/[.]/g, '\\.')}"[^>]*>`, 'i').exec(text)?.[0]
      return known ? [withAttribute(known, 'PartName', `/${part}`)] : []
    })
    return text.replace(/<\/(?:\w+:)?Types>\s*$/, (end) => overrides.join('') + end)
  })
}

type SheetList = Readonly<{ from: string; names: readonly string[]; ids: readonly string[] }>

function withSheets(text: string, { from, names, ids }: SheetList): string {
  const edits: Edit[] = []
  const tags = [...tagsOf(text)]
  const sheets = tags.filter((tag) => tag.name === 'sheet' && tag.kind !== 'close')
  const own = sheets.findIndex((tag) => attributeOf(text.slice(tag.from, tag.to), 'name') === from)
  const source = text.slice(sheets[own]!.from, sheets[own]!.to)
  const highest = Math.max(...sheets.map((tag) => Number(attributeOf(text.slice(tag.from, tag.to), 'sheetId'))))
  const idName = /\s([\w.-]+:id)\s*=/.exec(source)![1]!
  edits.push({ from: sheets[own]!.from, to: sheets[own]!.to, text: withAttribute(source, 'name', names[0]!) })
  const made = ids.map((id, index) =>
    [['name', names[index + 1]!] as const, ['sheetId', String(highest + 1 + index)] as const, [idName, id] as const].reduce(
      (tag, [name, value]) => withAttribute(tag, name, value),
      source,
    ),
  )
  const end = tags.find((tag) => tag.name === 'sheets' && tag.kind === 'close')!
  edits.push({ from: end.from, to: end.from, text: made.join('') })
  for (const tag of tags)
    if (tag.name === 'definedName' && tag.kind === 'open') edits.push(nameEdit(text, tag, { from, names, own, count: sheets.length }))
  return applyEdits(text, edits)
}

type NameContext = Readonly<{ from: string; names: readonly string[]; own: number; count: number }>

/** A print area of the sheet is one of each of its copies, too. */
function nameEdit(text: string, open: Readonly<{ from: number; to: number }>, { from, names, own, count }: NameContext): Edit {
  const end = text.indexOf('<', open.to)
  const close = text.indexOf('>', end) + 1
  const tag = text.slice(open.from, open.to)
  const formula = decodeXml(text.slice(open.to, end))
  const written = (opening: string, name: string): string => `${opening}${encodeXml(renamed(formula, from, name))}${text.slice(end, close)}`
  const copies =
    attributeOf(tag, 'localSheetId') === String(own)
      ? names.slice(1).map((name, index) => written(withAttribute(tag, 'localSheetId', String(count + index)), name))
      : []
  return { from: open.from, to: close, text: written(tag, names[0]!) + copies.join('') }
}

async function packedBytes(file: Package, changes: PartChanges): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  await writePackage(stream, file, changes)
  return Buffer.concat(chunks)
}
