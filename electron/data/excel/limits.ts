/** Bounds on a workbook that somebody hands in. Beyond them the file is refused, never half read. */

const MB = 1024 * 1024

export const limits = {
  /** File on disk, bytes. */
  fileBytes: 100 * MB,
  /** Text files are read as they lie, so they may be larger. */
  textFileBytes: 200 * MB,
  /** All parts that are read, unpacked, bytes; counted on real output because zip headers lie. */
  inflatedBytes: 600 * MB,
  /** Unpacked : packed of one part, once it is larger than `ratioExemptBytes`. Deflate itself stops at about 1032. */
  inflateRatio: 200,
  ratioExemptBytes: 20 * MB,
  /** Parts up to this size are unpacked at once; larger ones never stand in memory as a whole. */
  inflateAtOnceBytes: 96 * MB,
  /** Directory entries. Only parts that are needed are unpacked, so photos and printer settings cost 100 bytes each. */
  entries: 10_000,
  sheets: 500,
  /** Rows and columns that may hold content: all rows that Excel has, for outside lists of a million rows. */
  rows: 1_048_576,
  columns: 512,
  /** Non-blank cells of the whole workbook: 20 bytes each outside the heap, which `resourceLimits` does not watch. */
  cells: 12_000_000,
  merges: 500_000,
  /** Excel's own limit; longer text is cut and reported. */
  cellText: 32_767,
  /** Cells beyond `rows` or `columns` that are ignored with a warning; more than that and the file is refused. */
  outliers: 100,
  /** Blank rows above a few last cells that make these strays (an accident at the sheet's end), not part of a table. */
  strayGap: 10_000,
  /** Elements inside each other. */
  xmlDepth: 1_000,
  /** Rounds of hashing that a file may ask for; Excel writes 100,000. */
  passwordSpins: 2_000_000,
  /** Excel's own grid. */
  gridRows: 1_048_576,
  gridColumns: 16_384,
  /** Heap of the reading worker. */
  workerHeapMb: 512,
  workerMs: 120_000,
} as const
