import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { parseIdCard } from '#shared/values/idCard.ts'

/** What an ID number tells besides itself: sex and birth date, for a ledger that has these fields. Empty for other fields. */
export function fromIdCard(ledger: LedgerDefinition, field: FieldDefinition, value: FieldValue): Readonly<Record<string, FieldValue>> {
  if (field.id !== 'idCard' || typeof value !== 'string') return {}
  const card = parseIdCard(value)
  const told = { sex: card?.sex ?? null, birthDate: card?.birthDate ?? null }
  const own = new Set(ledger.fields.filter((candidate) => candidate.derived === undefined).map((candidate) => candidate.id))
  return Object.fromEntries(Object.entries(told).filter(([id, known]) => known !== null && own.has(id)))
}
