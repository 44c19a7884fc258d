import type { ImportColumn, ImportTable } from '#shared/ipc/outputs.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { Target } from '../wizard/work.ts'
import { isUnsure } from './columnOrder.ts'

/** A column that the program is not sure of. */
export type ColumnQuestion = Readonly<{
  column: number
  /** What it would be taken as without an answer. */
  guess: Target | null
  options: readonly Target[]
}>

/** At most so many answers stand as buttons; all others are in the list beside them. */
const mostOptions = 4

/** One question for each column with a guess or with several fields that it may carry. Blank columns are no question. */
export function columnQuestions({ columns }: Pick<ImportTable, 'columns'>): readonly ColumnQuestion[] {
  return columns.filter(isAsked).map((column) => {
    const guess = column.ledger !== null && column.field !== null ? { ledger: column.ledger, field: column.field } : null
    const all = [...(guess ? [guess] : []), ...column.candidates]
    const options = [...new Map(all.map((target) => [`${target.ledger}.${target.field}`, target])).values()]
    return { column: column.index, guess, options: options.slice(0, mostOptions) }
  })
}

function isAsked(column: ImportColumn): boolean {
  if (column.samples.length === 0 || column.why === 'memory') return false
  return isUnsure(column) || column.candidates.length > 0
}

/** Columns that carry something and are not taken, beside the questions: told, since their data stays behind. */
export function leftColumns({ columns }: Pick<ImportTable, 'columns'>, asked: readonly ColumnQuestion[]): readonly ImportColumn[] {
  const open = new Set(asked.map(({ column }) => column))
  return columns.filter((column) => column.field === null && column.samples.length > 0 && !open.has(column.index) && !isCount(column))
}

/** 序号 counts the rows; nobody misses it. */
function isCount({ header }: ImportColumn): boolean {
  return /^(?:序号|编号|NO\.?|No\.?|№)$/.test(header)
}

/** 家庭成员·联系电话, or the field alone where the table has one ledger. */
export function targetLabel(registry: Registry, target: Target, isAlone: boolean): string {
  const ledger = findLedger(registry, target.ledger)
  const label = (ledger && findField(ledger, target.field)?.label) ?? target.field
  return isAlone ? label : `${ledger?.label ?? target.ledger}·${label}`
}
