import { shiftFormula, type RowShift } from './rowShift.ts'
import { applyEdits, decodeXml, encodeXml, tagsOf, withAttribute, type Edit, type Tag } from './xmlTags.ts'

/** workbook.xml with names (print areas among them) that follow the rows. */
export function shiftNames(text: string, shifts: readonly RowShift[]): string {
  const edits: Edit[] = []
  let open: Tag | null = null
  for (const tag of tagsOf(text)) {
    if (tag.name !== 'definedName') continue
    if (tag.kind === 'open') open = tag
    else if (tag.kind === 'close' && open) {
      const before = decodeXml(text.slice(open.to, tag.from))
      const after = shifts.reduce((now, shift) => shiftFormula(shift, now, { sheet: '\u0000', inTable: false }), before)
      if (after !== before) edits.push({ from: open.to, to: tag.from, text: encodeXml(after) })
      open = null
    }
  }
  return applyEdits(text, edits)
}

/** Has WPS and Excel compute everything when the file is opened: results of the empty table stand nowhere. */
export function computedOnOpening(text: string): string {
  let end = -1
  for (const tag of tagsOf(text)) {
    if (tag.name === 'calcPr' && tag.kind !== 'close') {
      return text.slice(0, tag.from) + withAttribute(text.slice(tag.from, tag.to), 'fullCalcOnLoad', '1') + text.slice(tag.to)
    }
    // calcPr stands after definedNames and externalReferences, which stand after sheets.
    if (before.has(tag.name) && tag.kind !== 'open') end = tag.to
  }
  const prefix = /<(\w+:)?workbook[\s>]/.exec(text)?.[1] ?? ''
  return end < 0 ? text : `${text.slice(0, end)}<${prefix}calcPr fullCalcOnLoad="1"/>${text.slice(end)}`
}

const before = new Set(['sheets', 'functionGroups', 'externalReferences', 'definedNames'])

/** A part of relationships or content types without those of one part. */
export function withoutPart(text: string, isIt: (tag: string) => boolean): string {
  const edits: Edit[] = []
  for (const tag of tagsOf(text)) {
    if (tag.name !== 'Relationship' && tag.name !== 'Override') continue
    if (tag.kind === 'empty' && isIt(text.slice(tag.from, tag.to))) edits.push({ from: tag.from, to: tag.to, text: '' })
  }
  return applyEdits(text, edits)
}
