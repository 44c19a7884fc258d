import type { ImportTable } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { Target } from '../wizard/work.ts'

export type ChoiceGroup = Readonly<{ group: string; items: readonly Readonly<{ value: string; label: string }>[] }>

/** Value of 不导入 in the list of fields. */
export const notImported = '-'

/** The fields that a column of this table may carry, by ledger, with 不导入 on top. */
export function fieldChoices(registry: Registry, table: Pick<ImportTable, 'ledgers' | 'columns'>): readonly ChoiceGroup[] {
  const groups = offeredLedgers(registry, table).map((ledger) => ({
    group: ledger.label,
    items: ledger.fields.filter(isImportable).map((field) => ({ value: `${ledger.id}.${field.id}`, label: field.label })),
  }))
  return [{ group: '这一列', items: [{ value: notImported, label: '不导入' }] }, ...groups]
}

export function targetOf(value: string | null): Target | null {
  const [ledger, field] = (value ?? notImported).split('.')
  return ledger && field ? { ledger, field } : null
}

export function valueOf({ ledger, field }: Readonly<{ ledger: string | null; field: string | null }>): string {
  return ledger && field ? `${ledger}.${field}` : notImported
}

/** Ledgers that columns already carry, with their parents and the children that the table writes; all where none is known. */
function offeredLedgers(registry: Registry, { ledgers, columns }: Pick<ImportTable, 'ledgers' | 'columns'>): readonly LedgerDefinition[] {
  const own = registry.ledgers.filter((ledger) => !ledger.system)
  const carried = new Set(columns.flatMap((column) => (column.ledger ? [column.ledger] : [])))
  if (carried.size === 0) return ledgers.length === 0 ? own : own.filter((ledger) => ledgers.includes(ledger.id))
  for (const ledger of own) if (carried.has(ledger.id) && ledger.parent) carried.add(ledger.parent.ledger)
  return own.filter((ledger) => carried.has(ledger.id) || (ledgers.includes(ledger.id) && carried.has(ledger.parent?.ledger ?? '')))
}

/** Typed by people, or told by a child record (户主姓名); what is counted or looked up is never read from a sheet. */
function isImportable(field: FieldDefinition): boolean {
  return !field.retired && (!field.derived || field.derived.kind === 'child')
}
