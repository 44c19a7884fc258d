import type { SourceRank } from '#shared/history/changeSet.ts'
import type { Problem } from '#shared/ledger/problem.ts'

/** Answers of the import.* methods. */

export type ImportColumn = Readonly<{
  index: number
  letter: string
  header: string
  ledger: string | null
  field: string | null
  why: string | null
  confidence: number
  /** First values as they stand in the sheet. */
  samples: readonly string[]
  /** Fields that it may carry, likeliest first, where nothing was decided: one question. */
  candidates: readonly Readonly<{ ledger: string; field: string }>[]
}>

/** A word that fits no choice of its list, in `count` cells; with `rejects` it keeps rows out. `answer`: the value that was said ('' for none). */
export type ImportWord = Readonly<{
  list: string
  label: string
  word: string
  count: number
  rejects: boolean
  answer: string | null
}>

/** What is known of a table's layout: that it was imported before, and under which name its columns are remembered. */
export type ImportKnown = Readonly<{
  /** Name of the remembered layout; null where nobody had to decide anything. */
  name: string | null
  /** The same headings in the same order; otherwise a layout that is like it. */
  exact: boolean
  /** The last import of these headings. */
  last: Readonly<{ file: string; at: string }> | null
}>

export type ImportBalance = Readonly<{ read: number; accepted: number; rejected: number; skipped: number }>

/** A field (`key` as `member.phone`) that a table changes in known records: in how many rows; the numbers count rows. */
export type ImportChange = Readonly<{
  key: string
  label: string
  /** Zero-based columns that say it. */
  columns: readonly number[]
  rows: number
  /** Of these: wait for a decision; are left as they are; fill what was blank. */
  ask: number
  left: number
  fills: number
}>

/** What was chosen in the review. `leftCells` and `undecided` count fields of records; both keep their values. */
export type ImportReview = Readonly<{
  /** Whose word the workbook is, and who says so. */
  rank: SourceRank
  rankWhy: 'guess' | 'memory' | 'person'
  modes: Readonly<Record<string, 'overwrite' | 'blank' | 'ask'>>
  leftCells: number
  undecided: number
  /** Cells whose present value a source that goes before this one wrote, by source and ISO day. */
  held: readonly Readonly<{ name: string; day: string; cells: number }>[]
}>

/** Rows that lie in no village, since the sheet names none. */
export type ImportPlace = Readonly<{
  rows: number
  /** What the person said. */
  village: string | null
  /** A name in title, sheet or file that may be the village. */
  proposal: string | null
}>

/** Records that a table could not bring, because it does not tell their year or a column that they need. */
export type ImportLack = Readonly<{ kind: 'year' | 'fields'; ledger: string; label: string; why: string; rows: number }>

export type ImportTable = Readonly<{
  index: number
  sheet: string
  title: string
  include: boolean
  /** Why it cannot be imported, Chinese; null when it can. */
  refused: string | null
  ledgers: readonly string[]
  headerRows: readonly [number, number]
  dataRows: readonly [number, number]
  columns: readonly ImportColumn[]
  balance: ImportBalance
  records: Readonly<Record<string, Readonly<{ added: number; changed: number; same: number }>>>
  doubts: number
  skippedRows: readonly Readonly<{ row: number; why: string }>[]
  known: ImportKnown | null
  place: ImportPlace | null
  lacks: readonly ImportLack[]
  /** Year that the person named for the table. */
  year: number | null
  changes: readonly ImportChange[]
  /** Numbers for damaged cells, each of the one known person whom the row names: may be taken together. */
  proposals?: readonly Readonly<{ row: number; column: number; text: string }>[]
}>

export type ImportOverview = Readonly<{
  session: string
  file: string
  tables: readonly ImportTable[]
  notices: readonly string[]
  words: readonly ImportWord[]
  /** The rows come from 待处理行, not from a file. */
  parked: boolean
  review: ImportReview
}>

export type ImportCell = Readonly<{
  column: number
  text: string
  problems: readonly ImportCellProblem[]
  /** What stands in the sheet, where `text` was typed or taken instead. */
  original?: string
  /** Shown value before the change, where it changes something. */
  before?: string
  /** What becomes of the change; `ask`: it waits for a decision and keeps its value until then. */
  state?: 'take' | 'leave' | 'ask'
  /** Where the present value comes from, if that goes before this workbook: 国家系统导出（2026-03-02）. */
  held?: string
}>

/** `proposal`: what the cell most likely should say. */
export type ImportCellProblem = Problem & Readonly<{ proposal?: string }>

export type ImportRow = Readonly<{
  row: number
  /** Of a row that waited: its number in the file that it came from. */
  shownRow?: number
  outcome: 'add' | 'change' | 'same' | 'rejected' | 'skipped'
  /** Reason for rejected and skipped rows that belongs to no cell. */
  why: string | null
  problems: readonly Problem[]
  cells: readonly ImportCell[]
  /** What the person chose for the row as a whole. */
  choice?: 'take' | 'leave'
}>

/** The JSON of `cli import`. */
export type ImportResult = Readonly<{
  file: string
  dryRun: boolean
  changeSet: string | null
  /** Rejected rows that wait in 待处理行 since, and rows that waited there and were taken now; not for a trial. */
  parked?: number
  settled?: number
  /** Fields that keep their value: nobody decided to overwrite what a source that goes before this one wrote. */
  undecided?: number
  tables: readonly ImportResultTable[]
}>

export type ImportResultTable = Readonly<{
  sheet: string
  ledgers: readonly string[]
  headerRows: readonly [number, number]
  balance: ImportBalance
  records: Readonly<Record<string, Readonly<{ added: number; changed: number; same: number }>>>
  skippedRows: readonly Readonly<{ row: number; why: string }>[]
  problems: readonly ImportProblem[]
  unmappedColumns: readonly Readonly<{ column: string; header: string }>[]
}>

export type ImportProblem = Readonly<{
  sheet: string
  row: number
  column: string
  header: string
  field: string | null
  code: string
  severity: '错误' | '疑点'
  message: string
  raw: string
}>
