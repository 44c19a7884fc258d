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
}>

export type ImportBalance = Readonly<{ read: number; accepted: number; rejected: number; skipped: number }>

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
}>

export type ImportOverview = Readonly<{
  session: string
  file: string
  tables: readonly ImportTable[]
  notices: readonly string[]
}>

export type ImportCell = Readonly<{
  column: number
  text: string
  problems: readonly Problem[]
  /** Shown value before the change, where it changes something. */
  before?: string
}>

export type ImportRow = Readonly<{
  row: number
  outcome: 'add' | 'change' | 'same' | 'rejected' | 'skipped'
  /** Reason for rejected and skipped rows that belongs to no cell. */
  why: string | null
  problems: readonly Problem[]
  cells: readonly ImportCell[]
}>

/** The JSON of `cli import`. */
export type ImportResult = Readonly<{
  file: string
  dryRun: boolean
  changeSet: string | null
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
