/** A table found in a sheet. Rows are as Excel numbers them (1-based); column indexes are zero-based. */
export type FoundTable = Readonly<{
  sheet: string
  /** Name of the workbook, the last place that tells what the table is about. */
  file?: string
  /** Texts above the header, joined by a blank. */
  title: string
  /** Year that the title, the sheet or the file names. */
  year?: string
  /** Units named above the table (单位：万元、亩). */
  units: readonly string[]
  headerRows: readonly [number, number]
  /** First and last row that carries a record; from > to when there is none. */
  dataRows: readonly [number, number]
  headings: readonly TableHeading[]
  /** Rows between header and end of data that carry no record, then those after it. */
  skipped: readonly SkippedRow[]
  /** Village named by the sheet's title, its label line or a caption: by the row from which it holds. */
  places: readonly PlaceMark[]
}>

export type TableHeading = Readonly<{
  index: number
  /** Texts from the outermost group to the column itself. */
  path: readonly string[]
  /** Path joined by `/`. */
  header: string
}>

export type SkippedRow = Readonly<{ row: number; why: string }>

/** From this row (1-based) on, records lie in this village or group. */
export type PlaceMark = Readonly<{ row: number; village: string | null; group: string | null }>

export type TableScan = Readonly<{
  tables: readonly FoundTable[]
  /** Why the sheet has no table, Chinese; null when it has one. */
  refused: string | null
}>
