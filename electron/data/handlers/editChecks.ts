import { customFieldProblems } from '#data/schema/customFields.ts'
import { duplicateProblems } from '#data/store/duplicates.ts'
import { brokenLinks } from '#data/store/links.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { ownValues, type ReadContext, type StoredRow, type StoredRows } from '#data/store/read.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { FieldProblem } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { editSchema, fieldSchema } from '#shared/ledger/derive/schema.ts'
import { findField, isOwn } from '#shared/ledger/registry.ts'
import { doublesAmong, problemsOf, type RecordProblem } from './problems.ts'

/**
 * Everything that is held against an edit before it is written: each record by itself, numbers that occur twice, links to
 * removed records. 错误 stops it, 疑点 is told. `stored` holds the records as they are (storedRows).
 */
export function checkChanges(context: ReadContext, changes: readonly DraftChange[], stored: StoredRows): readonly RecordProblem[] {
  const found = changes
    .filter((change) => change.op !== 'remove')
    .flatMap((change) => checkChange(context, change, stored.get(change.recordId)))
  const broken = brokenLinks(context, changes).map(({ ledger, recordId, field, why }) => ({
    ledger,
    recordId,
    field,
    code: 'link.removed',
    severity: '错误' as const,
    message: why,
  }))
  return [...found, ...doublesAmong(context, changes), ...broken]
}

/** Only what the edit touches is held against it: an old error elsewhere in the record must not stop a new phone number. */
function checkChange(context: ReadContext, change: DraftChange, stored: StoredRow | undefined): readonly RecordProblem[] {
  const ledger = needLedger(context.registry, change.ledger)
  const values = Object.assign(ownValues(ledger, stored), change.values)
  const shape = shapeProblems(ledger, change.values)
  const own = ledger.id === 'customField' ? customFieldProblems(context.registry, values, ownValues(ledger, stored)) : []
  const found = shape.length > 0 ? shape : [...problemsOf(context, ledger, values), ...doublesOf(context, ledger, change, values), ...own]
  const relevant = found.filter(
    (problem) => change.op === 'add' || problem.field === null || problem.field in change.values || isBackAsDouble(change, problem),
  )
  return relevant.map((problem) => ({ ...problem, ledger: ledger.id, recordId: change.recordId }))
}

/** Somebody was entered anew while this record lay in the bin. */
function isBackAsDouble(change: DraftChange, problem: FieldProblem): boolean {
  return change.op === 'restore' && problem.code.endsWith('.duplicate')
}

/** A change is looked up elsewhere only for the numbers that it types; a record that comes (back) for all of its numbers. */
function doublesOf(context: ReadContext, ledger: LedgerDefinition, change: DraftChange, values: FieldValues): readonly FieldProblem[] {
  return duplicateProblems(context, ledger, change.recordId, change.op === 'change' ? change.values : values)
}

function shapeProblems(ledger: LedgerDefinition, values: FieldValues): readonly FieldProblem[] {
  if (Object.keys(values).every((id) => hasShape(ledger, id, values[id] ?? null))) return []
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const parsed = editSchema(ledger).safeParse(filled)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => ({
    field: String(issue.path[0] ?? '') || null,
    code: 'value.shape',
    severity: '错误',
    message: issue.message,
  }))
}

const shapes = new WeakMap<FieldDefinition, ReturnType<typeof fieldSchema>>()

/** The schema of the whole record asks for each of a hundred fields, of which an edit types one or two. */
function hasShape(ledger: LedgerDefinition, id: string, value: FieldValue): boolean {
  const field = findField(ledger, id)
  if (!field || !isOwn(field)) return false
  if (value === null || value === '') return true
  const shape = shapes.get(field) ?? fieldSchema(field)
  shapes.set(field, shape)
  return shape.safeParse(value).success
}
