import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'

/**
 * Editing in the cell as a state machine. A finished edit becomes `pending` at once, so that Enter moves on without
 * waiting; what the data core then refuses stays at its cell with the typed text until it is mended or given up.
 */
export type EditState = Readonly<{
  open: OpenEdit | null
  pending: Readonly<Record<string, Pending>>
}>

export type OpenEdit = Readonly<{
  id: string
  field: string
  text: string
  /** The record picked for a link field. */
  link: string | null
  /** Typed into the cell (arrows move on) or opened by F2 (arrows move in the text). */
  by: 'typing' | 'key'
  problem: string | null
}>

export type Pending = Readonly<{
  text: string
  value: FieldValue
  label: string
  state: 'saving' | 'refused'
  message: string | null
}>

/** A record that is made along with written cells. */
export type NewRecord = Readonly<{ id: string; values: FieldValues }>

export type EditAction =
  | Readonly<{ kind: 'open'; id: string; field: string; text: string; link: string | null; by: OpenEdit['by'] }>
  | Readonly<{ kind: 'input'; text: string; link: string | null }>
  | Readonly<{ kind: 'complain'; message: string }>
  | Readonly<{ kind: 'send'; cells: readonly Sent[] }>
  | Readonly<{ kind: 'saved'; keys: readonly string[] }>
  | Readonly<{ kind: 'refused'; keys: readonly string[]; message: string }>
  | Readonly<{ kind: 'cancel' }>
  /** Esc in an open cell: the typed text goes, also one that was refused earlier. */
  | Readonly<{ kind: 'abandon' }>
  /** Esc at a refused cell that is not open. */
  | Readonly<{ kind: 'giveUp'; id: string; field: string }>

export type Sent = Readonly<{ id: string; field: string; text: string; value: FieldValue; label: string }>

export const noEdit: EditState = { open: null, pending: {} }

export function cellKey(id: string, field: string): string {
  return `${id} ${field}`
}

export function reduceEdit(state: EditState, action: EditAction): EditState {
  switch (action.kind) {
    case 'open':
      return openEdit(state, action)
    case 'input':
      return state.open ? { ...state, open: { ...state.open, text: action.text, link: action.link, problem: null } } : state
    case 'complain':
      return state.open ? { ...state, open: { ...state.open, problem: action.message } } : state
    case 'send':
      return { open: null, pending: { ...state.pending, ...Object.fromEntries(action.cells.map(pendingEntry)) } }
    case 'saved':
      return { ...state, pending: without(state.pending, action.keys) }
    case 'refused':
      return { ...state, pending: refuse(state.pending, action.keys, action.message) }
    case 'cancel':
      return { ...state, open: null }
    case 'abandon':
      return { open: null, pending: state.open ? withoutRefused(state.pending, state.open) : state.pending }
    case 'giveUp':
      return { ...state, pending: withoutRefused(state.pending, action) }
  }
}

/** Whether something typed would be lost with the grid: an open cell or a refused one. */
export function isUnsaved({ open, pending }: EditState): boolean {
  return open !== null || Object.values(pending).some((entry) => entry.state === 'refused')
}

/** A refused cell opens with the text that was typed, not with the stored value. */
function openEdit(state: EditState, action: Extract<EditAction, { kind: 'open' }>): EditState {
  const earlier = state.pending[cellKey(action.id, action.field)]
  const keepsText = earlier?.state === 'refused' && action.by === 'key'
  const text = keepsText ? earlier.text : action.text
  const problem = keepsText ? earlier.message : null
  return {
    ...state,
    open: { id: action.id, field: action.field, text, link: keepsText ? null : action.link, by: action.by, problem },
  }
}

function pendingEntry(cell: Sent): readonly [string, Pending] {
  return [cellKey(cell.id, cell.field), { text: cell.text, value: cell.value, label: cell.label, state: 'saving', message: null }]
}

function refuse(pending: EditState['pending'], keys: readonly string[], message: string): EditState['pending'] {
  const next: Record<string, Pending> = { ...pending }
  for (const key of keys) {
    const entry = next[key]
    if (entry) next[key] = { ...entry, state: 'refused', message }
  }
  return next
}

function withoutRefused(pending: EditState['pending'], cell: Readonly<{ id: string; field: string }>) {
  const key = cellKey(cell.id, cell.field)
  return pending[key]?.state === 'refused' ? without(pending, [key]) : pending
}

function without(pending: EditState['pending'], keys: readonly string[]): EditState['pending'] {
  const gone = new Set(keys)
  return Object.fromEntries(Object.entries(pending).filter(([key]) => !gone.has(key)))
}
