import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import type { Within } from './useChoices.ts'

/** Groups are offered of the record's village only. */
export function withinOf(field: FieldDefinition, row: Pick<Row, 'values'>): Within | undefined {
  const village = row.values['village']
  return field.target === 'group' && typeof village === 'string' && village !== '' ? { field: 'village', id: village } : undefined
}
