import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { PickerGroup } from '#renderer/ui/index.ts'

/** Fields that can be exported, by the sections of the form. */
export function columnGroups(ledger: LedgerDefinition): readonly PickerGroup[] {
  return ledger.sections
    .map((section) => ({
      label: section.label,
      items: ledger.fields.filter((field) => field.section === section.id && !field.retired).map(({ id, label }) => ({ id, label })),
    }))
    .filter((group) => group.items.length > 0)
}

/** The columns with which the grid starts; all when none is marked. */
export function startFields(ledger: LedgerDefinition): readonly string[] {
  const offered = ledger.fields.filter((field) => !field.retired)
  const marked = offered.filter((field) => field.inGrid)
  return (marked.length > 0 ? marked : offered).map((field) => field.id)
}
