import { parseRange } from '../address.ts'
import type { MergeRange } from '#shared/importing/rawTable.ts'
import { rangeText, shiftFormula, shiftRange, shiftRanges, shiftRow, type RowShift } from './rowShift.ts'
import type { SheetText } from './sheetText.ts'
import { applyEdits, attributeOf, decodeXml, encodeXml, tagsOf, withAttribute, type Edit, type Tag } from './xmlTags.ts'

export type TailContext = Readonly<{
  sheet: SheetText
  shift: RowShift
  /** Row of the template after which the rows that are put in are made; 0 where there is none. */
  pattern: number
  /** Columns that are filled. */
  columns: readonly number[]
  /** Merges over rows of one household, as they are to be; the template's own ones in filled columns are left out. */
  blockMerges: readonly MergeRange[]
}>

/** Everything behind the rows of a sheet: merges, lists to choose from, colours, links, breaks, print settings. */
export function sheetTail(context: TailContext): string {
  const { sheet } = context
  const edits: Edit[] = []
  const state: TailState = { sqref: '', text: null, inRowBreaks: false }
  for (const tag of tagsOf(sheet.text, sheet.dataTo)) editTag(context, state, tag, edits)
  const shifted = edits.map((edit) => ({ ...edit, from: edit.from - sheet.dataTo, to: edit.to - sheet.dataTo }))
  return applyEdits(sheet.text.slice(sheet.dataTo), shifted)
}

type TailState = { sqref: string; text: Tag | null; inRowBreaks: boolean }

const rangeAttributes: Readonly<Record<string, string>> = {
  conditionalFormatting: 'sqref',
  dataValidation: 'sqref',
  protectedRange: 'sqref',
  ignoredError: 'sqref',
  hyperlink: 'ref',
  autoFilter: 'ref',
  sortState: 'ref',
  sortCondition: 'ref',
  cellWatch: 'r',
  inputCells: 'r',
}
const formulaElements = new Set(['formula', 'formula1', 'formula2', 'f'])

function editTag(context: TailContext, state: TailState, tag: Tag, edits: Edit[]): void {
  const { sheet, shift } = context
  if (tag.name === 'mergeCells') {
    if (tag.kind === 'open') edits.push(mergeEdit(context, tag))
    return
  }
  if (shift.by === 0) return
  if (tag.kind === 'close') return closeTag(context, state, tag, edits)
  const text = sheet.text.slice(tag.from, tag.to)
  const name = rangeAttributes[tag.name]
  if (name !== undefined) editRanges(context, state, { tag, text, name }, edits)
  else if (tag.name === 'rowBreaks') state.inRowBreaks = tag.kind === 'open'
  else if (tag.name === 'brk' && state.inRowBreaks) {
    const id = Number(attributeOf(text, 'id'))
    if (id >= shift.last) edits.push({ from: tag.from, to: tag.to, text: withAttribute(text, 'id', String(id + shift.by)) })
  } else if (tag.kind === 'open' && (formulaElements.has(tag.name) || tag.name === 'sqref' || tag.name === 'row')) state.text = tag
}

type Attribute = Readonly<{ tag: Tag; text: string; name: string }>

function editRanges(context: TailContext, state: TailState, { tag, text, name }: Attribute, edits: Edit[]): void {
  const { shift } = context
  const before = attributeOf(text, name) ?? ''
  const spreads = tag.name === 'conditionalFormatting' || tag.name === 'dataValidation'
  if (spreads) state.sqref = before
  const after = spreads ? spread(context, before) : shiftRanges(shift, before)
  const moved = before === '' ? text : withAttribute(text, name, after)
  const location = tag.name === 'hyperlink' ? attributeOf(text, 'location') : undefined
  const linked =
    location === undefined ? moved : withAttribute(moved, 'location', shiftFormula(shift, location, { sheet: shift.sheet, inTable: false }))
  if (linked !== text) edits.push({ from: tag.from, to: tag.to, text: linked })
}

/** What holds for the row that new rows are made after holds for them, too. */
function spread({ shift, pattern }: TailContext, sqref: string): string {
  const moved = sqref.split(/\s+/).map((one) => shiftRange(shift, one))
  const ranges = moved.map(parseRange)
  const added: string[] = []
  sqref.split(/\s+/).forEach((one) => {
    const range = parseRange(one)
    if (!range || pattern === 0 || range.top + 1 > pattern || range.bottom + 1 < pattern) return
    const top = Math.max(shift.last, shift.first + 1) - 1
    const made = { ...range, top, bottom: top + shift.by - 1 }
    const isCovered = ranges.some(
      (other) => other && other.top <= made.top && other.bottom >= made.bottom && other.left <= made.left && other.right >= made.right,
    )
    if (!isCovered) added.push(rangeText(made))
  })
  return [...moved, ...added].join(' ')
}

/** Closing tags of what holds a formula or ranges as its text. */
function closeTag(context: TailContext, state: TailState, tag: Tag, edits: Edit[]): void {
  if (tag.name === 'rowBreaks') state.inRowBreaks = false
  const open = state.text
  if (!open || open.name !== tag.name) return
  state.text = null
  const { sheet, shift } = context
  const before = decodeXml(sheet.text.slice(open.to, tag.from))
  const after =
    tag.name === 'sqref' ? spread(context, before) : tag.name === 'row' ? String(shiftRow(shift, Number(before) + 1) - 1) : moved()
  if (after !== before) edits.push({ from: open.to, to: tag.from, text: encodeXml(after) })

  function moved(): string {
    const top = (parseRange(state.sqref.split(/\s+/)[0] ?? '')?.top ?? -1) + 1
    return shiftFormula(shift, before, { sheet: shift.sheet, inTable: top >= shift.first && top <= shift.last })
  }
}

function mergeEdit(context: TailContext, open: Tag): Edit {
  const { text, prefix } = context.sheet
  const end = text.indexOf(`</${prefix}mergeCells>`, open.to)
  const refs = [...tagsOf(text, open.to, end)]
    .filter((tag) => tag.name === 'mergeCell')
    .map((tag) => attributeOf(text.slice(tag.from, tag.to), 'ref') ?? '')
  const kept = refs.filter((ref) => !isBlockMerge(context, ref))
  const made = [...kept.map((ref) => shiftRange(context.shift, ref)), ...rowMerges(context, refs), ...context.blockMerges.map(rangeText)]
  const same = made.length === refs.length && made.every((ref, index) => ref === refs[index])
  if (same) return { from: open.from, to: open.from, text: '' }
  const opening = withAttribute(text.slice(open.from, open.to), 'count', String(made.length))
  return { from: open.from, to: end, text: opening + made.map((ref) => `<${prefix}mergeCell ref="${ref}"/>`).join('') }
}

/** A merge over several rows of the table: the cells of a household in a list of its members. */
export function isBlockMerge({ shift, columns }: Pick<TailContext, 'shift' | 'columns'>, ref: string): boolean {
  const range = parseRange(ref)
  if (range === null || range.top === range.bottom || !columns.includes(range.left)) return false
  return range.top + 1 >= shift.first && range.bottom + 1 <= shift.last
}

/** Cells merged sideways in the pattern row are so in every row made after it. */
function rowMerges({ shift, pattern }: TailContext, refs: readonly string[]): readonly string[] {
  const ranges = refs.map(parseRange).filter((range) => range !== null && range.top === range.bottom && range.top + 1 === pattern)
  const top = Math.max(shift.last, shift.first + 1) - 1
  return Array.from({ length: pattern === 0 ? 0 : shift.by }, (_, made) =>
    ranges.map((range) => rangeText({ ...range!, top: top + made, bottom: top + made })),
  ).flat()
}
