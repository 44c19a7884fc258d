/**
 * What a workbook reader hands over: cells as they stand, nothing interpreted. Columnar, so that a million
 * cells cross from the worker by transfer instead of by copy.
 */

export const cellKinds = ['blank', 'text', 'number', 'date', 'boolean', 'error', 'formula'] as const
/** `isPercent`: a number that its cell shows as a percentage. */
export const cellFlags = { fromFormula: 1, isPercent: 2 } as const
/** `formula` = a formula without a cached result; a formula with a result has the result's kind. */
export type CellKind = (typeof cellKinds)[number]

export type RawCell = Readonly<{
  kind: CellKind
  /**
   * Text as stored (rich text joined, phonetic guide dropped). number: the shortest plain digits that read back the
   * same, but from 1e15 on the stored text itself (`1.10101199003072E+17`), since digits are lost there: an ID or
   * bank number in a numeric cell is recognised by `|number| >= 1e15`; as a percentage where the cell shows it so
   * (0.4202 under `0.00%`: `42.02%`). date: ISO `YYYY-MM-DD[ hh:mm:ss]`, a bare
   * time of day `hh:mm:ss`. boolean: TRUE/FALSE. error: `#N/A`… formula: `=` and the formula.
   */
  text: string
  /** number: the value; date: the Excel serial (1900 system); boolean: 0/1; otherwise NaN. */
  number: number
  /** The cell is computed by a formula (its cached result is used). */
  fromFormula: boolean
}>

/** Zero-based, inclusive. */
export type MergeRange = Readonly<{ top: number; left: number; bottom: number; right: number }>

/** Only non-blank cells, row-major ascending. All arrays have the same length. */
export type CellColumns = Readonly<{
  row: Uint32Array
  column: Uint16Array
  kind: Uint8Array
  number: Float64Array
  /** Index into `strings`, or -1: then the text follows from the number (`sheetReader`). */
  text: Int32Array
  /** `cellFlags`, added up. */
  flags: Uint8Array
}>

export type RawSheet = Readonly<{
  name: string
  hidden: boolean
  /** Rows and columns up to the last non-blank cell, so styled blank cells do not count. */
  rowCount: number
  columnCount: number
  cells: CellColumns
  /** One array, shared by all sheets of the workbook. */
  strings: readonly string[]
  merges: readonly MergeRange[]
  hiddenRows: readonly number[]
  hiddenColumns: readonly number[]
  /** Things worth telling the user, in Chinese, e.g. 公式没有缓存结果. */
  warnings: readonly string[]
}>

export type RawWorkbook = Readonly<{
  sheets: readonly RawSheet[]
  warnings: readonly string[]
  /** Name of the workbook inside a zip, when it came out of one. */
  entry?: string
}>

/** Row-wise access over a RawSheet. Rows and columns are zero-based here; Excel's row number is `row + 1`. */
export type SheetReader = Readonly<{
  sheet: RawSheet
  /** Cell, or null where blank. */
  cell(row: number, column: number): RawCell | null
  /** Text of the cell ('' where blank), after resolving the merge it lies in when `merged` is true. */
  text(row: number, column: number, merged?: boolean): string
  /** Non-blank columns of a row, ascending. */
  columnsOf(row: number): readonly number[]
}>
