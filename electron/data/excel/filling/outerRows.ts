import { addressText } from '../address.ts'
import type { CellLookup } from './evaluate.ts'
import { formulaMarkup } from './rowText.ts'
import { shiftFormula, shiftRange, shiftRow, type RowShift } from './rowShift.ts'
import type { FormulaBook } from './sharedFormulas.ts'
import { cellsOf, type CellText, type RowText, type SheetText } from './sheetText.ts'
import { withAttribute } from './xmlTags.ts'

export type OuterContext = Readonly<{ sheet: SheetText; shift: RowShift; formulas: FormulaBook; values: CellLookup }>

/**
 * A row above or below the table (or one of its rows that stays blank) at its new place: formulas point to where
 * their cells are now, and their results are those of the filled table.
 */
export function outerRow(context: OuterContext, row: RowText, at = shiftRow(context.shift, row.number)): string {
  const { sheet } = context
  const whole = sheet.text.slice(row.from, row.to)
  const hasFormula = /<(?:\w+:)?f[\s>/]/.test(whole)
  if (!hasFormula) return at === row.number ? whole : renumbered(whole, at)
  const opening = withAttribute(sheet.text.slice(row.from, row.openTo), 'r', String(at))
  const cells = cellsOf(sheet, row).map((cell) => outerCell(context, cell, row.number, at))
  return `${opening}${cells.join('')}</${sheet.prefix}row>`
}

function renumbered(row: string, at: number): string {
  return row.replace(
    /(<(?:\w+:)?(?:row|c)\b[^>]*?\sr\s*=\s*["'])([A-Z]*)\d+/g,
    (_, before: string, letters: string) => before + letters + at,
  )
}

function outerCell(context: OuterContext, cell: CellText, row: number, at: number): string {
  const { prefix } = context.sheet
  const opening = withAttribute(cell.tag, 'r', addressText(at - 1, cell.column))
  if (!cell.formula) return cell.inner === '' ? opening.replace(/\/?>$/, '/>') : `${opening}${cell.inner}</${prefix}c>`
  const { kind, ref } = cell.formula
  if (kind === 'dataTable') return `${opening}${cell.inner}</${prefix}c>`
  const { shift } = context
  const inTable = row >= shift.first && row <= shift.last
  const text = context.formulas.textOf(row, cell)
  const moved = shift.by === 0 ? text : shiftFormula(shift, text, { sheet: shift.sheet, inTable })
  const head = withAttribute(opening, 't', null).replace(/\/?>$/, '')
  const array = kind === 'array' && ref ? shiftRange(shift, ref) : null
  return formulaMarkup(prefix, head, moved, { array, result: context.values(at, cell.column) })
}
