import type { Copied } from '#renderer/bridge/index.ts'
import type { ImportOverview, ImportResult, UndoAnswer } from '#shared/ipc/outputs.ts'
import type { FaultCode } from '#shared/ipc/faults.ts'
import type { Opening } from './opening.ts'
import type { ReviewStep } from './review.ts'
import type { Work } from './work.ts'

export const steps = [
  { id: 'choose', label: '选择文件' },
  { id: 'tables', label: '识别结果' },
  { id: 'check', label: '逐行核对' },
  { id: 'finish', label: '完成' },
] as const
export type Step = (typeof steps)[number]['id']

/** What the data core is doing. `planning` lets the person go on working; the others cover the page. */
export type Busy = Readonly<{ what: 'reading' | 'planning' | 'committing' | 'undoing' | 'saving' }>

/** Something that did not work: the sentence, and whether trying again with all decisions can help. */
export type Trouble = Readonly<{ code: FaultCode | null; text: string; recoverable: boolean }>

/** A finished import: what was told, and the plan it was made from. */
export type Finished = Readonly<{ answer: ImportResult; overview: ImportOverview; undone: UndoAnswer | null }>

/** Where the rows come from, as often as they have to be read again: a workbook, rows that wait (ids of their tables), the clipboard. */
export type Source =
  | Readonly<{ token: string; name: string; ledger: string | null; layout?: string; password?: string; entry?: string }>
  | Readonly<{ parked: readonly string[]; name: string; ledger: null }>
  | Readonly<{ clip: Copied; name: string; ledger: string | null }>

export type WizardState = Readonly<{
  step: Step
  busy: Busy | null
  source: Source | null
  overview: ImportOverview | null
  /** Grows with every new plan: windows of rows are stale then. */
  revision: number
  work: Work
  /** Choices made in the review, in order. */
  choices: readonly ReviewStep[]
  /** Fixes typed but not planned yet, by `table:row:column`. */
  waiting: Readonly<Record<string, string>>
  trouble: Trouble | null
  /** What the chosen file asks for before it can be read. */
  opening: Opening | null
  /** One line that something was done (file saved). */
  notice: string | null
  finished: Finished | null
}>

export const start: WizardState = {
  step: 'choose',
  busy: null,
  source: null,
  overview: null,
  revision: 0,
  work: {},
  choices: [],
  waiting: {},
  trouble: null,
  opening: null,
  notice: null,
  finished: null,
}
