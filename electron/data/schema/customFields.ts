import type { Engine } from '#data/engine/engine.ts'
import { defineCodes, type CodeList, type FieldDefinition, type FieldType } from '#shared/ledger/define.ts'
import { withCustomFields, type Registry } from '#shared/ledger/registry.ts'

type StoredField = Readonly<{
  ledger: string
  field_id: string
  label: string
  type: string
  options: string | null
  unit: string | null
  required: number | null
  retired: number | null
}>

/** The shipped registry plus the fields that this office made in the program (system ledger `customField`). */
export function registryOfFile(engine: Engine, shipped: Registry): Registry {
  const stored = engine.all<StoredField>(
    `SELECT ledger, field_id, label, type, options, unit, required, retired FROM custom_field
     WHERE _removed = 0 ORDER BY order_, id`,
  )
  const known = stored.filter((entry) => shipped.ledgers.some((ledger) => ledger.id === entry.ledger && !ledger.system))
  const lists = known.filter((entry) => entry.type === 'choice' || entry.type === 'multichoice').map(codesOfField)
  return withCustomFields(
    shipped,
    known.map((entry) => ({ ledger: entry.ledger, field: fieldOfRow(entry) })),
    lists,
  )
}

function fieldOfRow(row: StoredField): FieldDefinition {
  const isChoice = row.type === 'choice' || row.type === 'multichoice'
  return {
    id: row.field_id,
    label: row.label,
    type: row.type as FieldType,
    section: 'custom',
    custom: true,
    required: row.required === 1,
    retired: row.retired === 1,
    ...(row.unit ? { unit: row.unit } : {}),
    ...(isChoice ? { codes: codesId(row) } : {}),
  }
}

function codesOfField(row: StoredField): CodeList {
  const values = (row.options ?? '').split(/[\n,，、;；]/).map((value) => value.trim())
  const unique = [...new Set(values.filter((value) => value !== ''))]
  return defineCodes({ id: codesId(row), label: row.label, items: unique.map((value) => ({ value })) })
}

function codesId(row: StoredField): string {
  return `custom.${row.ledger}.${row.field_id}`
}
