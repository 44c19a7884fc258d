import type { TableContext } from './planContext.ts'
import { draftOf, type Draft, type Ref } from './recordStore.ts'

/** The place among the rows of this layout that brought the same person or record before; null when this is the first. */
export function claim(context: TableContext, kind: string, key: string, origin: string): string | null {
  let rows = context.claimed.get(kind)
  if (!rows) context.claimed.set(kind, (rows = new Map()))
  const first = rows.get(key)
  if (first !== undefined) return first
  rows.set(key, origin)
  return null
}

/** As `claim`, for a record that the plan has touched already: noted at its draft. */
export function claimRecord(context: TableContext, draft: Draft, kind: string, origin: string): void {
  if (claimOf(context, kind, draft) !== null) return
  draft.claim = { by: context.claimed, kind, origin, next: draft.claim }
}

/** The place that claimed the record first among the rows of this layout. */
export function claimedRecord(context: TableContext, kind: string, at: Readonly<{ ledger: string; ref: Ref }>): string | null {
  const draft = draftOf(context.store, at.ledger, at.ref)
  return draft ? claimOf(context, kind, draft) : null
}

function claimOf(context: TableContext, kind: string, draft: Draft): string | null {
  for (let claim = draft.claim; claim !== null; claim = claim.next)
    if (claim.by === context.claimed && claim.kind === kind) return claim.origin
  return null
}
