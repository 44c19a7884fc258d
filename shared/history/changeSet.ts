import type { FieldValues } from '#shared/ledger/define.ts'

export const changeSetKinds = ['edit', 'import', 'undo', 'merge', 'decision', 'migrate', 'custom'] as const
export type ChangeSetKind = (typeof changeSetKinds)[number]

/** `remove` and `restore` set `_removed`; nothing is ever deleted. */
export type ChangeOp = 'add' | 'change' | 'remove' | 'restore'

/** Whose word a workbook is, weakest first: the office itself, another department, an export of the national system. */
export const sourceRanks = ['manual', 'department', 'national'] as const
export type SourceRank = (typeof sourceRanks)[number]

/** Where a set came from: an imported workbook (with the fingerprints of the layouts in it), another file. */
export type ChangeSource = Readonly<{
  file: string
  sha256?: string
  sheet?: string
  layouts?: readonly string[]
  rank?: SourceRank
  /** Id of the workbook that a village filled in. */
  book?: string
}>

/** One touched record within a set, with only the touched fields. A record occurs once in a set. */
export type Change = Readonly<{
  setId: string
  ledger: string
  recordId: string
  /** Sets that last touched the record before this one (its head): the causal past. Empty for a new record. */
  parents: readonly string[]
  op: ChangeOp
  before: FieldValues
  after: FieldValues
  /** e.g. `Sheet1!7` */
  origin: string | null
  /** ISO day from which on it is so; '' is since ever (a correction, a record taken over). */
  effective: string
  /** Why, where a status changed. */
  reason: string | null
}>

export type ChangeSet = Readonly<{
  id: string
  kind: ChangeSetKind
  person: string
  device: string
  /** ISO time with offset, as the clock of that PC stood; for people, never for ordering causes. */
  at: string
  label: string
  source: ChangeSource | null
  /** Set that this one takes back. */
  undoes: string | null
  appVersion: string
  schemaVersion: number
}>

/** What a caller asks to have written; `before`, parents and digest are found by commit. */
export type DraftChange = Readonly<{
  ledger: string
  recordId: string
  op: ChangeOp
  /** New values of the touched fields. */
  values: FieldValues
  /** The head that the caller saw (`_head`); when given and different now, the commit is refused. */
  seenHead?: string | null
  origin?: string
  /**
   * ISO day from which on it is so, not after today; '' is since ever (a slip that is put right, a record taken over).
   * Without it: since ever for a new record, else the day of the set.
   */
  effective?: string
  /** Why, where a status changed. */
  reason?: string
  /** Logs the values even where they stand already: somebody decided for them. */
  affirms?: boolean
}>

export type DraftChangeSet = Readonly<{
  /** uuid7, made by the caller so that asking again after a restart is safe. */
  id: string
  kind: ChangeSetKind
  label: string
  source?: ChangeSource
  undoes?: string
  changes: readonly DraftChange[]
}>
