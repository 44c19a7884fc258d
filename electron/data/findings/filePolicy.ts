import type { Engine } from '#data/engine/engine.ts'
import type { Policy } from '#shared/policy/define.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyOf, policyValueOf, type PolicyOverride } from '#shared/policy/policyOf.ts'

/** The policy that holds in this file: shipped values and the office's own (ledger `policyValue`). */
export function filePolicy({ engine }: Readonly<{ engine: Engine }>): Policy {
  return policyOf(policyItems, readOverrides(engine))
}

/** Values of unknown items, or that are none of their kind, are passed over: a newer program may have written them. */
function readOverrides(engine: Engine): readonly PolicyOverride[] {
  const rows = engine.values('SELECT item, from_, value FROM policy_value WHERE _removed = 0 ORDER BY id')
  return rows.flatMap(([id, from, written]) => {
    const item = policyItems.find((candidate) => candidate.id === id)
    const value = item && typeof written === 'string' ? policyValueOf(item, written) : null
    return item && value !== null ? [{ item: item.id, from: String(from ?? ''), value }] : []
  })
}
