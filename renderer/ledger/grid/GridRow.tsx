import { IconArrowRight, IconEye } from '@tabler/icons-react'
import { memo } from 'react'
import type { ReactNode } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import { cellText, isNumeric } from './cellText.ts'
import { cellKey, type EditState } from './editing.ts'
import classes from './grid.module.css'
import type { Block } from './selection.ts'
import { headWidth, rowHeight, type Slice, type SliceCell } from './slice.ts'
import type { Reveals } from './useReveal.ts'

export type RowActions = Readonly<{
  check: (id: string, checked: boolean, range: boolean) => void
  open: (id: string) => void
  pick: (row: number, column: number, extend: boolean) => void
  drag: (row: number, column: number) => void
  edit: (row: number, column: number) => void
}>

export type RowProps = Readonly<{
  index: number
  id: string
  row: Row | undefined
  slice: Slice
  /** The part of the marked block in this row, null when it does not touch it. */
  block: Block | null
  focusColumn: number | null
  checked: boolean
  flashing: boolean
  pending: EditState['pending']
  reveals: Reveals
  actions: RowActions
  /** The input of the focused cell; given only to the row that has it. */
  editor: ReactNode
}>

/** One row. Drawn again only when something in it changes. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { index, id, row, slice, checked, flashing, actions } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={checked}
      className={classes.row}
      style={{ top: index * rowHeight, width: slice.total }}
      data-checked={checked || undefined}
      data-flash={flashing || undefined}
      data-odd={index % 2 === 1 || undefined}
      data-removed={row?.removed || undefined}
    >
      <div role="rowheader" aria-colindex={1} className={classes.rowHead} style={{ width: headWidth }}>
        <input
          type="checkbox"
          tabIndex={-1}
          className={classes.check}
          aria-label={`选中第 ${index + 1} 行`}
          checked={checked}
          onChange={() => undefined}
          onClick={(event) => actions.check(id, !checked, event.shiftKey)}
        />
        <span className={classes.rowNumber}>{index + 1}</span>
        <button
          type="button"
          tabIndex={-1}
          className={classes.openButton}
          aria-label={`打开第 ${index + 1} 行`}
          title="打开（Ctrl+Enter）"
          onClick={() => actions.open(id)}
        >
          <IconArrowRight size={14} aria-hidden />
        </button>
      </div>
      {slice.cells.map((cell) => (
        <GridCell key={cell.column.field.id} cell={cell} {...props} />
      ))}
    </div>
  )
})

function GridCell({
  cell,
  index,
  id,
  row,
  block,
  focusColumn,
  pending,
  reveals,
  actions,
  editor,
}: RowProps & Readonly<{ cell: SliceCell }>) {
  const { column, index: columnIndex, style } = cell
  const { field } = column
  const waiting = pending[cellKey(id, field.id)]
  const full = reveals.valueOf(id, field.id)
  const masked = row?.masked.includes(field.id) && full === undefined
  const text = waiting ? waiting.label : full !== undefined ? String(full ?? '') : row ? cellText(field, row) : '…'
  const focused = focusColumn === columnIndex
  const inBlock = block !== null && columnIndex >= block.left && columnIndex <= block.right
  return (
    <div
      role="gridcell"
      id={`cell-${index}-${columnIndex}`}
      aria-colindex={columnIndex + 2}
      aria-selected={inBlock}
      aria-invalid={waiting?.state === 'refused' || undefined}
      className={classes.cell}
      style={style}
      title={waiting?.message ?? (text.length > 8 ? text : undefined)}
      data-pinned={column.pinned || undefined}
      data-number={isNumeric(field) || undefined}
      data-block={inBlock || undefined}
      data-focus={focused || undefined}
      data-derived={field.derived !== undefined || undefined}
      data-waiting={waiting?.state}
      onPointerDown={(event) => event.button === 0 && !isInput(event.target) && actions.pick(index, columnIndex, event.shiftKey)}
      onMouseDown={(event) => (isInput(event.target) ? undefined : event.preventDefault())}
      onPointerEnter={(event) => event.buttons === 1 && actions.drag(index, columnIndex)}
      onDoubleClick={() => actions.edit(index, columnIndex)}
    >
      <span className={classes.cellText}>{text}</span>
      {masked && !waiting && <IconEye size={13} className={classes.maskSign} aria-label="已遮挡" />}
      {focused && editor}
    </div>
  )
}

/** The open editor handles its own mouse; anywhere else a press must not take the focus from the waiting input. */
function isInput(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
