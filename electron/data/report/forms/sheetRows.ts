import type { StoredRow } from '#data/store/read.ts'
import type { TableBlock, Within } from '#shared/forms/define.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { fillText, holds, type Filling, type Place } from './fill.ts'

/** Rows of a table that depend on the record of its sheet. */

/** What the sheet's record says of each row stands in the column, where its conditions hold. */
export function withKnown(filling: Filling, block: TableBlock, place: Place): TableBlock {
  if (!place.row || block.columns.every((column) => column.known === undefined)) return block
  const columns = block.columns.map((column) => {
    const { known } = column
    if (!known?.when.every((when) => holds(filling, when, place))) return column
    // A value is no template.
    return { ...column, text: fillText(filling, known.text, place).replace(/[{}]/g, '') }
  })
  return { ...block, columns }
}

/** The child records that the table shows, in the order in which it shows them. */
export function rowsOf(children: readonly StoredRow[], block: TableBlock, owner: StoredRow): readonly StoredRow[] {
  const rows = within(children, block.within, owner)
  return block.turned ? rows.slice(0, block.maxRows).reverse() : rows
}

/** Records of the days between the two; months and years are compared as far as they are written. */
export function within(rows: readonly StoredRow[], span: Within | undefined, { values }: StoredRow): readonly StoredRow[] {
  if (!span) return rows
  const from = textIn(values[span.from])
  const to = span.to === undefined ? '' : textIn(values[span.to])
  return rows.filter((row) => {
    const day = span.day.map((id) => textIn(row.values[id])).find((text) => text !== '') ?? ''
    return !isBefore(day, from) && !isBefore(to, day)
  })
}

function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  return one.slice(0, length) < other.slice(0, length)
}

function textIn(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
