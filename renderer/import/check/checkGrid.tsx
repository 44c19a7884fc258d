import { useEffect, useMemo, useRef } from 'react'
import type { FocusEvent, KeyboardEvent, RefObject } from 'react'
import { EmptyState } from '#renderer/ui/index.ts'
import { CellLine } from './cellLine.tsx'
import classes from './check.module.css'
import { CheckHead } from './checkHead.tsx'
import { CheckRow, type CellActions } from './checkRow.tsx'
import { headWidth, rowHeight } from './columns.ts'
import { moveFocus } from './move.ts'
import { useGrid, type Grid, type GridProps } from './useGrid.ts'
import { columnsInSight, drawnRows, headHeight, rowsInSight, scrollTo, useViewport } from './viewport.ts'

/** The rows of one tab; only what is in sight is drawn. */
export function CheckGrid(props: GridProps) {
  const grid = useGrid(props)
  useProblemKey(grid)
  return (
    <>
      {grid.windows.total() === 0 ? <EmptyState title="这里没有行" text="换一个标签看看。" /> : <Scroller grid={grid} />}
      <CellLine grid={grid} />
    </>
  )
}

function Scroller({ grid }: Readonly<{ grid: Grid }>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [viewport, scrolled] = useViewport(scroller)
  const { columns, focus, total } = grid
  const sight = rowsInSight(viewport, total)
  useEffect(() => grid.windows.want(sight[0], sight[1]), [grid.windows, sight[0], sight[1], grid.version])
  useFollowFocus(grid, scroller)
  const drawn = useMemo(
    () => columnsInSight(columns, { left: viewport.left, width: viewport.width }, focus.column),
    [columns, viewport.left, viewport.width, focus.column],
  )
  const last = columns.at(-1)
  const width = headWidth + (last ? last.left + last.width : 0)
  const page = Math.max(1, Math.floor((viewport.height - headHeight) / rowHeight) - 1)
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={`工作表 ${grid.table.sheet} 的行`}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      className={classes.scroller}
      tabIndex={total === 0 ? 0 : -1}
      onScroll={scrolled}
      onFocus={() => grid.own(true)}
      onBlur={(event) => leaveGrid(event, grid)}
      onKeyDown={(event) => pressInGrid(event, grid, page)}
    >
      <CheckHead columns={drawn} width={width} table={grid.table} modes={grid.modes} />
      <Rows grid={grid} rows={drawnRows(sight, focus.row, total)} columns={drawn} width={width} />
    </div>
  )
}

type RowsProps = Readonly<{
  grid: Grid
  rows: readonly number[]
  columns: ReturnType<typeof columnsInSight>
  width: number
}>

function Rows({ grid, rows, columns, width }: RowsProps) {
  const actions = useCellActions(grid)
  const { focus } = grid
  return (
    <div role="rowgroup" className={classes.body} style={{ height: grid.total * rowHeight, width }}>
      {rows.map((index) => (
        <CheckRow
          key={index}
          index={index}
          row={grid.windows.get(index)}
          columns={columns}
          focusPlace={index === focus.row ? focus.column : null}
          editing={index === focus.row && grid.editing}
          owner={grid.owner}
          table={grid.table.index}
          waiting={grid.waiting}
          actions={actions}
        />
      ))}
    </div>
  )
}

/** Brings the focused cell into sight whenever the focus moves. */
function useFollowFocus(grid: Grid, scroller: RefObject<HTMLElement | null>): void {
  const { row, column } = grid.focus
  useEffect(() => {
    if (scroller.current && row < grid.total) scrollTo(scroller.current, row, grid.columns[column])
  }, [row, column, grid.total > 0])
}

/** One object for all rows, so that a row is drawn again only when it changes itself. */
function useCellActions(grid: Grid): CellActions {
  const latest = useRef(grid)
  useEffect(() => {
    latest.current = grid
  })
  return useMemo(
    () => ({
      pick: (row, column) => {
        const now = latest.current
        now.own(true)
        if (!now.editing || now.focus.row !== row || now.focus.column !== column) now.setFocus({ row, column })
      },
      edit: () => latest.current.setEditing(true),
      save: (text, next) => {
        latest.current.setEditing(false)
        if (text !== null) latest.current.saveCell(text)
        if (next) void latest.current.nextProblem()
      },
    }),
    [],
  )
}

function leaveGrid({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>, grid: Grid): void {
  // Without a target the focused element was taken away by drawing: the grid keeps the keyboard.
  if (relatedTarget && !currentTarget.contains(relatedTarget)) grid.own(false)
}

function pressInGrid(event: KeyboardEvent<HTMLElement>, grid: Grid, page: number): void {
  if (grid.editing || event.altKey || event.metaKey) return
  if (event.key === 'Enter' || event.key === 'F2') {
    event.preventDefault()
    grid.setEditing(true)
    return
  }
  if (event.key === ' ') {
    event.preventDefault()
    if (event.shiftKey) grid.chooseRow()
    else grid.chooseCell()
    return
  }
  const to = moveFocus(grid.focus, event, { rows: grid.total, columns: grid.columns.length, page })
  if (!to) return
  event.preventDefault()
  grid.setFocus(to)
}

/** F8 works anywhere on the page. */
function useProblemKey(grid: Grid): void {
  const latest = useRef(grid)
  useEffect(() => {
    latest.current = grid
  })
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.defaultPrevented) return
      event.preventDefault()
      void latest.current.nextProblem()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
