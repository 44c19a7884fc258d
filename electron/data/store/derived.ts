import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { Derivation, FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { fieldOf, isStoredDerivation, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { searchText } from '#shared/ledger/derive/searchText.ts'

/** A record that a set wrote: its values now and, where it existed, before. */
export type Touched = Readonly<{
  ledger: LedgerDefinition
  recordId: string
  now: Readonly<Record<string, FieldValue>>
  before: Readonly<Record<string, FieldValue>> | null
}>

type StoredDerivation = Extract<Derivation, { kind: 'child' | 'count' }>

/**
 * Brings the stored derived columns (户主姓名, 家庭人口 of a household) up to date for the records whose children were
 * touched, and their search text with them. Derived values are never logged. A removed household keeps what it had,
 * or the bin could not name it once its members are in the bin too; a restored one is brought up to date.
 */
export function* refreshDerived(engine: Engine, registry: Registry, touched: readonly Touched[]): Generator<number, void> {
  for (const ledger of registry.ledgers) {
    const fields = ledger.fields.filter(isStoredDerivation)
    if (fields.length === 0) continue
    const ids = affectedIds(ledger, fields, touched)
    yield* refreshRecords(engine, registry, ledger, ids)
  }
}

/** Recomputes the derived columns of the given records of a ledger. */
export function* refreshRecords(
  engine: Engine,
  registry: Registry,
  ledger: LedgerDefinition,
  ids: ReadonlySet<string>,
): Generator<number, void> {
  if (ids.size === 0) return
  const fields = ledger.fields.filter(isStoredDerivation)
  const searched = ledger.fields.filter((field) => field.search && field.derived?.kind !== 'parent')
  const select = selectSql(registry, ledger, fields, searched)
  const update = `UPDATE ${ledger.table} SET ${[...fields.map(columnOf), '_search'].map((column) => `${column} = ?`).join(', ')} WHERE id = ?`
  let done = 0
  for (const id of ids) {
    if (done % 500 === 0) yield done / ids.size
    done += 1
    const row = engine.values(select, [id])[0]
    if (row) updateRow(ledger, { fields, searched }, row, (values) => engine.run(update, [...values, id]))
  }
}

type Fields = Readonly<{ fields: readonly FieldDefinition[]; searched: readonly FieldDefinition[] }>

/** Row: derived values now | derived values as stored | values of the searched fields. */
function updateRow(
  ledger: LedgerDefinition,
  { fields, searched }: Fields,
  row: readonly SqlValue[],
  write: (values: readonly SqlValue[]) => void,
): void {
  const count = fields.length
  if (fields.every((_, index) => row[index] === row[count + index])) return
  const values: Record<string, FieldValue> = {}
  searched.forEach((field, index) => (values[field.id] = row[2 * count + index] as FieldValue))
  fields.forEach((field, index) => (values[field.id] = row[index] as FieldValue))
  write([...row.slice(0, count), searchText(ledger, values)])
}

function selectSql(
  registry: Registry,
  ledger: LedgerDefinition,
  fields: readonly FieldDefinition[],
  searched: readonly FieldDefinition[],
): string {
  const derived = fields.map((field) => derivationSql(registry, field.derived as StoredDerivation))
  const columns = [...derived, ...fields.map((field) => `t.${columnOf(field)}`), ...searched.map((field) => `t.${columnOf(field)}`)]
  return `SELECT ${columns.join(', ')} FROM ${ledger.table} t WHERE t.id = ? AND t._removed = 0`
}

/** A correlated subquery over the children of `t`. */
export function derivationSql(registry: Registry, derivation: StoredDerivation): string {
  const child = ledgerOf(registry, derivation.ledger)
  const link = columnOf(fieldOf(child, derivation.link))
  const { where } = derivation
  const matches = where ? ` AND c.${columnOf(fieldOf(child, where.field))} = '${where.is.replace(/'/g, "''")}'` : ''
  const condition = `FROM ${child.table} c WHERE c.${link} = t.id AND c._removed = 0${matches}`
  if (derivation.kind === 'count') return `(SELECT count(*) ${condition})`
  return `(SELECT c.${columnOf(fieldOf(child, derivation.field))} ${condition} ORDER BY c.id LIMIT 1)`
}

function affectedIds(ledger: LedgerDefinition, fields: readonly FieldDefinition[], touched: readonly Touched[]): ReadonlySet<string> {
  const ids = new Set<string>()
  const links = new Map(fields.map((field) => [(field.derived as StoredDerivation).ledger, (field.derived as StoredDerivation).link]))
  for (const record of touched) {
    if (record.ledger.id === ledger.id) ids.add(record.recordId)
    const link = links.get(record.ledger.id)
    if (link === undefined) continue
    for (const values of [record.now, record.before]) {
      const id = values?.[link]
      if (typeof id === 'string') ids.add(id)
    }
  }
  return ids
}
