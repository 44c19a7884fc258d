import { cellKinds, type CellKind, type MergeRange, type RawSheet, type SheetReader } from '#shared/importing/rawTable.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'

/** A cell of a test sheet: text, number, null for blank, or a kind of its own. */
export type TestCell = string | number | boolean | null | undefined | Readonly<{ kind: CellKind; text: string; number?: number }>

export type SheetOptions = Readonly<{
  /** Merges as Excel writes them: `A1:C1`. */
  merges?: readonly string[]
  hidden?: boolean
  /** From 0. */
  hiddenRows?: readonly number[]
  hiddenColumns?: readonly number[]
}>

/** A RawSheet from rows of values, as the workbook reader would hand it over. */
export function buildSheet(name: string, rows: readonly (readonly TestCell[])[], options: SheetOptions = {}): RawSheet {
  const strings: string[] = []
  const places = new Map<string, number>()
  const row: number[] = []
  const column: number[] = []
  const kind: number[] = []
  const number: number[] = []
  const text: number[] = []
  const intern = (value: string): number => {
    const known = places.get(value)
    if (known !== undefined) return known
    places.set(value, strings.length)
    strings.push(value)
    return strings.length - 1
  }
  rows.forEach((cells, r) =>
    cells.forEach((cell, c) => {
      if (cell === null || cell === undefined || cell === '') return
      row.push(r)
      column.push(c)
      const raw = rawOf(cell)
      kind.push(cellKinds.indexOf(raw.kind))
      number.push(raw.number)
      text.push(raw.text === null ? -1 : intern(raw.text))
    }),
  )
  return {
    name,
    hidden: options.hidden === true,
    rowCount: row.length === 0 ? 0 : Math.max(...row.slice(-1)) + 1,
    columnCount: column.reduce((most, one) => Math.max(most, one + 1), 0),
    cells: {
      row: Uint32Array.from(row),
      column: Uint16Array.from(column),
      kind: Uint8Array.from(kind),
      number: Float64Array.from(number),
      text: Int32Array.from(text),
      flags: new Uint8Array(row.length),
    },
    strings,
    merges: (options.merges ?? []).map(mergeOf),
    hiddenRows: options.hiddenRows ?? [],
    hiddenColumns: options.hiddenColumns ?? [],
    warnings: [],
  }
}

export function buildReader(name: string, rows: readonly (readonly TestCell[])[], options: SheetOptions = {}): SheetReader {
  return readSheet(buildSheet(name, rows, options))
}

function rawOf(cell: Exclude<TestCell, null | undefined>): Readonly<{ kind: CellKind; number: number; text: string | null }> {
  if (typeof cell === 'string') return { kind: 'text', number: Number.NaN, text: cell }
  if (typeof cell === 'number')
    return {
      kind: 'number',
      number: cell,
      text: Math.abs(cell) >= 1e15 ? cell.toExponential().replace('e', 'E') : null,
    }
  if (typeof cell === 'boolean') return { kind: 'boolean', number: cell ? 1 : 0, text: null }
  return { kind: cell.kind, number: cell.number ?? Number.NaN, text: cell.text }
}

function mergeOf(text: string): MergeRange {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text)
  if (!match) throw new Error(`no range: ${text}`)
  return {
    left: columnOf(match[1] ?? ''),
    top: Number(match[2]) - 1,
    right: columnOf(match[3] ?? ''),
    bottom: Number(match[4]) - 1,
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
