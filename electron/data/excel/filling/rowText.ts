import { addressText, columnLetters } from '../address.ts'
import { encodeEscapes } from '../excelText.ts'
import { limits } from '../limits.ts'
import type { CellLookup, CellResult } from './evaluate.ts'
import { resultMarkup } from './sheetValues.ts'
import { copyFormula, type RowShift } from './rowShift.ts'
import type { FormulaBook } from './sharedFormulas.ts'
import { cellsOf, type CellText, type defaultStyles, type RowText, type SheetText } from './sheetText.ts'
import { attributeOf, encodeXml, withAttribute } from './xmlTags.ts'

/** What is written into a cell of the template: text, a number (dates as serials), or nothing. */
export type FilledCell = string | number | null

/** A row as it is written at another place: formulas moved along, styles and height kept, columns of the fill replaced. */
export type RowPattern = (at: number, values: readonly FilledCell[] | null) => string

type Piece = Readonly<{ column: number; write: (at: number, values: readonly FilledCell[] | null) => string }>

export type PatternContext = Readonly<{
  sheet: SheetText
  shift: RowShift
  formulas: FormulaBook
  /** Results of formulas, by place in the filled sheet. */
  values: CellLookup
  /** Values that stand in other columns of the rows are old records, to be taken out. */
  clears: boolean
  /** Columns that are filled, in the order of the values of a row. */
  columns: readonly number[]
  styleOf: ReturnType<typeof defaultStyles>
}>

/** `row` is the row of the template that is taken as pattern; undefined where it holds nothing. */
export function rowPattern(context: PatternContext, row: RowText | undefined, number: number): RowPattern {
  const { sheet, columns } = context
  const opening = row ? sheet.text.slice(row.from, row.openTo).replace(/\/>$/, '>') : `<${sheet.prefix}row>`
  const bare = withAttribute(opening, 'spans', null)
  const cells = row ? cellsOf(sheet, row) : []
  const own = new Map(cells.map((cell) => [cell.column, cell]))
  const pieces = [...new Set([...own.keys(), ...columns])]
    .sort((a, b) => a - b)
    .map((column) => piece(context, { column, number, opening }, own.get(column)))
  const open = numbered(bare)
  return (at, values) => {
    let text = open(at)
    for (const one of pieces) text += one.write(at, values)
    return `${text}</${sheet.prefix}row>`
  }
}

function numbered(tag: string): (at: number) => string {
  if (attributeOf(tag, 'r') === undefined) {
    const [before, after] = [tag.slice(0, /^<[\w:.-]+/.exec(tag)![0].length), tag.slice(/^<[\w:.-]+/.exec(tag)![0].length)]
    return (at) => `${before} r="${at}"${after}`
  }
  const found = /\sr\s*=\s*(?:"[^"]*"|'[^']*')/.exec(tag)!
  const [before, after] = [tag.slice(0, found.index), tag.slice(found.index + found[0].length)]
  return (at) => `${before} r="${at}"${after}`
}

type Place = Readonly<{ column: number; number: number; opening: string }>

function piece(context: PatternContext, place: Place, cell: CellText | undefined): Piece {
  const { column, number } = place
  const { prefix } = context.sheet
  const index = context.columns.indexOf(column)
  const letters = columnLetters(column)
  const style = cell ? cell.style : context.styleOf(place.opening, column)
  const head = (at: number): string => `<${prefix}c r="${letters}${at}"${style === undefined ? '' : ` s="${style}"`}`
  if (index >= 0) return { column, write: (at, values) => cellMarkup(prefix, head(at), values ? (values[index] ?? null) : null) }
  if (cell?.formula) {
    const text = context.formulas.textOf(number, cell)
    const isArray = cell.formula.kind === 'array'
    return {
      column,
      write: (at) =>
        formulaMarkup(prefix, head(at), copyFormula(context.shift, text, number, at), {
          array: isArray ? letters + at : null,
          result: context.values(at, column),
        }),
    }
  }
  const bare = cell && context.clears ? withAttribute(cell.tag, 't', null) : (cell?.tag ?? '')
  const tag = withAttribute(bare, 'r', '').replace(/\/>$/, '>')
  return {
    column,
    write: (at) => {
      const opening = tag.replace(' r=""', ` r="${addressText(at - 1, column)}"`)
      return cell && cell.inner !== '' && !context.clears ? `${opening}${cell.inner}</${prefix}c>` : `${opening.slice(0, -1)}/>`
    },
  }
}

export type FormulaExtra = Readonly<{ array: string | null; result: CellResult }>

/** A formula with its result as it is now; without one where only a spreadsheet program can tell. */
export function formulaMarkup(prefix: string, head: string, formula: string, { array, result }: FormulaExtra): string {
  const opening = array === null ? `<${prefix}f>` : `<${prefix}f t="array" ref="${array}">`
  const { type, value } = resultMarkup(result, prefix)
  return `${head}${type}>${opening}${encodeXml(formula)}</${prefix}f>${value}</${prefix}c>`
}

/** Strings are always string cells, so that `=1+1` from input never becomes a formula. */
export function cellMarkup(prefix: string, head: string, value: FilledCell): string {
  if (value === null || value === '') return `${head}/>`
  if (typeof value === 'number') return `${head}><${prefix}v>${value}</${prefix}v></${prefix}c>`
  const text = encodeXml(encodeEscapes(value).slice(0, limits.cellText))
  const kept = /^\s|\s$|\n|\s\s/.test(text) ? ' xml:space="preserve"' : ''
  return `${head} t="inlineStr"><${prefix}is><${prefix}t${kept}>${text}</${prefix}t></${prefix}is></${prefix}c>`
}
