import { columnOf } from '#shared/ledger/column.ts'
import type { Derivation, FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { formulaValue, inUnitOf, operandsOf as termsOf, type Formula } from '#shared/ledger/derive/formula.ts'
import { fieldOf, isStoredDerivation, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { latestSql, partOf, partWatched } from './latestSql.ts'

/** Derived from records that point here. */
export type PointingDerivation = Extract<Derivation, { kind: 'child' | 'count' | 'sum' | 'latest' }>

/** Derived from where the record came from. */
export type OriginDerivation = Extract<Derivation, { kind: 'origin' }>

/** A derived field of another ledger that follows the records of this one. */
export type Trigger = Readonly<{
  target: LedgerDefinition
  field: FieldDefinition
  /** Field here that leads to the record there. */
  link: string
  /** A change of one of these may change the value there. */
  watched: ReadonlySet<string>
}>

/** What follows from the definitions for the stored derived columns of a ledger. */
export type LedgerPlan = Readonly<{
  ledger: LedgerDefinition
  /** In the order of computing: first what comes from other records, then formulas, operands before what uses them. */
  fields: readonly FieldDefinition[]
  /** Field → formulas here that read it, directly or through others. */
  formulas: ReadonlyMap<string, readonly FieldDefinition[]>
  triggers: readonly Trigger[]
}>

export type DerivationPlan = Readonly<{
  /** Ledgers that others are derived from stand first, so that a chain needs one pass. */
  order: readonly LedgerPlan[]
  byLedger: ReadonlyMap<string, LedgerPlan>
}>

const plans = new WeakMap<Registry, DerivationPlan>()

/** Made once a registry. Throws where definitions are derived in a circle (a bug of the definitions). */
export function derivationPlan(registry: Registry): DerivationPlan {
  const known = plans.get(registry)
  if (known) return known
  const byLedger = new Map(registry.ledgers.map((ledger) => [ledger.id, ledgerPlan(registry, ledger)]))
  const plan = { order: ordered(registry, byLedger), byLedger }
  plans.set(registry, plan)
  return plan
}

/** Fields of a ledger that derived columns, here or elsewhere, are computed from, and the links that lead there. */
export function fieldsDerivedFrom(registry: Registry, ledger: LedgerDefinition): ReadonlySet<string> {
  const plan = derivationPlan(registry).byLedger.get(ledger.id)
  if (!plan) return new Set()
  return new Set([...plan.formulas.keys(), ...plan.triggers.flatMap(({ link, watched }) => [link, ...watched])])
}

export function isFormula(field: FieldDefinition): boolean {
  return field.derived?.kind === 'formula'
}

/** Own fields of the same record that a formula or an origin is computed from. */
export function operandsOf({ derived }: FieldDefinition): readonly string[] {
  if (derived?.kind === 'origin') return derived.before === undefined ? [] : [derived.before]
  return derived?.kind === 'formula' ? termsOf(derived) : []
}

/** A correlated subquery over the records that point to `t`, in the unit of the source field, or over the log of `t`. */
export function derivationSql(registry: Registry, ledger: LedgerDefinition, derivation: PointingDerivation | OriginDerivation): string {
  return derivation.kind === 'origin' ? originSql(ledger, derivation) : pointingSql(registry, derivation)
}

function originSql(ledger: LedgerDefinition, { before }: OriginDerivation): string {
  const township = `(SELECT o.township FROM change c JOIN change_set s ON s.seq = c.set_seq JOIN origin o ON o.database_id = s.origin
    WHERE c.record_id = t.id AND c.op = 'add' ORDER BY s.seq LIMIT 1)`
  return before === undefined ? township : `nullif(coalesce(${township}, '') || coalesce(t.${columnOf(fieldOf(ledger, before))}, ''), '')`
}

/** @param more a further condition on the records `c`. */
export function pointingSql(registry: Registry, derivation: PointingDerivation, more = ''): string {
  const source = ledgerOf(registry, derivation.ledger)
  const column = (id: string): string => `c.${columnOf(fieldOf(source, id))}`
  const { where } = derivation
  const matches = where ? ` AND ${column(where.field)} = '${where.is.replace(/'/g, "''")}'` : ''
  const condition = `FROM ${source.table} c WHERE ${column(derivation.link)} = t.id AND c._removed = 0${matches}${more}`
  switch (derivation.kind) {
    case 'count':
      return `(SELECT count(*) ${condition})`
    case 'sum':
      return `(SELECT coalesce(sum(${column(derivation.field)}), 0) ${condition})`
    case 'latest':
      return latestSql(registry, derivation, condition)
    case 'child':
      return `(SELECT ${column(derivation.field)} ${condition} ORDER BY c.id LIMIT 1)`
  }
}

/**
 * Fills `values` (own and stored values by field id) with the fresh values of the given derived fields.
 * @param found what the subqueries of the pointing fields gave, by field id.
 */
export function deriveValues(
  registry: Registry,
  { ledger, fields }: Readonly<{ ledger: LedgerDefinition; fields: readonly FieldDefinition[] }>,
  found: ReadonlyMap<string, FieldValue>,
  values: Record<string, FieldValue>,
): void {
  for (const field of fields) {
    const derived = field.derived as PointingDerivation | OriginDerivation | Formula
    if (derived.kind === 'formula') values[field.id] = formulaValue(ledger, field, values)
    else if (derived.kind === 'count') values[field.id] = found.get(field.id) ?? 0
    else if (derived.kind === 'origin') values[field.id] = found.get(field.id) ?? null
    else values[field.id] = inUnitOf(field, fieldOf(ledgerOf(registry, derived.ledger), derived.field), found.get(field.id) ?? null)
  }
}

function ledgerPlan(registry: Registry, ledger: LedgerDefinition): LedgerPlan {
  const stored = ledger.fields.filter(isStoredDerivation)
  const formulas = orderedFormulas(ledger, stored.filter(isFormula))
  return {
    ledger,
    fields: [...stored.filter((field) => !isFormula(field)), ...formulas],
    formulas: readersOf([...stored.filter(({ derived }) => derived?.kind === 'origin'), ...formulas]),
    triggers: triggersOf(registry, ledger),
  }
}

function orderedFormulas(ledger: LedgerDefinition, formulas: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const done: FieldDefinition[] = []
  let waiting = formulas
  while (waiting.length > 0) {
    const ready = waiting.filter((field) => !operandsOf(field).some((id) => waiting.some((other) => other.id === id)))
    if (ready.length === 0) throw new Error(`formulas of ${ledger.id} run in a circle: ${waiting.map((field) => field.id).join(', ')}`)
    done.push(...ready)
    waiting = waiting.filter((field) => !ready.includes(field))
  }
  return done
}

function readersOf(formulas: readonly FieldDefinition[]): ReadonlyMap<string, readonly FieldDefinition[]> {
  const readers = new Map<string, FieldDefinition[]>()
  // Backwards, so that a formula's own readers are known when its operands get them.
  for (const field of [...formulas].reverse()) {
    for (const operand of operandsOf(field)) {
      const list = readers.get(operand) ?? []
      readers.set(operand, [...new Set([...list, field, ...(readers.get(field.id) ?? [])])])
    }
  }
  return readers
}

function triggersOf(registry: Registry, source: LedgerDefinition): readonly Trigger[] {
  return registry.ledgers.flatMap((target) =>
    target.fields.filter(isStoredDerivation).flatMap((field) => {
      const derived = field.derived as PointingDerivation | OriginDerivation | Formula
      if (derived.kind === 'formula' || derived.kind === 'origin') return []
      if (derived.ledger !== source.id) return partTriggers(registry, source, { target, field })
      const watched = [derived.link]
      if (derived.where) watched.push(derived.where.field)
      if (derived.kind !== 'count') watched.push(derived.field)
      if (derived.kind === 'latest') watched.push(derived.by, ...(derived.parts ? [derived.parts.link] : []))
      return [{ target, field, link: derived.link, watched: new Set(watched) }]
    }),
  )
}

/** What is worked out from parts follows them, too: another contract weighs otherwise. */
function partTriggers(
  registry: Registry,
  source: LedgerDefinition,
  { target, field }: Pick<Trigger, 'target' | 'field'>,
): readonly Trigger[] {
  const { derived } = field
  if (derived?.kind !== 'latest' || !derived.parts || partOf(registry, derived, derived.parts) !== source) return []
  return [{ target, field, link: derived.parts.of, watched: new Set(partWatched(source, derived.parts)) }]
}

/** Sources before what is derived from them; a circle of ledgers (not of fields) is fine and keeps the menu's order. */
function ordered(registry: Registry, byLedger: ReadonlyMap<string, LedgerPlan>): readonly LedgerPlan[] {
  const done: LedgerPlan[] = []
  const visited = new Set<string>()
  const visit = (ledger: LedgerDefinition): void => {
    if (visited.has(ledger.id)) return
    visited.add(ledger.id)
    for (const source of registry.ledgers)
      if (byLedger.get(source.id)!.triggers.some((trigger) => trigger.target.id === ledger.id)) visit(source)
    done.push(byLedger.get(ledger.id)!)
  }
  for (const ledger of registry.ledgers) visit(ledger)
  return done
}
