import type { Committed } from '#data/store/commit.ts'
import type { CoreContext } from './context.ts'

/** Tells the window what changed. Ids are left out beyond what a grid can flash. */
export function announce(context: CoreContext, done: Committed): void {
  if (!done.set) return
  const ledgers = [...new Set(done.changes.map((change) => change.ledger))]
  const ids = done.changes.slice(0, 500).map((change) => change.recordId)
  context.options.emit('changed', { setId: done.set.id, ledgers, ids, person: done.set.person, label: done.set.label })
}
