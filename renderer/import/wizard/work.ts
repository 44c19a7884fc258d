import type { Input } from '#shared/ipc/contract.ts'
import type { ImportOverview } from '#shared/ipc/outputs.ts'

export type Target = Readonly<{ ledger: string; field: string }>
export type Overrides = Readonly<Record<string, Target | null>>

/** What a person decided for one table. Rows are as Excel numbers them, columns count from 0. */
export type TableWork = Readonly<{
  include?: boolean
  overrides: Overrides
  /** Text typed in the review, by `row:column`. */
  edits: Readonly<Record<string, string>>
  /** Rows left out (true) or taken again (false). */
  skips: Readonly<Record<number, boolean>>
}>

/** All decisions by table index. Kept in the window, so that a session that is lost can be made again. */
export type Work = Readonly<Record<number, TableWork>>

const untouched: TableWork = { overrides: {}, edits: {}, skips: {} }

export function workOf(work: Work, table: number): TableWork {
  return work[table] ?? untouched
}

/** The work with some decisions added to a table. */
export function withWork(work: Work, table: number, more: Partial<TableWork>): Work {
  const now = workOf(work, table)
  const merged: TableWork = {
    ...now,
    ...(more.include === undefined ? {} : { include: more.include }),
    overrides: { ...now.overrides, ...more.overrides },
    edits: { ...now.edits, ...more.edits },
    skips: { ...now.skips, ...more.skips },
  }
  return { ...work, [table]: merged }
}

export type Fixes = Pick<Input<'import.fix'>, 'fixes' | 'skips'>

/** Edits and skips as the data core takes them, at most 5,000 edits and 50,000 skips a call. */
export function fixesOf({ edits, skips }: Pick<TableWork, 'edits' | 'skips'>): readonly Fixes[] {
  const fixes = Object.entries(edits).map(([place, text]) => {
    const [row, column] = place.split(':')
    return { row: Number(row), column: Number(column), text }
  })
  const skipped = Object.entries(skips).map(([row, skip]) => ({ row: Number(row), skip }))
  const parts: Fixes[] = []
  for (let from = 0; from < Math.max(fixes.length / editsAtOnce, skipped.length / skipsAtOnce); from += 1) {
    parts.push({
      fixes: fixes.slice(from * editsAtOnce, (from + 1) * editsAtOnce),
      skips: skipped.slice(from * skipsAtOnce, (from + 1) * skipsAtOnce),
    })
  }
  return parts
}

const editsAtOnce = 5_000
const skipsAtOnce = 50_000

/**
 * A column takes a field; the column that had it gives it up. Said for both, since the core would otherwise let the
 * rightmost decision win.
 */
export function overridesFor(columns: ImportOverview['tables'][number]['columns'], column: number, target: Target | null): Overrides {
  const overrides: Record<string, Target | null> = { [column]: target }
  if (!target) return overrides
  for (const other of columns) {
    if (other.index !== column && other.ledger === target.ledger && other.field === target.field) overrides[other.index] = null
  }
  return overrides
}

/** Whether two readings of the workbook show the same tables, so that decisions by row and column still hold. */
export function isSameBook(one: ImportOverview, other: ImportOverview): boolean {
  return JSON.stringify(one.tables.map(shapeOf)) === JSON.stringify(other.tables.map(shapeOf))
}

function shapeOf(table: ImportOverview['tables'][number]) {
  return [table.sheet, table.headerRows, table.dataRows, table.columns.map((column) => [column.header, column.samples])]
}
