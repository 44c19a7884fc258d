import type { OtherCopy } from '#data/exchange/otherCopy.ts'
import type { Merged } from '#data/store/merge.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { MergeCounts, MergeFile } from '#shared/ipc/parts/merging.ts'
import { findLedger } from '#shared/ledger/registry.ts'

const none: MergeCounts = { added: 0, updated: 0, removed: 0, same: 0 }

/** What one copy brought, counted by ledger. */
export function mergeFileOf({ registry }: ReadContext, copy: OtherCopy, { sets, records, authors }: Merged): MergeFile {
  const byLedger = new Map<string, MergeCounts>()
  let total = none
  for (const { ledger, as } of records) {
    const known = byLedger.get(ledger) ?? none
    byLedger.set(ledger, { ...known, [as]: known[as] + 1 })
    total = { ...total, [as]: total[as] + 1 }
  }
  const counted = [...byLedger].map(([ledger, counts]) => ({ ledger, label: findLedger(registry, ledger)?.label ?? ledger, ...counts }))
  const conflicts = records.reduce((sum, record) => sum + record.conflicts, 0)
  return { name: copy.name, package: copy.package, authors, sets, records: counted, total, conflicts }
}
