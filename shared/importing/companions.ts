import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { leastConfidence, type Assigned } from './assignColumns.ts'
import { unitOf, type Unit } from './family.ts'
import type { Candidate } from './matchTypes.ts'

/** A column that no field of household or member took, as it may belong to a ledger kept beside them. */
export type FreeColumn = Readonly<{ column: number; year: string | null; candidates: readonly Candidate[] }>

export type CompanionInput = Readonly<{
  registry: Registry
  /** Columns that household and members took, with all that they could have been. */
  taken: ReadonlyMap<number, readonly Candidate[]>
  free: readonly FreeColumn[]
  /** Year of the title, sheet or file. */
  year: string | null
}>

export type Companions = Readonly<{
  /** Ledgers of which each row gives a record, too. */
  ledgers: readonly string[]
  assigned: ReadonlyMap<number, Assigned>
  /** Columns whose cells a companion needs, though the household has them: 监测对象类别. */
  also: ReadonlyMap<number, readonly Readonly<{ ledger: string; field: string }>[]>
}>

/**
 * Yearly income, monitoring and benefits in a sheet of households or members: a ledger comes in when columns belong
 * to it unmistakably (no other ledger knows their heading) and all that its records cannot do without is there.
 */
export function companionsOf(input: CompanionInput): Companions {
  const unit = unitOf(input.registry)
  const offers = unit ? companionLedgers(input.registry, unit).flatMap((ledger) => offerOf(input, unit, ledger)) : []
  const assigned = new Map<number, Assigned>()
  const also = new Map<number, Readonly<{ ledger: string; field: string }>[]>()
  for (const { column, year } of input.free) {
    const rivals = offers.flatMap((offer) => (offer.claims.get(column) ? [{ offer, one: offer.claims.get(column)! }] : []))
    rivals.sort((a, b) => b.offer.rank - a.offer.rank || b.one.confidence - a.one.confidence || b.offer.unique - a.offer.unique)
    const [first, second] = rivals
    if (
      !first ||
      (second &&
        second.offer.rank === first.offer.rank &&
        second.one.confidence === first.one.confidence &&
        second.offer.unique === first.offer.unique)
    )
      continue
    const slot = (held: Assigned, of: string | null): string => `${held.ledger}.${held.field.id}@${of ?? ''}`
    const isTaken = [...assigned].some(([other, held]) => slot(held, yearOf(input, other)) === slot(first.one, year))
    if (!isTaken) assigned.set(column, first.one)
  }
  const ledgers = offers.map((offer) => offer.ledger.id).filter((id) => [...assigned.values()].some((held) => held.ledger === id))
  for (const offer of offers) {
    if (!ledgers.includes(offer.ledger.id)) continue
    for (const [column, field] of offer.also) also.set(column, [...(also.get(column) ?? []), { ledger: offer.ledger.id, field }])
  }
  return { ledgers, assigned, also }
}

function yearOf(input: CompanionInput, column: number): string | null {
  return input.free.find((one) => one.column === column)?.year ?? null
}

/** Ledgers whose records are part of a household or member. */
export function companionLedgers(registry: Registry, unit: Unit): readonly LedgerDefinition[] {
  return registry.ledgers.filter(
    (ledger) => ledger !== unit.parent && ledger !== unit.child && !ledger.system && ledger.fields.some((field) => isLinkTo(unit, field)),
  )
}

function isLinkTo(unit: Unit, field: LedgerDefinition['fields'][number]): boolean {
  return field.type === 'link' && field.target === unit.parent.id && field.required === true && !field.derived
}

type Offer = Readonly<{
  ledger: LedgerDefinition
  claims: ReadonlyMap<number, Assigned>
  also: ReadonlyMap<number, string>
  /** Columns that no other ledger knows. */
  unique: number
  /** 1 for parts of the household, 0 for benefits. */
  rank: number
}>

/** Sure enough once the ledger is known to be there. */
function isClaim({ confidence, field }: Candidate): boolean {
  return confidence >= leastConfidence && !field.derived && field.type !== 'link'
}

/** Surer than a guess: label, alias, or the same without units and marks, under whatever groups. */
const surely = 0.86

function offerOf(input: CompanionInput, unit: Unit, ledger: LedgerDefinition): readonly Offer[] {
  // A ledger that is no part of the household (a benefit paid to a person) needs more than one word to be meant, and
  // steps back before those that are.
  const isPart = ledger.parent?.ledger === unit.parent.id
  const { claims, unique } = claimsOf(input, unit, ledger, isPart)
  if (unique < (isPart ? 1 : 2)) return []
  const also = new Map<number, string>()
  const isWhole = ledger.fields.filter(isNeeded).every((field) => {
    if ([...claims.values()].some((held) => held.field === field)) return true
    if (field.type === 'year') return input.year !== null || [...claims.keys()].every((column) => yearOf(input, column) !== null)
    const shared = [...input.taken].find(([, candidates]) =>
      candidates.some((one) => one.ledger === ledger.id && one.field === field && one.confidence >= leastConfidence),
    )
    if (shared) also.set(shared[0], field.id)
    return shared !== undefined
  })
  return isWhole ? [{ ledger, claims, also, unique, rank: isPart ? 1 : 0 }] : []
}

/** Columns that may be of the ledger, and how many of them can be of no other. */
function claimsOf(input: CompanionInput, unit: Unit, ledger: LedgerDefinition, isPart: boolean): Pick<Offer, 'claims' | 'unique'> {
  const others = companionLedgers(input.registry, unit).filter(
    (one) => one !== ledger && (!isPart || one.parent?.ledger === unit.parent.id),
  )
  const rivals = new Set(others.map((one) => one.id))
  const claims = new Map<number, Assigned>()
  let unique = 0
  for (const { column, candidates } of input.free) {
    const own = candidates.find((one) => one.ledger === ledger.id && isClaim(one))
    if (!own) continue
    claims.set(column, { ledger: ledger.id, field: own.field, why: own.why, confidence: own.confidence })
    const hasRival = candidates.some((one) => rivals.has(one.ledger) && isClaim(one) && one.confidence >= own.confidence - 0.1)
    if (own.confidence >= surely && !hasRival) unique += 1
  }
  return { claims, unique }
}

function isNeeded(field: LedgerDefinition['fields'][number]): boolean {
  return field.required === true && field.type !== 'link' && !field.derived && field.initial === undefined && !field.retired
}
