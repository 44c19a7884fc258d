import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { searchText } from '#shared/ledger/derive/searchText.ts'
import { childrenOf, findLedger, fieldOf, isOwn, isVirtual, type Registry } from '#shared/ledger/registry.ts'
import type { Diff, Diffs } from './asOfDiffs.ts'
import { derivationPlan, type LedgerPlan } from './derivationPlan.ts'
import { refreshBoard } from './derived.ts'
import { addToBoard, emptyBoard, type Board } from './dirtyBoard.ts'

/**
 * Stand-ins of ledger tables as of a day, in the temporary database (never in the file): `asof_member` is a copy with the
 * records of that day; a view `member` shows it while somebody reads.
 */
export type Shadows = Readonly<{
  /** Name of a temporary table that is there as long as the shadows are. */
  marker: string
  /** Ledger table → ids of the records in its copy that differ from it. */
  copies: Map<string, Set<string>>
  /** View name → its SELECT. */
  views: Map<string, string>
}>

type Context = Readonly<{ engine: Engine; registry: Registry; day: string; shadows: Shadows }>

let markers = 0

export function emptyShadows(engine: Engine, old: Shadows | null): Shadows {
  if (old) return { ...old, views: new Map() }
  markers += 1
  const marker = `asof_marker_${markers}`
  engine.exec(`CREATE TEMP TABLE ${marker}(x)`)
  return { marker, copies: new Map(), views: new Map() }
}

export function dropShadows(engine: Engine): void {
  const names = engine.values(`SELECT name FROM sqlite_temp_master WHERE type = 'table' AND name LIKE 'asof\\_%' ESCAPE '\\'`)
  for (const [name] of names) engine.exec(`DROP TABLE temp.${String(name)}`)
}

/** From here on copying the whole table is faster than picking records. */
const mostSingly = 5_000

/** Makes the copies equal to their tables again: cheaper than new ones when only the day changes. */
export function resetShadows(engine: Engine, { copies }: Shadows): void {
  for (const [table, ids] of copies) {
    if (ids.size === 0) continue
    if (ids.size > mostSingly) {
      engine.exec(`DELETE FROM temp.asof_${table}; INSERT INTO temp.asof_${table} SELECT * FROM main.${table}`)
      ids.clear()
      continue
    }
    const list = JSON.stringify([...ids])
    const columns = engine.values('SELECT name FROM pragma_table_info(?, ?)', [table, 'main']).join(', ')
    engine.run(`DELETE FROM temp.asof_${table} WHERE id IN (SELECT value FROM json_each(?))`, [list])
    engine.run(
      `INSERT INTO temp.asof_${table}(rowid, ${columns}) SELECT rowid, ${columns} FROM main.${table} WHERE id IN (SELECT value FROM json_each(?))`,
      [list],
    )
    ids.clear()
  }
}

/** Ledgers with events after the day, with the condition under which a record is one. */
export function laterLedgers(engine: Engine, registry: Registry, day: string): ReadonlyMap<LedgerDefinition, string> {
  const later = new Map<LedgerDefinition, string>()
  for (const ledger of registry.ledgers) {
    if (ledger.since === undefined) continue
    // A month or a year counts from its first day: as text it stands before all of its days.
    const condition = `coalesce(CAST(${columnOf(fieldOf(ledger, ledger.since))} AS TEXT), '') > '${day}'`
    if (engine.values(`SELECT 1 FROM main.${ledger.table} WHERE ${condition} LIMIT 1`).length > 0) later.set(ledger, condition)
  }
  return later
}

/** Runs `read` while the views stand before the tables. */
export function showing<T>(engine: Engine, views: Shadows['views'], read: () => T): T {
  for (const [name, select] of views) engine.exec(`CREATE TEMP VIEW ${name} AS ${select}`)
  try {
    return read()
  } finally {
    for (const name of views.keys()) engine.exec(`DROP VIEW temp.${name}`)
  }
}

/** Writes the copies, the views and the derived columns of the day. */
export function applyDiffs(context: Context, diffs: Diffs, later: ReadonlyMap<LedgerDefinition, string>): void {
  const { engine, registry, shadows } = context
  for (const [id, records] of diffs) {
    const ledger = findLedger(registry, id)
    if (ledger) applyToLedger(context, ledger, records)
  }
  for (const ledger of registry.ledgers) hideChildren(context, ledger, absentIds(diffs, ledger))
  const changed = registry.ledgers.filter((ledger) => (shadows.copies.get(ledger.table)?.size ?? 0) > 0)
  for (const ledger of targetsOf(registry, [...changed, ...later.keys()])) copyOf(context, ledger)
  for (const ledger of registry.ledgers) showLedger(context, ledger, later.get(ledger))
  const board = boardOf(context, changed, later)
  const sink = {
    tableOf: (ledger: LedgerDefinition) => `temp.asof_${ledger.table}`,
    wrote: (ledger: LedgerDefinition, recordId: string) => void shadows.copies.get(ledger.table)!.add(recordId),
  }
  showing(engine, shadows.views, () => refreshBoard(engine, registry, board, sink))
  for (const ledger of changed) refreshSearch(context, ledger, diffs.get(ledger.id))
}

function absentIds(diffs: Diffs, ledger: LedgerDefinition): readonly string[] {
  return [...(diffs.get(ledger.id) ?? [])].filter(([, diff]) => diff.presence === 'absent').map(([id]) => id)
}

function applyToLedger(context: Context, ledger: LedgerDefinition, records: ReadonlyMap<string, Diff>): void {
  const { engine } = context
  const ids = copyOf(context, ledger)
  const absent: string[] = []
  for (const [id, diff] of records) {
    ids.add(id)
    if (diff.presence === 'absent') absent.push(id)
    else applyToRecord(engine, ledger, id, diff)
  }
  hide(engine, ledger, absent)
}

function applyToRecord(engine: Engine, ledger: LedgerDefinition, id: string, { values, presence }: Diff): void {
  const fields = ownFieldsOf(ledger).filter((field) => field.id in values)
  const columns = fields.map((field) => `${columnOf(field)} = ?`)
  const parameters: SqlValue[] = fields.map((field) => values[field.id] ?? null)
  if (presence !== null) {
    columns.push('_removed = ?')
    parameters.push(presence === 'removed' ? 1 : 0)
  }
  if (columns.length === 0) return
  engine.run(`UPDATE temp.asof_${ledger.table} SET ${columns.join(', ')} WHERE id = ?`, [...parameters, id])
}

const ownFields = new WeakMap<LedgerDefinition, LedgerDefinition['fields']>()

function ownFieldsOf(ledger: LedgerDefinition): LedgerDefinition['fields'] {
  const known = ownFields.get(ledger) ?? ledger.fields.filter(isOwn)
  ownFields.set(ledger, known)
  return known
}

function hide(engine: Engine, ledger: LedgerDefinition, ids: readonly string[]): void {
  if (ids.length === 0) return
  engine.run(`DELETE FROM temp.asof_${ledger.table} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
}

/** What is part of a record that was not there yet was not there either, whatever day it was given itself. */
function hideChildren(context: Context, parent: LedgerDefinition, absent: readonly string[]): void {
  if (absent.length === 0) return
  const { engine, registry, shadows } = context
  for (const child of childrenOf(registry, parent.id)) {
    const table = shadows.copies.has(child.table) ? `temp.asof_${child.table}` : `main.${child.table}`
    const link = columnOf(fieldOf(child, child.parent!.field))
    const found = engine.values(`SELECT id FROM ${table} WHERE ${link} IN (SELECT value FROM json_each(?))`, [JSON.stringify(absent)])
    const ids = found.map((row) => row[0] as string)
    if (ids.length === 0) continue
    const differing = copyOf(context, child)
    for (const id of ids) differing.add(id)
    hide(engine, child, ids)
    hideChildren(context, child, ids)
  }
}

/** The copy of a ledger's table, made when first needed; answers the ids that differ in it. */
function copyOf({ engine, shadows }: Context, ledger: LedgerDefinition): Set<string> {
  const known = shadows.copies.get(ledger.table)
  if (known) return known
  const { table } = ledger
  const columns = engine.all<{ name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>(
    `PRAGMA main.table_info(${table})`,
  )
  const definitions = columns.map(({ name, type, notnull, dflt_value: initial, pk }) =>
    [name, type, pk ? 'PRIMARY KEY' : '', notnull ? 'NOT NULL' : '', initial === null ? '' : `DEFAULT ${initial}`].join(' '),
  )
  engine.exec(`CREATE TEMP TABLE asof_${table}(${definitions.join(', ')}) STRICT`)
  const links = ledger.fields.filter((field) => field.type === 'link' && !isVirtual(field)).map(columnOf)
  for (const column of links) engine.exec(`CREATE INDEX temp.asof_${table}_by_${column} ON asof_${table}(${column})`)
  // Without condition or column list SQLite carries whole records and index entries over, which is several times faster.
  engine.exec(`INSERT INTO temp.asof_${table} SELECT * FROM main.${table}`)
  const ids = new Set<string>()
  shadows.copies.set(table, ids)
  return ids
}

/** Ledgers whose derived columns follow the given ones, directly or through others. */
function targetsOf(registry: Registry, sources: readonly LedgerDefinition[]): ReadonlySet<LedgerDefinition> {
  const plan = derivationPlan(registry)
  const found = new Set<LedgerDefinition>()
  const waiting = [...sources]
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    for (const { target } of plan.byLedger.get(source.id)!.triggers) {
      if (found.has(target)) continue
      found.add(target)
      waiting.push(target)
    }
  }
  return found
}

/** The row's number goes along: children are listed in the order of entry. */
function showLedger({ shadows }: Context, ledger: LedgerDefinition, later: string | undefined): void {
  const copied = shadows.copies.has(ledger.table)
  if (!copied && later === undefined) return
  const source = copied ? `temp.asof_${ledger.table}` : `main.${ledger.table}`
  shadows.views.set(ledger.table, `SELECT rowid AS rowid, * FROM ${source}${later === undefined ? '' : ` WHERE NOT (${later})`}`)
}

function boardOf(context: Context, changed: readonly LedgerDefinition[], later: ReadonlyMap<LedgerDefinition, string>): Board {
  const { engine, registry, shadows } = context
  const plan = derivationPlan(registry)
  const board = emptyBoard()
  for (const ledger of changed) {
    const ids = shadows.copies.get(ledger.table)!
    const own = plan.byLedger.get(ledger.id)!
    for (const id of ids) addToBoard(board, ledger, own.fields, id)
    const list = JSON.stringify([...ids])
    noteParents(board, own, (link) => {
      const select = (from: string): string =>
        `SELECT ${link} FROM ${from}${ledger.table} WHERE id IN (SELECT value FROM json_each(?1)) AND ${link} IS NOT NULL`
      return engine.values(`${select('main.')} UNION ${select('temp.asof_')}`, [list])
    })
  }
  for (const [ledger, condition] of later) {
    const source = shadows.copies.has(ledger.table) ? `temp.asof_${ledger.table}` : `main.${ledger.table}`
    noteParents(board, plan.byLedger.get(ledger.id)!, (link) =>
      engine.values(`SELECT DISTINCT ${link} FROM ${source} WHERE ${link} IS NOT NULL AND ${condition}`),
    )
  }
  return board
}

/** @param parentsBy the records that a link column leads to, now or as of the day. */
function noteParents(board: Board, { ledger, triggers }: LedgerPlan, parentsBy: (link: string) => readonly (readonly SqlValue[])[]): void {
  for (const link of new Set(triggers.map((trigger) => trigger.link))) {
    const parents = parentsBy(columnOf(fieldOf(ledger, link)))
    for (const { target, field } of triggers.filter((trigger) => trigger.link === link))
      for (const [parent] of parents) addToBoard(board, target, [field], parent as string)
  }
}

/** The search box as of a day looks for the names of that day. */
function refreshSearch({ engine }: Context, ledger: LedgerDefinition, records: ReadonlyMap<string, Diff> | undefined): void {
  const searched = ledger.fields.filter((field) => field.search && !isVirtual(field))
  const names = new Set(searched.map((field) => field.id))
  const ids = [...(records ?? [])].filter(([, { values }]) => Object.keys(values).some((id) => names.has(id))).map(([id]) => id)
  if (ids.length === 0) return
  const table = `temp.asof_${ledger.table}`
  const select = `SELECT id, _search, ${searched.map(columnOf).join(', ')} FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`
  for (const [id, old, ...values] of engine.values(select, [JSON.stringify(ids)])) {
    const text = searchText(ledger, Object.fromEntries(searched.map((field, index) => [field.id, values[index] as FieldValue])))
    // As bytes: the engine's own way of taking in text costs several times as much.
    if (text !== old) engine.run(`UPDATE ${table} SET _search = CAST(? AS TEXT) WHERE id = ?`, [Buffer.from(text), id!])
  }
}
