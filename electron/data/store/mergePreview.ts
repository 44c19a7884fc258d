import type { ChangeOp } from '#shared/history/changeSet.ts'
import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { MergedAs, MergedRecord } from './mergeRows.ts'
import { readRecords, type ReadContext, type StoredRow } from './read.ts'
import { titleOf } from './search.ts'

/** Who made a set at which PC, and of what workbook. */
export type PreviewSet = Readonly<{ person: string; device: string; at: string; file: string | null }>

/** `set`: the one that wrote it, of those that came; null where none did. `others`: what disagrees with it, by set. */
export type PreviewField = Readonly<{
  field: string
  before: FieldValue
  after: FieldValue
  set: string | null
  origin: string | null
  others: readonly Readonly<{ setId: string; value: FieldValue }>[]
}>

export type PreviewRecord = Readonly<{
  ledger: LedgerDefinition
  record: string
  title: string
  /** Id, null where it belongs to none. */
  village: string | null
  as: MergedAs
  op: ChangeOp | null
  /** Sets that came, oldest first. */
  sets: readonly string[]
  origin: string | null
  reason: string | null
  fields: readonly PreviewField[]
}>

/** What a look at another copy saw, record by record: of those that would be different, or are to be decided on. */
export type MergePreview = Readonly<{
  registry: Registry
  records: readonly PreviewRecord[]
  /** By id. */
  titles: ReadonlyMap<string, string>
  sets: ReadonlyMap<string, PreviewSet>
}>

const chunk = 1_000

/** To be called while the merge that is looked at stands in the database: titles and villages are those after it. */
export function previewOf(context: ReadContext, merged: readonly MergedRecord[]): MergePreview {
  const told = merged.filter(({ as, conflicts }) => as !== 'same' || conflicts > 0)
  const records = [...new Set(told.map(({ ledger }) => ledger))].flatMap((id) => {
    const ledger = findLedger(context.registry, id)
    const own = told.filter((one) => one.ledger === id)
    return ledger ? inLedger(context, ledger, own) : []
  })
  const titles = new Map(records.map(({ record, title }) => [record, title]))
  return { registry: context.registry, records, titles, sets: setsOf(context, records) }
}

function inLedger(context: ReadContext, ledger: LedgerDefinition, merged: readonly MergedRecord[]): readonly PreviewRecord[] {
  const records: PreviewRecord[] = []
  const hasVillage = findField(ledger, 'village') !== undefined
  for (let from = 0; from < merged.length; from += chunk) {
    const some = merged.slice(from, from + chunk)
    const ids = some.map(({ recordId }) => recordId)
    const rows = new Map(readRecords(context, ledger, ids).map((row) => [row.id, row]))
    for (const one of some) {
      const row = rows.get(one.recordId)
      if (row) records.push(recordOf(ledger, one, { row, hasVillage }))
    }
  }
  return records
}

type Stored = Readonly<{ row: StoredRow; hasVillage: boolean }>

function recordOf(ledger: LedgerDefinition, merged: MergedRecord, { row, hasVillage }: Stored): PreviewRecord {
  const { changes, diff } = merged
  const last = changes[changes.length - 1]
  const village = ledger.id === 'village' ? row.id : hasVillage ? row.values['village'] : null
  return {
    ledger,
    record: row.id,
    title: titleOf(ledger, row),
    village: typeof village === 'string' ? village : null,
    as: merged.as,
    op: diff?.op ?? null,
    sets: changes.map(({ setId }) => setId),
    origin: last?.origin ?? null,
    reason: last?.reason ?? null,
    fields: fieldsOf(merged, row),
  }
}

/** What becomes different, then what is to be decided on though the value here stays. */
function fieldsOf({ changes, diff }: MergedRecord, row: StoredRow): readonly PreviewField[] {
  if (!diff) return []
  const open = new Map(diff.open.map((conflict) => [conflict.field, conflict]))
  const different = new Set(diff.fields.map(({ field }) => field))
  const stays = diff.open
    .filter(({ field }) => !different.has(field))
    .map(({ field, candidates }) => {
      const shown = field in row.values ? (row.values[field] ?? null) : (candidates[candidates.length - 1]?.value ?? null)
      return { field, before: shown, after: shown }
    })
  return [...diff.fields, ...stays].map(({ field, before, after }) => {
    const writer = different.has(field) ? [...changes].reverse().find((change) => field in change.after) : undefined
    const others = (open.get(field)?.candidates ?? []).filter(({ value }) => value !== after)
    return { field, before, after, set: writer?.setId ?? null, origin: writer?.origin ?? null, others }
  })
}

function setsOf({ engine }: ReadContext, records: readonly PreviewRecord[]): ReadonlyMap<string, PreviewSet> {
  const ids = new Set(records.flatMap(({ sets, fields }) => [...sets, ...fields.flatMap(({ others }) => others.map(({ setId }) => setId))]))
  const sql = 'SELECT id, person, device, at, source FROM change_set WHERE id IN (SELECT value FROM json_each(?))'
  const rows = engine.values(sql, [JSON.stringify([...ids])])
  return new Map(
    rows.map(([id, person, device, at, source]) => [
      String(id),
      { person: String(person), device: String(device), at: String(at), file: source === null ? null : fileOf(String(source)) },
    ]),
  )
}

function fileOf(source: string): string | null {
  const { file } = JSON.parse(source) as Readonly<{ file?: string }>
  return file ?? null
}
