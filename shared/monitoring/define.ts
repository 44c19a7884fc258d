import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { Policy } from '#shared/policy/define.ts'

/** Where a case waits: the columns of the cockpit, in order. */
export const stages = [
  { id: 'clue', label: '线索' },
  { id: 'dispatch', label: '派发' },
  { id: 'check', label: '入户核实' },
  { id: 'compare', label: '信息比对' },
  { id: 'assess', label: '民主评议' },
  { id: 'notice', label: '公示' },
  { id: 'review', label: '乡镇审核' },
  { id: 'approve', label: '县级审定' },
  { id: 'help', label: '帮扶措施' },
  { id: 'exit', label: '风险消除' },
] as const
export type StageId = (typeof stages)[number]['id']

export type StepId =
  | 'accept'
  | 'dispatch'
  | 'check'
  | 'close'
  | 'compare'
  | 'assess'
  | 'notice'
  | 'noticeEnd'
  | 'review'
  | 'approve'
  | 'help'
  | 'visit'
  | 'propose'
  | 'exitCheck'
  | 'exitAssess'
  | 'exitNotice'
  | 'exitReview'
  | 'exitApprove'
  | 'refuse'
  | 'giveUp'

/** A stored record as lists have it. `head` is its state when it was read. */
export type CaseRecord = Readonly<{ id: string; head: string | null; values: FieldValues; links?: Readonly<Record<string, string>> }>

export type Deadline = Readonly<{
  /** ISO day. */
  day: string
  /** `due`: done by then; `from`: not before then. */
  kind: 'due' | 'from'
  /** Days from today until then; negative when it has passed. */
  days: number
  /** Where it comes from, in words. */
  why: string
}>

export type MonitoringCase = Readonly<{
  ledger: 'clue' | 'monitoring'
  record: CaseRecord
  /** null: a clue on somebody who is not in the register (yet). */
  household: CaseRecord | null
  /** Clues of the household that led to this record and are still open. */
  clues: readonly CaseRecord[]
  /** The public notice that is running. */
  openNotice: CaseRecord | null
  name: string
  /** Who answers for it now: 核查责任人 of a clue, else 帮扶责任人 of the household; blank when nobody does. */
  officer: string
  stage: StageId
  /** What comes next; then what else may be done. */
  steps: readonly [StepId, ...StepId[]]
  deadline: Deadline | null
}>

export type StepContext = Readonly<{ today: string; policy: Policy; registry: Registry }>

/** Values of a form by `ledger.field`. */
export type StepValues = Readonly<Record<string, FieldValue>>

export function isOverdue({ deadline }: MonitoringCase): boolean {
  return deadline !== null && deadline.kind === 'due' && deadline.days < 0
}

/** A value of a record as text; blank when there is none. */
export function textOf(record: CaseRecord | null, field: string): string {
  const value = record?.values[field]
  return value === null || value === undefined ? '' : String(value)
}
