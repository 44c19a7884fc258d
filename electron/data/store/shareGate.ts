import type { Engine } from '#data/engine/engine.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { PackageScope } from '#shared/ipc/parts/packages.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { cutRecords } from './cutLog.ts'

/** What of a ledger the open file holds, where it was made for a village; null for a whole one. */
export function storedShare(engine: Engine): PackageScope | null {
  const text = engine.values(`SELECT value FROM meta WHERE key = 'subset'`)[0]?.[0]
  return typeof text === 'string' ? (JSON.parse(text) as PackageScope) : null
}

/**
 * A village's file shows blanks where the township has values: writing there would go over what nobody here has seen.
 * Throws `package.notInShare`.
 */
export function refuseOutsideShare(engine: Engine, registry: Registry, changes: readonly DraftChange[]): void {
  const share = storedShare(engine)
  if (!share) return
  const named = cutRecords(engine)
  const stays = new Set(share.wish.without.map(({ ledger, field }) => `${ledger}.${field}`))
  for (const { ledger: id, recordId, op, values } of changes) {
    const ledger = findLedger(registry, id)
    if (!ledger || ledger.system) continue
    const refused = (label: string): never => {
      const { place, from } = share
      throw new FaultError({ fault: 'package.notInShare', here: place, from, label, record: recordId })
    }
    if (ledger.away || named.has(recordId)) refused(ledger.label)
    const written = Object.keys(values).find(
      (field) => stays.has(`${id}.${field}`) && (op === 'change' || (values[field] ?? null) !== null),
    )
    if (written !== undefined) refused(findField(ledger, written)?.label ?? written)
  }
}
