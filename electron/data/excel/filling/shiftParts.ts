import { shiftFormula, shiftRange, shiftRow, type RowShift } from './rowShift.ts'
import { partText, type Package } from './package.ts'
import { relationsOf, type WorkbookMap } from './workbookMap.ts'
import { applyEdits, attributeOf, decodeXml, encodeXml, tagsOf, withAttribute, type Edit, type Tag } from './xmlTags.ts'

/**
 * Parts beside the sheet itself that say where its rows stand: comments and their boxes, drawings, charts, tables,
 * pivot sources. Those that stay as they are are not among the answers.
 */
export function shiftedParts(file: Package, map: WorkbookMap, shift: RowShift): ReadonlyMap<string, string> {
  const changed = new Map<string, string>()
  const keep = (part: string, edit: (text: string) => string): void => {
    const before = partText(file, part)
    const after = before === undefined ? undefined : edit(before)
    if (after !== undefined && after !== before) changed.set(part, after)
  }
  if (shift.by === 0) return changed
  const own = map.sheets.find((sheet) => sheet.name === shift.sheet)
  for (const relation of own ? relationsOf(file, own.part) : []) {
    const edit = relation.external ? undefined : editors[relation.type]
    if (edit) keep(relation.part, (text) => edit(shift, text))
  }
  for (const part of file.entries.keys()) {
    if (/^xl\/charts\/[^/]+\.xml$/.test(part)) keep(part, (text) => shiftTexts(shift, text, 'f'))
    else if (/^xl\/pivotcache\/pivotcachedefinition[^/]*\.xml$/.test(part)) keep(part, (text) => shiftPivotSource(shift, text))
    else if (/^xl\/ctrlprops\/[^/]+\.xml$/.test(part)) keep(part, (text) => shiftControl(shift, text))
  }
  return changed
}

const editors: Readonly<Record<string, ((shift: RowShift, text: string) => string) | undefined>> = {
  comments: (shift, text) => shiftAttributes(shift, text, { comment: 'ref' }),
  threadedcomment: (shift, text) => shiftAttributes(shift, text, { threadedComment: 'ref' }),
  table: (shift, text) => shiftAttributes(shift, text, { table: 'ref', autoFilter: 'ref', sortState: 'ref', sortCondition: 'ref' }),
  vmldrawing: shiftNoteBoxes,
  drawing: shiftAnchors,
}

function shiftAttributes(shift: RowShift, text: string, names: Readonly<Record<string, string>>): string {
  const edits: Edit[] = []
  for (const tag of tagsOf(text)) {
    const name = tag.kind === 'close' ? undefined : names[tag.name]
    if (name === undefined) continue
    const own = text.slice(tag.from, tag.to)
    const ref = attributeOf(own, name)
    if (ref !== undefined) edits.push({ from: tag.from, to: tag.to, text: withAttribute(own, name, shiftRange(shift, ref)) })
  }
  return applyEdits(text, edits)
}

/** Boxes of comments: `<x:Row>` is zero-based, `<x:Anchor>` left, dx, top, dy, right, dx, bottom, dy. */
function shiftNoteBoxes(shift: RowShift, text: string): string {
  const move = (row: string): string => String(shiftRow(shift, Number(row) + 1) - 1)
  return text
    .replace(/(<x:Row>\s*)(\d+)/g, (_, before: string, row: string) => before + move(row))
    .replace(/(<x:Anchor>)([^<]*)/g, (_, before: string, places: string) => {
      const parts = places.split(',')
      for (const at of [2, 6]) if (parts[at] !== undefined) parts[at] = parts[at]!.replace(/\d+/, move)
      return before + parts.join(',')
    })
}

/** Pictures and shapes go with their rows; those that keep their size move as a whole. */
function shiftAnchors(shift: RowShift, text: string): string {
  const edits: Edit[] = []
  let by = 0
  let place: 'from' | 'to' | null = null
  let fixed = false
  let open: Tag | null = null
  for (const tag of tagsOf(text)) {
    if (tag.name.endsWith('CellAnchor') && tag.kind === 'open') fixed = attributeOf(text.slice(tag.from, tag.to), 'editAs') === 'oneCell'
    else if (tag.name === 'from' || tag.name === 'to') place = tag.kind === 'open' ? tag.name : null
    else if (tag.name === 'row' && tag.kind === 'open' && place) open = tag
    else if (tag.name === 'row' && tag.kind === 'close' && open) {
      const row = Number(text.slice(open.to, tag.from))
      const moved = place === 'to' && fixed ? row + by : shiftRow(shift, row + 1) - 1
      if (place === 'from') by = moved - row
      edits.push({ from: open.to, to: tag.from, text: String(moved) })
      open = null
    }
  }
  return applyEdits(text, edits)
}

/** Formulas that stand as texts of elements of this name in a part that is no sheet. */
function shiftTexts(shift: RowShift, text: string, name: string): string {
  const edits: Edit[] = []
  let open: Tag | null = null
  for (const tag of tagsOf(text)) {
    if (tag.name !== name) continue
    if (tag.kind === 'open') open = tag
    else if (tag.kind === 'close' && open) {
      const after = shiftFormula(shift, decodeXml(text.slice(open.to, tag.from)), elsewhere)
      edits.push({ from: open.to, to: tag.from, text: encodeXml(after) })
      open = null
    }
  }
  return applyEdits(text, edits)
}

/** No sheet has this name: the formula names its sheets. */
const elsewhere = { sheet: '\u0000', inTable: false }

function shiftPivotSource(shift: RowShift, text: string): string {
  const edits: Edit[] = []
  for (const tag of tagsOf(text)) {
    const own = text.slice(tag.from, tag.to)
    const ref = tag.name === 'worksheetSource' ? attributeOf(own, 'ref') : undefined
    if (ref === undefined || attributeOf(own, 'sheet') !== shift.sheet) continue
    edits.push({ from: tag.from, to: tag.to, text: withAttribute(own, 'ref', shiftRange(shift, ref)) })
  }
  return applyEdits(text, edits)
}

/** Drop-down fields and tick boxes drawn on the sheet. */
function shiftControl(shift: RowShift, text: string): string {
  return text.replace(/(\sfmla(?:Link|Range|Macro)=")([^"]*)"/g, (_, before: string, formula: string) => {
    return `${before}${encodeXml(shiftFormula(shift, decodeXml(formula), elsewhere))}"`
  })
}
