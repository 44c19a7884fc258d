import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import type { Draft } from './draft.ts'
import type { Within } from './useChoices.ts'

/** Links that are offered only of the record that another field of the same record names: groups of the village, persons of the household. */
const narrowedBy: Readonly<Record<string, string>> = { group: 'village', member: 'household' }

export function withinOf(field: FieldDefinition, row: Pick<Row, 'values'>): Within | undefined {
  const by = narrowedBy[field.target ?? '']
  const id = by === undefined ? undefined : row.values[by]
  return by !== undefined && typeof id === 'string' && id !== '' ? { field: by, id } : undefined
}

/** The same while a record is being entered. */
export function withinDrafts(field: FieldDefinition, drafts: Readonly<Record<string, Draft>>): Within | undefined {
  return withinOf(field, { values: Object.fromEntries(Object.entries(drafts).map(([id, draft]) => [id, draft.link])) })
}
