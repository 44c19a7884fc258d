import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger, ledgerOf } from '#shared/ledger/registry.ts'
import { dossierRoots, type DossierRoot, type Rule } from '#shared/rules/define.ts'
import { recordReader, type Reading, type RecordReader } from './recordReader.ts'
import { rootPaths, type RootPath } from './rootPaths.ts'
import { shareOf, type Share } from './shareIndex.ts'

/** Everything about one kind of dossier that does not depend on the root: made once a run. */
export type Kind = Readonly<{
  root: LedgerDefinition
  rules: readonly Rule[]
  /** All ledgers that have a way to the root. */
  paths: ReadonlyMap<string, RootPath>
  /** Those that are loaded: rules read them, or their records are checked by themselves here. */
  loaded: readonly Readonly<{ ledger: LedgerDefinition; path: RootPath; read: RecordReader }>[]
  /** Ledgers whose records are checked by themselves in this kind of dossier. */
  homes: ReadonlyMap<string, LedgerDefinition>
  /** Ledgers that rules read beyond the dossier. */
  outside: readonly LedgerDefinition[]
  shares: readonly Share[]
}>

/** The kinds of dossier for which the file has a ledger. Records are checked by themselves in the first kind that they belong to. */
export function dossierKinds(reading: Reading, rules: readonly Rule[]): readonly Kind[] {
  const { registry } = reading
  const homes = new Map<string, DossierRoot>()
  const known = dossierRoots.filter((root) => findLedger(registry, root))
  for (const root of [...known.filter((kind) => kind !== 'village'), ...known.filter((kind) => kind === 'village')]) {
    for (const ledger of rootPaths(registry, root).keys()) if (!homes.has(ledger)) homes.set(ledger, root)
  }
  // A root is checked by itself in its own dossier, also where it points to another one.
  for (const root of known) homes.set(root, root)
  return known.map((root) => kindOf(reading, root, { rules: rules.filter((rule) => rule.root === root), homes }))
}

type Given = Readonly<{ rules: readonly Rule[]; homes: ReadonlyMap<string, DossierRoot> }>

function kindOf(reading: Reading, root: DossierRoot, { rules, homes }: Given): Kind {
  const { registry } = reading
  const paths = rootPaths(registry, root)
  const own = new Set([...homes].filter(([, home]) => home === root).map(([ledger]) => ledger))
  const read = new Set(rules.flatMap((rule) => rule.reads))
  const loaded = [...paths.values()].filter(({ ledger }) => ledger.id === root || own.has(ledger.id) || read.has(ledger.id))
  const outside = [...read].filter((id) => !paths.has(id) && findLedger(registry, id))
  return {
    root: ledgerOf(registry, root),
    rules,
    paths,
    loaded: loaded.map((path) => ({ ledger: path.ledger, path, read: recordReader(reading, path.ledger, path) })),
    homes: new Map([...own].map((id) => [id, ledgerOf(registry, id)])),
    outside: outside.map((id) => ledgerOf(registry, id)),
    shares: [...new Set(rules.flatMap((rule) => rule.shares ?? []))]
      .map((id) => shareOf(registry, id))
      .filter((share): share is Share => share !== null),
  }
}
