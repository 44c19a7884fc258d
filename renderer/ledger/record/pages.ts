import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { isOwn, type Registry } from '#shared/ledger/registry.ts'

const known = new WeakMap<Registry, ReadonlySet<string>>()

/** Whether records of a ledger have a page of their own: those that records of other ledgers point to. */
export function hasPage(registry: Registry, ledger: string): boolean {
  const found = known.get(registry) ?? pointedTo(registry)
  known.set(registry, found)
  return found.has(ledger)
}

/** Households have a screen of their own, which shows their members, too. */
function pointedTo(registry: Registry): ReadonlySet<string> {
  const targets = registry.ledgers
    .filter((ledger) => !ledger.system)
    .flatMap((ledger) => ledger.fields.filter((field) => isOwn(field) && !field.retired).map((field) => targetOf(ledger, field)))
  return new Set(targets.filter((target): target is string => target !== undefined && target !== 'household' && target !== 'member'))
}

function targetOf(owner: LedgerDefinition, field: LedgerDefinition['fields'][number]): string | undefined {
  return field.type === 'link' && field.target !== owner.id ? field.target : undefined
}
