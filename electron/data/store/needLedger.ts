import { FaultError } from '#shared/ipc/faults.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'

/** The ledger with that id, or FaultError `ledger.unknown`. */
export function needLedger(registry: Registry, id: string): LedgerDefinition {
  const ledger = findLedger(registry, id)
  if (!ledger) throw new FaultError({ fault: 'ledger.unknown', ledger: id })
  return ledger
}
