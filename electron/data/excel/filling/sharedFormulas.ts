import { mapRefs, type RefEnd } from './formulaRefs.ts'
import { cellsOf, type CellText, type RowText, type SheetText } from './sheetText.ts'

/** The text of every formula of a sheet, also of those that only point to a shared one. */
export type FormulaBook = Readonly<{ textOf: (row: number, cell: CellText) => string }>

type Master = Readonly<{ text: string; row: number; column: number }>

export function formulaBook(sheet: SheetText): FormulaBook {
  const masters = new Map<string, Master>()
  if (/t\s*=\s*["']shared["']/.test(sheet.text)) for (const row of sheet.rows) collect(sheet, row, masters)
  return {
    textOf: (row, cell) => {
      const { formula, column } = cell
      if (!formula) return ''
      const master = formula.kind === 'shared' && formula.text === '' ? masters.get(formula.shared ?? '') : undefined
      return master ? movedFormula(master.text, row - master.row, column - master.column) : formula.text
    },
  }
}

function collect(sheet: SheetText, row: RowText, masters: Map<string, Master>): void {
  if (!sheet.text.slice(row.from, row.to).includes('shared')) return
  for (const cell of cellsOf(sheet, row)) {
    const { formula } = cell
    if (formula?.kind !== 'shared' || formula.text === '' || formula.shared === undefined) continue

    masters.set(formula.shared, { text: formula.text, row: row.number, column: cell.column })
  }
}

/** A formula as the cell so many rows and columns further has it. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  const moved = (end: RefEnd): RefEnd => ({
    ...end,
    row: end.row === null || end.rowFixed ? end.row : end.row + rows,
    column: end.column === null || end.columnFixed ? end.column : end.column + columns,
  })
  return mapRefs(formula, (ref) => ({ from: moved(ref.from), to: moved(ref.to) }))
}
