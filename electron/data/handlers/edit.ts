import type { CoreContext } from '#data/core/context.ts'
import { extendSchema } from '#data/schema/build.ts'
import { registryInWords } from '#data/schema/registryInWords.ts'
import { childRecords } from '#data/store/children.ts'
import { withLinkFills } from '#data/store/linkFills.ts'
import { withPopulationEffects } from '#data/store/populationEffects.ts'
import type { Committed, MadeDraft } from '#data/store/commit.ts'
import { maskRow, ownValues, readRecords, storedRows, type ReadContext, type StoredRows } from '#data/store/read.ts'
import type { DraftChange, DraftChangeSet } from '#shared/history/changeSet.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { CommitAnswer } from '#shared/ipc/outputs.ts'
import { withInitialValues } from '#shared/ledger/derive/initialValues.ts'
import { findField } from '#shared/ledger/registry.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { checkChanges } from './editChecks.ts'
import { editLabel } from './editLabel.ts'
import { entryProblems, type RecordProblem } from './problems.ts'
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

/**
 * Checks, commits and answers the fresh rows. Nothing is written when a record has an 错误 that this edit touches.
 * Steps: complete the changes → read what is stored, once → check → label → write (store/commit) → disk → answer; all up
 * to the writing in one transaction.
 */
export async function commitEdit(context: CoreContext, wanted: DraftChangeSet): Promise<CommitAnswer | Fault> {
  const writing = context.writing()
  const doubts: RecordProblem[] = []
  // Not called for a set that is stored already (asked again after a restart): its own records would look like doubles.
  const done = await context.commit({ id: wanted.id, make: () => checkedDraft(writing, wanted, doubts) })
  if (isFault(done)) return done
  refreshRegistry(context, done)
  return answer(context.reading(), done, doubts)
}

/** The draft as it may be written, or why not; what is only doubtful goes into `doubts`. */
function checkedDraft(context: ReadContext, wanted: DraftChangeSet, doubts: RecordProblem[]): MadeDraft | Fault {
  const completed = withRemovedChildren(context, wanted.changes).map((change) => withInitial(context, change))
  const changes = withPopulationEffects(context, withLinkFills(context, completed))
  const stored = storedRows(context, changes)
  if (changes.some((change) => isInBin(change, stored))) return { fault: 'record.notFound' }
  const checked = checkChanges(context, changes, stored)
  const errors = checked.filter((problem) => problem.severity === '错误')
  if (errors.length > 0) return invalid(context, errors)
  doubts.push(...checked)
  const isSystem = changes.every((change) => needLedger(context.registry, change.ledger).system)
  const label = wanted.label || editLabel(context, changes, stored)
  return { draft: { ...wanted, label, kind: isSystem ? 'custom' : wanted.kind, changes }, stored }
}

/** A record that somebody removed meanwhile: changed there, nobody would see it, and the removal could not be undone. */
function isInBin(change: DraftChange, stored: StoredRows): boolean {
  return change.op === 'change' && stored.get(change.recordId)?.removed === true
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

/** Removing a record removes what is part of it, in the same set. */
function withRemovedChildren(context: ReadContext, changes: readonly DraftChange[]): readonly DraftChange[] {
  const named = new Set(changes.map((change) => change.recordId))
  return changes.flatMap((change) => {
    if (change.op !== 'remove') return [change]
    const sameDay = { effective: change.effective, reason: change.reason }
    const children = childRecords(context, needLedger(context.registry, change.ledger), change.recordId)
    const removals = children.flatMap(({ ledger, rows }) =>
      rows
        .filter((row) => !row.removed && !named.has(row.id))
        .map((row) => ({ ledger: ledger.id, recordId: row.id, op: 'remove' as const, values: {}, ...sameDay })),
    )
    return [...removals, change]
  })
}

const inRegistry: ReadonlySet<string> = new Set(['customField', 'policyValue', 'learnedWord'])

/** A field that the office made, changed or retired, what it calls things and what words mean, take effect at once. */
export function refreshRegistry(context: CoreContext, done: Committed): void {
  if (!done.changes.some((change) => inRegistry.has(change.ledger))) return
  const file = context.file()
  file.registry = registryInWords(file.engine, context.options.registry, context.reading().today)
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
