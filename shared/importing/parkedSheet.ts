import type { FieldTarget } from './matchTypes.ts'
import type { ParkedLayout, ParkedRow } from './parkedRows.ts'
import type { TableChoice } from './planTypes.ts'
import { cellKinds, type RawSheet, type SheetReader } from './rawTable.ts'
import { readSheet } from './sheetReader.ts'
import type { FoundTable, PlaceMark } from './tableTypes.ts'

export type ParkedSheet = Readonly<{
  reader: SheetReader
  table: FoundTable
  choice: TableChoice
  /** Row of the sheet → the waiting row that stands there. */
  rows: ReadonlyMap<number, ParkedRow>
}>

/** The waiting rows of one table as a sheet of their own, in their order: headings, then row after row. `name` is free in the workbook. */
export function parkedSheet(name: string, ledger: string, layout: ParkedLayout, rows: readonly ParkedRow[]): ParkedSheet {
  const depth = Math.max(1, ...layout.headings.map(({ path }) => path.length))
  const cells: Cell[] = layout.headings.flatMap(({ index, path }) => path.map((text, level) => ({ row: level, column: index, text })))
  const places: PlaceMark[] = []
  const placed = new Map<number, ParkedRow>()
  ;[...rows]
    .sort((a, b) => a.row - b.row)
    .forEach((parked, offset) => {
      const row = depth + offset
      placed.set(row + 1, parked)
      for (const [column, text] of Object.entries(parked.cells.texts)) cells.push({ row, column: Number(column), text })
      const { village = null, group = null } = parked.cells
      places.push({ row: row + 1, village, group })
    })
  return {
    reader: readSheet(rawSheet(name, cells, depth + rows.length)),
    table: {
      sheet: name,
      title: layout.title,
      units: layout.units,
      headerRows: [1, depth],
      dataRows: [depth + 1, depth + rows.length],
      headings: layout.headings.map(({ index, path }) => ({ index, path, header: path.join('/') })),
      skipped: [],
      places: places.some(({ village, group }) => village !== null || group !== null) ? places : [],
    },
    choice: { ledger, overrides: overridesOf(layout) },
    rows: placed,
  }
}

/** Columns are what they were, also where only the values of the whole sheet had told; blank ones only if a person said so. */
function overridesOf({ columns }: ParkedLayout): Readonly<Record<number, FieldTarget | null>> {
  const overrides: Record<number, FieldTarget | null> = {}
  for (const { index, ledger, field, by } of columns) {
    if (ledger !== null && field !== null) overrides[index] = { ledger, field }
    else if (by === 'person') overrides[index] = null
  }
  return overrides
}

type Cell = Readonly<{ row: number; column: number; text: string }>

function rawSheet(name: string, cells: readonly Cell[], rowCount: number): RawSheet {
  const ordered = [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const size = ordered.length
  return {
    name,
    hidden: false,
    rowCount,
    columnCount: ordered.reduce((most, cell) => Math.max(most, cell.column + 1), 0),
    cells: {
      row: Uint32Array.from(ordered, (cell) => cell.row),
      column: Uint16Array.from(ordered, (cell) => cell.column),
      kind: new Uint8Array(size).fill(cellKinds.indexOf('text')),
      number: new Float64Array(size).fill(Number.NaN),
      text: Int32Array.from(ordered, (_, place) => place),
      flags: new Uint8Array(size),
    },
    strings: ordered.map((cell) => cell.text),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    warnings: [],
  }
}
