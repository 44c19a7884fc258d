import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import { causesOf } from '#shared/history/causes.ts'
import type { Change, ChangeOp } from '#shared/history/changeSet.ts'
import { stateOfRecord, type RecordState } from '#shared/history/state.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { searchText } from '#shared/ledger/derive/searchText.ts'
import { findLedger, isOwn, isStoredDerivation, type Registry } from '#shared/ledger/registry.ts'
import { changesOfRecords, noteBranch } from './branches.ts'
import type { Touched } from './derived.ts'

/** What became of a record that the other copy had touched. */
export type MergedAs = 'added' | 'updated' | 'removed' | 'same'

export type MergedRecord = Readonly<{
  ledger: string
  recordId: string
  as: MergedAs
  touched: Touched | null
  state: RecordState
  /** All its changes, of both copies. */
  changes: readonly Change[]
}>

const chunk = 500

/**
 * Brings the rows of records up to what their logs say, after the sets of another copy were taken over. Used by merge
 * only, inside its transaction. Records of ledgers that this program does not know stay in the log. Yields shares.
 */
export function* mergeRows(
  engine: Engine,
  registry: Registry,
  records: ReadonlyMap<string, string>,
): Generator<number, readonly MergedRecord[]> {
  const merged: MergedRecord[] = []
  const tables = new Map<string, Table | null>()
  const ids = [...records.keys()]
  for (let from = 0; from < ids.length; from += chunk) {
    yield from / ids.length
    const histories = changesOfRecords(engine, ids.slice(from, from + chunk))
    for (const [id, changes] of histories) {
      const table = tableOf(registry, records.get(id)!, tables)
      if (table) merged.push(mergeRow(engine, table, id, changes))
    }
  }
  return merged
}

type Table = Readonly<{
  ledger: LedgerDefinition
  own: readonly FieldDefinition[]
  kept: readonly FieldDefinition[]
  select: string
  insert: string
  update: string
}>

function tableOf(registry: Registry, id: string, tables: Map<string, Table | null>): Table | null {
  const known = tables.get(id)
  if (known !== undefined) return known
  const ledger = findLedger(registry, id)
  const table = ledger ? planOf(ledger) : null
  tables.set(id, table)
  return table
}

function planOf(ledger: LedgerDefinition): Table {
  const own = ledger.fields.filter(isOwn)
  const kept = ledger.fields.filter(isStoredDerivation)
  const written = ['_head', '_removed', '_search', ...own.map(columnOf)]
  const marks = written.map(() => '?').join(', ')
  return {
    ledger,
    own,
    kept,
    select: `SELECT ${['_head', '_removed', ...[...own, ...kept].map(columnOf)].join(', ')} FROM ${ledger.table} WHERE id = ?`,
    insert: `INSERT INTO ${ledger.table}(${written.join(', ')}, id) VALUES (${marks}, ?)`,
    update: `UPDATE ${ledger.table} SET ${written.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  }
}

function mergeRow(engine: Engine, table: Table, id: string, changes: readonly Change[]): MergedRecord {
  const { ledger, own, kept } = table
  const state = stateOfRecord(changes)
  const row = engine.values(table.select, [id])[0]
  const derived = row ? valuesFrom(row, kept, own.length + 2) : {}
  const now = Object.fromEntries(own.map((field) => [field.id, state.values[field.id] ?? null]))
  const parameters: SqlValue[] = [state.heads.join(','), state.removed ? 1 : 0, searchText(ledger, { ...derived, ...now })]
  for (const field of own) parameters.push(now[field.id] ?? null)
  engine.run(row ? table.update : table.insert, [...parameters, id])
  if (!causesOf(changes).isChain) noteBranch(engine, ledger.id, id, state)
  const before = row ? { removed: row[1] === 1, values: valuesFrom(row, own, 2) } : null
  const op = opOf(before, now, state.removed)
  const touched = op && { ledger, recordId: id, op, now, before: before?.values ?? null }
  return { ledger: ledger.id, recordId: id, as: mergedAs(op, state.removed), touched, state, changes }
}

function valuesFrom(row: readonly SqlValue[], fields: readonly FieldDefinition[], first: number): Record<string, FieldValue> {
  return Object.fromEntries(fields.map((field, index) => [field.id, row[first + index] as FieldValue]))
}

type Before = Readonly<{ removed: boolean; values: Readonly<Record<string, FieldValue>> }> | null

/** What happened to the row; null when nothing did. */
function opOf(before: Before, now: Readonly<Record<string, FieldValue>>, removed: boolean): ChangeOp | null {
  if (!before) return 'add'
  if (before.removed !== removed) return removed ? 'remove' : 'restore'
  return Object.keys(now).some((id) => (now[id] ?? null) !== (before.values[id] ?? null)) ? 'change' : null
}

function mergedAs(op: ChangeOp | null, removed: boolean): MergedAs {
  if (op === null) return 'same'
  if (op === 'remove') return 'removed'
  if (op === 'change') return 'updated'
  return removed ? 'same' : 'added'
}
