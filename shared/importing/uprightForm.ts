import type { Pair } from './formPairs.ts'
import { cellKinds, type RawSheet, type SheetReader } from './rawTable.ts'
import { readSheet } from './sheetReader.ts'

/** An item of a form with the heading under which it becomes a column. */
export type Placed = Pair & Readonly<{ heading: string }>

/** Where the members are listed: rows of the header, of the first and the last member; from 0. */
type Rows = Readonly<{ bottom: number; first: number; last: number }>

type Cell = { row: number; column: number; kind: number; number: number; text: string | null; flags: number }

/**
 * The sheet with every item as a column to the right of what is there: the heading in the last row of the header, the
 * value in each row of a member, or both in the first two rows of the form where no member is listed. The cells of the
 * form itself are gone, everything else stands where it stood.
 */
export function uprightSheet({ sheet }: SheetReader, placed: readonly Placed[], members: Rows | null): SheetReader {
  const first = Math.min(...placed.map((pair) => pair.at[0]))
  const rows: Rows = members ?? { bottom: first, first: first + 1, last: first + 1 }
  const gone = new Set(
    placed.flatMap((pair) => (typeof pair.value === 'string' ? [] : [keyOf(pair.at), keyOf([pair.value.row, pair.value.column])])),
  )
  const from = members ? sheet.columnCount : 0
  const kept: Cell[] = []
  const values = new Map<string, Cell>()
  for (let index = 0; index < sheet.cells.row.length; index += 1) {
    const cell = cellAt(sheet, index)
    const key = keyOf([cell.row, cell.column])
    values.set(key, cell)
    if (!gone.has(key) && (members !== null || cell.row < first)) kept.push(cell)
  }
  placed.forEach((pair, place) => {
    const column = from + place
    kept.push({ row: rows.bottom, column, kind: textKind, number: Number.NaN, text: pair.heading, flags: 0 })
    const value = valueOf(pair, values)
    for (let row = rows.first; value && row <= rows.last; row += 1)
      if (members === null || values.has(keyOf([row, 0])) || hasCells(sheet, row)) kept.push({ ...value, row, column })
  })
  return readSheet(sheetOf(sheet, kept, members === null ? first : null))
}

const textKind = cellKinds.indexOf('text')
const keyOf = ([row, column]: readonly [number, number]): string => `${row}:${column}`

function hasCells({ cells }: RawSheet, row: number): boolean {
  return cells.row.includes(row)
}

function cellAt({ cells, strings }: RawSheet, index: number): Cell {
  const text = cells.text[index] ?? -1
  return {
    row: cells.row[index] ?? 0,
    column: cells.column[index] ?? 0,
    kind: cells.kind[index] ?? 0,
    number: cells.number[index] ?? Number.NaN,
    text: text < 0 ? null : (strings[text] ?? ''),
    flags: cells.flags[index] ?? 0,
  }
}

function valueOf(pair: Placed, values: ReadonlyMap<string, Cell>): Cell | undefined {
  const cell =
    typeof pair.value === 'string'
      ? { row: 0, column: 0, kind: textKind, number: Number.NaN, text: pair.value, flags: 0 }
      : values.get(keyOf([pair.value.row, pair.value.column]))
  // ★★★ is three of them.
  return cell?.text && /^[★☆⭐]+$/.test(cell.text) ? { ...cell, text: String([...cell.text].filter((sign) => sign !== '☆').length) } : cell
}

/** `above`: only merges over this row remain. A form is small, so it gets texts of its own. */
function sheetOf(sheet: RawSheet, cells: readonly Cell[], above: number | null): RawSheet {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const strings: string[] = []
  const places = new Map<string, number>()
  const placeOf = (text: string): number => {
    const place = places.get(text) ?? strings.push(text) - 1
    places.set(text, place)
    return place
  }
  return {
    ...sheet,
    rowCount: (sorted.at(-1)?.row ?? -1) + 1,
    columnCount: sorted.reduce((most, cell) => Math.max(most, cell.column + 1), 0),
    cells: {
      row: Uint32Array.from(sorted, (cell) => cell.row),
      column: Uint16Array.from(sorted, (cell) => cell.column),
      kind: Uint8Array.from(sorted, (cell) => cell.kind),
      number: Float64Array.from(sorted, (cell) => cell.number),
      text: Int32Array.from(sorted, (cell) => (cell.text === null ? -1 : placeOf(cell.text))),
      flags: Uint8Array.from(sorted, (cell) => cell.flags),
    },
    strings,
    merges: above === null ? sheet.merges : sheet.merges.filter((merge) => merge.bottom < above),
  }
}
