import type { FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'

/** The words by which a record is called in messages; '' when its title is blank. */
export function titleValue(ledger: LedgerDefinition, values: FieldValues): string {
  const value = values[ledger.title]
  return value === null || value === undefined ? '' : String(value)
}
