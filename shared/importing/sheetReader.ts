import { serialToIso } from './excelSerial.ts'
import { cellFlags, cellKinds } from './rawTable.ts'
import type { CellColumns, CellKind, MergeRange, RawCell, RawSheet, SheetReader } from './rawTable.ts'

/**
 * Row-wise access over a sheet. Building costs one pass over the cells; a cell is found by binary search in its
 * row. Rows and columns are zero-based; places outside the sheet are blank.
 */
export function readSheet(sheet: RawSheet): SheetReader {
  const { cells } = sheet
  const starts = indexRows(sheet)
  const mergesByRow = indexMerges(sheet.merges)

  const find = (row: number, column: number): number => {
    const start = starts[row]
    const end = starts[row + 1]
    return start === undefined || end === undefined ? -1 : search(cells.column, column, start, end)
  }
  return {
    sheet,
    cell(row, column) {
      const at = find(row, column)
      return at < 0 ? null : cellAt(sheet, at)
    },
    text(row, column, merged = false) {
      const at = find(row, column)
      if (at >= 0) return cellText(sheet, at)
      const range = merged ? mergesByRow.get(row)?.find((one) => one.left <= column && column <= one.right) : undefined
      const anchor = range ? find(range.top, range.left) : -1
      return anchor < 0 ? '' : cellText(sheet, anchor)
    },
    columnsOf(row) {
      const start = starts[row]
      const end = starts[row + 1]
      return start === undefined || end === undefined ? [] : Array.from(cells.column.subarray(start, end))
    },
  }
}

/** starts[row] .. starts[row + 1] are the cells of a row. */
function indexRows({ cells, rowCount }: RawSheet): Uint32Array {
  const starts = new Uint32Array(rowCount + 1)
  const rows = cells.row
  for (let start = 0, filled = 1; start < rows.length;) {
    const end = endOfRow(rows, start, filled)
    if (rows[start]! < rowCount) starts[rows[start]! + 1]! += end - start
    filled = end - start
    start = end
  }
  // A part of a sheet begins further down.
  for (let row = rows[0] ?? 0; row < rowCount; row++) starts[row + 1]! += starts[row]!
  return starts
}

/** One past the row's last cell. Most rows have as many cells as the one before, `filled`: a million need not be looked at. */
export function endOfRow(rows: Uint32Array, start: number, filled: number): number {
  const row = rows[start]!
  let end = rows[start + filled - 1] === row ? start + filled : start + 1
  while (rows[end] === row) end += 1
  return end
}

function indexMerges(merges: readonly MergeRange[]): ReadonlyMap<number, readonly MergeRange[]> {
  const byRow = new Map<number, MergeRange[]>()
  for (const merge of merges) {
    for (let row = merge.top; row <= merge.bottom; row++) {
      const list = byRow.get(row)
      if (list) list.push(merge)
      else byRow.set(row, [merge])
    }
  }
  return byRow
}

function search(columns: CellColumns['column'], wanted: number, start: number, end: number): number {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (columns[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low < end && columns[low] === wanted ? low : -1
}

/** The cell at a place in the columns of the sheet. */
export function cellAt(sheet: RawSheet, at: number): RawCell {
  return {
    kind: kindAt(sheet, at),
    text: cellText(sheet, at),
    number: sheet.cells.number[at]!,
    fromFormula: (sheet.cells.flags[at]! & cellFlags.fromFormula) !== 0,
  }
}

function kindAt(sheet: RawSheet, at: number): CellKind {
  return cellKinds[sheet.cells.kind[at]!] ?? 'blank'
}

function cellText(sheet: RawSheet, at: number): string {
  const { cells } = sheet
  const text = cells.text[at]!
  if (text >= 0) return sheet.strings[text] ?? ''
  const value = cells.number[at]!
  switch (kindAt(sheet, at)) {
    case 'number':
      return (cells.flags[at]! & cellFlags.isPercent) === 0 ? plainNumber(value) : `${timesHundred(plainNumber(value))}%`
    case 'date':
      return serialToIso(value)
    case 'boolean':
      return value === 1 ? 'TRUE' : 'FALSE'
    default:
      return ''
  }
}

/** Shortest digits that read back as the same number, never with an exponent. */
function plainNumber(value: number): string {
  const short = String(value)
  if (!short.includes('e-')) return short
  const [mantissa = '', exponent = '0'] = short.split('e-')
  const digits = mantissa.replace(/[-.]/g, '')
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(Number(exponent) - 1)}${digits}`
}

/** Moves the point: multiplying would make 0.29 a 28.999999999999996. */
function timesHundred(plain: string): string {
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.')
  const digits = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(2)
  return `${plain.startsWith('-') ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}`
}
