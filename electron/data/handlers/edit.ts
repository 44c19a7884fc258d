import type { CoreContext } from '#data/core/context.ts'
import { extendSchema } from '#data/schema/build.ts'
import { customFieldProblems, registryOfFile } from '#data/schema/customFields.ts'
import { childRecords } from '#data/store/children.ts'
import { readSet, type Committed } from '#data/store/commit.ts'
import { brokenLinks } from '#data/store/links.ts'
import { maskRow, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import type { DraftChange, DraftChangeSet } from '#shared/history/changeSet.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { CommitAnswer, FieldProblem } from '#shared/ipc/outputs.ts'
import type { FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { withInitialValues } from '#shared/ledger/derive/initialValues.ts'
import { editSchema } from '#shared/ledger/derive/schema.ts'
import { findField, isOwn } from '#shared/ledger/registry.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { doublesAmong, entryProblems, type RecordProblem } from './problems.ts'
import { editLabel } from './editLabel.ts'
import type { Handlers } from './handler.ts'

export const editHandlers = {
  'edit.commit': async (context, input) => {
    const draft = { ...input, kind: 'edit' as const, label: input.label ?? '' }
    return commitEdit(context, draft)
  },

  'edit.check': (context, { ledger: id, recordId, values }) => {
    const reading = context.reading()
    const ledger = needLedger(reading.registry, id)
    const stored = recordId === null ? undefined : readRecords(reading, ledger, [recordId])[0]
    return entryProblems(reading, ledger, recordId, { ...ownValues(ledger, stored), ...values })
  },
} satisfies Partial<Handlers>

/** Checks, commits and answers the fresh rows. Nothing is written when a record has an 错误 that this edit touches. */
export async function commitEdit(context: CoreContext, wanted: DraftChangeSet): Promise<CommitAnswer | Fault> {
  const writing = context.writing()
  const changes = withRemovedChildren(writing, wanted.changes).map((change) => withInitial(writing, change))
  // Asked again after a restart: the set is stored already, and its own records would look like doubles.
  const isRepeated = readSet(writing.engine, wanted.id) !== null
  if (!isRepeated && changes.some((change) => isInBin(writing, change))) return { fault: 'record.notFound' }
  const checked = isRepeated ? [] : checkChanges(writing, changes)
  const errors = checked.filter((problem) => problem.severity === '错误')
  if (errors.length > 0) return invalid(writing, errors)
  const isSystem = changes.every((change) => needLedger(writing.registry, change.ledger).system)
  const label = wanted.label || editLabel(writing, changes)
  const done = await context.commit({ ...wanted, label, kind: isSystem ? 'custom' : wanted.kind, changes })
  if (isFault(done)) return done
  refreshRegistry(context, done)
  return answer(context.reading(), done, checked)
}

/** A record that somebody removed meanwhile: changed there, nobody would see it, and the removal could not be undone. */
function isInBin(context: ReadContext, change: DraftChange): boolean {
  if (change.op !== 'change') return false
  const { table } = needLedger(context.registry, change.ledger)
  return context.engine.values(`SELECT 1 FROM ${table} WHERE id = ? AND _removed = 1`, [change.recordId]).length > 0
}

/** A new record starts with the values that its definition gives it (人员状态 在册), unless others were typed. */
function withInitial(context: ReadContext, change: DraftChange): DraftChange {
  if (change.op !== 'add') return change
  return { ...change, values: withInitialValues(needLedger(context.registry, change.ledger), change.values) }
}

function invalid(context: ReadContext, errors: readonly RecordProblem[]): Fault {
  const words = errors.slice(0, 5).map((problem) => {
    const field = problem.field && findField(needLedger(context.registry, problem.ledger), problem.field)
    return field && !problem.message.startsWith(field.label) ? `${field.label}：${problem.message}` : problem.message
  })
  return { fault: 'record.invalid', detail: words.join('；'), problems: JSON.stringify(errors) }
}

function checkChanges(context: ReadContext, changes: readonly DraftChange[]): readonly RecordProblem[] {
  const stored = storedRows(context, changes)
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

/** Read together: one by one, filling down a column of 5,000 rows would take seconds. */
function storedRows(context: ReadContext, changes: readonly DraftChange[]): ReadonlyMap<string, StoredRow> {
  const known = changes.filter((change) => change.op !== 'add')
  const rows = [...new Set(known.map((change) => change.ledger))].flatMap((id) => {
    const ids = known.filter((change) => change.ledger === id).map((change) => change.recordId)
    return readRecords(context, needLedger(context.registry, id), ids)
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Only what the edit touches is held against it: an old error elsewhere in the record must not stop a new phone number. */
function checkChange(context: ReadContext, change: DraftChange, stored: StoredRow | undefined): readonly RecordProblem[] {
  const ledger = needLedger(context.registry, change.ledger)
  const values = { ...ownValues(ledger, stored), ...change.values }
  const shape = shapeProblems(ledger, change.values)
  const own = ledger.id === 'customField' ? customFieldProblems(context.registry, values, ownValues(ledger, stored)) : []
  const found = shape.length > 0 ? shape : [...entryProblems(context, ledger, change.recordId, values), ...own]
  const relevant = found.filter(
    (problem) => change.op === 'add' || problem.field === null || problem.field in change.values || isBackAsDouble(change, problem),
  )
  return relevant.map((problem) => ({ ...problem, ledger: ledger.id, recordId: change.recordId }))
}

/** Somebody was entered anew while this record lay in the bin. */
function isBackAsDouble(change: DraftChange, problem: FieldProblem): boolean {
  return change.op === 'restore' && problem.code.endsWith('.duplicate')
}

function shapeProblems(ledger: LedgerDefinition, values: FieldValues): readonly FieldProblem[] {
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

function ownValues(ledger: LedgerDefinition, row: StoredRow | undefined): FieldValues {
  if (!row) return {}
  return Object.fromEntries(ledger.fields.filter(isOwn).map((field) => [field.id, row.values[field.id] ?? null]))
}

/** Removing a record removes what is part of it, in the same set. */
function withRemovedChildren(context: ReadContext, changes: readonly DraftChange[]): readonly DraftChange[] {
  const named = new Set(changes.map((change) => change.recordId))
  return changes.flatMap((change) => {
    if (change.op !== 'remove') return [change]
    const children = childRecords(context, needLedger(context.registry, change.ledger), change.recordId)
    const removals = children.flatMap(({ ledger, rows }) =>
      rows
        .filter((row) => !row.removed && !named.has(row.id))
        .map((row) => ({ ledger: ledger.id, recordId: row.id, op: 'remove' as const, values: {} })),
    )
    return [...removals, change]
  })
}

/** A field that the office made, changed or retired takes effect at once. */
export function refreshRegistry(context: CoreContext, done: Committed): void {
  if (!done.changes.some((change) => change.ledger === 'customField')) return
  const file = context.file()
  file.registry = registryOfFile(file.engine, context.options.registry)
  if (extendSchema(file.engine, file.registry).length > 0) context.persist()
  context.options.emit('registry', file.registry)
}

function answer(context: ReadContext, done: Committed, doubts: readonly RecordProblem[]): CommitAnswer {
  const rows = [...new Set(done.changes.map((change) => change.ledger))].flatMap((id) => {
    const ledger = needLedger(context.registry, id)
    const ids = done.changes.filter((change) => change.ledger === id).map((change) => change.recordId)
    return readRecords(context, ledger, ids.slice(0, 500)).map((row) => ({ ...maskRow(ledger, row), ledger: id }))
  })
  return { changeSet: done.set?.id ?? null, rows, doubts }
}
