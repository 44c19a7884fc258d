import type { FieldDefinition, LedgerDefinition } from '../define.ts'
import { findField, isOwn } from '../registry.ts'

/** A village may type into what people type, but not move a record to another household or village. */
export function mayBeEdited(field: FieldDefinition): boolean {
  return isOwn(field) && field.type !== 'link' && field.retired !== true && field.internal !== true
}

/** Ledgers whose records belong to a village. */
export function isOfVillages(ledger: LedgerDefinition): boolean {
  return !ledger.system && (ledger.id === 'village' || findField(ledger, 'village') !== undefined)
}

/** Columns of a village's workbook to begin with: those of the grid; what names a record is shown, the rest may be edited. */
export function villageColumns(ledger: LedgerDefinition): readonly Readonly<{ field: string; editable: boolean }>[] {
  const naming = new Set([ledger.title, ...(ledger.calledBy ?? []), ...ledger.naturalKeys.flat()])
  const offered = ledger.fields.filter((field) => !field.retired && !field.internal && field.id !== ledger.parent?.field)
  const marked = offered.filter((field) => field.inGrid || naming.has(field.id))
  return (marked.length > 0 ? marked : offered).map((field) => ({ field: field.id, editable: mayBeEdited(field) && !naming.has(field.id) }))
}
