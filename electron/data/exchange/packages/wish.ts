import type { ReadContext } from '#data/store/read.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { PackageScope, PackageScopeWish } from '#shared/ipc/parts/packages.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, isOwn, ledgerOf, type Registry } from '#shared/ledger/registry.ts'

export type AskedScope = Readonly<{
  villages?: readonly string[] | undefined
  ledgers?: readonly string[] | undefined
  without?: PackageScopeWish['without'] | undefined
}>

/** The scope in its one form, or `package.scope` saying what of it makes no sense. */
export function scopeWish(context: ReadContext, asked: AskedScope): PackageScopeWish | Fault {
  const wish = { villages: asked.villages ?? [], ledgers: asked.ledgers ?? [], without: asked.without ?? [] }
  const names = villageNames(context, wish.villages)
  if (names.length < new Set(wish.villages).size) return { fault: 'package.scope', detail: '选的村有的已经不在台账里' }
  const strange = wish.ledgers.find((id) => findLedger(context.registry, id)?.system !== undefined || !findLedger(context.registry, id))
  if (strange !== undefined) return { fault: 'package.scope', detail: `没有“${strange}”这本台账` }
  for (const { ledger: id, field } of wish.without) {
    const ledger = findLedger(context.registry, id)
    if (!ledger || !findField(ledger, field)) return { fault: 'package.scope', detail: `没有“${id}.${field}”这一项` }
    if (!canStay(context.registry, ledger, field))
      return { fault: 'package.scope', detail: `${ledger.label}的“${findField(ledger, field)!.label}”不能留下：没有它，记录就分不清了` }
  }
  return wish
}

/** Whether a column may stay: not what names a record, links it or tells who is the head of the household. */
function canStay(registry: Registry, ledger: LedgerDefinition, fieldId: string): boolean {
  const field = findField(ledger, fieldId)
  if (!field || !isOwn(field) || field.type === 'link') return false
  if ([ledger.title, ...(ledger.calledBy ?? [])].includes(fieldId)) return false
  return !registry.ledgers.some(({ fields, title }) =>
    fields.some(({ id, derived }) => {
      if (derived?.kind !== 'child' || derived.ledger !== ledger.id) return false
      return derived.where.field === fieldId || (id === title && derived.field === fieldId)
    }),
  )
}

/** In words, for manifest and workbench; null: all. */
export function scopeInWords(
  context: ReadContext,
  { villages, ledgers, without }: PackageScopeWish,
): Pick<PackageScope, 'villages' | 'ledgers' | 'without'> {
  const { registry } = context
  return {
    villages: villages.length === 0 ? null : villageNames(context, villages),
    ledgers: ledgers.length === 0 ? null : ledgers.map((id) => ledgerOf(registry, id).label),
    without: without.map(({ ledger, field }) => {
      const owner = ledgerOf(registry, ledger)
      return `${owner.label}：${findField(owner, field)!.label}`
    }),
  }
}

function villageNames({ engine }: ReadContext, ids: readonly string[]): readonly string[] {
  return engine
    .values('SELECT name FROM village WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id', [JSON.stringify(ids)])
    .map(([name]) => String(name ?? ''))
}
