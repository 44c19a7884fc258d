import type { Input } from '#shared/ipc/contract.ts'
import type { InspectionProblem, InspectionRow } from '#shared/ipc/parts/inspection.ts'
import type { InspectionOutcome } from '#shared/ipc/parts/inspectionResults.ts'

/** What is typed of one household. `problems` are new ones; those handed out before stand in the row. */
export type EntryDraft = Readonly<{
  result: InspectionOutcome
  checkedOn: string | null
  checker: string
  finding: string
  problems: readonly InspectionProblem[]
}>

/** What was typed last for another household and most likely holds here, too. */
export type Carried = Readonly<{ checkedOn: string; checker: string; dueOn: string }>

export function startEntry(row: InspectionRow, carried: Carried): EntryDraft {
  const isOpen = row.result === '未查'
  return {
    result: row.result,
    checkedOn: row.checkedOn ?? (isOpen ? carried.checkedOn : null),
    checker: row.checker || (isOpen ? carried.checker : ''),
    finding: row.finding,
    problems: [],
  }
}

export function isTouched(row: InspectionRow, draft: EntryDraft, carried: Carried): boolean {
  return JSON.stringify(draft) !== JSON.stringify(startEntry(row, carried))
}

/** What is sent; problems without words are left out, and a result that was not chosen follows from them. */
export function entryOf(row: InspectionRow, draft: EntryDraft): Input<'inspection.record'>['entries'][number] {
  const problems = draft.problems.filter(({ text }) => text.trim() !== '')
  return { row: row.id, head: row.head, ...draft, result: problems.length > 0 ? '有问题' : draft.result, problems }
}

/** The next household that nobody has looked at, from this one on and then from the start; null when all are done. */
export function nextOpen(rows: readonly InspectionRow[], after: string): string | null {
  const at = rows.findIndex(({ id }) => id === after)
  const around = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))]
  return around.find(({ result }) => result === '未查')?.id ?? null
}
