import type { Dossier, RuleRecord } from '#shared/rules/define.ts'
import type { Kind } from './kinds.ts'
import { amongRootsSql } from './rootPaths.ts'

/**
 * The dossiers of the given roots that are present. `kept`: ledgers with any record. One statement a ledger, so hundreds at a
 * time. `ids` that follow one another in the order of ids are `adjoining`: two bounds are told faster than a long list.
 */
export function loadDossiers(
  kind: Kind,
  kept: ReadonlySet<string>,
  ids: readonly string[],
  how: 'scattered' | 'adjoining' = 'scattered',
): readonly Dossier[] {
  const roots = how === 'scattered' ? 'listed' : 'between'
  const bounds = how === 'scattered' ? [JSON.stringify(ids)] : [ids[0] ?? '', ids[ids.length - 1] ?? '']
  const wanted = new Set(ids)
  const byLedger = new Map<string, Map<string, RuleRecord[]>>()
  for (const { ledger, path, read } of kind.loaded) {
    if (!kept.has(ledger.id)) continue
    const byRoot = new Map<string, RuleRecord[]>()
    for (const { record, root } of read(amongRootsSql(path, roots), bounds)) {
      // An earlier chain of links may have led elsewhere than the one that was searched by.
      if (root === null || !wanted.has(root)) continue
      const group = byRoot.get(root)
      if (group) group.push(record)
      else byRoot.set(root, [record])
    }
    byLedger.set(ledger.id, byRoot)
  }
  const present = byLedger.get(kind.root.id) ?? new Map<string, RuleRecord[]>()
  return ids.flatMap((id) => {
    const root = present.get(id)?.[0]
    return root ? [{ root, of: (ledger: string) => byLedger.get(ledger)?.get(id) ?? none }] : []
  })
}

const none: readonly RuleRecord[] = []
