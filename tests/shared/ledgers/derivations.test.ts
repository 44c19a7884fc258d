import { expect, test } from 'vitest'
import { findField, findLedger, isVirtual } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const derived = shippedRegistry.ledgers.flatMap((ledger) =>
  ledger.fields.filter((field) => field.derived !== undefined).map((field) => ({ ledger, field, name: `${ledger.id}.${field.id}` })),
)

/** Fields that a derivation reads: in the ledger that points here, or in its own. */
function sources({ ledger, field }: (typeof derived)[number]): readonly (readonly [string, string])[] {
  const rule = field.derived!
  if (rule.kind === 'age') return [[ledger.id, rule.of]]
  if (rule.kind === 'parent') return [[ledger.id, rule.link]]
  if (rule.kind === 'formula') return [...rule.plus, ...(rule.minus ?? []), ...(rule.by ? [rule.by] : [])].map((id) => [ledger.id, id])
  // Follows from the log of the record, not from a field.
  if (rule.kind === 'origin') return []
  const ids = [
    rule.link,
    ...(rule.where ? [rule.where.field] : []),
    ...('field' in rule ? [rule.field] : []),
    ...('by' in rule ? [rule.by] : []),
  ]
  return ids.map((id) => [rule.ledger, id])
}

test.each(derived)('$name is derived from columns that exist', (entry) => {
  for (const [ledgerId, fieldId] of sources(entry)) {
    const ledger = findLedger(shippedRegistry, ledgerId)
    const field = ledger && findField(ledger, fieldId)
    expect(field, `${ledgerId}.${fieldId}`).toBeDefined()
    // Ages and joined fields have no column: what is stored cannot follow them.
    if (!isVirtual(entry.field)) expect(isVirtual(field!), `${ledgerId}.${fieldId}`).toBe(false)
  }
})

test.each(derived)('$name points back by a link to its own ledger', ({ ledger, field }) => {
  const rule = field.derived!
  if (!('ledger' in rule)) return
  expect(findField(findLedger(shippedRegistry, rule.ledger)!, rule.link)).toMatchObject({ type: 'link', target: ledger.id })
})
