import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import type { Change, ChangeSet, DraftChange } from '#shared/history/changeSet.ts'
import { effectiveDay } from '#shared/history/effective.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { isOwn, isStoredDerivation } from '#shared/ledger/registry.ts'
import { searchText } from '#shared/ledger/derive/searchText.ts'
import type { Touched } from './derived.ts'
import type { StoredRow } from './read.ts'

export type Written = Readonly<{ change: Change; touched: Touched }>

/** Writes records of one ledger. Used by commit only. Its statements stay compiled in the engine: an edit must not wait for that. */
export type RecordTable = Readonly<{
  /** null when the draft changes nothing. Faults are thrown as FaultError. `known`: the record as read within this transaction. */
  write: (draft: DraftChange, set: Pick<ChangeSet, 'id' | 'at'>, known?: StoredRow) => Written | null
}>

type Current = Readonly<{
  head: string | null
  removed: boolean
  values: Readonly<Record<string, FieldValue>>
  /** Stored derived values (户主姓名): not written here, but part of the search text. */
  derived: Readonly<Record<string, FieldValue>>
}>

/**
 * @param addedFields fields that occur in added records: one INSERT statement serves them all.
 */
export function recordTable(engine: Engine, ledger: LedgerDefinition, addedFields: ReadonlySet<string>): RecordTable {
  const plan = planOf(ledger)
  const inserted = plan.own.filter((field) => addedFields.has(field.id))
  const table: Table = { engine, ledger, plan, inserted, insert: insertSql(plan, ledger, inserted) }
  return {
    write: (draft, set, known) => {
      refuseUnknown(ledger, draft, plan)
      const stamped = { ...draft, effective: effectiveDay(draft.op, draft.effective, set.at) }
      return draft.op === 'add' ? add(table, stamped, set.id) : change(table, stamped, set.id, known)
    },
  }
}

/** With the day from which on it is so. */
type Stamped = DraftChange & Readonly<{ effective: string }>

type Table = Readonly<{
  engine: Engine
  ledger: LedgerDefinition
  plan: Plan
  inserted: readonly FieldDefinition[]
  insert: string
}>

/** What follows from the definition alone. */
type Plan = Readonly<{
  own: readonly FieldDefinition[]
  kept: readonly FieldDefinition[]
  /** SQL column of each own field. */
  columns: ReadonlyMap<string, string>
  /** Ids of the fields that the search box looks through. */
  searched: readonly string[]
  select: string
}>

const plans = new WeakMap<LedgerDefinition, Plan>()

/** Made once a definition: a single edit would spend more on the names of its hundred columns than on its row. */
function planOf(ledger: LedgerDefinition): Plan {
  const known = plans.get(ledger)
  if (known) return known
  const own = ledger.fields.filter(isOwn)
  const kept = ledger.fields.filter(isStoredDerivation)
  const columns = new Map(own.map((field) => [field.id, columnOf(field)]))
  const searched = ledger.fields.filter((field) => field.search !== undefined).map((field) => field.id)
  const plan: Plan = { own, kept, columns, searched, select: selectSql(ledger, own, kept) }
  plans.set(ledger, plan)
  return plan
}

/** Of all new records: an import has tens of thousands. */
const noParents: readonly string[] = []
const nothing: Readonly<Record<string, FieldValue>> = {}

function add({ engine, ledger, inserted, insert }: Table, draft: Stamped, setId: string): Written {
  const after = withoutBlanks(draft.values)
  const parameters: SqlValue[] = [draft.recordId, setId, searchText(ledger, after)]
  for (const field of inserted) parameters.push(after[field.id] ?? null)
  engine.run(insert, parameters)
  return written(ledger, draft, { setId, parents: noParents, before: nothing, after }, { now: after, before: null })
}

function change(table: Table, draft: Stamped, setId: string, known?: StoredRow): Written | null {
  const { engine, ledger, plan } = table
  const stored: Current | null = known ? { ...known, derived: known.values } : current(table, draft.recordId)
  if (!stored) throw new FaultError({ fault: 'record.notFound', record: draft.recordId })
  refuseStale(ledger, draft, stored)
  const after = draft.affirms ? affirmed(draft.values) : differing(draft.values, stored.values)
  const removed = draft.op === 'remove' ? true : draft.op === 'restore' ? false : stored.removed
  if (!draft.affirms && Object.keys(after).length === 0 && removed === stored.removed) return null
  const before = Object.fromEntries(Object.keys(after).map((id) => [id, stored.values[id] ?? null]))
  const now = { ...stored.values, ...after }
  update(engine, ledger, draft.recordId, {
    _head: setId,
    _removed: removed ? 1 : 0,
    ...searchColumn(plan, ledger, { after, stored }),
    ...columnValues(after, plan),
  })
  const parents = stored.head?.split(',') ?? []
  return written(ledger, draft, { setId, parents, before, after }, { now, before: stored.values })
}

/** Left out where no searched field changes; those of derived fields follow with them (derived.ts). */
function searchColumn(
  { searched }: Plan,
  ledger: LedgerDefinition,
  { after, stored }: Readonly<{ after: Readonly<Record<string, FieldValue>>; stored: Current }>,
): Readonly<{ _search?: string }> {
  if (!searched.some((id) => id in after)) return {}
  const valueOf = (id: string): FieldValue => (id in after ? after[id] : (stored.values[id] ?? stored.derived[id])) ?? null
  return { _search: searchText(ledger, Object.fromEntries(searched.map((id) => [id, valueOf(id)]))) }
}

function current({ engine, plan: { own, kept, select } }: Table, id: string): Current | null {
  const row = engine.values(select, [id])[0]
  if (!row) return null
  return {
    head: row[0] as string | null,
    removed: row[1] === 1,
    values: valuesFrom(row, own, 2),
    derived: valuesFrom(row, kept, own.length + 2),
  }
}

function selectSql(ledger: LedgerDefinition, own: readonly FieldDefinition[], kept: readonly FieldDefinition[]): string {
  const columns = ['_head', '_removed', ...[...own, ...kept].map(columnOf)]
  return `SELECT ${columns.join(', ')} FROM ${ledger.table} WHERE id = ?`
}

function valuesFrom(row: readonly SqlValue[], fields: readonly FieldDefinition[], first: number): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {}
  fields.forEach((field, index) => (values[field.id] = row[first + index] as FieldValue))
  return values
}

function insertSql(plan: Plan, ledger: LedgerDefinition, fields: readonly FieldDefinition[]): string {
  const columns = ['id', '_head', '_search', ...fields.map((field) => plan.columns.get(field.id)!)]
  return `INSERT INTO ${ledger.table}(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}

function update(engine: Engine, ledger: LedgerDefinition, id: string, columns: Readonly<Record<string, SqlValue>>): void {
  const names = Object.keys(columns)
  engine.run(`UPDATE ${ledger.table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [...Object.values(columns), id])
}

function columnValues(values: Readonly<Record<string, FieldValue>>, { columns }: Plan): Record<string, SqlValue> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [columns.get(id)!, value]))
}

/** '' and null are the same to people; stored as NULL. The values themselves where there is nothing to clean. */
function withoutBlanks(values: DraftChange['values']): DraftChange['values'] {
  let isClean = true
  for (const id in values) isClean &&= values[id] !== null && Object.is(storable(values[id] ?? null), values[id])
  if (isClean) return values
  const cleaned: Record<string, FieldValue> = {}
  for (const id of Object.keys(values)) {
    const value = storable(values[id] ?? null)
    if (value !== null) cleaned[id] = value
  }
  return cleaned
}

/** Half a surrogate pair has no UTF-8 form and SQLite ends a text at NUL: kept, the row would differ from its log. */
const unstorable = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\0/g

function storable(value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value === 0 ? 0 : value
  return value.replace(unstorable, '') || null
}

function differing(wanted: DraftChange['values'], stored: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  const after: Record<string, FieldValue> = {}
  for (const [id, value] of Object.entries(wanted)) {
    const normal = storable(value)
    if (normal !== (stored[id] ?? null)) after[id] = normal
  }
  return after
}

function affirmed(wanted: DraftChange['values']): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(wanted).map(([id, value]) => [id, storable(value)]))
}

function refuseStale(ledger: LedgerDefinition, draft: DraftChange, stored: Current): void {
  if (draft.seenHead === undefined || draft.seenHead === stored.head) return
  const title = { ...stored.values, ...stored.derived }[ledger.title]
  throw new FaultError({ fault: 'record.changed', label: String(title ?? ledger.label), record: draft.recordId })
}

function refuseUnknown(ledger: LedgerDefinition, draft: DraftChange, { columns }: Plan): void {
  for (const id of Object.keys(draft.values)) {
    if (!columns.has(id)) throw new FaultError({ fault: 'query.field', field: `${ledger.label}.${id}` })
  }
}

type Parts = Pick<Change, 'setId' | 'parents' | 'before' | 'after'>

function written(ledger: LedgerDefinition, draft: Stamped, parts: Parts, values: Pick<Touched, 'now' | 'before'>): Written {
  const { recordId, op, effective } = draft
  return {
    change: { ledger: ledger.id, recordId, op, effective, origin: draft.origin ?? null, reason: draft.reason ?? null, ...parts },
    touched: { ledger, recordId, op, ...values },
  }
}
