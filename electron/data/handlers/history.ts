import type { CoreContext } from '#data/core/context.ts'
import { announce } from '#data/core/announce.ts'
import { readChanges, readSet } from '#data/store/changeLog.ts'
import { changesOfSet, fieldHistory, historyList } from '#data/store/history.ts'
import { historyState, undoSet, type UndoWish } from '#data/store/undo.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { UndoAnswer } from '#shared/ipc/outputs.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { commitEdit, refreshRegistry } from './edit.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { Handlers } from './handler.ts'

export const historyHandlers = {
  'history.list': (context, query) => historyList(context.reading(), query),

  'history.changes': (context, { setId, ...window }) => changesOfSet(context.reading(), setId, window),

  'history.field': (context, { ledger, id, field }) => {
    const reading = context.reading()
    return fieldHistory(reading, needLedger(reading.registry, ledger), id, field)
  },

  'history.state': (context) => historyState(context.file().engine),

  'history.undo': (context, { id, setId, partial }) => {
    const target = setId ?? historyState(context.file().engine).undo?.id
    return target === undefined ? { fault: 'undo.nothing' } : undo(context, { setId: target, newId: id, partial: partial ?? false })
  },

  'history.redo': (context, { id }) => {
    const target = historyState(context.file().engine).redo?.id
    return target === undefined ? { fault: 'redo.nothing' } : undo(context, { setId: target, newId: id, partial: false })
  },

  'history.restore': (context, { id, ledger: ledgerId, recordId }) => {
    const writing = context.writing()
    const ledger = needLedger(writing.registry, ledgerId)
    const changes: DraftChange[] = [{ ledger: ledger.id, recordId, op: 'restore', values: {} }, ...removedTogether(context, recordId)]
    return commitEdit(context, { id, kind: 'edit', label: '', changes })
  },
} satisfies Partial<Handlers>

function undo(context: CoreContext, wish: UndoWish): UndoAnswer | Fault {
  const answer = undoSet(context.writing(), wish)
  if (isFault(answer) || answer.changeSet === null) return answer
  const fault = context.persist()
  if (fault) return fault
  const { engine } = context.file()
  const done = { set: readSet(engine, answer.changeSet), changes: readChanges(engine, answer.changeSet) }
  refreshRegistry(context, done)
  announce(context, done)
  return answer
}

/** Records that went with it into the 回收站: its children that were removed by the same set and still are. */
function removedTogether(context: CoreContext, recordId: string): readonly DraftChange[] {
  const { engine } = context.file()
  const rows = engine.values(
    `SELECT c.ledger, c.record_id FROM change c
     WHERE c.op = 'remove' AND c.record_id <> ?1
       AND c.set_seq = (SELECT max(set_seq) FROM change WHERE record_id = ?1 AND op = 'remove')
       AND c.set_seq = (SELECT max(set_seq) FROM change d WHERE d.record_id = c.record_id)`,
    [recordId],
  )
  const reading = context.reading()
  return rows
    .filter(([ledgerId, childId]) => isChildOf(reading, String(ledgerId), String(childId), recordId))
    .map(([ledgerId, childId]) => ({
      ledger: String(ledgerId),
      recordId: String(childId),
      op: 'restore' as const,
      values: {},
    }))
}

function isChildOf(reading: ReturnType<CoreContext['reading']>, ledgerId: string, childId: string, parentId: string): boolean {
  const ledger = needLedger(reading.registry, ledgerId)
  if (!ledger.parent) return false
  return reading.engine.values(`SELECT 1 FROM ${ledger.table} WHERE id = ? AND ${ledger.parent.field} = ?`, [childId, parentId]).length > 0
}
