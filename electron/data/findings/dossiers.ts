import type { SqlValue } from '#data/engine/statement.ts'
import type { Dossier, RuleRecord } from '#shared/rules/define.ts'
import type { Ahead } from './readAhead.ts'
import type { Kind } from './kinds.ts'
import { recordsByRoot } from './recordReader.ts'
import { amongRootsSql } from './rootPaths.ts'

/** A dossier with its records by ledger, in the order of `kind.loaded`; ledgers without any are missing. */
export type LoadedDossier = Dossier & Readonly<{ records: ReadonlyMap<string, readonly RuleRecord[]> }>

/**
 * The dossiers of the given roots that are present. `kept`: ledgers with any record. One statement a ledger, so hundreds at a
 * time. `ahead`: for a check of the whole file, where `ids` follow one another in the order of ids.
 */
export function loadDossiers(kind: Kind, kept: ReadonlySet<string>, ids: readonly string[], ahead?: Ahead): readonly LoadedDossier[] {
  const byRoot = new Map(ids.map((id) => [id, new Map<string, readonly RuleRecord[]>()]))
  const params: readonly SqlValue[] = ahead ? [ids[0] ?? '', ids[ids.length - 1] ?? ''] : [JSON.stringify(ids)]
  for (const { ledger, path, read } of kind.loaded) {
    if (!kept.has(ledger.id)) continue
    // An earlier chain of links may have led elsewhere than the one that was searched by: such records find no root here.
    const found =
      ahead?.held.get(ledger.id) ?? recordsByRoot(read(ahead?.conditions.get(ledger.id) ?? amongRootsSql(path, 'listed'), params))
    for (const [id, records] of byRoot) {
      const own = found.get(id)
      if (own) records.set(ledger.id, own)
    }
  }
  return [...byRoot].flatMap(([id, records]) => {
    const root = records.get(kind.root.id)?.find((record) => record.id === id)
    return root ? [{ root, records, of: (ledger: string) => records.get(ledger) ?? none }] : []
  })
}

const none: readonly RuleRecord[] = []
