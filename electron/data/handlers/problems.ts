import type { ReadContext, StoredRow } from '#data/store/read.ts'
import { duplicateProblems, isNumberOfOne, numberFields } from '#data/store/duplicates.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
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
export function entryProblems(
  context: ReadContext,
  ledger: LedgerDefinition,
  recordId: string | null,
  values: FieldValues,
): readonly FieldProblem[] {
  return [...problemsOf(context, ledger, values), ...duplicateProblems(context, ledger, recordId, values)]
}

/** Two records of one set with the same number: a family typed in one go, of which nothing is stored yet. */
export function doublesAmong(context: ReadContext, changes: readonly DraftChange[]): readonly RecordProblem[] {
  const seen = new Set<string>()
  return changes.flatMap(({ ledger: ledgerId, recordId, op, values }) => {
    const ledger = needLedger(context.registry, ledgerId)
    if (op === 'remove') return []
    return numberFields(ledger).flatMap((field) => {
      const value = values[field.id] ?? null
      if (!isNumberOfOne(value)) return []
      const key = `${ledgerId} ${field.id} ${value}`
      if (!seen.has(key)) return seen.add(key) && []
      return [
        {
          ledger: ledgerId,
          recordId,
          field: field.id,
          code: `${field.id}.duplicate`,
          severity: '错误' as const,
          message: `${field.label}在这次填写中出现了两次`,
        },
      ]
    })
  })
}
