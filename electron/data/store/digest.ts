import { createHash } from 'node:crypto'
import type { Change, ChangeSet } from '#shared/history/changeSet.ts'

/** Sets of earlier programs were sealed without effective date and reason. */
const firstDatedVersion = 2

/**
 * SHA-256 over a set and its changes in a canonical form (fields sorted, changes as written): shows whether the log was
 * altered afterwards or damaged on the way.
 */
export function digestOf(set: ChangeSet, changes: readonly Change[]): string {
  const hash = createHash('sha256')
  const { id, kind, person, device, at, label, source, undoes, appVersion, schemaVersion } = set
  hash.update(JSON.stringify([id, kind, person, device, at, label, source, undoes, appVersion, schemaVersion]))
  for (const change of changes) {
    const { ledger, recordId, parents, op, before, after, origin } = change
    const dated = schemaVersion < firstDatedVersion ? [] : [change.effective, change.reason]
    hash.update(JSON.stringify([ledger, recordId, parents, op, sorted(before), sorted(after), origin, ...dated]))
  }
  return hash.digest('hex')
}

function sorted(values: Change['after']): readonly unknown[] {
  return Object.keys(values)
    .sort()
    .map((key) => [key, values[key]])
}
