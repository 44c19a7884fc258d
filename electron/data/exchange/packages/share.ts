import type { Engine } from '#data/engine/engine.ts'
import type { PackageScope, PackageScopeWish } from '#shared/ipc/parts/packages.ts'

/** What a file is that was made of a subset package; kept in `meta` under `subset`. */
export type StoredShare = PackageScope

export function writeShare(engine: Engine, share: StoredShare): void {
  engine.run('INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)', ['subset', JSON.stringify(share)])
}

/** Without these no record of a household could be told. */
const alwaysAlong: readonly string[] = ['village', 'group', 'household', 'member']

export function isWanted({ ledgers }: Pick<PackageScopeWish, 'ledgers'>, ledger: string): boolean {
  return ledgers.length === 0 || ledgers.includes(ledger) || alwaysAlong.includes(ledger)
}

/** The same villages, ledgers and columns: only then one file takes in what was cut for the other. */
export function isSameScope(a: PackageScopeWish, b: PackageScopeWish): boolean {
  return scopeKey(a) === scopeKey(b)
}

function scopeKey({ villages, ledgers, without }: PackageScopeWish): string {
  const columns = without.map(({ ledger, field }) => `${ledger}.${field}`)
  return JSON.stringify([villages, ledgers, columns].map((list) => [...new Set(list)].sort()))
}

/** The villages of a share in words: 白沙村、石桥村. */
export function shareInWords({ place, villages }: Pick<StoredShare, 'place' | 'villages'>): string {
  return villages === null || villages.length === 0 ? place : villages.join('、')
}
