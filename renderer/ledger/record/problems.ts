import type { Fault } from '#shared/ipc/faults.ts'
import type { FieldProblem } from '#shared/ipc/outputs.ts'

export type RecordProblem = FieldProblem & Readonly<{ recordId?: string }>

/** The problems that a refused save names (`record.invalid` carries them as JSON). */
export function problemsOfFault(fault: Fault): readonly RecordProblem[] {
  const { problems } = fault
  if (fault.fault !== 'record.invalid' || typeof problems !== 'string') return []
  try {
    const found: unknown = JSON.parse(problems)
    return Array.isArray(found) ? (found as readonly RecordProblem[]) : []
  } catch {
    return []
  }
}

/** The first problem of each field of one record, in words. */
export function problemsByField(fault: Fault, recordId: string): Readonly<Record<string, string>> {
  const words: Record<string, string> = {}
  for (const problem of problemsOfFault(fault)) {
    if (problem.field !== null && (problem.recordId ?? recordId) === recordId) words[problem.field] ??= problem.message
  }
  return words
}
