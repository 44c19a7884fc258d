import type { ChangeOp, ChangeSetKind } from '#shared/history/changeSet.ts'

/** What was done when by whom, and what stands in the way of taking it back. */

export type HistorySet = Readonly<{
  id: string
  kind: ChangeSetKind
  person: string
  device: string
  at: string
  label: string
  changes: number
  undone: boolean
  /** First lines of what was changed, in words. */
  lines: readonly string[]
}>

export type HistoryChange = Readonly<{
  ledger: string
  recordId: string
  title: string
  op: ChangeOp
  text: string
  origin: string | null
}>

export type FieldHistoryEntry = Readonly<{
  setId: string
  at: string
  person: string
  kind: ChangeSetKind
  before: string
  after: string
  source: string | null
  /** Day from which on it is so; '' since ever (a correction). */
  effective: string
  reason: string | null
}>

export type HistoryState = Readonly<{
  undo: Readonly<{ id: string; label: string }> | null
  redo: Readonly<{ id: string; label: string }> | null
}>

export type UndoAnswer = Readonly<{
  /** The set that was to be taken back. */
  target: string
  /** null when something stands in the way: then nothing was written. */
  changeSet: string | null
  /** What the step was, without 撤销 or 恢复 before it. */
  label: string
  records: number
  blocked: readonly Readonly<{ ledger: string; recordId: string; label: string; why: string }>[]
}>
