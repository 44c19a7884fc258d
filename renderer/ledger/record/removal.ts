import { isOwn, type Registry } from '#shared/ledger/registry.ts'
import { call } from '#renderer/bridge/index.ts'

export type Removal = Readonly<{
  changes: readonly Readonly<{ ledger: string; recordId: string; op: 'remove'; values: Record<string, never> }>[]
  /** What goes along, in words: 2 条走访、1 条慰问; blank when nothing does. */
  along: string
}>

/** Ids named in one filter: its text may be 4,000 characters long. */
const idsAsked = 50
/** More records than this are not looked through; the data core then says what stands in the way. */
const mostLookedThrough = 800

/**
 * Puts records into the bin together with those that need them: whoever removes a household means its visits, too.
 * Parts of a record (members of a household) go along by themselves.
 */
export async function removalOf(registry: Registry, ledger: string, ids: readonly string[]): Promise<Removal> {
  const changes = ids.map((id) => removed(ledger, id))
  const words: string[] = []
  if (ids.length > mostLookedThrough) return { changes, along: '' }
  for (const { owner, unit, label, field } of needing(registry, ledger)) {
    const found: string[] = []
    for (let from = 0; from < ids.length; from += idsAsked) {
      const named = ids.slice(from, from + idsAsked).map((id) => `${field} = "${id}"`)
      const answer = await call('ledger.query', { ledger: owner, filter: named.join(' or ') })
      found.push(...answer.ids)
    }
    changes.push(...found.map((id) => removed(owner, id)))
    if (found.length > 0) words.push(`${found.length} ${unit}${label}`)
  }
  return { changes, along: words.join('、') }
}

function removed(ledger: string, recordId: string) {
  return { ledger, recordId, op: 'remove' as const, values: {} }
}

/** Ledgers whose records must have one of `ledger`, without those that are its parts. */
function needing(registry: Registry, ledger: string) {
  return registry.ledgers.flatMap((owner) =>
    owner.fields
      .filter((field) => field.type === 'link' && field.target === ledger && field.required && isOwn(field))
      .filter((field) => owner.parent?.field !== field.id)
      .map((field) => ({ owner: owner.id, unit: owner.unit, label: owner.label, field: field.id })),
  )
}
