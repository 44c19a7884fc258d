import type { CodeList, FieldDefinition, LedgerDefinition } from './define.ts'

/** All ledgers and code lists that a file knows: the shipped ones plus the office's own fields. Handed in, never imported by engines. */
export type Registry = Readonly<{
  schemaVersion: number
  ledgers: readonly LedgerDefinition[]
  codes: Readonly<Record<string, CodeList>>
}>

/** The ledger with this id; throws when the id is not one of the registry (a bug, since input is checked at the edge). */
export function ledgerOf(registry: Registry, id: string): LedgerDefinition {
  const found = findLedger(registry, id)
  if (!found) throw new Error(`unknown ledger ${id}`)
  return found
}

export function findLedger(registry: Registry, id: string): LedgerDefinition | undefined {
  const known = ledgersById.get(registry)
  if (known) return known.get(id)
  const byId = new Map(registry.ledgers.map((ledger) => [ledger.id, ledger]))
  ledgersById.set(registry, byId)
  return byId.get(id)
}

/** Asked for every record when a whole file is checked. */
const ledgersById = new WeakMap<Registry, ReadonlyMap<string, LedgerDefinition>>()

export function fieldOf(ledger: LedgerDefinition, id: string): FieldDefinition {
  const found = ledger.fields.find((field) => field.id === id)
  if (!found) throw new Error(`unknown field ${ledger.id}.${id}`)
  return found
}

export function findField(ledger: LedgerDefinition, id: string): FieldDefinition | undefined {
  return ledger.fields.find((field) => field.id === id)
}

export function codesOf(registry: Registry, field: FieldDefinition): CodeList | undefined {
  return field.codes === undefined ? undefined : registry.codes[field.codes]
}

/** Derived from own fields or from records that point here: a column of its own, kept up to date by commit. */
export function isStoredDerivation(field: FieldDefinition): boolean {
  return field.derived !== undefined && !isVirtual(field)
}

/** Computed while reading: no column. */
export function isVirtual(field: FieldDefinition): boolean {
  return field.derived?.kind === 'parent' || field.derived?.kind === 'age'
}

/** Typed by people: logged, merged, imported. */
export function isOwn(field: FieldDefinition): boolean {
  return field.derived === undefined
}

/** Ledgers whose records are part of this one (members of a household). */
export function childrenOf(registry: Registry, ledgerId: string): readonly LedgerDefinition[] {
  return registry.ledgers.filter((ledger) => ledger.parent?.ledger === ledgerId)
}

/** The registry with the office's own fields added to their ledgers. */
export function withCustomFields(
  registry: Registry,
  fields: readonly Readonly<{ ledger: string; field: FieldDefinition }>[],
  codes: readonly CodeList[] = [],
): Registry {
  // The same object: what was made of it (schema, views) holds.
  if (fields.length === 0 && codes.length === 0) return registry
  const ledgers = registry.ledgers.map((ledger) => {
    const own = fields.filter((entry) => entry.ledger === ledger.id).map((entry) => entry.field)
    if (own.length === 0) return ledger
    const hasSection = ledger.sections.some((section) => section.id === 'custom')
    const sections = hasSection ? ledger.sections : [...ledger.sections, { id: 'custom', label: '本单位自设' }]
    return { ...ledger, sections, fields: [...ledger.fields, ...own] }
  })
  const added = Object.fromEntries(codes.map((list) => [list.id, list]))
  return { ...registry, ledgers, codes: { ...registry.codes, ...added } }
}
