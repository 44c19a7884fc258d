import { columnOf } from '#shared/ledger/column.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { childrenOf, fieldOf } from '#shared/ledger/registry.ts'
import { readRecords, type ReadContext, type StoredRow } from './read.ts'

export type ChildRows = Readonly<{ ledger: LedgerDefinition; rows: readonly StoredRow[] }>

/** Records that are part of this one, by ledger, in order of entry; removed ones included (the screen shows them on demand). */
export function childRecords(context: ReadContext, parent: LedgerDefinition, id: string): readonly ChildRows[] {
  return childrenOf(context.registry, parent.id).map((ledger) => {
    const link = columnOf(fieldOf(ledger, ledger.parent!.field))
    const ids = context.engine
      .values(`SELECT id FROM ${ledger.table} WHERE ${link} = ? ORDER BY rowid`, [id])
      .map((row) => row[0] as string)
    return { ledger, rows: readRecords(context, ledger, ids) }
  })
}

/** Children of many parents at once, by parent id, in order of entry; removed ones included. `fields`: see `readRecords`. */
export function childRecordsOf(
  context: ReadContext,
  child: LedgerDefinition,
  parentIds: readonly string[],
  fields?: ReadonlySet<string>,
): ReadonlyMap<string, readonly StoredRow[]> {
  const link = child.parent!.field
  const column = columnOf(fieldOf(child, link))
  const ids = context.engine.values(`SELECT id FROM ${child.table} WHERE ${column} IN (SELECT value FROM json_each(?)) ORDER BY rowid`, [
    JSON.stringify(parentIds),
  ])
  const byParent = new Map<string, StoredRow[]>()
  for (const row of readRecords(
    context,
    child,
    ids.map((entry) => entry[0] as string),
    fields && new Set([...fields, link]),
  )) {
    const parent = String(row.values[link])
    const list = byParent.get(parent)
    if (list) list.push(row)
    else byParent.set(parent, [row])
  }
  return byParent
}
