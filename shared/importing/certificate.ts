import type { FieldDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'

/** Fields of a person's ledger that take a 残疾人证 number and what it says. */
export type Certificate = Readonly<{ number: string; kind: string; level: string }>

/**
 * Where the number of a 残疾人证 in an ID column goes (国家系统 writes it there): null when the field is no ID number or
 * the ledger keeps no such certificate. The certificate is the other ID field of a ledger with the code lists of GB/T
 * 26341.
 */
export function certificateOf(registry: Registry, ledgerId: string, fieldId: string): Certificate | null {
  const ledger = findLedger(registry, ledgerId)
  if (!ledger?.naturalKeys.flat().includes(fieldId) || findField(ledger, fieldId)?.type !== 'idCard') return null
  const held = (test: (one: FieldDefinition) => boolean): string | undefined =>
    ledger.fields.find((one) => !one.derived && !one.retired && one.id !== fieldId && test(one))?.id
  const number = held((one) => one.type === 'idCard')
  const kind = held((one) => one.codes === 'disabilityKind')
  const level = held((one) => one.codes === 'disabilityLevel')
  return number && kind && level ? { number, kind, level } : null
}
