/** Where the grid stands: a focused cell and the corner from which the marked block was drawn. Pure; rows and columns count from 0. */

export type Cell = Readonly<{ row: number; column: number }>

export type Selection = Readonly<{ anchor: Cell; focus: Cell }>

/** Size of the grid; `page` is the number of rows that PgUp and PgDn jump. */
export type Extent = Readonly<{ rows: number; columns: number; page: number }>

export type Block = Readonly<{ top: number; bottom: number; left: number; right: number }>

export type Move = 'up' | 'down' | 'left' | 'right' | 'home' | 'end' | 'top' | 'bottom' | 'pageUp' | 'pageDown' | 'next' | 'previous'

export const start: Selection = { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } }

/** The selection after a move; with `extend` the anchor stays (Shift). `next` and `previous` wrap into the neighbouring row like Tab. */
export function move(selection: Selection, step: Move, extent: Extent, extend = false): Selection {
  if (extent.rows === 0 || extent.columns === 0) return start
  const focus = clampCell(target(selection.focus, step, extent), extent)
  return { anchor: extend ? selection.anchor : focus, focus }
}

export function at(row: number, column: number): Selection {
  return { anchor: { row, column }, focus: { row, column } }
}

export function extendTo(selection: Selection, focus: Cell): Selection {
  return { anchor: selection.anchor, focus }
}

/** All cells; the focus stands in the first, so that typing does not land at the far end. */
export function everything(extent: Extent): Selection {
  return {
    anchor: { row: Math.max(0, extent.rows - 1), column: Math.max(0, extent.columns - 1) },
    focus: { row: 0, column: 0 },
  }
}

/** The marked block with its corners in order. */
export function blockOf({ anchor, focus }: Selection): Block {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  }
}

export function sizeOf(block: Block): number {
  return (block.bottom - block.top + 1) * (block.right - block.left + 1)
}

/** Pulled back into a grid that has become smaller. */
export function clamp(selection: Selection, extent: Extent): Selection {
  const anchor = clampCell(selection.anchor, extent)
  const focus = clampCell(selection.focus, extent)
  const same = anchor.row === selection.anchor.row && anchor.column === selection.anchor.column
  return same && focus.row === selection.focus.row && focus.column === selection.focus.column ? selection : { anchor, focus }
}

type KeyPress = Readonly<{ key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }>

/** The move that a key means in the grid; null for keys that mean something else. */
export function moveOf(press: KeyPress): Move | null {
  const far = press.ctrlKey || press.metaKey
  switch (press.key) {
    case 'ArrowUp':
      return far ? 'top' : 'up'
    case 'ArrowDown':
      return far ? 'bottom' : 'down'
    case 'ArrowLeft':
      return far ? 'home' : 'left'
    case 'ArrowRight':
      return far ? 'end' : 'right'
    case 'Home':
      return far ? 'top' : 'home'
    case 'End':
      return far ? 'bottom' : 'end'
    case 'PageUp':
      return 'pageUp'
    case 'PageDown':
      return 'pageDown'
    case 'Enter':
      return press.shiftKey ? 'up' : 'down'
    case 'Tab':
      return press.shiftKey ? 'previous' : 'next'
    default:
      return null
  }
}

function target({ row, column }: Cell, step: Move, extent: Extent): Cell {
  switch (step) {
    case 'up':
      return { row: row - 1, column }
    case 'down':
      return { row: row + 1, column }
    case 'left':
      return { row, column: column - 1 }
    case 'right':
      return { row, column: column + 1 }
    case 'home':
      return { row, column: 0 }
    case 'end':
      return { row, column: extent.columns - 1 }
    case 'top':
      return { row: 0, column }
    case 'bottom':
      return { row: extent.rows - 1, column }
    case 'pageUp':
      return { row: row - extent.page, column }
    case 'pageDown':
      return { row: row + extent.page, column }
    default:
      return wrapped({ row, column }, step, extent)
  }
}

function wrapped({ row, column }: Cell, step: Move, extent: Extent): Cell {
  if (step === 'next') {
    if (column < extent.columns - 1) return { row, column: column + 1 }
    return row < extent.rows - 1 ? { row: row + 1, column: 0 } : { row, column }
  }
  if (column > 0) return { row, column: column - 1 }
  return row > 0 ? { row: row - 1, column: extent.columns - 1 } : { row, column }
}

function clampCell(cell: Cell, extent: Extent): Cell {
  return {
    row: Math.max(0, Math.min(extent.rows - 1, cell.row)),
    column: Math.max(0, Math.min(extent.columns - 1, cell.column)),
  }
}
