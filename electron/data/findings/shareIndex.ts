import type { SqlValue } from '#data/engine/statement.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { RuleRecord, Sharer } from '#shared/rules/define.ts'
import type { Reading } from './recordReader.ts'
import { rootSql, type RootPath } from './rootPaths.ts'

/** `member.name+birthDate`: own fields of a ledger by which its records are compared with the whole file. */
export type Share = Readonly<{ id: string; ledger: LedgerDefinition; fields: readonly FieldDefinition[] }>

/** Records by what they share, of one share. */
export type ShareIndex = Readonly<{
  sharers: (record: RuleRecord) => readonly Sharer[]
  rootsOf: (values: FieldValues) => readonly string[]
}>

/** null where this file has no such ledger or field (yet). */
export function shareOf(registry: Registry, id: string): Share | null {
  const [ledgerId = '', fieldIds = ''] = id.split('.')
  const ledger = findLedger(registry, ledgerId)
  const fields = fieldIds.split('+').map((field) => ledger && findField(ledger, field))
  return ledger && fields.every((field) => field !== undefined) ? { id, ledger, fields: fields as FieldDefinition[] } : null
}

/** What is compared; null when something of it is blank. */
export function shareKey({ fields }: Share, values: FieldValues): string | null {
  return keyOf(fields, (index) => values[fields[index]!.id] ?? null)
}

function keyOf(fields: Share['fields'], valueAt: (index: number) => FieldValue): string | null {
  const parts = fields.map((field, index) => partOf(field, valueAt(index)))
  return parts.every((part) => part !== null) ? parts.join('\n') : null
}

/** ID numbers may carry disability signs behind the 18 digits of the person; 999999… stands for nobody in particular. */
function partOf(field: FieldDefinition, value: FieldValue): string | null {
  if (value === null || value === '') return null
  const text = String(value)
  if (field.type !== 'idCard') return text
  return text.startsWith('999999') ? null : text.slice(0, 18)
}

/** Indexes that looking for sharers of a few records needs. */
export function shareIndexSql({ ledger, fields }: Share): string {
  const column = columnOf(fields[0]!)
  return `CREATE INDEX IF NOT EXISTS ${ledger.table}_by_${column} ON ${ledger.table}(${column})`
}

/**
 * @param among records whose sharers will be asked for; null for the whole file, whose index knows no values that stand once.
 * @param load reads a sharer's values, when a rule looks at them.
 */
export function buildShareIndex(
  { engine }: Reading,
  share: Share,
  path: RootPath | null,
  wanted: Readonly<{ among: readonly FieldValues[] | null; load: (id: string) => RuleRecord }>,
): ShareIndex {
  const { sql: root, joins } = path ? rootSql(path) : { sql: 'NULL', joins: '' }
  const columns = share.fields.map((field) => `t.${columnOf(field)}`)
  const select = `SELECT t.id, ${root}, ${columns.join(', ')} FROM ${share.ledger.table} t ${joins} WHERE t._removed = 0 AND `
  const groups = new Map<string, Found[]>()
  for (const [condition, params] of conditions(share, columns[0]!, wanted.among)) {
    for (const row of engine.values(select + condition, [...params])) put(share, groups, row)
  }
  const found = (values: FieldValues): readonly Found[] => groups.get(shareKey(share, values) ?? '') ?? []
  return {
    sharers: (record) =>
      found(record.values)
        .filter((other) => other.id !== record.id)
        .map(({ id, root: at }) => lazySharer(id, at, wanted.load)),
    rootsOf: (values) => found(values).flatMap((other) => (other.root === null ? [] : [other.root])),
  }
}

type Found = Readonly<{ id: string; root: string | null }>

function put({ fields }: Share, groups: Map<string, Found[]>, row: readonly SqlValue[]): void {
  const key = keyOf(fields, (index) => row[index + 2] as FieldValue)
  if (key === null) return
  const group = groups.get(key)
  const found = { id: row[0] as string, root: row[1] as string | null }
  if (!group) groups.set(key, [found])
  else if (!group.some((other) => other.id === found.id)) group.push(found)
}

/** Beyond this one pass over the table is faster. */
const manyValues = 300

type Condition = readonly [sql: string, params: readonly SqlValue[]]

function conditions(share: Share, column: string, among: readonly FieldValues[] | null): readonly Condition[] {
  const first = share.fields[0]!
  if (among === null) return [[severalSql(share, column), []]]
  const parts = [...new Set(among.filter((values) => shareKey(share, values) !== null).map((values) => values[first.id]!))]
  if (parts.length > manyValues) return [[`${column} IS NOT NULL`, []]]
  if (first.type !== 'idCard') return parts.length === 0 ? [] : [[`${column} IN (SELECT value FROM json_each(?))`, [JSON.stringify(parts)]]]
  // A range, so that the index serves: the same person's number may stand with and without disability signs.
  return [...new Set(parts.map((part) => String(part).slice(0, 18)))].map((part) => [
    `${column} >= ? AND ${column} < ?`,
    [part, `${part}~`],
  ])
}

/** Of a whole file most values stand once: they need not even be read. */
function severalSql({ ledger, fields }: Share, column: string): string {
  const compared = (of: string) => (fields[0]!.type === 'idCard' ? `substr(${of}, 1, 18)` : of)
  const own = columnOf(fields[0]!)
  return `${column} IS NOT NULL AND ${compared(column)} IN (SELECT ${compared(own)} FROM ${ledger.table} WHERE _removed = 0 AND ${own} IS NOT NULL GROUP BY 1 HAVING count(*) > 1)`
}

/** Most sharers are looked at for their root only: the members of one family have one phone. */
function lazySharer(id: string, root: string | null, load: (id: string) => RuleRecord): Sharer {
  let record: RuleRecord | undefined
  return {
    root,
    get record() {
      return (record ??= load(id))
    },
  }
}
