import { columnOf } from '#shared/ledger/column.ts'
import type { Derivation, LedgerDefinition, Parts } from '#shared/ledger/define.ts'
import { fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'

type Latest = Extract<Derivation, { kind: 'latest' }>

/** @param condition FROM and WHERE of the records `c` that point to `t`. */
export function latestSql(registry: Registry, derivation: Latest, condition: string): string {
  const source = ledgerOf(registry, derivation.ledger)
  const column = (id: string): string => `c.${columnOf(fieldOf(source, id))}`
  const dated = `${condition} AND ${column(derivation.by)} IS NOT NULL`
  const newest = (more = ''): string =>
    `(SELECT ${column(derivation.field)} ${dated}${more} ORDER BY ${column(derivation.by)} DESC, c.id DESC LIMIT 1)`
  const { parts } = derivation
  if (!parts) return newest()
  const link = column(parts.link)
  const part = partOf(registry, derivation, parts)
  const living = `FROM ${part.table} p WHERE p.${columnOf(fieldOf(part, parts.of))} = t.id AND p._removed = 0`
  const ofParts =
    parts.together === 'last'
      ? newest(` AND ${link} IN (SELECT p.id ${living})`)
      : togetherSql({ part, parts, living, value: newest(` AND ${link} = p.id`) })
  return `(CASE WHEN EXISTS (SELECT 1 ${dated} AND ${link} IS NULL) THEN ${newest(` AND ${link} IS NULL`)} ELSE ${ofParts} END)`
}

/** Ledger of the parts. */
export function partOf(registry: Registry, { ledger }: Latest, { link }: Parts): LedgerDefinition {
  return ledgerOf(registry, fieldOf(ledgerOf(registry, ledger), link).target!)
}

/** Fields of a part on which the value of the whole depends. */
export function partWatched(part: LedgerDefinition, { of, weight, together }: Parts): readonly string[] {
  return [of, ...(weight === undefined ? [] : [weight]), ...(together === 'words' ? [part.title, ...orderOf(part, of)] : [])]
}

function orderOf(part: LedgerDefinition, of: string): readonly string[] {
  return (part.sort ?? []).filter((key) => !key.startsWith('-') && key !== of)
}

type Together = Readonly<{ part: LedgerDefinition; parts: Parts; living: string; /** Subquery: the latest of part `p`. */ value: string }>

function togetherSql({ part, parts, living, value }: Together): string {
  const of = (id: string): string => `p.${columnOf(fieldOf(part, id))}`
  if (parts.together === 'sum') return `(SELECT sum(${value}) ${living})`
  if (parts.together === 'words') {
    const order = [...orderOf(part, parts.of).map(of), 'p.id'].join(', ')
    const each = `SELECT ${of(part.title)} AS called, ${value} AS said ${living} ORDER BY ${order}`
    // Of the only part its words alone.
    return `(SELECT CASE count(*) WHEN 1 THEN max(said) ELSE group_concat(coalesce(called || '：', '') || said, '；') END FROM (${each}))`
  }
  const weight = parts.weight === undefined ? '1' : `coalesce(${of(parts.weight)}, 0)`
  const each = `SELECT ${value} AS given, ${weight} AS weight ${living}`
  const weighed = 'CASE WHEN min(weight) OVER () > 0 THEN weight ELSE 1 END'
  // Whole numbers throughout, so that half a unit goes up on every machine.
  const mean = '(2 * sum(coalesce(given, 0) * w) + sum(w)) / (2 * sum(w))'
  return `(SELECT CASE WHEN count(given) > 0 THEN ${mean} END FROM (SELECT given, ${weighed} AS w FROM (${each})))`
}
