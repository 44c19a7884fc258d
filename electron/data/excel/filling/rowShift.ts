import { addressText, parseRange } from '../address.ts'
import type { MergeRange } from '#shared/importing/rawTable.ts'
import { mapRefs, type Ref, type RefEnd } from './formulaRefs.ts'

/**
 * Rows made between the rows of a table. `first` … `last` are the rows that the sheet has for records (1-based; last =
 * first − 1 where it has none), `by` more are put in before the last of them, so that what ends with the table (totals,
 * lists to choose from, the print area) grows with it.
 */
export type RowShift = Readonly<{ sheet: string; first: number; last: number; by: number }>

const lowest = 1_048_576

/** Where a row of the template stands afterwards. */
export function shiftRow(shift: RowShift, row: number): number {
  const moves = row > shift.last || (row === shift.last && shift.last > shift.first)
  return moves ? Math.min(lowest, row + shift.by) : row
}

/** First and last row of a range afterwards. `grows`: a range that is the table's last row alone grows, too. */
export function shiftRows(shift: RowShift, from: number, to: number, grows = true): readonly [number, number] {
  const endsWithTable = to === shift.last && shift.last >= shift.first && (from < to || grows)
  const starts = from === to && endsWithTable && shift.first === shift.last ? from : shiftRow(shift, from)
  return [starts, endsWithTable ? Math.min(lowest, to + shift.by) : shiftRow(shift, to)]
}

/** `B5:B8 D5` of a sheet's own ranges. */
export function shiftRanges(shift: RowShift, sqref: string): string {
  return sqref
    .split(/\s+/)
    .map((one) => shiftRange(shift, one))
    .join(' ')
}

export function shiftRange(shift: RowShift, ref: string): string {
  if (/^\$?[A-Z]+:\$?[A-Z]+$/i.test(ref)) return ref
  const range = parseRange(ref)
  if (!range) return ref
  const [top, bottom] = shiftRows(shift, range.top + 1, range.bottom + 1, false)
  return rangeText({ ...range, top: top - 1, bottom: bottom - 1 })
}

/** Zero-based range → `B3:C5`, one cell as `B3`. */
export function rangeText({ top, left, bottom, right }: MergeRange): string {
  const first = addressText(top, left)
  return top === bottom && left === right ? first : `${first}:${addressText(bottom, right)}`
}

/** Where a formula stands: its sheet, and whether it stands in the rows of the table. */
export type FormulaPlace = Readonly<{ sheet: string; inTable: boolean }>

/** A formula after the rows were made. Formulas of other sheets are changed where they point to this one. */
export function shiftFormula(shift: RowShift, formula: string, place: FormulaPlace): string {
  const widened = shift.first === shift.last && !place.inTable ? widenSingles(formula, shift.first) : formula
  return mapRefs(widened, (ref) => {
    if (!isOfSheet(ref, place.sheet, shift.sheet) || ref.from.row === null || ref.to.row === null) return null
    if (ref.single) {
      const row = shiftRow(shift, ref.from.row)
      return both(ref, row, row)
    }
    const [from, to] = shiftRows(shift, ref.from.row, ref.to.row, !place.inTable)
    return both(ref, from, to)
  })
}

function both(ref: Ref, from: number, to: number): Readonly<{ from: RefEnd; to: RefEnd }> {
  return { from: { ...ref.from, row: from }, to: { ...ref.to, row: to } }
}

/** =SUM(E5) under the one blank row is meant for all rows. */
function widenSingles(formula: string, only: number): string {
  return formula.replace(
    /\b(SUM|COUNT|COUNTA|AVERAGE|MAX|MIN)\((\s*)((?:'[^']+'!|[\p{L}_][\p{L}\p{N}_.]*!)?)(\$?[A-Z]{1,3}\$?\d{1,7})(\s*)\)/giu,
    (whole: string, ...[name, before, sheet, ref = '', after]: string[]) =>
      Number(/\d+$/.exec(ref)![0]) === only ? `${name}(${before}${sheet}${ref}:${ref}${after})` : whole,
  )
}

export function isOfSheet(ref: Ref, host: string, sheet: string): boolean {
  if (ref.sheet === null) return host === sheet
  return ref.sheet.toLowerCase() === sheet.toLowerCase()
}

/**
 * A formula of a table's row as another row has it: relative rows move along; what points out of the table (a rate in
 * the head, the total below) stays with what it points to. `from` and `to` are the rows of template and result.
 */
export function copyFormula(shift: RowShift, formula: string, from: number, to: number): string {
  return mapRefs(formula, (ref) => {
    if (!isOfSheet(ref, shift.sheet, shift.sheet) || ref.from.row === null || ref.to.row === null) return null
    const own = (end: RefEnd): number => copiedRow(shift, end, from, to)
    return both(ref, own(ref.from), own(ref.to))
  })
}

function copiedRow(shift: RowShift, end: RefEnd, from: number, to: number): number {
  const row = end.row ?? 1
  const isInside = row >= shift.first - 1 && row <= shift.last
  if (end.rowFixed || !isInside) return row > shift.last ? row + shift.by : row === shift.last && end.rowFixed ? shiftRow(shift, row) : row
  // The row above the first one belongs to the head, unless the first row counts on from it.
  if (row === shift.first - 1 && from !== shift.first) return row
  return row + to - from
}
