import { metaOf } from '#data/core/fileInfo.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { PackageScope, PackageScopeWish } from '#shared/ipc/parts/packages.ts'

/** What a file is that was made of a subset package; kept in `meta` under `subset`. */
export type StoredShare = PackageScope

const key = 'subset'

/** Null for a whole file. */
export function readShare(engine: Engine): StoredShare | null {
  const text = metaOf(engine, key)
  return text === null ? null : (JSON.parse(text) as StoredShare)
}

export function writeShare(engine: Engine, share: StoredShare): void {
  engine.run('INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)', [key, JSON.stringify(share)])
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
