import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { keepState, keptState } from '#renderer/bridge/index.ts'
import { defaultLayout, isSortKey, readColumns, type Layout } from './grid/layout.ts'

const keyOf = (ledger: string) => `list.${ledger}`

/**
 * The columns and order in which this person left the list of a ledger, or the ledger's own. Filters are not kept: rows that
 * a filter of last month hides would be missed. Fields that came since then stand as the program shows them.
 */
export function keptLayout(ledger: LedgerDefinition): Layout {
  const own = defaultLayout(ledger)
  const { columns, sort } = parsed(keptState(keyOf(ledger.id)))
  const known = new Set(own.columns.map(({ field }) => field))
  const kept = readColumns(columns).filter(({ field }) => known.has(field))
  if (!kept.some(({ shown }) => shown)) return own
  const named = new Set(kept.map(({ field }) => field))
  const order = Array.isArray(sort) ? sort.filter(isSortKey).filter(({ field }) => known.has(field)) : own.sort
  return { ...own, columns: [...kept, ...own.columns.filter(({ field }) => !named.has(field))], sort: order }
}

export function keepLayout(ledger: LedgerDefinition, { columns, sort }: Layout): void {
  const own = defaultLayout(ledger)
  const text = JSON.stringify({ columns, sort })
  keepState(keyOf(ledger.id), text === JSON.stringify({ columns: own.columns, sort: own.sort }) ? null : text)
}

function parsed(text: string | null): Readonly<{ columns?: unknown; sort?: unknown }> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
