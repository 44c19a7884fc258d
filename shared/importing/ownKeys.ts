import type { RawSheet, RawWorkbook, SheetReader } from './rawTable.ts'
import { readSheet } from './sheetReader.ts'

/** The very hidden sheet by which our own exports are recognised. */
export const ownKeysSheet = '_台账'

/** Which ledgers and fields a sheet of our own files holds. Places are zero-based. */
export type OwnSheet = Readonly<{
  name: string
  ledgers: readonly string[]
  /** The row with the column headers. */
  headerRow: number
  columns: readonly OwnColumn[]
  /** Column with record ids. */
  recordIdColumn?: number
}>
export type OwnColumn = Readonly<{ column: number; header: string; field: string }>

/** Text of the key sheet, in pieces that fit into cells (A1, A2…). */
export function writeOwnKeys(sheets: readonly OwnSheet[]): readonly string[] {
  const text = JSON.stringify({ version: 1, sheets })
  return text.match(/[^]{1,15000}/gu) ?? []
}

/**
 * The sheets of a workbook that our own program wrote, by sheet name; empty for foreign files. Columns are found
 * again by header when the user moved them; a column whose header was changed is left out, so that a moved or
 * renamed column never fills the wrong field.
 */
export function ownKeys(workbook: RawWorkbook): ReadonlyMap<string, OwnSheet> {
  const keys = new Map<string, OwnSheet>()
  const keySheet = workbook.sheets.find((sheet) => sheet.name === ownKeysSheet)
  if (!keySheet) return keys
  for (const own of parseKeys(keySheet)) {
    const sheet = workbook.sheets.find((one) => one.name === own.name)
    const found = sheet && relocate(own, sheet)
    if (found) keys.set(own.name, found)
  }
  return keys
}

/** Rows that a user may insert above the headers before we no longer look for them. */
const HEADER_DRIFT = 10

function relocate(own: OwnSheet, sheet: RawSheet): OwnSheet | null {
  const headerRow = findHeaderRow(own, sheet)
  if (headerRow === null) return null
  const headers = headersOf(readSheet(sheet), headerRow)
  const columns: OwnColumn[] = []
  for (const column of own.columns) {
    const at = headers.get(column.column) === column.header ? column.column : soleColumn(headers, column.header)
    if (at !== null) columns.push({ ...column, column: at })
  }
  const idField = own.columns.find((column) => column.column === own.recordIdColumn)?.field
  const recordIdColumn = columns.find((column) => column.field === idField)?.column
  return {
    name: own.name,
    ledgers: own.ledgers,
    headerRow,
    columns,
    ...(recordIdColumn === undefined ? {} : { recordIdColumn }),
  }
}

function findHeaderRow(own: OwnSheet, sheet: RawSheet): number | null {
  const reader = readSheet(sheet)
  const wanted = new Set(own.columns.map((column) => column.header))
  let best: number | null = null
  let bestScore = 0
  for (let row = 0; row <= Math.min(own.headerRow + HEADER_DRIFT, sheet.rowCount - 1); row++) {
    const score = [...headersOf(reader, row).values()].filter((header) => wanted.has(header)).length
    if (score > bestScore || (score === bestScore && score > 0 && row === own.headerRow)) {
      best = row
      bestScore = score
    }
  }
  return bestScore * 2 >= wanted.size ? best : null
}

function headersOf(reader: SheetReader, row: number): ReadonlyMap<number, string> {
  return new Map(reader.columnsOf(row).map((column) => [column, reader.text(row, column).trim()]))
}

function soleColumn(headers: ReadonlyMap<number, string>, wanted: string): number | null {
  const found = [...headers].filter(([, header]) => header === wanted)
  return found.length === 1 ? found[0]![0] : null
}

function parseKeys(sheet: RawSheet): readonly OwnSheet[] {
  const reader = readSheet(sheet)
  const text = Array.from({ length: sheet.rowCount }, (_, row) => reader.text(row, 0)).join('')
  try {
    const value: unknown = JSON.parse(text)
    const sheets = isRecord(value) && value.version === 1 && Array.isArray(value.sheets) ? value.sheets : []
    return sheets.filter(isOwnSheet)
  } catch {
    return []
  }
}

/** The file may come from anyone: nothing about its keys is taken on trust. */
function isOwnSheet(value: unknown): value is OwnSheet {
  if (!isRecord(value) || typeof value.name !== 'string' || !isPlace(value.headerRow)) return false
  if (!Array.isArray(value.ledgers) || !value.ledgers.every((ledger) => typeof ledger === 'string')) return false
  if (value.recordIdColumn !== undefined && !isPlace(value.recordIdColumn)) return false
  return Array.isArray(value.columns) && value.columns.every(isOwnColumn)
}

function isOwnColumn(value: unknown): value is OwnColumn {
  return isRecord(value) && isPlace(value.column) && typeof value.header === 'string' && typeof value.field === 'string'
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
