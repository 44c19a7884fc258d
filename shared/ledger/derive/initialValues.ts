import type { FieldValue, FieldValues, LedgerDefinition } from '../define.ts'

/** What a new record holds before anything is typed. */
export function initialValues(ledger: LedgerDefinition): FieldValues {
  const values: Record<string, FieldValue> = {}
  for (const field of ledger.fields) {
    if (field.initial !== undefined) values[field.id] = field.initial
  }
  return values
}

/** The values of a new record with the initial ones put in where nothing is given. */
export function withInitialValues(ledger: LedgerDefinition, values: FieldValues): FieldValues {
  const filled: Record<string, FieldValue> = { ...values }
  for (const [id, value] of Object.entries(initialValues(ledger))) filled[id] ??= value
  return filled
}
