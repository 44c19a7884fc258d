import type { ReadContext, StoredRow } from '#data/store/read.ts'
import { duplicateProblems } from '#data/store/duplicates.ts'
import type { FieldProblem } from '#shared/ipc/outputs.ts'
import type { FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { recordProblems } from '#shared/ledger/derive/rowProblems.ts'

export type RecordProblem = FieldProblem & Readonly<{ ledger: string; recordId: string }>

/** What is wrong with a record as it is stored. */
export function storedProblems(context: ReadContext, ledger: LedgerDefinition, row: StoredRow): readonly RecordProblem[] {
  if (row.removed) return []
  return problemsOf(context, ledger, row.values).map((problem) => ({ ...problem, ledger: ledger.id, recordId: row.id }))
}

/** Problems within the record itself. */
export function problemsOf(context: ReadContext, ledger: LedgerDefinition, values: FieldValues): readonly FieldProblem[] {
  return recordProblems(context.registry, ledger.id, values, context.today)
}

/** Problems within the record and against the rest of the file; for what a person is about to save. */
export function entryProblems(context: ReadContext, ledger: LedgerDefinition, recordId: string | null, values: FieldValues): readonly FieldProblem[] {
  return [...problemsOf(context, ledger, values), ...duplicateProblems(context, ledger, recordId, values)]
}
