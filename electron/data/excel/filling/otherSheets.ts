import { unknown } from './evaluate.ts'
import { mapRefs, type Ref } from './formulaRefs.ts'
import { shiftFormula, type RowShift } from './rowShift.ts'
import { formulaMarkup } from './rowText.ts'
import { formulaBook } from './sharedFormulas.ts'
import { cellsOf, parseSheetText, type CellText } from './sheetText.ts'
import { applyEdits, decodeXml, encodeXml, tagsOf, withAttribute, type Edit, type Tag } from './xmlTags.ts'

/**
 * Another sheet whose formulas look at filled ones: they point to where the cells are now, and the results of the empty
 * table are taken out. `stale` are lower-case names of sheets whose figures are other ones now. Null where the sheet does
 * not look at any.
 */
export function followedSheet(text: string, host: string, shifts: readonly RowShift[], stale: ReadonlySet<string>): string | null {
  const sheet = parseSheetText(text)
  const formulas = formulaBook(sheet)
  const edits: Edit[] = []
  for (const row of sheet.rows) {
    if (!/<(?:\w+:)?f[\s>/]/.test(text.slice(row.from, row.to))) continue
    const cells = cellsOf(sheet, row)
    const pieces = cells.map((cell) => cellPiece(cell, row.number))
    if (!pieces.some((piece) => piece.changed)) continue
    edits.push({ from: row.openTo, to: row.to, text: `${pieces.map((piece) => piece.text).join('')}</${sheet.prefix}row>` })
  }
  edits.push(...looseFormulas(text, [sheet.dataTo, text.length], (formula) => moved(formula)))
  return edits.length === 0 ? null : applyEdits(text, edits)

  function moved(formula: string): string {
    return shifts.reduce((now, shift) => shiftFormula(shift, now, { sheet: host, inTable: false }), formula)
  }

  function cellPiece(cell: CellText, row: number): Readonly<{ text: string; changed: boolean }> {
    const verbatim = cell.inner === '' ? cell.tag : `${cell.tag}${cell.inner}</${sheet.prefix}c>`
    if (!cell.formula || cell.formula.kind === 'dataTable') return { text: verbatim, changed: false }
    const formula = formulas.textOf(row, cell)
    if (!looksAt(formula, host, stale)) return { text: unshared(cell, formula, verbatim), changed: false }
    const head = withAttribute(cell.tag, 't', null).replace(/\/?>$/, '')
    return {
      text: formulaMarkup(sheet.prefix, head, moved(formula), {
        array: cell.formula.kind === 'array' ? (cell.formula.ref ?? null) : null,
        result: unknown,
      }),
      changed: true,
    }
  }

  /** A shared formula whose first cell is written anew would lose it. */
  function unshared(cell: CellText, formula: string, verbatim: string): string {
    if (cell.formula?.kind !== 'shared') return verbatim
    const inner = cell.inner.replace(
      /<(\w+:)?f\b[^>]*?(?:\/>|>[^<]*<\/(?:\w+:)?f>)/,
      `<${sheet.prefix}f>${encodeXml(formula).replaceAll('$', '$$$$')}</${sheet.prefix}f>`,
    )
    return `${cell.tag}${inner}</${sheet.prefix}c>`
  }
}

/** Whether a formula of `host` names a cell of one of these sheets. */
export function looksAt(formula: string, host: string, sheets: ReadonlySet<string>): boolean {
  let found = /\b(?:INDIRECT|OFFSET)\(/i.test(formula)
  mapRefs(formula, (ref: Ref) => {
    found ||= (ref.sheet ?? host).split(':').some((name) => sheets.has(name.toLowerCase()))
    return null
  })
  return found
}

const formulaElements = new Set(['formula', 'formula1', 'formula2', 'f'])

/** Formulas of lists and colours behind the rows. */
export function looseFormulas(text: string, [from, to]: readonly [number, number], move: (formula: string) => string): readonly Edit[] {
  const edits: Edit[] = []
  let open: Tag | null = null
  for (const tag of tagsOf(text, from, to)) {
    if (!formulaElements.has(tag.name)) continue
    if (tag.kind === 'open') open = tag
    else if (tag.kind === 'close' && open) {
      const before = decodeXml(text.slice(open.to, tag.from))
      const after = move(before)
      if (after !== before) edits.push({ from: open.to, to: tag.from, text: encodeXml(after) })
      open = null
    }
  }
  return edits
}
