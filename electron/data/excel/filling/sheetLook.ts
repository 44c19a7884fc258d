import type { MergeRange } from '#shared/importing/rawTable.ts'
import { parseRange } from '../address.ts'
import { isBuiltInDate, isDateFormat } from '../numberFormats.ts'
import { looksAt } from './otherSheets.ts'
import { partText, type Package } from './package.ts'
import { cellsOf, defaultStyles, parseSheetText, type CellText, type SheetText } from './sheetText.ts'
import { mapWorkbook } from './workbookMap.ts'
import { attributeOf, decodeXml, tagsOf, type Tag } from './xmlTags.ts'

/** How a cell shows what is written into it. */
export type CellFormat = 'general' | 'text' | 'date' | 'number'

/** What a sheet of a template has ready for its rows. Rows are 1-based, columns zero-based. */
export type SheetLook = Readonly<{
  /** Last row of the sheet that has cells. */
  lastRow: number
  /** Cells that the row holds, blank styled ones included. */
  cells: (row: number) => readonly CellText[]
  format: (row: number, column: number) => CellFormat
  /** Formulas of the drop-down lists of a row, by column: `"甲,乙"`, `Sheet2!$A$1:$A$9`, a name. */
  lists: (row: number) => ReadonlyMap<number, string>
  merges: readonly MergeRange[]
}>

/** What holds for the whole workbook. */
export type BookLook = Readonly<{
  sheet: (name: string) => SheetLook
  /** Defined names → what they stand for. */
  names: ReadonlyMap<string, string>
  since1904: boolean
  /** Other sheets with formulas that look at this one. */
  lookersAt: (name: string) => readonly string[]
}>

export function bookLook(file: Package): BookLook {
  const map = mapWorkbook(file)
  const workbook = partText(file, map.workbook) ?? ''
  const formats = cellFormats(partText(file, map.relations.find((one) => one.type === 'styles')?.part ?? '') ?? '')
  const names = new Map(
    [...workbook.matchAll(/<(?:\w+:)?definedName\s([^>]*)>([^<]*)</g)].map((match) => [
      attributeOf(` ${match[1]}`, 'name') ?? '',
      decodeXml(match[2] ?? ''),
    ]),
  )
  return {
    names,
    since1904: /<(?:\w+:)?workbookPr[^>]*date1904\s*=\s*["'](?:1|true)/.test(workbook),
    lookersAt: (name) =>
      map.sheets.flatMap((one) => (one.name !== name && hasFormulaOn(partText(file, one.part) ?? '', one.name, name) ? [one.name] : [])),
    sheet: (name) => sheetLook(parseSheetText(partText(file, map.sheets.find((one) => one.name === name)?.part ?? '') ?? ''), formats),
  }
}

function hasFormulaOn(text: string, host: string, name: string): boolean {
  const sheets = new Set([name.toLowerCase()])
  return [...text.matchAll(/<(?:\w+:)?f(?:\s[^>]*)?>([^<]+)</g)].some((match) => looksAt(decodeXml(match[1]!), host, sheets))
}

function sheetLook(sheet: SheetText, formats: readonly CellFormat[]): SheetLook {
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]))
  const known = new Map<number, readonly CellText[]>()
  const styleOf = defaultStyles(sheet)
  const lists = listRules(sheet)
  const cells = (number: number): readonly CellText[] => {
    const row = byNumber.get(number)
    const found = known.get(number) ?? (row ? cellsOf(sheet, row) : [])
    known.set(number, found)
    return found
  }
  return {
    lastRow: lastWithCells(sheet),
    cells,
    format: (number, column) => {
      const row = byNumber.get(number)
      const opening = row ? sheet.text.slice(row.from, row.openTo) : '<row>'
      const style = cells(number).find((cell) => cell.column === column)?.style ?? styleOf(opening, column)
      return formats[Number(style ?? 0)] ?? 'general'
    },
    lists: (number) => listsAt(lists, number),
    merges: [...tagsOf(sheet.text, sheet.dataTo)].flatMap((tag) => {
      const range =
        tag.name === 'mergeCell' && tag.kind !== 'close' ? parseRange(attributeOf(sheet.text.slice(tag.from, tag.to), 'ref') ?? '') : null
      return range ? [range] : []
    }),
  }
}

function cellFormats(styles: string): readonly CellFormat[] {
  const codes = new Map<number, string>()
  const formats: CellFormat[] = []
  let inCells = false
  for (const tag of tagsOf(styles)) {
    if (tag.name === 'cellXfs') inCells = tag.kind === 'open'
    if (tag.kind === 'close') continue
    const text = styles.slice(tag.from, tag.to)
    if (tag.name === 'numFmt') codes.set(Number(attributeOf(text, 'numFmtId')), attributeOf(text, 'formatCode') ?? '')
    else if (tag.name === 'xf' && inCells) {
      const id = Number(attributeOf(text, 'numFmtId') ?? 0)
      formats.push(formatOf(id, codes.get(id)))
    }
  }
  return formats
}

function formatOf(id: number, code: string | undefined): CellFormat {
  if (id === 49 || code === '@') return 'text'
  if (code === undefined ? isBuiltInDate(id) : isDateFormat(code)) return 'date'
  return id === 0 || code === 'General' ? 'general' : 'number'
}

type ListRule = Readonly<{ ranges: readonly MergeRange[]; formula: string }>

/** Lists to choose from; those of newer Excels stand in an extension with their ranges as a text. */
function listRules(sheet: SheetText): readonly ListRule[] {
  const rules: ListRule[] = []
  let rule: { isList: boolean; sqref: string; formula: string } | null = null
  let open: Tag | null = null
  for (const tag of tagsOf(sheet.text, sheet.dataTo)) {
    const text = sheet.text.slice(tag.from, tag.to)
    if (tag.name === 'dataValidation' && tag.kind === 'open') {
      rule = { isList: attributeOf(text, 'type') === 'list', sqref: attributeOf(text, 'sqref') ?? '', formula: '' }
    } else if (tag.name === 'dataValidation' && rule) {
      if (rule.isList) rules.push({ ranges: rule.sqref.split(/\s+/).flatMap((one) => parseRange(one) ?? []), formula: rule.formula })
      rule = null
    } else if (tag.kind === 'open' && (tag.name === 'formula1' || tag.name === 'f' || tag.name === 'sqref')) open = tag
    else if (tag.kind === 'close' && open?.name === tag.name && rule) {
      const content = decodeXml(sheet.text.slice(open.to, tag.from))
      if (tag.name === 'sqref') rule.sqref = content
      else if (!content.includes('<') && rule.formula === '') rule.formula = content
      open = null
    }
  }
  return rules
}

function listsAt(rules: readonly ListRule[], number: number): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const rule of rules)
    for (const range of rule.ranges) {
      if (range.top >= number || range.bottom < number - 1) continue
      for (let column = range.left; column <= Math.min(range.right, range.left + 512); column++) found.set(column, rule.formula)
    }
  return found
}

function lastWithCells(sheet: SheetText): number {
  for (let at = sheet.rows.length - 1; at >= 0; at--) {
    const row = sheet.rows[at]!
    if (/<(?:\w+:)?c[\s>/]/.test(sheet.text.slice(row.openTo, row.to))) return row.number
  }
  return 0
}
