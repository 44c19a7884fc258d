import type { Counts } from '#shared/ipc/outputs.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

/** “农户 120 户，家庭成员 400 人”; ledgers without records are left out. */
export function countsText(counts: Counts): string {
  const parts = shippedRegistry.ledgers
    .filter((ledger) => counts[ledger.id])
    .map((ledger) => `${ledger.label} ${counts[ledger.id]} ${ledger.unit}`)
  return parts.length > 0 ? parts.join('，') : '没有记录'
}
