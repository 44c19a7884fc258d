import { headingKey } from '#shared/importing/heading.ts'
import type { Registry } from '#shared/ledger/registry.ts'

const rowsLookedAt = 6
/** So much of a row of headings must be words of the ledgers; a row of data has one by chance at most. */
const leastShare = 0.6

/**
 * Whether copied rows bring their own headings: then they are a table to be compared with what is on record, not cells to
 * be put where the focus stands. Titles may stand above the headings; below them there must be rows.
 */
export function hasHeadings(registry: Registry, rows: readonly (readonly string[])[]): boolean {
  const known = keysOf(registry)
  return rows.slice(0, Math.min(rowsLookedAt, rows.length - 1)).some((row) => {
    const words = row.map((cell) => headingKey(cell)).filter((key) => key !== '')
    const found = new Set(words.filter((key) => known.has(key)))
    return found.size >= 2 && found.size >= words.length * leastShare
  })
}

const cache = new WeakMap<Registry, ReadonlySet<string>>()

function keysOf(registry: Registry): ReadonlySet<string> {
  const held = cache.get(registry)
  if (held) return held
  const fields = registry.ledgers.filter((ledger) => !ledger.system).flatMap((ledger) => ledger.fields)
  const keys = new Set(fields.flatMap(({ label, aliases = [] }) => [label, ...aliases].map(headingKey)))
  cache.set(registry, keys)
  return keys
}
