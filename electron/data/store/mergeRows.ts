import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import { causesOf } from '#shared/history/causes.ts'
import type { Change, ChangeOp } from '#shared/history/changeSet.ts'
import { stateOfRecord, type Conflict } from '#shared/history/state.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { searchText } from '#shared/ledger/derive/searchText.ts'
import { findLedger, isOwn, isStoredDerivation, type Registry } from '#shared/ledger/registry.ts'
import { branchedAmong, changesOfRecords, noteBranch } from './branches.ts'
import type { Touched } from './derived.ts'
import { fieldsDerivedFrom } from './derivationPlan.ts'

/** What became of a record that the other copy had touched. */
export type MergedAs = 'added' | 'updated' | 'removed' | 'same'

export type MergedRecord = Readonly<{
  ledger: string
  recordId: string
  as: MergedAs
  /** Holds only what others are derived from: a merge touches 100,000s of records. */
  touched: Touched | null
  conflicts: number
  /** What arrived. */
  changes: readonly Change[]
  /** Field by field, where it was asked for. */
  diff?: RecordDiff
}>

export type RecordDiff = Readonly<{
  /** What happened to the row; null when nothing did. */
  op: ChangeOp | null
  fields: readonly Readonly<{ field: string; before: FieldValue; after: FieldValue }>[]
  open: readonly Conflict[]
}>

/** `isCut`: parts of sets came, so that what arrived need not be all that is new of a record. `tells`: answers with `diff`. */
type RowsWish = Readonly<{ isCut: boolean; tells: boolean }>

/** The changes of a record that the other copy brought, causes before what follows from them. */
export type Arrived = Readonly<{ ledger: string; changes: readonly Change[] }>

const chunk = 500

/**
 * Brings the rows of records up to what their logs say, after the sets of another copy were taken over. Used by merge
 * only, inside its transaction. Records of ledgers that this program does not know stay in the log. Yields shares.
 */
export function* mergeRows(
  engine: Engine,
  registry: Registry,
  arrived: ReadonlyMap<string, Arrived>,
  { isCut, tells }: RowsWish,
): Generator<number, readonly MergedRecord[]> {
  const merged: MergedRecord[] = []
  const tables = tablesOf(registry, arrived)
  const ids = [...arrived.keys()]
  for (let from = 0; from < ids.length; from += chunk) {
    yield from / ids.length
    const some = ids.slice(from, from + chunk)
    const branched = new Set(branchedAmong(engine, some))
    const apart: Parted[] = []
    for (const id of some) {
      const { ledger, changes } = arrived.get(id)!
      const table = tables.get(ledger)
      if (!table) continue
      const row = rowOf(engine, table, id)
      const state = isCut || branched.has(id) ? null : continued(table, row, changes)
      if (state) merged.push(writeRow(engine, table, id, { row, state, changes, open: [], tells }))
      else apart.push({ table, id, row, changes, tells })
    }
    for (const one of mergeParted(engine, apart)) merged.push(one)
  }
  return merged
}

type Parted = Readonly<{ table: Table; id: string; row: Row | null; changes: readonly Change[]; tells: boolean }>

/** Where both copies went on with a record, all its changes have a say. */
function mergeParted(engine: Engine, apart: readonly Parted[]): readonly MergedRecord[] {
  if (apart.length === 0) return []
  const ids = apart.map(({ id }) => id)
  const histories = changesOfRecords(engine, ids)
  return apart.map(({ table, id, ...about }) => {
    const history = histories.get(id) ?? []
    const { values, removed, heads, conflicts } = stateOfRecord(history)
    if (!causesOf(history).isChain) noteBranch(engine, table.ledger.id, id, { conflicts })
    const state = { heads: heads.join(','), removed, values: table.own.map((field) => values[field.id] ?? null) }
    return writeRow(engine, table, id, { ...about, state, open: conflicts })
  })
}

type Table = Readonly<{
  ledger: LedgerDefinition
  own: readonly FieldDefinition[]
  columns: readonly string[]
  /** Place of each own field. */
  places: ReadonlyMap<string, number>
  /** Stored derived fields that the search box looks through. */
  kept: readonly FieldDefinition[]
  searched: ReadonlySet<number>
  /** Places of the fields that something is derived from. */
  sources: readonly number[]
  select: string
}>

/** Those of ledgers that this program knows. */
function tablesOf(registry: Registry, arrived: ReadonlyMap<string, Arrived>): ReadonlyMap<string, Table> {
  const ids = new Set([...arrived.values()].map(({ ledger }) => ledger))
  const known = [...ids].flatMap((id) => findLedger(registry, id) ?? [])
  return new Map(known.map((ledger) => [ledger.id, planOf(registry, ledger)]))
}

function planOf(registry: Registry, ledger: LedgerDefinition): Table {
  const own = ledger.fields.filter(isOwn)
  const kept = ledger.fields.filter((field) => isStoredDerivation(field) && field.search)
  const columns = own.map(columnOf)
  const sources = fieldsDerivedFrom(registry, ledger)
  const placesWhere = (is: (field: FieldDefinition) => boolean): number[] => own.flatMap((field, place) => (is(field) ? [place] : []))
  return {
    ledger,
    own,
    columns,
    places: new Map(own.map((field, place) => [field.id, place])),
    kept,
    searched: new Set(placesWhere((field) => field.search !== undefined)),
    sources: placesWhere((field) => sources.has(field.id)),
    select: `SELECT ${['_head', '_removed', ...columns, ...kept.map(columnOf)].join(', ')} FROM ${ledger.table} WHERE id = ?`,
  }
}

type Values = readonly FieldValue[]
type Row = Readonly<{ head: string | null; removed: boolean; values: Values; kept: Values }>
type State = Readonly<{ heads: string; removed: boolean; values: Values }>

function rowOf(engine: Engine, { select, own }: Table, id: string): Row | null {
  const row = engine.values(select, [id])[0]
  if (!row) return null
  const values = row as FieldValue[]
  return {
    head: values[0] as string | null,
    removed: values[1] === 1,
    values: values.slice(2, own.length + 2),
    kept: values.slice(own.length + 2),
  }
}

/**
 * The state where nobody here went on with the record: its row with what arrived on top of it. Nearly every record is
 * merged so, without reading its log. Null where the changes do not follow the row one by one.
 */
function continued({ own, places }: Table, row: Row | null, changes: readonly Change[]): State | null {
  if (!row && changes[0]?.op !== 'add') return null
  let last = row ? row.head : ''
  let removed = row?.removed ?? false
  const values = row ? [...row.values] : own.map((): FieldValue => null)
  for (const { setId, parents, op, after } of changes) {
    if (parents.length > 1 || (parents[0] ?? '') !== last) return null
    last = setId
    if (op !== 'change') removed = op === 'remove'
    for (const id of Object.keys(after)) {
      const place = places.get(id)
      if (place !== undefined) values[place] = after[id] ?? null
    }
  }
  return { heads: last ?? '', removed, values }
}

type Written = Readonly<{ row: Row | null; state: State; open: readonly Conflict[]; changes: readonly Change[]; tells: boolean }>

function writeRow(engine: Engine, table: Table, id: string, { row, state, open, changes, tells }: Written): MergedRecord {
  const changed = state.values.flatMap((value, place) => ((row?.values[place] ?? null) === value ? [] : [place]))
  const names = ['_head', '_removed', ...changed.map((place) => table.columns[place]!)]
  const parameters: SqlValue[] = [state.heads, state.removed ? 1 : 0, ...changed.map((place) => state.values[place]!)]
  if (!row || changed.some((place) => table.searched.has(place))) {
    names.push('_search')
    parameters.push(searchOf(table, state.values, row?.kept))
  }
  engine.run(row ? updateSql(table, names) : insertSql(table, names), [...parameters, id])
  const op = opOf(row, state.removed, changed.length > 0)
  const touched = op && {
    ledger: table.ledger,
    recordId: id,
    op,
    now: sourcesOf(table, state.values),
    before: row && sourcesOf(table, row.values),
  }
  const merged = { ledger: table.ledger.id, recordId: id, as: mergedAs(op, state.removed), touched, conflicts: open.length, changes }
  if (!tells) return merged
  const fields = changed.map((place) => ({
    field: table.own[place]!.id,
    before: row?.values[place] ?? null,
    after: state.values[place] ?? null,
  }))
  return { ...merged, diff: { op, fields, open } }
}

function updateSql({ ledger }: Table, names: readonly string[]): string {
  return `UPDATE ${ledger.table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`
}

function insertSql({ ledger }: Table, names: readonly string[]): string {
  return `INSERT INTO ${ledger.table}(${names.join(', ')}, id) VALUES (${names.map(() => '?').join(', ')}, ?)`
}

function searchOf({ ledger, own, kept, searched }: Table, values: Values, derived: Values | undefined): string {
  const said: Record<string, FieldValue> = {}
  for (const place of searched) said[own[place]!.id] = values[place] ?? null
  kept.forEach((field, index) => (said[field.id] = derived?.[index] ?? null))
  return searchText(ledger, said)
}

function sourcesOf({ own, sources }: Table, values: Values): Readonly<Record<string, FieldValue>> {
  const read: Record<string, FieldValue> = {}
  for (const place of sources) read[own[place]!.id] = values[place] ?? null
  return read
}

/** What happened to the row; null when nothing did. */
function opOf(row: Row | null, removed: boolean, isChanged: boolean): ChangeOp | null {
  if (!row) return 'add'
  if (row.removed !== removed) return removed ? 'remove' : 'restore'
  return isChanged ? 'change' : null
}

function mergedAs(op: ChangeOp | null, removed: boolean): MergedAs {
  if (op === null) return 'same'
  if (op === 'remove') return 'removed'
  if (op === 'change') return 'updated'
  return removed ? 'same' : 'added'
}
