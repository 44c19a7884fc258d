/** Focus in the grid: `row` is the place in the tab, `column` the place among the shown columns. */
export type Focus = Readonly<{ row: number; column: number }>

type Size = Readonly<{ rows: number; columns: number; page: number }>
type Key = Readonly<{ key: string; ctrlKey: boolean }>

/** Where an arrow or page key leads; null when the key moves nothing. */
export function moveFocus(focus: Focus, { key, ctrlKey }: Key, { rows, columns, page }: Size): Focus | null {
  const row = (to: number) => ({ ...focus, row: Math.min(Math.max(0, rows - 1), Math.max(0, to)) })
  const column = (to: number) => ({ ...focus, column: Math.min(Math.max(0, columns - 1), Math.max(0, to)) })
  switch (key) {
    case 'ArrowDown':
      return row(ctrlKey ? rows - 1 : focus.row + 1)
    case 'ArrowUp':
      return row(ctrlKey ? 0 : focus.row - 1)
    case 'ArrowRight':
      return column(ctrlKey ? columns - 1 : focus.column + 1)
    case 'ArrowLeft':
      return column(ctrlKey ? 0 : focus.column - 1)
    case 'PageDown':
      return row(focus.row + page)
    case 'PageUp':
      return row(focus.row - page)
    case 'Home':
      return ctrlKey ? { row: 0, column: 0 } : column(0)
    case 'End':
      return ctrlKey ? { row: Math.max(0, rows - 1), column: Math.max(0, columns - 1) } : column(columns - 1)
    default:
      return null
  }
}
