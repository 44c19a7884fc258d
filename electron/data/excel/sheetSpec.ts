/** What `writeSheetFile` writes. Values stand in column order. */

/**
 * text: string. money: integer 分. number, integer: number. date: ISO `YYYY-MM-DD`. null or '' is blank. A string in
 * a number, money or date column that is none is written as text, so nothing is lost.
 */
export type CellValue = string | number | bigint | boolean | null | undefined
export type SheetRow = readonly CellValue[]

export type ColumnSpec = Readonly<{
  header: string
  /** Field id, kept in the key sheet. */
  key: string
  /** In characters of the standard font; a Chinese character counts two. */
  width?: number
  kind: 'text' | 'number' | 'money' | 'date' | 'integer'
  required?: boolean
  hidden?: boolean
  /** Comment on the header cell: how to fill in this column. */
  note?: string
  /** The values to choose from; other values are refused by WPS and Excel. */
  options?: readonly string[]
}>

export type SheetSpec = Readonly<{
  name: string
  /** First line, over all columns. */
  title?: string
  /** Line under the title, right-aligned, e.g. 单位：元 */
  unitLine?: string
  columns: readonly ColumnSpec[]
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>
  /** Bold line under the data. */
  totals?: SheetRow
  /** Lines under the table, each over all columns. */
  notes?: readonly string[]
  /** Columns that stay in view; the header rows always do. */
  freeze?: number
  landscape?: boolean
  /** A4 unless told. */
  paper?: 'A4' | 'A3'
  /** Makes the sheet recognisable when it comes back: the ledgers it holds and the key of its record id column. */
  own?: Readonly<{ ledgers: readonly string[]; recordIdKey?: string }>
}>

export type FileSpec = Readonly<{ sheets: readonly SheetSpec[] }>
export type WriteOptions = Readonly<{
  signal?: AbortSignal
  /** Rows written so far, every few hundred rows. */
  onProgress?: (rows: number) => void
}>
/** `cutTexts`: texts that were cut at Excel's 32,767 characters. */
export type WriteReport = Readonly<{ rows: number; bytes: number; cutTexts: number }>
