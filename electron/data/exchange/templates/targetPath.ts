import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'

/** One step from a record to another: along a link of its own, or to the records whose link points to it. */
export type Step = Readonly<{ kind: 'link'; field: string; ledger: string }> | Readonly<{ kind: 'children'; field: string; ledger: string }>

/**
 * The way from a record of one ledger to the record of another that belongs to it: the household of a member, its
 * village, its incomes. Null where there is none. Links come first: they name one record.
 */
export function targetPath(registry: Registry, from: string, to: string): readonly Step[] | null {
  if (from === to) return []
  const start = findLedger(registry, from)
  if (!start) return null
  let reached: readonly Readonly<{ ledger: LedgerDefinition; path: readonly Step[] }>[] = [{ ledger: start, path: [] }]
  for (let depth = 0; depth < 3; depth += 1) {
    for (const { ledger, path } of reached) {
      const found = directSteps(registry, ledger, to)
      if (found) return [...path, found]
    }
    reached = reached.flatMap(({ ledger, path }) =>
      linksOf(registry, ledger).map((link) => ({ ledger: link.target, path: [...path, link.step] })),
    )
  }
  return null
}

function directSteps(registry: Registry, ledger: LedgerDefinition, to: string): Step | null {
  const link = linksOf(registry, ledger).find(({ target }) => target.id === to)
  if (link) return link.step
  const target = findLedger(registry, to)
  const back = target?.fields.find((field) => isLink(field) && field.target === ledger.id)
  return target && back ? { kind: 'children', field: back.id, ledger: target.id } : null
}

function linksOf(registry: Registry, ledger: LedgerDefinition): readonly Readonly<{ target: LedgerDefinition; step: Step }>[] {
  return ledger.fields.flatMap((field) => {
    const target = isLink(field) ? findLedger(registry, field.target ?? '') : undefined
    return target ? [{ target, step: { kind: 'link' as const, field: field.id, ledger: target.id } }] : []
  })
}

function isLink(field: FieldDefinition): boolean {
  return field.type === 'link' && !field.derived && !field.retired
}
