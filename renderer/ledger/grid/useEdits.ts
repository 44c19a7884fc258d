import { useCallback, useReducer, useRef } from 'react'
import type { Fault } from '#shared/ipc/faults.ts'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { FaultError, call, faultText, newId, showDone } from '#renderer/bridge/index.ts'
import { askSince, type Since } from '../dated/since.ts'
import { problemsByField } from '../record/problems.ts'
import { cellKey, noEdit, reduceEdit, type EditAction, type EditState, type NewRecord, type Sent } from './editing.ts'
import type { RowStore } from './rowStore.ts'

export type Edits = Readonly<{
  state: EditState
  dispatch: (action: EditAction) => void
  /** Writes the cells, and new records with them, as one change set; refusals come to stand at the cells, and give null. */
  save: (cells: readonly Sent[], label?: string, made?: readonly NewRecord[]) => Promise<Stored | null>
  isOwn: (setId: string) => boolean
}>

/** `changeSet`: what 撤销 takes back; null where nothing had changed. */
export type Stored = Readonly<{ changeSet: string | null }>

/** Hears of stored rows and of the fields that were written. */
type Saved = (ids: readonly string[], fields: readonly string[]) => void

/** Editing state of a grid and the queue in which its changes are written: one after the other, so that heads are fresh. */
export function useEdits(definition: LedgerDefinition, store: RowStore, saved: Saved): Edits {
  const ledger = definition.id
  const [state, dispatch] = useReducer(reduceEdit, noEdit)
  const own = useRef(new Set<string>()).current
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const latest = useRef(saved)
  latest.current = saved
  const save = useCallback(
    (cells: readonly Sent[], label?: string, made: readonly NewRecord[] = []): Promise<Stored | null> => {
      dispatch({ kind: 'send', cells })
      const asking = sinceOfCells(definition, cells)
      const run = queue.current.then(async () => {
        const since = await asking
        if (since) return commit({ ledger, store, own, cells, made, label, since, dispatch, saved: latest.current })
        dispatch({ kind: 'saved', keys: cells.map((cell) => cellKey(cell.id, cell.field)) })
        return null
      })
      queue.current = run
      return run
    },
    [definition, ledger, store, own],
  )
  const isOwn = useCallback((setId: string) => own.has(setId), [own])
  return { state, dispatch, save, isOwn }
}

/** Asks once from when on the statuses among the cells have been so; null when the person gives the change up. */
function sinceOfCells(ledger: LedgerDefinition, cells: readonly Sent[]): Promise<Since | null> {
  const dated = cells.flatMap((cell) => {
    const field = ledger.fields.find((candidate) => candidate.id === cell.field)
    return field?.dated ? [{ field, cell }] : []
  })
  const [first] = dated
  if (!first) return Promise.resolve({})
  return askSince(first.field, dated.length === 1 ? first.cell.label : `${first.cell.label} 等 ${dated.length} 处`)
}

type Commit = Readonly<{
  ledger: string
  store: RowStore
  own: Set<string>
  cells: readonly Sent[]
  made: readonly NewRecord[]
  label: string | undefined
  since: Since
  dispatch: (action: EditAction) => void
  saved: Saved
}>

async function commit({ ledger, store, own, cells, made, label, since, dispatch, saved }: Commit): Promise<Stored | null> {
  const keys = cells.map((cell) => cellKey(cell.id, cell.field))
  const id = newId()
  // New records belong into the list: it is asked for again.
  if (made.length === 0) own.add(id)
  try {
    const answer = await call('edit.commit', {
      id,
      ...(label ? { label } : {}),
      changes: [
        ...changesOf(ledger, cells, store).map((change) => ({ ...change, ...since })),
        ...made.map((record) => added(ledger, record)),
      ],
    })
    const rows = answer.rows.filter((row) => row.ledger === ledger)
    store.put(rows)
    dispatch({ kind: 'saved', keys })
    saved(
      rows.map((row) => row.id),
      cells.map((cell) => cell.field),
    )
    const doubt = answer.doubts.find((problem) => problem.field !== null && cells.some((cell) => cell.field === problem.field))
    if (doubt) showDone(`已保存，但有疑点：${doubt.message}`)
    return { changeSet: answer.changeSet }
  } catch (error) {
    dispatch({ kind: 'refused', keys, message: error instanceof FaultError ? faultText(error.fault) : String(error) })
    if (error instanceof FaultError) tellEach(error.fault, cells, dispatch)
    if (error instanceof FaultError && error.fault.fault === 'record.changed') store.refresh(cells.map((cell) => cell.id))
    return null
  }
}

/** Where the refusal names a cell, that cell carries its own reason instead of the whole text. */
function tellEach(fault: Fault, cells: readonly Sent[], dispatch: (action: EditAction) => void): void {
  for (const cell of cells) {
    const message = problemsByField(fault, cell.id)[cell.field]
    if (message !== undefined) dispatch({ kind: 'refused', keys: [cellKey(cell.id, cell.field)], message })
  }
}

/** One change per record; the head that was on screen goes along, so that a newer value is never overwritten unseen. */
function changesOf(ledger: string, cells: readonly Sent[], store: RowStore) {
  const byRecord = new Map<string, Record<string, FieldValue>>()
  for (const cell of cells) byRecord.set(cell.id, { ...byRecord.get(cell.id), [cell.field]: cell.value })
  return [...byRecord].map(([recordId, values]) => ({
    ledger,
    recordId,
    op: 'change' as const,
    values,
    ...headOf(store.get(recordId)),
  }))
}

function added(ledger: string, { id, values }: NewRecord) {
  return { ledger, recordId: id, op: 'add' as const, values: { ...values } }
}

function headOf(row: Row | undefined): Readonly<{ seenHead?: string | null }> {
  return row ? { seenHead: row.head } : {}
}
