import type { GridColumn } from './layout.ts'

/** Width of the row head (check box, number, open button), CSS pixels. */
export const headWidth = 96
export const rowHeight = 32

export type SliceCell = Readonly<{
  column: GridColumn
  index: number
  style: Readonly<{ width: number; left: number; position: 'sticky' | 'absolute' }>
}>

/** The columns that are drawn at a scroll position: the frozen ones, those in sight, and the focused one. */
export type Slice = Readonly<{ cells: readonly SliceCell[]; total: number; pinnedWidth: number }>

export function sliceColumns(columns: readonly GridColumn[], scrollLeft: number, width: number, focus: number): Slice {
  const last = columns.at(-1)
  const total = headWidth + (last ? last.left + last.width : 0)
  const pinnedWidth = headWidth + columns.reduce((sum, column) => sum + (column.pinned ? column.width : 0), 0)
  const from = scrollLeft + pinnedWidth - overscan
  const to = scrollLeft + width + overscan
  const cells = columns.flatMap((column, index) => {
    const left = headWidth + column.left
    const visible = column.pinned || index === focus || (left + column.width >= from && left <= to)
    if (!visible) return []
    return [
      {
        column,
        index,
        style: { width: column.width, left, position: column.pinned ? ('sticky' as const) : ('absolute' as const) },
      },
    ]
  })
  return { cells, total, pinnedWidth }
}

/** The focused column where it is not drawn anyway, else -1: moving among columns in sight then changes no slice. */
export function focusOutOfSight(columns: readonly GridColumn[], focus: number, scrollLeft: number, width: number): number {
  const drawn = sliceColumns(columns, scrollLeft, width, -1).cells.some((cell) => cell.index === focus)
  return drawn ? -1 : focus
}

/** Pixels drawn beyond the edge, so that quick scrolling shows no gaps. */
const overscan = 200

/** The scroll position at which a column is fully in sight beside the frozen ones. */
export function scrollLeftFor(columns: readonly GridColumn[], index: number, scrollLeft: number, width: number): number {
  const column = columns[index]
  if (!column || column.pinned) return scrollLeft
  const pinned = headWidth + columns.reduce((sum, other) => sum + (other.pinned ? other.width : 0), 0)
  const left = headWidth + column.left
  if (left - scrollLeft < pinned) return left - pinned
  if (left + column.width - scrollLeft > width) return Math.min(left - pinned, left + column.width - width)
  return scrollLeft
}

/** As above for rows: the scroll position at which a row is in sight below the heading. */
export function scrollTopFor(row: number, scrollTop: number, height: number, heading: number): number {
  const top = row * rowHeight
  const visible = height - heading
  if (top < scrollTop) return top
  if (top + rowHeight > scrollTop + visible) return top + rowHeight - visible
  return scrollTop
}
