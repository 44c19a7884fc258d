import { dictionaryOf, type Dictionary } from './dictionary.ts'
import { mergeAt, type Grid } from './grid.ts'
import { cleanHeading, headingKey } from './heading.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { unitOf, type Unit } from './family.ts'

/**
 * A label of a form with the cell or the text that answers it. `known`: the label is word by word one of household or
 * member. Rows and columns from 0.
 */
export type Pair = Readonly<{
  label: string
  at: readonly [row: number, column: number]
  value: Readonly<{ row: number; column: number }> | string
  valueRow: number
  known: boolean
}>

/** Rows that are looked at, `from` … `to` - 1, where a form asks. */
type Span = Readonly<{ from: number; to: number }>

/** Labels with a value to their right, with a value below them, or with one behind a colon in the same cell. */
export function pairsIn(registry: Registry, grid: Grid, { from, to }: Span): readonly Pair[] {
  const unit = unitOf(registry)
  if (!unit) return []
  const context: Context = { grid, unit, dictionary: dictionaryOf(registry) }
  const pairs: Pair[] = []
  for (let row = from; row < to; row += 1) {
    const below = row + 1 < to ? labelsOverValues(context, row) : []
    if (below.length > 0) {
      pairs.push(...below)
      row += 1
    } else pairs.push(...besideLabels(context, row), ...behindColons(context, row))
  }
  return pairs
}

type Context = Readonly<{ grid: Grid; unit: Unit; dictionary: Dictionary }>

/** 3组 is a group, not a label that somebody counted. */
export function isGroupName(text: string): boolean {
  return /^第?[\d一二三四五六七八九十]+组$/.test(text)
}

/** Word by word a heading of household or member. */
function isLabel({ unit, dictionary }: Context, text: string): boolean {
  if (text.length < 2 || text.length > 20 || isGroupName(text)) return false
  const found = dictionary.normal.get(headingKey(bareLabel(text)))
  return found?.some((one) => one.ledger === unit.parent.id || one.ledger === unit.child.id) ?? false
}

/** 户主 is a label in a form and a value in a list: the cell beside it decides nothing, so it needs 姓名 or a colon. */
export const alsoValue = /^(?:户主|低保|残疾|五保|特困|耕地|林地)$/

const bareLabel = (text: string): string => cleanHeading(text).replace(/[:：]$/, '')

/** Filled cells of a row from left to right; of a merge only its first. */
function cellsOf({ grid }: Context, row: number): readonly Readonly<{ column: number; end: number; text: string; isDown: boolean }>[] {
  return grid.reader.columnsOf(row).flatMap((column) => {
    const text = grid.reader.text(row, column).trim()
    const merge = mergeAt(grid, row, column)
    if (text === '' || (merge && (merge.top !== row || merge.left !== column))) return []
    return [{ column, end: merge?.right ?? column, text, isDown: merge !== undefined && merge.bottom > merge.top }]
  })
}

/** 户主姓名 | 张三 | 联系电话 | 139…: the value stands directly behind its label. */
function besideLabels(context: Context, row: number): readonly Pair[] {
  const cells = cellsOf(context, row)
  return cells.flatMap((cell, index): readonly Pair[] => {
    const next = cells[index + 1]
    if (!next || !isLabel(context, cell.text) || (alsoValue.test(bareLabel(cell.text)) && !/[:：]$/.test(cell.text))) return []
    if (next.column !== cell.end + 1 || isLabel(context, next.text)) return []
    return [{ label: bareLabel(cell.text), at: [row, cell.column], value: { row, column: next.column }, valueRow: row, known: true }]
  })
}

const leastLabels = 3

/** A row of labels with the row of their values below: known ones among them, and no value is a label. */
function labelsOverValues(context: Context, row: number): readonly Pair[] {
  const { grid } = context
  const labels = cellsOf(context, row).filter((cell) => !cell.isDown)
  const known = labels.filter((cell) => isLabel(context, cell.text))
  if (known.length < leastLabels || known.length * 3 < labels.length) return []
  if (labels.some((cell) => /\d{5,}|[:：]/.test(cell.text) || cell.text.length > 20)) return []
  const values = cellsOf(context, row + 1)
  if (values.length < 2 || values.some((value) => asks(context, value.text) && !alsoValue.test(value.text))) return []
  const columns = new Set(labels.map((cell) => cell.column))
  if (isListBelow(context, row + 2, columns)) return []
  if (values.some((value) => !columns.has(value.column) && mergeAt(grid, row + 1, value.column)?.top === row + 1)) return []
  return labels.flatMap((cell): readonly Pair[] =>
    grid.reader.text(row + 1, cell.column).trim() === ''
      ? []
      : [
          {
            label: bareLabel(cell.text),
            at: [row, cell.column],
            value: { row: row + 1, column: cell.column },
            valueRow: row + 1,
            known: isLabel(context, cell.text),
          },
        ],
  )
}

/** A label of any ledger, or one with a colon. */
function asks({ dictionary }: Context, text: string): boolean {
  return /[:：]/.test(text) || (text.length >= 3 && !isGroupName(text) && dictionary.normal.has(headingKey(bareLabel(text))))
}

/** Another row of values under the first: a list, not one household's answers. */
function isListBelow(context: Context, row: number, columns: ReadonlySet<number>): boolean {
  const cells = cellsOf(context, row)
  if (cells.some((cell) => asks(context, cell.text))) return false
  const same = cells.filter((cell) => columns.has(cell.column))
  return same.length >= 2 && same.length * 2 >= columns.size
}

/** Words before a colon that begin a sentence. */
const sentence = /^(?:说明|备注|注|情况)$/

/** 户主姓名：张三    联系电话：139…: several of them in one cell, blanks between. */
function behindColons(context: Context, row: number): readonly Pair[] {
  return cellsOf(context, row).flatMap((cell): readonly Pair[] =>
    [...cell.text.matchAll(/([^\s\u3000:：]{2,14})[:：][ \u3000]*([^\s\u3000:：]{1,40})(?=[\s\u3000]|$)/g)].flatMap(
      (match): readonly Pair[] => {
        const [, label = '', value = ''] = match
        return isLabel(context, label) && !sentence.test(label)
          ? [{ label: bareLabel(label), at: [row, cell.column], value, valueRow: row, known: true }]
          : []
      },
    ),
  )
}
