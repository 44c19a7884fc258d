import { useEffect, useMemo, useRef, useState } from 'react'
import type { ImportReview, ImportRow, ImportTable } from '#shared/ipc/outputs.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import { workOf } from '../wizard/work.ts'
import { changedColumns, otherState } from './choices.ts'
import { checkColumns, type CheckColumn } from './columns.ts'
import { nextProblemRow, placeAfter, placeOf, problemColumn } from './findRow.ts'
import type { Focus } from './move.ts'
import type { LoadRows, RowWindows, Show } from './rowWindows.ts'
import { useRowWindows } from './useRowWindows.ts'

export type GridProps = Readonly<{
  table: ImportTable
  show: Show
  /** Only rows that change this field (`member.phone`). */
  field: string | null
  allColumns: boolean
  /** Where to begin; null: at the first problem. */
  goal: Focus | null
  /** The next problem lies outside this tab: on to the tab of all rows. */
  onLeave: (goal: Focus) => void
  wizard: Wizard
}>

export type Grid = Readonly<{
  table: ImportTable
  columns: readonly CheckColumn[]
  windows: RowWindows
  total: number
  focus: Focus
  focusedRow: ImportRow | undefined
  /** Whether the focused cell takes the keyboard when it is drawn. */
  owner: Readonly<{ current: boolean }>
  /** The keyboard came into the grid, or left it. */
  own: (isOwner: boolean) => void
  /** Grows whenever rows came in. */
  version: number
  editing: boolean
  /** Said to screen readers and shown: all problems seen … */
  message: string
  setFocus: (focus: Focus) => void
  setEditing: (editing: boolean) => void
  nextProblem: () => Promise<void>
  saveCell: (text: string) => void
  /** Takes or leaves the change of the focused cell, or all of its row. */
  chooseCell: () => void
  chooseRow: () => void
  /** Leaves the focused row out or takes it again. */
  skipRow: (skip: boolean) => void
  isSkipped: boolean
  waiting: Readonly<Record<string, string>>
  /** What becomes of columns, by `member.phone`. */
  modes: ImportReview['modes']
}>

/** State and deeds of the grid of one tab. */
export function useGrid({ table, show, field, allColumns, goal, onLeave, wizard }: GridProps): Grid {
  const registry = useRegistry()
  const { state, actions } = wizard
  const key = { session: state.overview?.session ?? '', table: table.index, revision: state.revision, field }
  const { windows, load, version } = useRowWindows(key, show, actions.report)
  const columns = useMemo(() => checkColumns(registry, table, allColumns), [registry, table, allColumns])
  const { move, shift, setEditing, say, own, ...place } = usePlace(goal)
  const { focus } = place
  const focusedRow = windows.get(focus.row)
  useFirstProblem(focusedRow, columns, (column) => shift({ column }))
  useFollowRow({ show, load, focusedRow, revision: state.revision, onMoved: (row) => shift({ row }) })
  const jump = useProblemJump({ load, show, columns, focus, focusedRow, move, onLeave, setMessage: say })
  const nextProblem = async () => {
    own(true)
    await jump().catch(actions.report)
  }
  const edit = (on: boolean) => setEditing(on && focusedRow !== undefined && columns.length > 0)
  const shown = { ...place, table, columns, windows, version, total: windows.total() ?? 0, focusedRow }
  const deeds = rowDeeds(wizard, table.index, focusedRow, columns[focus.column])
  return {
    ...shown,
    ...deeds,
    own,
    setFocus: move,
    setEditing: edit,
    nextProblem,
    waiting: state.waiting,
    modes: state.overview?.review.modes ?? {},
  }
}

/** Where the person is in the grid, whether the cell is open, and what was last said. */
function usePlace(goal: Focus | null) {
  const [focus, setFocus] = useState<Focus>(goal ?? { row: 0, column: 0 })
  const [editing, setEditing] = useState(false)
  const [message, say] = useState('')
  const owner = useRef(goal !== null)
  const move = (to: Focus) => {
    setEditing(false)
    say('')
    setFocus(to)
  }
  const shift = (to: Partial<Focus>) => setFocus((now) => ({ ...now, ...to }))
  const own = (isOwner: boolean) => {
    owner.current = isOwner
  }
  return { focus, move, shift, editing, setEditing, message, say, owner, own }
}

/** What is done to the focused row and cell. */
function rowDeeds(
  { state, actions }: Wizard,
  table: number,
  row: ImportRow | undefined,
  column: CheckColumn | undefined,
): Pick<Grid, 'saveCell' | 'skipRow' | 'isSkipped' | 'chooseCell' | 'chooseRow'> {
  const choose = (columns: readonly number[], choice: 'take' | 'leave') => {
    const cells = row ? columns.map((index) => ({ row: row.row, column: index })) : []
    if (cells.length > 0) void actions.review({ method: 'import.chooseCells', input: { table, cells, choice } })
  }
  return {
    chooseCell: () => {
      const state = row?.cells.find((cell) => cell.column === column?.index)?.state
      if (state && column) choose([column.index], otherState(state))
    },
    chooseRow: () => {
      const isTaken = row?.cells.some((cell) => cell.state === 'take') ?? false
      if (row) choose(changedColumns(row), isTaken ? 'leave' : 'take')
    },
    saveCell: (text) => {
      if (row && column) void actions.fix(table, { edits: { [`${row.row}:${column.index}`]: text } })
    },
    skipRow: (skip) => {
      if (row) void actions.fix(table, { skips: { [row.row]: skip } })
    },
    isSkipped: row !== undefined && workOf(state.work, table).skips[row.row] === true,
  }
}

/** A tab begins at the first problem of its first row. */
function useFirstProblem(row: ImportRow | undefined, columns: readonly CheckColumn[], onFound: (column: number) => void): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || !row) return
    isDone.current = true
    const column = problemColumn(
      row,
      columns.map(({ index }) => index),
      -1,
    )
    if (column !== null) onFound(column)
  }, [row])
}

type Follow = Readonly<{
  show: Show
  load: LoadRows
  focusedRow: ImportRow | undefined
  revision: number
  onMoved: (row: number) => void
}>

/** After a new plan a row may stand elsewhere in its tab: the focus goes with the row. */
function useFollowRow({ show, load, focusedRow, revision, onMoved }: Follow): void {
  const number = useRef<number | null>(null)
  const planned = useRef(revision)
  useEffect(() => {
    if (planned.current === revision) {
      number.current = focusedRow?.row ?? number.current
      return
    }
    planned.current = revision
    if (show === 'all' || number.current === null) return
    // Rows that come in meanwhile may be others: only a newer plan overrules where this one put the row.
    void placeOf(load, show, number.current).then(
      (place) => {
        if (place && planned.current === revision) onMoved(place.index)
      },
      () => undefined,
    )
  }, [show, load, revision, focusedRow?.row])
}

type Jump = Readonly<{
  load: LoadRows
  show: Show
  columns: readonly CheckColumn[]
  focus: Focus
  focusedRow: ImportRow | undefined
  move: (to: Focus) => void
  onLeave: (goal: Focus) => void
  setMessage: (text: string) => void
}>

/** F8: the next cell with a problem, row by row and from the top again. */
function useProblemJump({ load, show, columns, focus, focusedRow, move, onLeave, setMessage }: Jump): () => Promise<void> {
  return async () => {
    const indexes = columns.map((column) => column.index)
    const inRow = focusedRow ? problemColumn(focusedRow, indexes, focus.column) : null
    if (inRow !== null) return move({ row: focus.row, column: inRow })
    const found = await nextProblemRow(load, show, focusedRow?.row ?? 0)
    if (!found) return setMessage(show === 'doubt' ? '没有疑点。' : show === 'rejected' ? '没有退回的行。' : '没有退回的行和疑点。')
    const column = problemColumn(found.row, indexes, -1) ?? 0
    const here = found.show === show ? found : await placeAfter(load, show, found.row.row - 1)
    if (here?.row.row === found.row.row) move({ row: here.index, column })
    else {
      const all = await placeAfter(load, 'all', found.row.row - 1)
      if (all) onLeave({ row: all.index, column })
    }
    if (focusedRow && found.row.row <= focusedRow.row) setMessage('已到最后一处，又从头开始。')
  }
}
