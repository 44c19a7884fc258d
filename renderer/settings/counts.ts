import type { Counts } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'

/** 农户 1,500 户，家庭成员 5,400 人 … in the order of the registry, system ledgers left out. */
export function countsText(registry: Registry, counts: Counts): string {
  return registry.ledgers
    .filter((ledger) => !ledger.system && counts[ledger.id] !== undefined)
    .map((ledger) => `${ledger.label} ${(counts[ledger.id] ?? 0).toLocaleString('zh-CN')} ${ledger.unit}`)
    .join('，')
}
