/** The text form in which Excel and WPS put cells on the clipboard: tabs, line ends, quotes around what holds either. */

/**
 * Rows of cells of a pasted text. Quoted cells may hold tabs, line ends and doubled quotes; the line end that
 * Excel puts after the last row makes no further row.
 */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let position = 0
  while (position <= text.length) {
    const { cell, end } = readCell(text, position)
    row.push(cell)
    const sign = text.charAt(end)
    if (sign === '\t') {
      position = end + 1
      continue
    }
    rows.push(row)
    row = []
    if (end >= text.length) break
    position = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (position >= text.length) break
  }
  return text === '' ? [] : rows
}

/** Cells as clipboard text. */
export function blockText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n')
}

/** Cells as a table, with texts kept as texts so that Excel loses no digit of an ID number. */
export function blockHtml(rows: readonly (readonly string[])[]): string {
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td style="mso-number-format:'\\@'">${escaped(cell)}</td>`).join('')}</tr>`)
  return `<table>${body.join('')}</table>`
}

export type Target = Readonly<{ row: number; column: number; text: string }>

/**
 * Which cell gets which text when a block is pasted at the top left of a marked block. One single cell fills the
 * whole marked block, as in Excel; what would fall outside the grid is counted in `outside`.
 */
export function pasteTargets(
  cells: readonly (readonly string[])[],
  block: Readonly<{ top: number; left: number; bottom: number; right: number }>,
  extent: Readonly<{ rows: number; columns: number }>,
): Readonly<{ targets: readonly Target[]; outside: number }> {
  const single = cells.length === 1 && cells[0]?.length === 1 ? (cells[0][0] ?? '') : null
  const targets: Target[] = []
  if (single !== null) {
    for (let row = block.top; row <= block.bottom; row += 1) {
      for (let column = block.left; column <= block.right; column += 1) targets.push({ row, column, text: single })
    }
    return { targets, outside: 0 }
  }
  let outside = 0
  cells.forEach((line, down) => {
    line.forEach((text, across) => {
      const row = block.top + down
      const column = block.left + across
      if (row < extent.rows && column < extent.columns) targets.push({ row, column, text })
      else outside += 1
    })
  })
  return { targets, outside }
}

function readCell(text: string, position: number): Readonly<{ cell: string; end: number }> {
  if (text.charAt(position) === '"') {
    const cell = readQuoted(text, position)
    if (cell) return cell
  }
  let end = position
  while (end < text.length && !'\t\r\n'.includes(text.charAt(end))) end += 1
  return { cell: text.slice(position, end), end }
}

/** A quoted cell must end before a tab, a line end or the end; else the quote was part of plain text (5"管). */
function readQuoted(text: string, position: number): Readonly<{ cell: string; end: number }> | null {
  let cell = ''
  for (let index = position + 1; index < text.length; index += 1) {
    if (text.charAt(index) !== '"') {
      cell += text.charAt(index)
    } else if (text.charAt(index + 1) === '"') {
      cell += '"'
      index += 1
    } else {
      const after = text.charAt(index + 1)
      return after === '' || '\t\r\n'.includes(after) ? { cell, end: index + 1 } : null
    }
  }
  return null
}

function quoted(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell
}

function escaped(cell: string): string {
  return cell.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
