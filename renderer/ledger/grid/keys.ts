import type { KeyboardEvent } from 'react'
import { copyBlock } from './copy.ts'
import { openCell, typeInCell } from './editCell.ts'
import { cellKey } from './editing.ts'
import { extentOf, type GridModel } from './model.ts'
import { everything, move, moveOf } from './selection.ts'

export type GridCommands = Readonly<{
  open: (id: string) => void
  remove: () => void
  filter: (field: string) => void
  history: (row: number, column: number) => void
}>

/** Keys of a grid in which no cell is open. Characters are left alone: they go into the waiting input. */
export function pressInGrid(event: KeyboardEvent<HTMLElement>, model: GridModel, commands: GridCommands): void {
  if (event.nativeEvent.isComposing || model.edits.state.open) return
  const handled = event.altKey ? pressWithAlt(event, model, commands) : pressMove(event, model) || pressCommand(event, model, commands)
  if (handled) event.preventDefault()
}

function pressMove(event: KeyboardEvent<HTMLElement>, model: GridModel): boolean {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return false
  const step = moveOf(event)
  if (!step) return false
  const leaves = event.key === 'Tab' && isAtEdge(model, event.shiftKey)
  if (leaves) return false
  const extend = event.shiftKey && event.key !== 'Enter' && event.key !== 'Tab'
  model.select(move(model.selection, step, extentOf(model), extend))
  return true
}

/** Tab in the last cell, or where there are no cells, leaves the grid, so that the keyboard is never caught in it. */
function isAtEdge(model: GridModel, backwards: boolean): boolean {
  const { row, column } = model.selection.focus
  if (model.ids.length === 0) return true
  if (backwards) return row === 0 && column === 0
  return row >= model.ids.length - 1 && column >= model.columns.length - 1
}

function pressWithAlt(event: KeyboardEvent<HTMLElement>, model: GridModel, commands: GridCommands): boolean {
  const field = model.columns[model.selection.focus.column]?.field
  if (event.key !== 'ArrowDown' || !field) return false
  commands.filter(field.id)
  return true
}

function pressCommand(event: KeyboardEvent<HTMLElement>, model: GridModel, commands: GridCommands): boolean {
  const { row, column } = model.selection.focus
  const id = model.ids[row]
  const control = event.ctrlKey || event.metaKey
  const key = event.key.toLowerCase()
  if (control && key === 'a') model.select(everything(extentOf(model)))
  else if (control && key === 'c') void copyBlock(model)
  else if (control && key === 'enter' && id !== undefined) commands.open(id)
  else if (control) return false
  else if (key === 'f2') void openCell(model, row, column)
  else if (key === 'f8') commands.history(row, column)
  else if (key === 'delete') commands.remove()
  else if (key === 'backspace') typeInCell(model, { text: '', link: null })
  else if (key === ' ' && id !== undefined) toggle(model, id)
  else if (key === 'escape') giveUp(model)
  else return false
  return true
}

/** Esc: the stored value again where a cell was refused, else no row checked. */
function giveUp(model: GridModel): void {
  const { row, column } = model.selection.focus
  const id = model.ids[row]
  const field = model.columns[column]?.field.id
  if (id !== undefined && field !== undefined && model.edits.state.pending[cellKey(id, field)]?.state === 'refused')
    model.edits.dispatch({ kind: 'giveUp', id, field })
  else model.check(new Set())
}

function toggle(model: GridModel, id: string): void {
  const next = new Set(model.checked)
  if (!next.delete(id)) next.add(id)
  model.check(next)
}
