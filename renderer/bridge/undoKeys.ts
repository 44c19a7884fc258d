import { useEffect, useMemo } from 'react'
import type { FaultError } from '#shared/ipc/faults.ts'
import type { HistoryState, UndoAnswer } from '#shared/ipc/outputs.ts'
import { useAct } from './act.ts'
import { newId } from './call.ts'
import { useCall } from './queries.ts'
import { showDone } from './tell.ts'

export type UndoRedo = Readonly<{ state: HistoryState; busy: boolean; undo: () => void; redo: () => void }>

const nothing: HistoryState = { undo: null, redo: null }

/** No step left is worth a word, not a warning. */
const nothingToDo = {
  handles: ['undo.nothing', 'redo.nothing'] as const,
  failed: (error: FaultError) => {
    if (error.fault?.fault.endsWith('.nothing')) showDone(error.message)
  },
}

/** 撤销 and 恢复 of saved changes. `blocked` gets an answer that could not undo everything. */
export function useUndoRedo(blocked: (answer: UndoAnswer) => void): UndoRedo {
  const state = useCall('history.state', {}).data ?? nothing
  const finish = (verb: string) => (answer: UndoAnswer) => {
    if (answer.blocked.length > 0) return blocked(answer)
    showDone(`${verb}：${stepOf(answer.label)}（${answer.records} 条记录）`)
  }
  const undoing = useAct('history.undo', { done: finish('已撤销'), ...nothingToDo })
  const redoing = useAct('history.redo', { done: finish('已恢复'), ...nothingToDo })
  const busy = undoing.isPending || redoing.isPending
  return {
    state: { ...state, redo: state.redo && { ...state.redo, label: stepOf(state.redo.label) } },
    busy,
    undo: () => (busy ? undefined : undoing.mutate({ id: newId() })),
    redo: () => (busy ? undefined : redoing.mutate({ id: newId() })),
  }
}

/** The step that an undo or redo is about: their own labels begin with the verb, which stands before it already. */
export function stepOf(label: string): string {
  return label.replace(/^(撤销|恢复)：/, '')
}

/**
 * Ctrl+Z and Ctrl+Y (Ctrl+Shift+Z) on saved changes. In a text field whose content differs from when it got the
 * focus, the keys stay with the field; `data-pending="true|false"` on it or around it decides otherwise.
 */
export function useUndoKeys({ undo, redo }: Pick<UndoRedo, 'undo' | 'redo'>): void {
  const atFocus = useMemo(() => new WeakMap<EventTarget, string>(), [])
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      if (event.target && isTextField(event.target)) atFocus.set(event.target, textOf(event.target))
    }
    const press = (event: KeyboardEvent) => {
      const wanted = undoOrRedo(event)
      if (!wanted || event.defaultPrevented || isPending(document.activeElement, atFocus)) return
      event.preventDefault()
      if (wanted === 'undo') undo()
      else redo()
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('keydown', press)
    }
  }, [atFocus, undo, redo])
}

function undoOrRedo(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : null
}

function isPending(element: Element | null, atFocus: WeakMap<EventTarget, string>): boolean {
  if (!element) return false
  const told = element.closest('[data-pending]')?.getAttribute('data-pending')
  if (told) return told === 'true'
  return isTextField(element) && textOf(element) !== (atFocus.get(element) ?? textOf(element))
}

function isTextField(target: EventTarget): target is HTMLElement {
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

function textOf(element: EventTarget): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value
  return element instanceof HTMLElement ? (element.textContent ?? '') : ''
}
