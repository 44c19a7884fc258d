import { columnOf } from '#shared/ledger/column.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { fieldOf } from '#shared/ledger/registry.ts'
import type { Step } from './targetPath.ts'

/** Records reached from others by a way of steps: from each record's id the records at its end. */
export type Reached = ReadonlyMap<string, readonly StoredRow[]>

/** Walks a way for a window of records; each step is one query for all of them. */
export function walk(context: ReadContext, rows: readonly StoredRow[], path: readonly Step[]): Reached {
  let reached = new Map(rows.map((row) => [row.id, [row] as readonly StoredRow[]]))
  for (const step of path) {
    const all = [...reached.values()].flat()
    const next = step.kind === 'link' ? linked(context, all, step) : children(context, all, step)
    reached = new Map([...reached].map(([id, now]) => [id, now.flatMap((row) => next(row))]))
  }
  return reached
}

type Follow = (row: StoredRow) => readonly StoredRow[]

function linked(context: ReadContext, rows: readonly StoredRow[], { field, ledger }: Step): Follow {
  const ids = [...new Set(rows.map((row) => row.values[field]).filter((id) => typeof id === 'string'))]
  const found = new Map(readRecords(context, needLedger(context.registry, ledger), ids).map((row) => [row.id, row]))
  return (row) => {
    const target = found.get(String(row.values[field]))
    return target ? [target] : []
  }
}

function children(context: ReadContext, rows: readonly StoredRow[], { field, ledger }: Step): Follow {
  const definition = needLedger(context.registry, ledger)
  const link = columnOf(fieldOf(definition, field))
  const ids = JSON.stringify([...new Set(rows.map((row) => row.id))])
  const found = context.engine.values(
    `SELECT id FROM ${definition.table} WHERE _removed = 0 AND ${link} IN (SELECT value FROM json_each(?)) ORDER BY id`,
    [ids],
  )
  const byParent = new Map<string, StoredRow[]>()
  const children = readRecords(
    context,
    definition,
    found.map(([id]) => id as string),
  )
  for (const row of children) {
    const parent = String(row.values[field])
    byParent.set(parent, [...(byParent.get(parent) ?? []), row])
  }
  return (row) => byParent.get(row.id) ?? []
}
