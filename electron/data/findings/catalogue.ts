import type { ChecksOutputs } from '#shared/ipc/parts/checks.ts'
import type { Policy } from '#shared/policy/define.ts'
import { policyItems } from '#shared/policy/index.ts'
import { writtenPolicyValue } from '#shared/policy/written.ts'
import { shippedRules } from '#shared/rules/index.ts'
import { recordRules, type RecordRule } from '#shared/rules/recordRules.ts'
import type { Rule } from '#shared/rules/define.ts'

/** Rules over records and rules over single values, by id. A rule that has both sides (R023) stands once. */
export const catalogue: readonly (Rule | RecordRule)[] = [
  ...shippedRules,
  ...recordRules.filter((rule) => !shippedRules.some((other) => other.id === rule.id)),
].sort((a, b) => (a.id < b.id ? -1 : 1))

const titles = new Map(catalogue.map((rule) => [rule.id, rule.title]))

export function ruleTitle(id: string): string {
  return titles.get(id) ?? id
}

/** The catalogue for reading, with the values that the rules use today. */
export function catalogueInWords(policy: Policy, today: string): ChecksOutputs['checks.catalogue'] {
  return catalogue.map((rule) => ({
    id: rule.id,
    severity: rule.severity,
    title: rule.title,
    group: rule.group,
    definition: rule.definition,
    params: ('params' in rule ? (rule.params ?? []) : []).map((id) => paramInWords(policy, id, today)),
  }))
}

function paramInWords(policy: Policy, id: string, today: string): ChecksOutputs['checks.catalogue'][number]['params'][number] {
  const item = policyItems.find((candidate) => candidate.id === id)
  if (!item) throw new Error(`unknown policy item ${id}`)
  const value = item.kind === 'text' ? policy.text(id, today) : writtenPolicyValue(item, policy.number(id, today))
  return { id, label: item.label, kind: item.kind, unit: item.unit, value }
}
