import { decodeXml } from './xmlTags.ts'
import { evaluate, unknown, type CellLookup, type CellResult } from './evaluate.ts'
import type { SheetFill } from './fillSheet.ts'
import { copyFormula, shiftFormula, shiftRow, type RowShift } from './rowShift.ts'
import type { FormulaBook } from './sharedFormulas.ts'
import { cellsOf, type CellText, type RowText, type SheetText } from './sheetText.ts'

export type ValuesContext = Readonly<{
  sheet: SheetText
  shift: RowShift
  formulas: FormulaBook
  fill: SheetFill
  /** Row of the template that a written row looks like, 0 for none; by its place among the rows. */
  sourceOf: (index: number) => number
  /** Filled cells that stay blank because they are merged with the one above. */
  isMergedAway: (index: number, column: number) => boolean
}>

/** Looks up any cell of the filled sheet before it is written; formulas are computed, each once. */
export function sheetValues(context: ValuesContext): CellLookup {
  const { fill, shift } = context
  const { rows } = fill
  const places = new Map(fill.columns.map((column, index) => [column, index]))
  const last = Math.max(fill.last + shift.by, fill.first + rows.length - 1)
  const known = new Map<number, CellResult>()
  const lookup: CellLookup = (row, column) => {
    const index = row - fill.first
    const place = index >= 0 && row <= last ? places.get(column) : undefined
    if (place !== undefined && index < rows.length) return context.isMergedAway(index, column) ? null : (rows[index]![place] ?? null)
    if (place !== undefined && fill.clears) return null
    const key = row * 16_384 + column
    if (!known.has(key)) {
      // A formula that comes back to itself finds this.
      known.set(key, unknown)
      known.set(key, templateValue(context, lookup, { row, column, index, inTable: index >= 0 && index < rows.length }))
    }
    return known.get(key)!
  }
  return lookup
}

type Place = Readonly<{ row: number; column: number; index: number; inTable: boolean }>

function templateValue(context: ValuesContext, lookup: CellLookup, { row, column, index, inTable }: Place): CellResult {
  const { shift, fill } = context
  const source = inTable ? context.sourceOf(index) : sourceRow(shift, row)
  const own = rowNumbered(context.sheet, source)
  const cell = own ? cellsIn(context.sheet, own).get(column) : undefined
  if (!own || !cell) return null
  if (!cell.formula) return fill.clears && row >= fill.first && row <= fill.last + shift.by ? null : constant(cell)
  if (cell.formula.kind === 'array' || cell.formula.kind === 'dataTable') return unknown
  const text = context.formulas.textOf(source, cell)
  const moved = inTable
    ? copyFormula(shift, text, source, row)
    : shiftFormula(shift, text, { sheet: shift.sheet, inTable: source >= shift.first && source <= shift.last })
  return evaluate(moved, lookup)
}

/** The row of the template that is at this place now. */
function sourceRow(shift: RowShift, row: number): number {
  const before = row - shift.by
  return shiftRow(shift, row) === row ? row : shiftRow(shift, before) === row ? before : 0
}

const numbered = new WeakMap<SheetText, ReadonlyMap<number, RowText>>()

function rowNumbered(sheet: SheetText, number: number): RowText | undefined {
  const rows = numbered.get(sheet) ?? new Map(sheet.rows.map((row) => [row.number, row]))
  numbered.set(sheet, rows)
  return rows.get(number)
}

const parsed = new WeakMap<RowText, ReadonlyMap<number, CellText>>()

function cellsIn(sheet: SheetText, row: RowText): ReadonlyMap<number, CellText> {
  const cells = parsed.get(row) ?? new Map(cellsOf(sheet, row).map((cell) => [cell.column, cell]))
  parsed.set(row, cells)
  return cells
}

/** Shared texts are not looked up: that there is a text is all that counting needs. */
function constant({ tag, inner }: CellText): CellResult {
  const value = /<(?:\w+:)?v[^>]*>([^<]*)</.exec(inner)?.[1]
  const type = /\st\s*=\s*["'](\w+)/.exec(tag)?.[1] ?? 'n'
  if (type === 'inlineStr') return unknown
  if (value === undefined) return null
  if (type === 'n') return Number(value)
  return type === 'b' ? value === '1' : type === 'str' ? decodeXml(value) : type === 's' ? unknownText : unknown
}

/** Stands for any text in a count; anything that reads its letters must not be computed. */
const unknownText = '\u0000'

/** The result as a cell keeps it; none where it cannot be told. */
export function resultMarkup(value: CellResult, prefix: string): Readonly<{ type: string; value: string }> {
  if (typeof value === 'number' && Number.isFinite(value)) return { type: '', value: `<${prefix}v>${value}</${prefix}v>` }
  if (typeof value === 'boolean') return { type: ' t="b"', value: `<${prefix}v>${value ? 1 : 0}</${prefix}v>` }
  if (typeof value === 'string' && !value.includes(unknownText))
    return { type: ' t="str"', value: `<${prefix}v>${escapeText(value)}</${prefix}v>` }
  return { type: '', value: '' }
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
