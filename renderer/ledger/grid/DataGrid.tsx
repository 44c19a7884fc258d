import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, ReactNode, RefObject } from 'react'
import { codesOf } from '#shared/ledger/registry.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import { CellEditor } from './CellEditor.tsx'
import { cellText, lockedWhy } from './cellText.ts'
import { cellOf, finishEdit, leaveEdit, openCell, typeInCell } from './editCell.ts'
import { GridHead, headTeller, type HeadActions } from './GridHead.tsx'
import { GridRow, type RowActions } from './GridRow.tsx'
import classes from './grid.module.css'
import { pressInGrid, type GridCommands } from './keys.ts'
import type { SortKey } from './layout.ts'
import type { GridModel } from './model.ts'
import { PastePreview } from './PastePreview.tsx'
import { pasteCopied, type Preview } from './paste.ts'
import { at, blockOf, extendTo } from './selection.ts'
import { focusOutOfSight, rowHeight, scrollLeftFor, scrollTopFor, sliceColumns, type Slice } from './slice.ts'
import { pressTold } from '../told/told.ts'
import { useViewport } from './useViewport.ts'

type Props = Readonly<{
  model: GridModel
  sort: readonly SortKey[]
  filtered: ReadonlySet<string>
  head: Omit<HeadActions, 'checkAll'>
  commands: GridCommands
  scroller: RefObject<HTMLDivElement | null>
  /** Shown in place of rows when there are none. */
  empty: ReactNode
  onPage: (rows: number) => void
}>

/** Height of the headings, CSS pixels. */
const headHeight = 34

/** The table: only the rows and columns in sight are drawn; the focused cell always is, since it has the keyboard. */
export function DataGrid({ model, sort, filtered, head, commands, scroller, empty, onPage }: Props) {
  const [viewport, scrolled] = useViewport(scroller)
  const { ids, columns, selection, store } = model
  const first = Math.max(0, Math.floor(viewport.top / rowHeight) - 6)
  const last = Math.min(ids.length - 1, Math.ceil((viewport.top + viewport.height) / rowHeight) + 6)
  useEffect(() => store.want(ids, first, last), [store, ids, first, last, store.version()])
  useEndsAhead(model)
  const page = Math.max(1, Math.floor((viewport.height - headHeight) / rowHeight) - 1)
  useEffect(() => onPage(page), [page])
  useFollowFocus(model, scroller)
  useLeaveGone(model)
  const lone = focusOutOfSight(columns, selection.focus.column, viewport.left, viewport.width)
  const slice = useMemo(() => sliceColumns(columns, viewport.left, viewport.width, lone), [columns, viewport.left, viewport.width, lone])
  const actions = useRowActions(model, commands)
  const active = useKeyboardOwner(scroller)
  const preview = usePastePreview()
  const checkAll = (checked: boolean) => model.check(checked ? new Set(ids) : new Set())
  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        role="grid"
        aria-label={model.ledger.label}
        aria-rowcount={ids.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        className={classes.scroller}
        tabIndex={ids.length === 0 ? 0 : -1}
        onScroll={scrolled}
        onKeyDown={(event) => void (pressColumnTold(event, model) || pressInGrid(event, model, commands))}
        onPaste={(event) => paste(event, model, preview)}
      >
        <GridHead
          registry={model.registry}
          ledger={model.ledger}
          slice={slice}
          sort={sort}
          filtered={filtered}
          checked={checkedState(model)}
          focusColumn={selection.focus.column}
          actions={{ ...head, checkAll }}
        />
        <div role="rowgroup" className={classes.body} style={{ height: ids.length * rowHeight, width: slice.total }}>
          <Rows model={model} first={first} last={last} slice={slice} actions={actions} active={active} />
        </div>
      </div>
      {ids.length === 0 && <div className={classes.notice}>{empty}</div>}
    </div>
  )
}

/** Shift+F1 tells what the column means in which the focus stands. */
function pressColumnTold(event: KeyboardEvent<HTMLElement>, model: GridModel): boolean {
  const at = model.selection.focus.column
  const column = model.columns[at]
  const heading = event.currentTarget.querySelector<HTMLElement>(`[role=columnheader][aria-colindex="${at + 2}"]`)
  return pressTold(event, heading, column ? headTeller(model.registry, model.ledger, column) : null)
}

type RowsProps = Readonly<{
  model: GridModel
  first: number
  last: number
  slice: Slice
  actions: RowActions
  active: boolean
}>

function Rows({ model, first, last, slice, actions, active }: RowsProps) {
  const { ids, selection, store } = model
  const block = blockOf(selection)
  return drawnRows(first, last, selection.focus.row, ids.length).map((index) => {
    const id = ids[index]!
    const focused = index === selection.focus.row
    return (
      <GridRow
        key={id}
        index={index}
        id={id}
        row={store.get(id)}
        slice={slice}
        block={index >= block.top && index <= block.bottom ? block : null}
        focusColumn={focused ? selection.focus.column : null}
        checked={model.checked.has(id)}
        flashing={model.flashing.has(id)}
        pending={model.edits.state.pending}
        reveals={model.reveals}
        actions={actions}
        editor={focused ? <FocusEditor model={model} active={active} /> : null}
      />
    )
  })
}

function paste(event: ClipboardEvent, model: GridModel, preview: Preview): void {
  if (model.edits.state.open || model.readOnly) return
  event.preventDefault()
  const html = event.clipboardData.getData('text/html')
  const text = event.clipboardData.getData('text/plain')
  void pasteCopied(model, { text, ...(html ? { html } : {}) }, preview)
}

/** Asks with all that would change before its eyes. */
function usePastePreview(): Preview {
  const confirm = useConfirm()
  return (plan) => confirm({ title: '粘贴这些内容？', text: <PastePreview plan={plan} />, verb: '粘贴', wide: true })
}

function checkedState({ checked, ids }: GridModel): 'all' | 'some' | 'none' {
  if (checked.size === 0) return 'none'
  return checked.size >= ids.length ? 'all' : 'some'
}

function drawnRows(first: number, last: number, focus: number, count: number): readonly number[] {
  const rows: number[] = []
  if (focus < first && focus < count) rows.push(focus)
  for (let index = first; index <= last; index += 1) rows.push(index)
  if (focus > last && focus < count) rows.push(focus)
  return rows
}

function FocusEditor({ model, active }: Readonly<{ model: GridModel; active: boolean }>) {
  const { row: rowIndex, column: columnIndex } = model.selection.focus
  const found = cellOf(model, rowIndex, columnIndex)
  if (!found) return null
  const { field, row } = found
  const { open } = model.edits.state
  const own = open?.id === row.id && open.field === field.id ? open : null
  return (
    <CellEditor
      key={`${row.id} ${field.id}`}
      field={field}
      codes={codesOf(model.registry, field)}
      row={row}
      open={own}
      locked={lockedWhy(field, row, model.readOnly)}
      active={active}
      shownText={cellText(field, row)}
      onDraft={(draft) => typeInCell(model, draft)}
      onFinish={(draft, how) => own !== null && finishEdit(model, draft, how)}
    />
  )
}

function useRowActions(model: GridModel, commands: GridCommands): RowActions {
  const latest = useRef({ model, commands })
  latest.current = { model, commands }
  const lastChecked = useRef<string | null>(null)
  return useMemo(
    () => ({
      open: (id) => latest.current.commands.open(id),
      pick: (row, column, extend) => {
        const now = latest.current.model
        const { focus } = now.selection
        if (now.edits.state.open && focus.row === row && focus.column === column) return
        leaveEdit(now)
        now.select(extend ? extendTo(now.selection, { row, column }) : at(row, column))
      },
      drag: (row, column) => latest.current.model.select(extendTo(latest.current.model.selection, { row, column })),
      edit: (row, column) => {
        const { model: now, commands: does } = latest.current
        void openCell(now, row, column).then((opened) => (opened || !now.ids[row] || now.readOnly ? undefined : does.open(now.ids[row]!)))
      },
      check: (id, checked, range) => {
        const now = latest.current.model
        const ids = range && lastChecked.current ? between(now.ids, lastChecked.current, id) : [id]
        lastChecked.current = id
        const next = new Set(now.checked)
        for (const each of ids)
          if (checked) next.add(each)
          else next.delete(each)
        now.check(next)
      },
    }),
    [],
  )
}

function between(ids: readonly string[], one: string, other: string): readonly string[] {
  const from = ids.indexOf(one)
  const to = ids.indexOf(other)
  return from < 0 || to < 0 ? [other] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** Milliseconds after which the ends of a list are read ahead: the rows in sight come first. */
const quiet = 300

/** Ctrl+End and Ctrl+Home then show rows at once. */
function useEndsAhead({ ids, store }: GridModel): void {
  useEffect(() => {
    const timer = window.setTimeout(() => {
      store.want(ids, 0, 0)
      store.want(ids, ids.length - 1, ids.length - 1)
    }, quiet)
    return () => window.clearTimeout(timer)
  }, [ids, store])
}

/** A cell that is being written in when its record leaves the list: what was typed is kept as after a click elsewhere. */
function useLeaveGone(model: GridModel): void {
  const { ids } = model
  useEffect(() => {
    const { open } = model.edits.state
    if (open && !ids.includes(open.id)) leaveEdit(model)
  }, [ids])
}

/** Scrolls the focused cell into sight whenever the focus moves. */
function useFollowFocus(model: GridModel, scroller: RefObject<HTMLElement | null>): void {
  const { row, column } = model.selection.focus
  const mounted = useRef(false)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || !mounted.current) {
      mounted.current = true
      return
    }
    element.scrollTop = scrollTopFor(row, element.scrollTop, element.clientHeight, headHeight)
    element.scrollLeft = scrollLeftFor(model.columns, column, element.scrollLeft, element.clientWidth)
  }, [row, column])
}

/** Whether the focused cell should take the keyboard when it is drawn: after a click or key in the grid, until focus goes elsewhere. */
function useKeyboardOwner(scroller: RefObject<HTMLElement | null>): boolean {
  const [active, setActive] = useState(false)
  const look = useCallback(
    (event: Event) => {
      const inside = scroller.current?.contains(event.target as Node) ?? false
      setActive(inside)
    },
    [scroller],
  )
  useEffect(() => {
    document.addEventListener('pointerdown', look, true)
    document.addEventListener('focusin', look, true)
    return () => {
      document.removeEventListener('pointerdown', look, true)
      document.removeEventListener('focusin', look, true)
    }
  }, [look])
  return active
}
