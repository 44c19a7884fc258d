import type { FieldValue } from '#shared/ledger/define.ts'
import type { KnownRecord } from './planTypes.ts'

/** What stands in one field of a record on file, without its other fields. */
export function knownValue(record: KnownRecord, field: string): FieldValue {
  return record.value ? record.value(field) : (record.values[field] ?? null)
}
