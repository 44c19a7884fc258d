import type { Block } from './blocks.ts'
import { gridOf, type Grid } from './grid.ts'
import { headingKey } from './heading.ts'
import { headingsOf } from './headerBlock.ts'
import type { RawSheet } from './rawTable.ts'
import { readSheet } from './sheetReader.ts'

/**
 * The parts of a sheet that hold tables of their own side by side: parted by columns that are blank from top to bottom,
 * or one list printed in two or three columns of the page. Columns keep their numbers. A sheet with one table is its
 * own only band.
 */
export function bandsOf(grid: Grid, blocksOf: (grid: Grid) => readonly Block[]): readonly Grid[] {
  const cuts = [...gapsOf(grid), ...columnsOfPage(grid, blocksOf(grid))]
  for (const cut of [cuts, cuts.slice(0, 1)]) {
    if (cut.length === 0) continue
    const parts = partsOf(grid, cut)
    if (areApart(parts, blocksOf)) return parts
  }
  return [grid]
}

/** First and last column of a part. */
type Span = Readonly<{ from: number; to: number }>

function partsOf(grid: Grid, cuts: readonly Span[]): readonly Grid[] {
  const parts: Grid[] = []
  let from = 0
  for (const cut of [...cuts, { from: grid.columnCount, to: grid.columnCount }]) {
    if (cut.from > from) parts.push(gridOf(readSheet(partOf(grid.sheet, { from, to: cut.from - 1 }))))
    from = Math.max(cut.to + 1, cut.from)
  }
  return parts.filter((part) => part.sheet.cells.row.length > 0)
}

/** Columns without any cell between others that have some; titles merged over them do not count. */
function gapsOf(grid: Grid): readonly Span[] {
  const filled = new Uint8Array(grid.columnCount)
  const { column: columns } = grid.sheet.cells
  let blank = grid.columnCount
  // The first rows of a full list fill all columns.
  for (let index = 0; index < columns.length && blank > 0; index += 1) {
    const column = columns[index]!
    if (filled[column] === 1) continue
    filled[column] = 1
    blank -= 1
  }
  const gaps: Span[] = []
  const first = filled.indexOf(1)
  for (let column = first + 1; column < grid.columnCount; column += 1) {
    if (filled[column] === 1) continue
    const from = column
    while (column + 1 < grid.columnCount && filled[column + 1] !== 1) column += 1
    if (first >= 0 && from - first >= 2 && grid.columnCount - column > 2) gaps.push({ from, to: column })
  }
  return gaps
}

/** Where the headings of the first table begin again from the very first: 序号 姓名 电话 | 序号 姓名 电话. */
function columnsOfPage(grid: Grid, blocks: readonly Block[]): readonly Span[] {
  const block = blocks[0]
  if (!block) return []
  const headings = headingsOf(grid, block.top, block.bottom)
  const keys = headings.map((heading) => heading.path.map(headingKey).join('/'))
  const period = keys.indexOf(keys[0] ?? '', 1)
  if (period < 2 || keys.length % period !== 0 || keys.some((key, index) => key !== keys[index % period])) return []
  return headings.flatMap((heading, index) => (index > 0 && index % period === 0 ? [{ from: heading.index, to: heading.index - 1 }] : []))
}

/** Each part has a header of its own, and they speak of the same things, or stand at different heights. */
function areApart(parts: readonly Grid[], blocksOf: (grid: Grid) => readonly Block[]): boolean {
  if (parts.length < 2) return false
  const first = parts.map((part) => ({ part, block: blocksOf(part)[0] }))
  const own = first.flatMap(({ part, block }) => (block ? [{ part, block, keys: keysOf(part, block) }] : []))
  if (own.length < parts.length)
    return own.length > 0 && first.every(({ part, block }) => block !== undefined || beginsAbove(part, own[0]!.block))
  if (own.some(({ keys }) => keys.size < 2)) return false
  return own.slice(1).every(({ block, keys }) => {
    const before = own[0]!
    const shared = [...keys].filter((key) => before.keys.has(key)).length
    return shared >= Math.min(2, keys.size) || block.top !== before.block.top
  })
}

/** A list for choices that somebody left beside the table: no header, and values beside the title already. */
function beginsAbove(part: Grid, block: Block): boolean {
  return (part.sheet.cells.row[0] ?? 0) < block.top
}

function keysOf(grid: Grid, block: Block): ReadonlySet<string> {
  return new Set(headingsOf(grid, block.top, block.bottom).map((heading) => headingKey(heading.path.at(-1) ?? '')))
}

/** The cells of some columns; what is merged over the border stands at its edge. */
function partOf(sheet: RawSheet, { from, to }: Span): RawSheet {
  const across = sheet.merges.filter((merge) => merge.left < from && merge.right >= from)
  const moved = new Set(across.map((merge) => `${merge.top}:${merge.left}`))
  const places: (readonly [index: number, column: number])[] = []
  const { row, column } = sheet.cells
  for (let index = 0; index < row.length; index += 1) {
    const at = column[index] ?? 0
    if (at >= from && at <= to) places.push([index, at])
    else if (moved.size > 0 && moved.has(`${row[index]}:${at}`)) places.push([index, from])
  }
  const pick = <T extends Uint32Array | Uint16Array | Uint8Array | Float64Array | Int32Array>(list: T): T =>
    list.map((_, at) => list[places[at]?.[0] ?? 0] ?? 0).slice(0, places.length) as T
  const merges = sheet.merges
    .filter((merge) => merge.left <= to && merge.right >= from)
    .map((merge) => ({ ...merge, left: Math.max(merge.left, from), right: Math.min(merge.right, to) }))
  const { kind, number, text, flags } = sheet.cells
  return {
    ...sheet,
    cells: {
      row: pick(row),
      column: Uint16Array.from(places, ([, at]) => at),
      kind: pick(kind),
      number: pick(number),
      text: pick(text),
      flags: pick(flags),
    },
    merges,
  }
}
