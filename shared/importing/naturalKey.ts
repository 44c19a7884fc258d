import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { citizenNumber } from '#shared/values/idCard.ts'

/** Values joined; null when one is missing. ID numbers count by their 18 digits, villages and groups by their record. */
export function keyOf(ledger: LedgerDefinition, fields: readonly string[], value: (field: string) => FieldValue): string | null {
  let key = ''
  for (const id of fields) {
    const raw = value(id)
    if (raw === null || raw === '') return null
    const part = fieldTypeOf(ledger, id) === 'idCard' ? personKey(String(raw)) : String(raw)
    if (part === null) return null
    key += key === '' ? part : `\u0001${part}`
  }
  return key
}

const types = new WeakMap<LedgerDefinition, Map<string, string>>()

function fieldTypeOf(ledger: LedgerDefinition, id: string): string {
  let known = types.get(ledger)
  if (!known) types.set(ledger, (known = new Map(ledger.fields.map((field) => [field.id, field.type]))))
  return known.get(id) ?? 'text'
}

/** First 18 digits of a number; null where it names nobody (999999…). */
export function personKey(text: string): string | null {
  if (text.length === 18 && !text.startsWith('999999')) return text
  return text.startsWith('999999') ? null : (citizenNumber(text) ?? text)
}
