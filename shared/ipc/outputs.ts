import type { PaperName } from '#shared/printing/paper.ts'
import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import type { Problem } from '#shared/ledger/problem.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { Fault } from './faults.ts'
import type { ImportOverview, ImportResult, ImportRow } from './importOutputs.ts'
import type { BackupContent, BackupEntry, BackupsOutputs } from './parts/backups.ts'
import type { ChecksOutputs } from './parts/checks.ts'
import type { CountyOutputs } from './parts/county.ts'
import type { CopiesOutputs } from './parts/copies.ts'
import type { FiguresOutputs } from './parts/figures.ts'
import type { HandoverOutputs } from './parts/handover.ts'
import type { FieldHistoryEntry, HistoryChange, HistorySet, HistoryState, UndoAnswer } from './parts/history.ts'
import type { GuideOutputs } from './parts/guide.ts'
import type { HelpOutputs } from './parts/help.ts'
import type { InspectionOutputs } from './parts/inspection.ts'
import type { LeaksOutputs } from './parts/leaks.ts'
import type { ReconcileOutputs } from './parts/reconcile.ts'
import type { LayoutsOutputs } from './parts/layouts.ts'
import type { MatchingOutputs } from './parts/matching.ts'
import type { MergingOutputs } from './parts/merging.ts'
import type { OperatorsOutputs, Session } from './parts/operators.ts'
import type { PackagesOutputs } from './parts/packages.ts'
import type { PolicyOutputs } from './parts/policy.ts'
import type { PrintingOutputs } from './parts/printing.ts'
import type { ReportsOutputs } from './parts/reports.ts'
import type { ReviewOutputs } from './parts/review.ts'
import type { SealingOutputs } from './parts/sealing.ts'
import type { SharingOutputs } from './parts/sharing.ts'
import type { TemplatesOutputs } from './parts/templates.ts'
import type { VillageBookOutputs } from './parts/villageBook.ts'

export type * from './importOutputs.ts'
export type * from './parts/backups.ts'
export type * from './parts/checks.ts'
export type * from './parts/copies.ts'
export type * from './parts/figures.ts'
export type * from './parts/layouts.ts'
export type * from './parts/handover.ts'
export type * from './parts/history.ts'
export type * from './parts/inspection.ts'
export type * from './parts/leaks.ts'
export type * from './parts/merging.ts'
export type * from './parts/operators.ts'
export type * from './parts/packages.ts'
export type * from './parts/policy.ts'
export type * from './parts/review.ts'
export type * from './parts/sealing.ts'
export type * from './parts/sharing.ts'
export type * from './parts/templates.ts'
export type * from './parts/villageBook.ts'

/** What the data core answers, by method. Every answer may instead be a Fault. */
export type Outputs = {
  'file.create': FileInfo
  'file.sample': FileInfo & Readonly<{ sample: SampleReport }>
  'file.open': FileInfo
  'file.close': Record<string, never>
  'file.info': FileInfo | null
  'file.saveAs': FileInfo
  'file.retry': FileInfo
  'file.verify': VerifyReport
  'backup.list': readonly BackupEntry[]
  'backup.make': BackupEntry
  'backup.inspect': BackupContent
  'backup.restore': Readonly<{ name: string; token: string; counts: Counts }>

  'ledger.registry': Registry
  'ledger.query': Readonly<{ ids: readonly string[] }>
  'ledger.rows': readonly Row[]
  'ledger.record': RecordView
  'ledger.totals': Totals
  'ledger.distinct': readonly Readonly<{ value: FieldValue; label: string; count: number }>[]
  'ledger.options': readonly LinkOption[]
  'ledger.reveal': readonly Readonly<{ id: string; values: FieldValues }>[]
  'search.find': readonly SearchHit[]
  'search.code': readonly SearchHit[]

  'edit.commit': CommitAnswer
  'edit.check': readonly FieldProblem[]

  'history.list': readonly HistorySet[]
  'history.changes': Readonly<{ total: number; changes: readonly HistoryChange[] }>
  'history.field': readonly FieldHistoryEntry[]
  'history.state': HistoryState
  'history.undo': UndoAnswer
  'history.redo': UndoAnswer
  'history.restore': CommitAnswer

  'import.open': ImportOverview
  'import.plan': ImportOverview
  'import.map': ImportOverview
  'import.include': ImportOverview
  'import.rows': Readonly<{ total: number; rows: readonly ImportRow[] }>
  'import.fix': ImportOverview
  'import.commit': ImportResult
  'import.problems': Readonly<{ rows: number; name: string }>
  'import.cancel': Record<string, never>
  'import.template': Readonly<{ name: string }>

  'export.run': Readonly<{ rows: number; name: string }>
  'export.clipboard': Readonly<{ rows: number; text: string; html: string }>
  'export.cancel': Record<string, never>
  'access.list': readonly AccessEntry[]

  'print.prepare': PrintJob
  'print.page': Readonly<{ html: string; widthMm: number; heightMm: number }>
  'print.segment': Readonly<{ html: string; job: PrintJob }>
  'print.done': Record<string, never>
} & ChecksOutputs &
  BackupsOutputs &
  CopiesOutputs &
  CountyOutputs &
  FiguresOutputs &
  LayoutsOutputs &
  MatchingOutputs &
  PolicyOutputs &
  PrintingOutputs &
  ReportsOutputs &
  ReviewOutputs &
  SealingOutputs &
  SharingOutputs &
  TemplatesOutputs &
  VillageBookOutputs &
  MergingOutputs &
  PackagesOutputs &
  OperatorsOutputs &
  InspectionOutputs &
  LeaksOutputs &
  ReconcileOutputs &
  HandoverOutputs &
  GuideOutputs &
  HelpOutputs

/** Records by ledger id. */
export type Counts = Readonly<Record<string, number>>

export type FileInfo = Readonly<{
  /** File name without folder. */
  name: string
  /** Folder, for reading only. */
  folder: string
  township: string
  databaseId: string
  schemaVersion: number
  readOnly: boolean
  /** Why it is read-only, in Chinese. */
  readOnlyWhy?: string
  bytes: number
  counts: Counts
  /** Lies on a removable drive. */
  removable: boolean
  /** Encrypted on disk. */
  sealed: boolean
  /** Last proved backup, ISO time. */
  lastBackup: string | null
  practice: boolean
  /** Collects the files of many townships. */
  county?: true
  /** Things worth telling after opening (recovered after a crash …), Chinese. */
  notices: readonly string[]
}>

/** What was asked for, and the records that were spoilt on purpose: which rule finds them where. */
export type SampleReport = Readonly<{
  households: number
  persons: number
  defects: readonly Readonly<{ rule: string; ledger: string; record: string; label: string }>[]
}>

export type VerifyReport = Readonly<{ ok: boolean; problems: readonly string[]; counts: Counts }>

/** A record as the window shows it. Values of masked fields are already masked text. */
export type Row = Readonly<{
  id: string
  head: string | null
  removed: boolean
  values: FieldValues
  /** Words of link fields. */
  links: Readonly<Record<string, string>>
  /** Fields whose value is masked here. */
  masked: readonly string[]
}>

export type RecordView = Readonly<{
  row: Row
  title: string
  children: readonly Readonly<{ ledger: string; rows: readonly Row[] }>[]
  problems: readonly (FieldProblem & Readonly<{ ledger: string; recordId: string }>)[]
}>

export type Totals = Readonly<{
  records: number
  /** Sum of number and money fields of the grid (分 for money), and child counts. */
  sums: Readonly<Record<string, number>>
}>

export type LinkOption = Readonly<{ id: string; label: string; hint: string }>

export type SearchHit = Readonly<{
  ledger: string
  id: string
  title: string
  /** Village, group, head, masked number. */
  hint: string
  /** The household to open. */
  household: string | null
}>

export type FieldProblem = Problem & Readonly<{ field: string | null }>

export type CommitAnswer = Readonly<{
  /** null when nothing differed from what is stored. */
  changeSet: string | null
  rows: readonly (Row & Readonly<{ ledger: string }>)[]
  /** Doubts that were accepted with the change. */
  doubts: readonly (FieldProblem & Readonly<{ ledger: string; recordId: string }>)[]
}>

export type AccessEntry = Readonly<{
  seq: number
  at: string
  person: string
  action: string
  scope: string
  count: number
  masked: boolean
  detail: string
}>

export type PrintJob = Readonly<{
  job: string
  title: string
  pages: number
  rows: number
  segments: number
  paper: PaperName
  orientation: 'landscape' | 'portrait'
  /** Segments [from, to) that become files of their own in a batch. */
  parts?: readonly Readonly<{ name: string; from: number; to: number }>[]
}>

/** Events pushed to the window. */
export type DataEvents = {
  changed: Readonly<{
    setId: string
    ledgers: readonly string[]
    ids: readonly string[]
    person: string
    label: string
  }>
  progress: Readonly<{
    task: 'open' | 'import' | 'export' | 'print' | 'sample' | 'backup' | 'verify' | 'check' | 'match' | 'merge' | 'copy' | 'package'
    done: number
    total: number
    text: string
  }>
  saving: Readonly<{ state: 'saving' | 'saved' | 'failed'; fault?: Fault }>
  registry: Registry
  /** Something about the backups of the open file is otherwise than before. */
  backups: Record<string, never>
  /** Tasks of the guide that were just done. */
  guide: Readonly<{ done: readonly string[] }>
  file: FileInfo | null
  /** Somebody logged in or out, or the window was locked or opened again. */
  session: Session
}
