import { columnReader } from '#data/store/columns.ts'
import { compileFilter } from '#data/store/compileQuery.ts'
import { sortIds } from '#data/store/sort.ts'
import { sortColumn } from '#data/store/sortColumns.ts'
import { valueUntil } from '#data/store/valueUntil.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, ledgerOf } from '#shared/ledger/registry.ts'
import type { FieldPath, LinkStep, Relation } from '#shared/printing/forms/paths.ts'

/** Child records of a relation, as a block of a form asks for them. */
export type ChildWish = Readonly<{ relation: Relation; filter: string; sort: readonly string[] }>

/**
 * Records that a batch of sheets needs, read together: a query for each link and each relation, however many records.
 * What was not asked for beforehand is not there.
 */
export type RecordStore = Readonly<{
  /** Reads the linked records of `rows` along the links. */
  follow: (rows: readonly StoredRow[], links: readonly LinkStep[]) => void
  linked: (row: StoredRow, links: readonly LinkStep[]) => StoredRow | undefined
  /** Reads the child records of all `rows`; answers all of them, so that their own links can be followed. */
  readChildren: (rows: readonly StoredRow[], wish: ChildWish) => readonly StoredRow[]
  children: (row: StoredRow, wish: ChildWish) => readonly StoredRow[]
  /** The row with what a field of it came to by a day of the sheet's record; as it is where that day is not known. */
  until: (row: StoredRow, path: FieldPath, sheet: StoredRow) => StoredRow
}>

export function recordStore(context: ReadContext): RecordStore {
  const known = new Map<string, Map<string, StoredRow>>()
  const families = new Map<string, ReadonlyMap<string, readonly StoredRow[]>>()
  const of = (ledger: LedgerDefinition) => known.get(ledger.id) ?? known.set(ledger.id, new Map()).get(ledger.id)!

  function step(rows: readonly StoredRow[], { field, target }: LinkStep): readonly StoredRow[] {
    const there = of(target)
    const ids = [...new Set(rows.map((row) => row.values[field.id]).filter((id): id is string => typeof id === 'string' && id !== ''))]
    const missing = ids.filter((id) => !there.has(id))
    if (missing.length > 0) for (const row of readRecords(context, target, missing)) there.set(row.id, row)
    return ids.map((id) => there.get(id)).filter((row): row is StoredRow => row !== undefined)
  }

  return {
    follow: (rows, links) => void links.reduce(step, rows),
    linked: (row, links) =>
      links.reduce<StoredRow | undefined>((at, { field, target }) => at && of(target).get(String(at.values[field.id] ?? '')), row),
    readChildren: (rows, wish) => {
      const family = readFamily(
        context,
        rows.map((row) => parentId(row, wish.relation)).filter((id) => id !== ''),
        wish,
      )
      const key = keyOf(wish)
      families.set(key, new Map([...(families.get(key) ?? []), ...family]))
      return [...family.values()].flat()
    },
    children: (row, wish) => families.get(keyOf(wish))?.get(parentId(row, wish.relation)) ?? [],
    until: (row, path, sheet) => rowUntil(context, row, path, sheet),
  }
}

function rowUntil(context: ReadContext, row: StoredRow, { ledger, field, until }: FieldPath, sheet: StoredRow): StoredRow {
  const day = until && sheet.values[until.id]
  const { derived } = field
  if (typeof day !== 'string' || day === '' || !derived || !('ledger' in derived)) return row
  // A payment says what was paid including itself, not what else was paid on its day.
  const isOne = findField(ledgerOf(context.registry, derived.ledger), until!.id) === until
  const value = valueUntil(context, { ledger, id: row.id, field }, { day, ...(isOne ? { entry: sheet.id } : {}) })
  return { ...row, values: { ...row.values, [field.id]: value } }
}

function keyOf({ relation, filter, sort }: ChildWish): string {
  return [relation.child.id, relation.link.id, relation.via?.id ?? '', filter, ...sort].join('\n')
}

function parentId(row: StoredRow, { via }: Relation): string {
  return via === null ? row.id : String(row.values[via.id] ?? '')
}

function readFamily(context: ReadContext, parents: readonly string[], wish: ChildWish): ReadonlyMap<string, readonly StoredRow[]> {
  const { child, link } = wish.relation
  const reader = columnReader(context.registry, child, context.today)
  const filter = wish.filter === '' ? null : compileFilter(wish.filter, child, reader)
  if (filter && isFault(filter)) throw new FaultError(filter)
  const keys = wish.sort
    .map((key) => ({ field: key.replace(/^-/, ''), down: key.startsWith('-') }))
    .filter((key) => findField(child, key.field))
  const columns = keys.map((key) => sortColumn(context, child, reader, key))
  const owner = reader.value(link.id).sql
  const where = `t._removed = 0 AND ${owner} IN (SELECT value FROM json_each(?))${filter ? ` AND ${filter.sql}` : ''}`
  const sql = `SELECT ${['t.id', ...columns.map((column) => column.sql)].join(', ')} FROM ${reader.from()} WHERE ${where} ORDER BY t.rowid`
  const rows = context.engine.values(sql, [JSON.stringify([...new Set(parents)]), ...(filter?.params ?? [])])
  const found = rows as readonly (readonly FieldValue[])[]
  const ids =
    keys.length === 0
      ? found.map((row) => row[0] as string)
      : sortIds(
          found,
          columns.map((column, index) => sortKey(found, column, index, keys)),
        )
  return grouped(readRecords(context, child, ids), link)
}

type Column = ReturnType<typeof sortColumn>

function sortKey(rows: readonly (readonly FieldValue[])[], column: Column, index: number, keys: readonly Readonly<{ down: boolean }>[]) {
  return { at: index + 1, down: keys[index]!.down, ranks: column.ranks?.(rows.map((row) => row[index + 1] ?? null)) ?? null }
}

function grouped(rows: readonly StoredRow[], link: FieldDefinition): ReadonlyMap<string, readonly StoredRow[]> {
  const groups = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const parent = String(row.values[link.id] ?? '')
    const list = groups.get(parent)
    if (list) list.push(row)
    else groups.set(parent, [row])
  }
  return groups
}
