import type { FieldDefinition } from '#shared/ledger/define.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { PlannedRecord } from './planTypes.ts'

export type LinkFields = Readonly<{
  /** By ledger: its link fields. */
  fields: ReadonlyMap<string, readonly FieldDefinition[]>
  /** By ledger: links whose target lies within the target of another (group, village). */
  within: ReadonlyMap<string, readonly (readonly [narrow: string, wide: string])[]>
}>

export function linkTargets(registry: Registry): LinkFields {
  const fields = new Map(
    registry.ledgers.map((ledger) => [ledger.id, ledger.fields.filter((field) => field.type === 'link' && !field.derived)]),
  )
  const within = new Map([...fields].map(([ledger, links]) => [ledger, pairsOf(registry, links)]))
  return { fields, within }
}

function pairsOf(registry: Registry, links: readonly FieldDefinition[]): readonly (readonly [string, string])[] {
  return links.flatMap((narrow) => {
    const holders = (findLedger(registry, narrow.target ?? '')?.fields ?? [])
      .filter((field) => field.type === 'link' && field.required === true)
      .map((field) => field.target)
    return links
      .filter((wide) => wide !== narrow && wide.target !== narrow.target && holders.includes(wide.target))
      .map((wide) => [narrow.id, wide.id] as const)
  })
}

const none: readonly number[] = []

/** Places of the new records that a record links to. */
export function linksOf(links: LinkFields, record: PlannedRecord): readonly number[] {
  let found: number[] | null = null
  for (const { id } of links.fields.get(record.ledger) ?? []) {
    const value = record.after[id]
    if (typeof value === 'string' && value.charCodeAt(0) === 35) (found ??= []).push(Number(value.slice(1)))
  }
  return found ?? none
}
