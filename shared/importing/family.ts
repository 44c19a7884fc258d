import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'

/**
 * A ledger and the ledger of its parts, of which one part stands for the whole: the household and its members, the
 * 户主 among them. Read from the definitions (a field derived from the one child that matches), so that this room
 * knows no ledger by name.
 */
export type Unit = Readonly<{
  parent: LedgerDefinition
  child: LedgerDefinition
  /** Field of the child that names the parent. */
  link: string
  /** Field and value that mark the head among the children. */
  relation: string
  head: string
  /** Derived field of the parent → field of the head that it shows. */
  shown: ReadonlyMap<string, string>
}>

const cache = new WeakMap<Registry, Unit | null>()

/** The unit of the registry; null when none of its ledgers shows a child. */
export function unitOf(registry: Registry): Unit | null {
  const known = cache.get(registry)
  if (known !== undefined) return known
  const made = findUnit(registry)
  cache.set(registry, made)
  return made
}

/** Fields by which records of a ledger are recognised: of the natural keys, the title, and what shows the head. */
export function identityFields(registry: Registry, ledger: LedgerDefinition): ReadonlySet<string> {
  const unit = unitOf(registry)
  const shown = unit?.parent === ledger ? [...unit.shown.keys()] : []
  return new Set([ledger.title, ...ledger.naturalKeys.flat(), ...shown])
}

/** Ledgers that a ledger's own link fields name, and those that these name in turn (village of the household). */
export function linkedLedgers(registry: Registry, ledger: LedgerDefinition): readonly LedgerDefinition[] {
  const all = links.get(registry) ?? new Map<LedgerDefinition, readonly LedgerDefinition[]>()
  links.set(registry, all)
  const made = all.get(ledger) ?? findLinked(registry, ledger)
  all.set(ledger, made)
  return made
}

/**
 * A ledger that the table writes beside its own: of the household or person of the row, such as the yearly income in a
 * list of households.
 */
export function isCompanion(
  registry: Registry,
  match: Readonly<{ ledger: string | null; ledgers: readonly string[] }>,
  id: string,
): boolean {
  const unit = unitOf(registry)
  if (!unit || id === match.ledger || !match.ledgers.includes(id)) return false
  if (id === unit.parent.id || id === unit.child.id) return false
  const fields = findLedger(registry, id)?.fields ?? []
  return fields.some(
    (field) => field.type === 'link' && !field.derived && (field.target === unit.parent.id || field.target === unit.child.id),
  )
}

/** Field that tells of which year a record is, where the ledger is kept by year. */
export function yearField(ledger: LedgerDefinition): string | null {
  const keys = new Set(ledger.naturalKeys.flat())
  return ledger.fields.find((field) => field.type === 'year' && keys.has(field.id) && !field.derived)?.id ?? null
}

const links = new WeakMap<Registry, Map<LedgerDefinition, readonly LedgerDefinition[]>>()

function findLinked(registry: Registry, ledger: LedgerDefinition): readonly LedgerDefinition[] {
  const found = new Map<string, LedgerDefinition>()
  const visit = (one: LedgerDefinition, depth: number): void => {
    for (const target of linkTargets(registry, one)) {
      if (target === ledger || found.has(target.id)) continue
      found.set(target.id, target)
      if (depth < 2) visit(target, depth + 1)
    }
  }
  visit(ledger, 0)
  const unit = unitOf(registry)
  if (unit && found.has(unit.parent.id) && ledger !== unit.child) found.set(unit.child.id, unit.child)
  return [...found.values()]
}

function linkTargets(registry: Registry, ledger: LedgerDefinition): readonly LedgerDefinition[] {
  return ledger.fields.flatMap((field) => {
    const target = field.type === 'link' && !field.derived && !field.retired ? findLedger(registry, field.target ?? '') : undefined
    return target ? [target] : []
  })
}

function findUnit(registry: Registry): Unit | null {
  for (const parent of registry.ledgers) {
    for (const field of parent.fields) {
      const derived = field.derived
      if (derived?.kind !== 'child') continue
      const child = findLedger(registry, derived.ledger)
      if (!child) continue
      return {
        parent,
        child,
        link: derived.link,
        relation: derived.where.field,
        head: derived.where.is,
        shown: shownFields(parent, derived.where.is),
      }
    }
  }
  return null
}

function shownFields(parent: LedgerDefinition, head: string): ReadonlyMap<string, string> {
  const shown = new Map<string, string>()
  for (const field of parent.fields) {
    if (field.derived?.kind === 'child' && field.derived.where.is === head) shown.set(field.id, field.derived.field)
  }
  return shown
}
