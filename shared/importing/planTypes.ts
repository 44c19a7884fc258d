import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { KnownLayout } from './layoutMemory.ts'
import type { FieldTarget, TableMatch } from './matchTypes.ts'
import type { PlanCache } from './planCache.ts'
import type { EarlyRows } from './earlyRows.ts'
import type { RawSheet, SheetReader } from './rawTable.ts'
import type { FoundTable, SkippedRow } from './tableTypes.ts'

/** A record of the file as it stands. Link values are record ids. One field of many records is asked by `knownValue`. */
export type KnownRecord = Readonly<{
  id: string
  head: string | null
  removed: boolean
  values: FieldValues
  /** The same field by field, where making all `values` would be much for the one that is asked. */
  value?: (field: string) => FieldValue
}>

/** Known records by ledger id. Ledgers that the workbook cannot touch may be left out. */
export type KnownRecords = Readonly<Record<string, readonly KnownRecord[]>>

/** What the user decided for one table, by its place in the workbook (0, 1, 2 …). */
export type TableChoice = Readonly<{
  include?: boolean
  /** Ledger of which a row is a record, when the guess is wrong. */
  ledger?: string
  /** Zero-based column → field, or null for "not to be imported". */
  overrides?: Readonly<Record<number, FieldTarget | null>>
  keys?: Readonly<Record<number, string>>
  /** Excel row → zero-based column → text typed in the review. */
  edits?: Readonly<Record<number, Readonly<Record<number, string>>>>
  /** Village of all rows that name none. */
  village?: string
  /** Excel rows that the user left out. */
  skipRows?: readonly number[]
  /** Year of records that are kept by year, where neither row nor heading names it. */
  year?: number
}>

export type PlanInput = Readonly<{
  registry: Registry
  sheets: readonly SheetReader[]
  /** Name of the workbook: the last place where a village may be named. */
  file?: string
  known: KnownRecords
  /** ISO day. */
  today: string
  /** Ledger named for the whole workbook (`--ledger`). */
  ledger?: string
  choices?: Readonly<Record<number, TableChoice>>
  /** What columns mean, by place of the table in the workbook, where that is settled already. */
  matched?: Readonly<Record<number, TableMatch>>
  memory?: Readonly<Record<string, Readonly<Record<string, FieldTarget | null>>>>
  /** Layouts of earlier imports, also for tables that are only like them. */
  layouts?: readonly KnownLayout[]
  /** Sheet → its table, where it is known and not to be looked for (rows that were parked). */
  found?: Readonly<Record<string, FoundTable>>
  /** Ledgers whose missing records are made when a row names them. Default: village, group and helper. */
  addMissing?: readonly string[]
  /** Rows that must not be taken, for a reason that does not lie in the workbook. */
  refused?: RefusedRows
  /** Kept by whoever plans the same workbook again and again, after every fix in place. */
  cache?: PlanCache
  /** Rows that were read while the workbook was on its way. */
  early?: ReadonlyMap<RawSheet, EarlyRows>
}>

/** By table and Excel row: why. */
export type RefusedRows = ReadonlyMap<number, ReadonlyMap<number, RefusedRow>>
export type RefusedRow = Readonly<{ why: string; problems: readonly CellProblem[] }>

/** A doubt or error of one cell; `column` is the letter ('' when it concerns the whole row). */
export type CellProblem = Readonly<{
  sheet: string
  row: number
  column: string
  header: string
  field: string | null
  code: string
  severity: '错误' | '疑点'
  message: string
  raw: string
  /** What the cell should probably say: the one known number that fits a damaged one. Shown, never filled in. */
  proposal?: string
  /** The row names the person whose number that is, so that many may be taken at once. */
  isNamed?: boolean
}>

/**
 * One record that the plan touches. `after` holds only fields that change (all of them for a new record); a link to
 * a record that is itself new is `#n`, n being its place in `records`.
 */
export type PlannedRecord = Readonly<{
  ledger: string
  /** null for a new record. */
  recordId: string | null
  /** Head of the record as it was matched. */
  head: string | null
  decision: 'add' | 'change' | 'same'
  /** A record that had been removed and comes back; counted as added. */
  restores: boolean
  title: string
  before: FieldValues
  after: FieldValues
  /** `Sheet1!7` */
  origin: string
  /** ISO day from which on it is so ('' since ever) and why, where another record tells. */
  effective?: string
  reason?: string
}>

/** What a row or a table did to a record. */
export type RecordDeed = 'added' | 'changed' | 'same'

export type RowDecision = 'add' | 'change' | 'same' | 'rejected' | 'skipped'

export type PlannedRow = Readonly<{
  /** As Excel shows it. */
  row: number
  decision: RowDecision
  /** Reason of a rejected or skipped row that belongs to no cell. */
  why: string | null
  problems: readonly CellProblem[]
  /** Places in `records`. */
  records: readonly number[]
  /** What the row did to each of them, in the same order. */
  did?: readonly RecordDeed[]
}>

export type Balance = Readonly<{ read: number; accepted: number; rejected: number; skipped: number }>
export type RecordCounts = Readonly<{ added: number; changed: number; same: number }>

/** Something that the table does not tell: of which year its records are, or a column that they need. */
export type PlanQuestion = Readonly<{
  kind: 'year' | 'fields'
  ledger: string
  label: string
  /** Chinese. */
  why: string
  /** How many rows brought no record for that. */
  rows: number
}>

export type TablePlan = Readonly<{
  /** Place in the workbook, for choices. */
  index: number
  table: FoundTable
  match: TableMatch
  /** Left out by the user. */
  include: boolean
  /** Why nothing of it is taken, Chinese. */
  refused: string | null
  ledgers: readonly string[]
  /** Rows between header and end of data, in order. */
  rows: readonly PlannedRow[]
  balance: Balance
  records: Readonly<Record<string, RecordCounts>>
  /** What the table did to which record, by its place in `records` of the plan: what the counts are made of. */
  deeds?: ReadonlyMap<number, RecordDeed>
  problems: readonly CellProblem[]
  skippedRows: readonly SkippedRow[]
  unmappedColumns: readonly Readonly<{ column: string; header: string }>[]
  questions?: readonly PlanQuestion[]
}>

export type ImportPlan = Readonly<{
  tables: readonly TablePlan[]
  records: readonly PlannedRecord[]
  skippedSheets: readonly Readonly<{ sheet: string; why: string }>[]
  /** Things worth telling, Chinese (hidden sheets, filtered rows). */
  notices: readonly string[]
}>

export type PlanProgress = Readonly<{ done: number; total: number }>

export type { FieldValue }
