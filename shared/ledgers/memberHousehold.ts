import type { FieldDefinition } from '#shared/ledger/define.ts'

/** What a person has through the household: figures and filters over persons speak of it. */
export const memberHouseholdFields: readonly FieldDefinition[] = [
  ofHousehold('householdKind', 'kind', '户类型', { type: 'choice', codes: 'householdKind' }),
  ofHousehold('monitoringKind', 'monitoringKind', '监测对象类别', { type: 'choice', codes: 'monitoringKind' }),
  ofHousehold('householdStatus', 'status', '户状态', { type: 'choice', codes: 'householdStatus' }),
  ofHousehold('householdRelocated', 'isRelocated', '是否搬迁户', { type: 'boolean' }),
  ofHousehold('householdRelocationKind', 'relocationKind', '安置方式', { type: 'choice', codes: 'relocationKind' }),
]

function ofHousehold(id: string, field: string, label: string, own: Pick<FieldDefinition, 'type' | 'codes'>): FieldDefinition {
  return { id, label, ...own, section: 'household', derived: { kind: 'parent', link: 'household', field } }
}
