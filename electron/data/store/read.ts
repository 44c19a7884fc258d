import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { isOwn, type Registry } from '#shared/ledger/registry.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Selection } from '#shared/ipc/contract.ts'
import type { Row } from '#shared/ipc/outputs.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { columnReader, type ColumnReader } from './columns.ts'
import { compileFilter, type CompiledFilter } from './compileQuery.ts'
import { listCondition, searchWords } from './searchCondition.ts'
import { needLedger } from './needLedger.ts'
import { sortColumn } from './sortColumns.ts'
import { sortIds, type SortKey } from './sort.ts'

/** What reading needs to know. `today` (ISO) is the date at which ages are counted. */
export type ReadContext = Readonly<{ engine: Engine; registry: Registry; today: string }>

/** Ids of the selected records in the asked order. Unknown fields and bad filters are faults. */
export function queryIds(context: ReadContext, ledger: LedgerDefinition, selection: Omit<Selection, 'ledger'>): readonly string[] | Fault {
  if (selection.ids) return selection.ids
  const reader = columnReader(context.registry, ledger, context.today)
  const where = selected(context, ledger, reader, selection)
  if (isFault(where)) return where
  const sort = selection.sort?.length ? selection.sort : defaultSort(ledger)
  const keys = sort.filter((key) => ledger.fields.some((field) => field.id === key.field))
  const columns = keys.map((key) => sortColumn(context, ledger, reader, key))
  // Village, group and head of a person's household are told by one number.
  const read = [...new Set(columns.map((column) => column.sql))]
  const sql = `SELECT t.id${read.map((column) => `, ${column}`).join('')} FROM ${reader.from()} WHERE ${where.sql}`
  const rows = context.engine.values(sql, where.params) as readonly (readonly FieldValue[])[]
  return sortIds(
    rows,
    columns.map((column, index) => {
      const at = read.indexOf(column.sql) + 1
      return { at, down: keys[index]!.down, ranks: column.ranks?.(rows.map((row) => row[at] ?? null)) ?? null }
    }),
  )
}

/** The condition under which a record of `reader` is among the selected ones. */
export function selected(
  context: ReadContext,
  ledger: LedgerDefinition,
  reader: ColumnReader,
  selection: Omit<Selection, 'ledger'>,
): CompiledFilter | Fault {
  if (selection.ids) return { sql: 't.id IN (SELECT value FROM json_each(?))', params: [JSON.stringify(selection.ids)] }
  const filter = selection.filter?.trim() ? compileFilter(selection.filter, ledger, reader) : null
  if (filter && isFault(filter)) return filter
  const search = selection.search?.trim() ? listCondition(context, ledger, reader, searchWords(selection.search)) : null
  const conditions = [`t._removed = ${selection.removed ? 1 : 0}`]
  if (filter) conditions.push(filter.sql)
  if (search) conditions.push(search.sql)
  return { sql: conditions.join(' AND '), params: [...(filter?.params ?? []), ...(search?.params ?? [])] }
}

function defaultSort(ledger: LedgerDefinition): readonly SortKey[] {
  return (ledger.sort ?? []).map((key) => (key.startsWith('-') ? { field: key.slice(1), down: true } : { field: key, down: false }))
}

/**
 * Whole records in the order of `ids`, all fields (or only those of `fields`: a roster of 38,006 persons prints a dozen of sixty),
 * unmasked. Records that do not exist are left out.
 */
export function readRecords(
  context: ReadContext,
  ledger: LedgerDefinition,
  ids: readonly string[],
  fields?: ReadonlySet<string>,
): readonly StoredRow[] {
  const plan = fields ? makePlan(context, ledger, fields) : planOf(context, ledger)
  if (ids.length === 1) return context.engine.values(plan.one, [ids[0]!]).map((row) => toStoredRow(plan, row))
  const byId = new Map<string, StoredRow>()
  for (const row of context.engine.values(plan.many, [JSON.stringify(ids)])) byId.set(row[0] as string, toStoredRow(plan, row))
  return ids.map((id) => byId.get(id)).filter((row): row is StoredRow => row !== undefined)
}

export type StoredRow = Readonly<{
  id: string
  head: string | null
  removed: boolean
  values: FieldValues
  links: Readonly<Record<string, string>>
}>

/** Records by id. */
export type StoredRows = ReadonlyMap<string, StoredRow>

/**
 * The records that the changes are about, as they are now; new ones are missing. Read together: one by one, filling down
 * a column of 5,000 rows would take seconds.
 */
export function storedRows(context: ReadContext, changes: readonly DraftChange[]): StoredRows {
  const known = changes.filter((change) => change.op !== 'add')
  const rows = [...new Set(known.map((change) => change.ledger))].flatMap((id) => {
    const ids = known.filter((change) => change.ledger === id).map((change) => change.recordId)
    return readRecords(context, needLedger(context.registry, id), ids)
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** What people typed into a record, blanks as null; nothing for a record that is not there. The caller's own copy. */
export function ownValues(ledger: LedgerDefinition, row: StoredRow | undefined): Record<string, FieldValue> {
  if (!row) return {}
  const values: Record<string, FieldValue> = {}
  for (const field of ledger.fields) if (isOwn(field)) values[field.id] = row.values[field.id] ?? null
  return values
}

/** How records of a ledger are read; made once a definition and day, since naming a hundred columns takes longer than reading them. */
type Plan = Readonly<{
  registry: Registry
  today: string
  fields: readonly string[]
  linkFields: readonly string[]
  one: string
  many: string
}>

const plans = new WeakMap<LedgerDefinition, Plan>()

function planOf(context: ReadContext, ledger: LedgerDefinition): Plan {
  const known = plans.get(ledger)
  if (known && known.registry === context.registry && known.today === context.today) return known
  const plan = makePlan(context, ledger)
  plans.set(ledger, plan)
  return plan
}

function makePlan({ registry, today }: ReadContext, ledger: LedgerDefinition, only?: ReadonlySet<string>): Plan {
  const reader = columnReader(registry, ledger, today)
  const fields = ledger.fields.map(({ id }) => id).filter((id) => only?.has(id) ?? true)
  const values = fields.map((field) => reader.value(field))
  const linkFields = fields.filter((_, index) => values[index]!.field.type === 'link')
  const links = linkFields.map((field) => reader.label(field))
  const columns = ['t.id', 't._head', 't._removed', ...values.map((read) => read.sql), ...links]
  const sql = `SELECT ${columns.join(', ')} FROM ${reader.from()} WHERE t.id`
  // A bare `= ?` beside a LEFT JOIN has SQLite plan anew for every value that is bound: ten times the reading itself.
  return { registry, today, fields, linkFields, one: `${sql} = ? || ''`, many: `${sql} IN (SELECT value FROM json_each(?))` }
}

function toStoredRow({ fields, linkFields }: Plan, row: readonly SqlValue[]): StoredRow {
  const values: Record<string, FieldValue> = {}
  fields.forEach((field, index) => (values[field] = row[index + 3] as FieldValue))
  const links: Record<string, string> = {}
  linkFields.forEach((field, index) => {
    const label = row[3 + fields.length + index]
    if (label !== null && label !== undefined) links[field] = String(label)
  })
  return { id: row[0] as string, head: row[1] as string | null, removed: row[2] === 1, values, links }
}

/** A record as the window may see it: personal numbers masked. */
export function maskRow(ledger: LedgerDefinition, row: StoredRow): Row {
  const masked: string[] = []
  const values: Record<string, FieldValue> = { ...row.values }
  for (const field of sensitiveFields(ledger)) {
    if (field.secret) {
      values[field.id] = null
      continue
    }
    const value = row.values[field.id]
    if (value === null || value === undefined || value === '') continue
    values[field.id] = formatValue(field, value, { mask: true })
    masked.push(field.id)
  }
  return { ...row, values, masked }
}

const sensitive = new WeakMap<LedgerDefinition, readonly FieldDefinition[]>()

/** Called for each row of a window, so the few fields are picked once. */
function sensitiveFields(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const known = sensitive.get(ledger)
  if (known) return known
  const found = ledger.fields.filter((field) => field.sensitive !== undefined || field.secret)
  sensitive.set(ledger, found)
  return found
}
