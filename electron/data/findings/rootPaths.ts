import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger, ledgerOf, type Registry } from '#shared/ledger/registry.ts'

/**
 * How the records of a ledger belong to a root: link fields followed one after the other. The first chain that leads
 * somewhere holds: a loan belongs to the household that it names, else to that of its borrower.
 */
export type RootPath = Readonly<{ ledger: LedgerDefinition; chains: readonly Chain[] }>

type Chain = readonly Hop[]
type Hop = Readonly<{ field: FieldDefinition; target: LedgerDefinition }>

const mostHops = 3
const mostChains = 4

/** Paths of all ledgers that have one to `root`, by ledger; the root's own has one empty chain. */
export function rootPaths(registry: Registry, root: string): ReadonlyMap<string, RootPath> {
  const paths = new Map<string, RootPath>()
  if (!findLedger(registry, root)) return paths
  for (const ledger of registry.ledgers) {
    if (ledger.system) continue
    const chains = chainsOf(registry, ledger, root, [])
    if (chains.length > 0) paths.set(ledger.id, { ledger, chains })
  }
  return paths
}

function chainsOf(registry: Registry, ledger: LedgerDefinition, root: string, seen: readonly string[]): readonly Chain[] {
  if (ledger.id === root) return [[]]
  if (seen.length >= mostHops || seen.includes(ledger.id)) return []
  const links = ownLinks(ledger)
  const direct = links.filter((field) => field.target === root)
  const others = links.filter((field) => field.target !== root)
  const next = [...seen, ledger.id]
  return [...direct, ...others]
    .flatMap((field) => {
      const target = ledgerOf(registry, field.target!)
      return chainsOf(registry, target, root, next).map((chain) => [{ field, target }, ...chain])
    })
    .slice(0, mostChains)
}

/** Link fields that people fill in, that to the parent first. */
export function ownLinks(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const links = ledger.fields.filter((field) => field.type === 'link' && !field.derived && field.target !== undefined)
  const isParent = (field: FieldDefinition) => field.id === ledger.parent?.field
  return [...links.filter(isParent), ...links.filter((field) => !isParent(field))]
}

/** SQL of the root's id for a row `t`, and the joins that it needs; aliases start with `p`. */
export function rootSql({ chains }: RootPath): Readonly<{ sql: string; joins: string }> {
  const joins: string[] = []
  const ends = chains.map((chain, index) => {
    let from = 't'
    let column = 'id'
    chain.forEach((hop, depth) => {
      if (depth > 0) {
        const alias = `p${index}_${depth}`
        joins.push(`LEFT JOIN ${chain[depth - 1]!.target.table} ${alias} ON ${alias}.id = ${from}.${column}`)
        from = alias
      }
      column = columnOf(hop.field)
    })
    return `${from}.${column}`
  })
  const sql = ends.length === 0 ? 'NULL' : ends.length === 1 ? ends[0]! : `coalesce(${ends.join(', ')})`
  return { sql, joins: joins.join(' ') }
}

/**
 * Condition under which a row `t` may belong to one of the roots of the JSON list `?1`, or between the ids `?1` and `?2`;
 * written so that the links' indexes serve.
 */
export function amongRootsSql({ chains }: RootPath, roots: 'listed' | 'between'): string {
  const among = roots === 'listed' ? 'IN (SELECT value FROM json_each(?1))' : 'BETWEEN ?1 AND ?2'
  const conditions = chains.map((chain) => {
    if (chain.length === 0) return `t.id ${among}`
    const inner = chain.slice(1).reduceRight((wanted, hop, index) => {
      const owner = chain[index]!.target
      return `IN (SELECT id FROM ${owner.table} WHERE ${columnOf(hop.field)} ${wanted})`
    }, among)
    return `t.${columnOf(chain[0]!.field)} ${inner}`
  })
  return `(${conditions.join(' OR ')})`
}
