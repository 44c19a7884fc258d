import type { Engine } from '#data/engine/engine.ts'
import type { Policy } from '#shared/policy/define.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyOf, type PolicyOverride } from '#shared/policy/policyOf.ts'
import { overridesOf } from '#shared/policy/records.ts'

/** The policy that holds in this file: shipped values and the office's own (ledger `policyValue`). */
export function filePolicy({ engine }: Readonly<{ engine: Engine }>): Policy {
  return policyOf(policyItems, readOverrides(engine))
}

export function readOverrides(engine: Engine): readonly PolicyOverride[] {
  const rows = engine.values('SELECT item, from_, value FROM policy_value WHERE _removed = 0 ORDER BY id')
  const records = rows.map(([item, from, value]) => ({ item: String(item), from: String(from ?? ''), value: String(value ?? '') }))
  return overridesOf(policyItems, records)
}
