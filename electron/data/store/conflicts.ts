import { baseOfConflict } from '#shared/history/base.ts'
import type { Change, ChangeSet } from '#shared/history/changeSet.ts'
import { removedField, stateOfRecord, type Conflict } from '#shared/history/state.ts'
import type { MergeConflict, MergeSide, MergingOutputs } from '#shared/ipc/parts/merging.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { findField, findLedger, ledgerOf } from '#shared/ledger/registry.ts'
import { changesOfRecords } from './branches.ts'
import { columnReader } from './columns.ts'
import { readSet } from './changeLog.ts'
import { readRecords, type ReadContext, type StoredRow } from './read.ts'
import { titleOf } from './search.ts'

export type ConflictFilter = Readonly<{ ledger?: string; field?: string; village?: string; record?: string }>

type Place = Readonly<{ ledger: LedgerDefinition; record: string; fields: readonly string[] }>

/** How many fields a person still has to decide on. */
export function countConflicts(context: ReadContext): number {
  return places(context, {}).reduce((sum, { fields }) => sum + fields.length, 0)
}

/** How many there are of each field, in the order of the ledgers. */
export function openFields(context: ReadContext): MergingOutputs['merge.open'] {
  const counts = new Map<string, MergingOutputs['merge.open'][number]>()
  for (const { ledger, fields } of places(context, {})) {
    for (const field of fields) {
      const key = `${ledger.id}.${field}`
      const known = counts.get(key) ?? { ledger: ledger.id, ledgerLabel: ledger.label, field, fieldLabel: labelOf(ledger, field), count: 0 }
      counts.set(key, { ...known, count: known.count + 1 })
    }
  }
  return [...counts.values()]
}

/** The value that each side of a conflict wrote, by its set. */
export function valuesOfSides(context: ReadContext, record: string, field: string): ReadonlyMap<string, FieldValue> {
  const changes = changesOfRecords(context.engine, [record]).get(record) ?? []
  const conflict = stateOfRecord(changes).conflicts.find((one) => one.field === field)
  return new Map(conflict?.candidates.map(({ setId, value }) => [setId, value]))
}

/** Conflicts by household, those of one village where asked for: who decides looks at one family at a time. */
export function listConflicts(
  context: ReadContext,
  filter: ConflictFilter,
  window: Readonly<{ offset: number; limit: number; reveal: boolean }>,
): Readonly<{ total: number; conflicts: readonly MergeConflict[] }> {
  const all = byHousehold(context, places(context, filter)).flatMap((place) => place.fields.map((field) => ({ ...place, field })))
  const shown = all.slice(window.offset, window.offset + window.limit)
  const histories = changesOfRecords(context.engine, [...new Set(shown.map(({ record }) => record))])
  const sets = new Map<string, ChangeSet & { via: string | null }>()
  const conflicts = shown.flatMap((place) => {
    const changes = histories.get(place.record) ?? []
    const conflict = stateOfRecord(changes).conflicts.find(({ field }) => field === place.field)
    const row = readRecords(context, place.ledger, [place.record])[0]
    return conflict && row ? [describe({ context, sets, ledger: place.ledger, row, changes, reveal: window.reveal }, conflict)] : []
  })
  return { total: all.length, conflicts }
}

/** Of a record in the bin nothing is asked until it is restored. */
function places(context: ReadContext, filter: ConflictFilter): readonly Place[] {
  const found = openPlaces(context, filter)
  const gone = new Set(
    [...new Set(found.map(({ ledger }) => ledger))].flatMap((ledger) => {
      const ids = JSON.stringify(found.filter((place) => place.ledger === ledger).map(({ record }) => record))
      const sql = `SELECT id FROM ${ledger.table} WHERE _removed = 1 AND id IN (SELECT value FROM json_each(?))`
      return context.engine.values(sql, [ids]).map(([id]) => id)
    }),
  )
  return found.filter(({ record }) => !gone.has(record))
}

/** Of one household together, itself before what belongs to it; what belongs to none comes last. */
function byHousehold(context: ReadContext, found: readonly Place[]): readonly Place[] {
  const households = new Map<string, string>()
  for (const ledger of new Set(found.map((place) => place.ledger))) {
    if (ledger.id === 'household' || !findField(ledger, 'household')) continue
    const reader = columnReader(context.registry, ledger, context.today)
    const household = reader.value('household').sql
    const ids = JSON.stringify(found.filter((place) => place.ledger === ledger).map(({ record }) => record))
    const sql = `SELECT t.id, ${household} FROM ${reader.from()} WHERE t.id IN (SELECT value FROM json_each(?))`
    for (const [id, of] of context.engine.values(sql, [ids])) if (of !== null) households.set(id as string, of as string)
  }
  const keyOf = ({ ledger, record }: Place): string => {
    const household = ledger.id === 'household' ? record : households.get(record)
    return household === undefined ? `2 ${ledger.id} ${record}` : `1 ${household} ${ledger.id === 'household' ? '' : ledger.id} ${record}`
  }
  return found
    .map((place) => [keyOf(place), place] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, place]) => place)
}

function openPlaces(context: ReadContext, filter: ConflictFilter): readonly Place[] {
  const rows = context.engine.values(`SELECT ledger, record_id, open FROM branch WHERE open <> '' ORDER BY ledger, record_id`)
  return rows.flatMap(([ledgerId, record, open]) => {
    const ledger = findLedger(context.registry, ledgerId as string)
    if (!ledger || (filter.ledger !== undefined && ledger.id !== filter.ledger)) return []
    if (filter.record !== undefined && record !== filter.record) return []
    if (filter.village !== undefined && villageOf(context, ledger, record as string) !== filter.village) return []
    const fields = (open as string).split(',').filter((field) => filter.field === undefined || field === filter.field)
    return fields.length > 0 ? [{ ledger, record: record as string, fields }] : []
  })
}

function villageOf(context: ReadContext, ledger: LedgerDefinition, record: string): string | null {
  if (ledger.id === 'village') return record
  const row = findField(ledger, 'village') ? readRecords(context, ledger, [record])[0] : undefined
  return (row?.values['village'] as string | null | undefined) ?? null
}

type Telling = Readonly<{
  context: ReadContext
  sets: Map<string, ChangeSet & { via: string | null }>
  ledger: LedgerDefinition
  row: StoredRow
  changes: readonly Change[]
  reveal: boolean
}>

const labelOf = (ledger: LedgerDefinition, field: string): string =>
  field === removedField ? '是否删除' : (findField(ledger, field)?.label ?? field)

function describe(telling: Telling, conflict: Conflict): MergeConflict {
  const { ledger, row, changes, context } = telling
  const field = findField(ledger, conflict.field)
  const masked = field?.sensitive !== undefined && !telling.reveal
  const words = (value: FieldValue): string => wordsOf(context, field, value, masked)
  const sides = conflict.candidates.map(({ setId, value }): MergeSide => {
    const { person, device, at, via } = setOf(telling, setId)
    return { setId, text: words(value), person, device, at, via }
  })
  const removed = conflict.field === removedField
  return {
    ledger: ledger.id,
    ledgerLabel: ledger.label,
    record: row.id,
    label: titleOf(ledger, row),
    household: ledger.id === 'household' ? row.id : ((row.values['household'] as string | null | undefined) ?? null),
    village: row.links['village'] ?? null,
    field: conflict.field,
    fieldLabel: labelOf(ledger, conflict.field),
    base: words(baseOfConflict(changes, conflict)),
    shown: removed ? words(row.removed ? 1 : 0) : words(row.values[conflict.field] ?? null),
    masked,
    sides,
  }
}

function wordsOf(context: ReadContext, field: FieldDefinition | undefined, value: FieldValue, mask: boolean): string {
  if (!field) return value === 1 ? '删除' : '保留'
  if (field.secret) return value === null ? '（无）' : '（不显示）'
  if (field.type !== 'link' || typeof value !== 'string') return formatValue(field, value, { mask })
  const target = ledgerOf(context.registry, field.target!)
  const row = readRecords(context, target, [value])[0]
  return row ? titleOf(target, row) : value
}

/** The copy by which a set came: that of a merge, or the package of which this file was made. */
function cameBy({ engine }: ReadContext, via: string): string {
  const file = readSet(engine, via)?.source?.file
  if (file) return file
  const [place, number] = engine.values('SELECT place, number FROM package_log WHERE id = ?', [via])[0] ?? []
  return place === undefined ? '另一份文件' : `${String(place)}第 ${String(number)} 号包`
}

function setOf({ context, sets }: Telling, setId: string): ChangeSet & { via: string | null } {
  const known = sets.get(setId)
  if (known) return known
  const via = context.engine.values('SELECT via FROM change_set WHERE id = ?', [setId])[0]?.[0] as string | null | undefined
  const set = { ...readSet(context.engine, setId)!, via: via ? cameBy(context, via) : null }
  sets.set(setId, set)
  return set
}
