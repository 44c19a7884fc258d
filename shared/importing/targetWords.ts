import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'

/** 家庭成员·联系电话; 不导入 where the column carries nothing. */
export function targetWords(registry: Registry, { ledger, field }: Readonly<{ ledger: string | null; field: string | null }>): string {
  if (ledger === null || field === null) return '不导入'
  const found = findLedger(registry, ledger)
  return `${found?.label ?? ledger}·${(found && findField(found, field)?.label) ?? field}`
}
