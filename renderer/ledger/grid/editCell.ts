import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, FieldValue } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { codesOf } from '#shared/ledger/registry.ts'
import { showUndo } from '#renderer/bridge/index.ts'
import type { Finish } from '../input/EditBox.tsx'
import { draftOf, mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { lockedWhy } from './cellText.ts'
import { cellKey, type Sent } from './editing.ts'
import { extentOf, type GridModel } from './model.ts'
import { move, type Move } from './selection.ts'

/** Opens a cell with its stored value; a masked one is revealed first (which is logged). False when it cannot be edited. */
export async function openCell(model: GridModel, rowIndex: number, columnIndex: number): Promise<boolean> {
  const found = cellOf(model, rowIndex, columnIndex)
  if (!found || lockedWhy(found.field, found.row, model.readOnly) !== null) return false
  const { field, row } = found
  const value = row.masked.includes(field.id) ? await fullValue(model, row, field) : (row.values[field.id] ?? null)
  if (value === undefined) return false
  const draft = draftOf(field, { values: { [field.id]: value }, links: row.links })
  model.edits.dispatch({ kind: 'open', id: row.id, field: field.id, ...draft, by: 'key' })
  return true
}

/** Typing into the focused cell: begins an edit that replaces the value, or goes on with the open one of this cell. */
export function typeInCell(model: GridModel, draft: Draft): void {
  const { row, column } = model.selection.focus
  const found = cellOf(model, row, column)
  const { open } = model.edits.state
  if (open && open.id === found?.row.id && open.field === found.field.id) return model.edits.dispatch({ kind: 'input', ...draft })
  // The list has changed under an open cell: what was typed there stays with its record.
  leaveEdit(model)
  if (!found || lockedWhy(found.field, found.row, model.readOnly) !== null) return
  model.edits.dispatch({ kind: 'open', id: found.row.id, field: found.field.id, ...draft, by: 'typing' })
}

const stepOf: Readonly<Partial<Record<Finish, Move>>> = {
  enter: 'down',
  shiftEnter: 'up',
  tab: 'next',
  shiftTab: 'previous',
  up: 'up',
  down: 'down',
}

/** Ends the open edit. Unreadable text keeps the cell open with the reason, or, when the focus has left, marks the cell. */
export function finishEdit(model: GridModel, draft: Draft, how: Finish): boolean {
  const { open } = model.edits.state
  if (!open) return false
  if (how === 'escape') {
    model.edits.dispatch({ kind: 'abandon' })
    return true
  }
  const field = model.ledger.fields.find((candidate) => candidate.id === open.field)
  if (!field) return false
  const reading = readDraft(field, draft, { codes: codesOf(model.registry, field), today: todayIso() })
  const wrong = mistake(reading.problems)
  const sent = sentCell(field, open.id, draft, reading.value)
  if (wrong !== null && how !== 'blur') {
    model.edits.dispatch({ kind: 'complain', message: wrong })
    return true
  }
  if (wrong !== null) park(model, sent, wrong)
  else if (isUnchanged(model, sent)) model.edits.dispatch({ kind: 'cancel' })
  else void write(model, field, sent)
  const step = stepOf[how]
  if (step) model.select(move(model.selection, step, extentOf(model)))
  return true
}

/** A cell that was emptied is told with 撤销: what stood in it is seen nowhere any more. */
async function write(model: GridModel, field: FieldDefinition, sent: Sent): Promise<void> {
  const stored = await model.edits.save([sent])
  if (stored?.changeSet && (sent.value === null || sent.value === '')) showUndo(`已清除${field.label}`, stored.changeSet)
}

/** Before the focus goes elsewhere by mouse. */
export function leaveEdit(model: GridModel): void {
  const { open } = model.edits.state
  if (open) finishEdit(model, { text: open.text, link: open.link }, 'blur')
}

export function sentCell(field: FieldDefinition, id: string, draft: Draft, value: FieldValue): Sent {
  const label = field.type === 'link' ? draft.text : formatValue(field, value) || draft.text
  return { id, field: field.id, text: draft.text, value, label }
}

/** The text stays at the cell, marked, and nothing is sent. */
export function park(model: GridModel, sent: Sent, message: string): void {
  model.edits.dispatch({ kind: 'send', cells: [sent] })
  model.edits.dispatch({ kind: 'refused', keys: [cellKey(sent.id, sent.field)], message })
}

export function cellOf(model: GridModel, row: number, column: number): Readonly<{ field: FieldDefinition; row: Row }> | null {
  const id = model.ids[row]
  const field = model.columns[column]?.field
  const found = id === undefined ? undefined : model.store.get(id)
  return field && found ? { field, row: found } : null
}

/** The cell holds that value already; a masked one is never known to. */
export function isUnchanged(model: GridModel, sent: Sent): boolean {
  const pending = model.edits.state.pending[cellKey(sent.id, sent.field)]
  if (pending) return false
  const row = model.store.get(sent.id)
  const shown = model.reveals.valueOf(sent.id, sent.field)
  const stored = shown !== undefined ? shown : row?.values[sent.field]
  if (row?.masked.includes(sent.field) && shown === undefined) return false
  return (stored ?? null) === (sent.value === '' ? null : sent.value)
}

async function fullValue(model: GridModel, row: Row, field: FieldDefinition): Promise<FieldValue | undefined> {
  const known = model.reveals.valueOf(row.id, field.id)
  if (known !== undefined) return known
  const values = await model.reveals.reveal([row.id], [field.id], 'edit')
  return values?.[field.id]
}
