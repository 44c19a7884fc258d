import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyOf, type PolicyOverride } from '#shared/policy/policyOf.ts'
import type { Dossier, Rule, RuleContext, RuleHit, RuleRecord, Sharer } from '#shared/rules/define.ts'
import { shippedRules } from '#shared/rules/index.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idCardCheckSign } from '#shared/values/idCard.ts'

export const today = '2026-03-02'

/** A dossier as a test tells it: fields of the root, and records of ledgers. Ids are `ledger1`, `ledger2` … unless given. */
export type Told = Readonly<{ root?: FieldValues; records?: Readonly<Record<string, readonly FieldValues[]>> }>

/** Wrong ledger and field ids are refused: a rule tested against fields that nobody has would find nothing in the office. */
export function dossierOf(rootLedger: string, { root = {}, records = {} }: Told): Dossier {
  const made = new Map(
    Object.entries(records).map(([ledger, list]) => [ledger, list.map((values, index) => recordOf(ledger, values, index))]),
  )
  return { root: recordOf(rootLedger, root, 0), of: (ledger) => made.get(ledger) ?? [] }
}

function recordOf(ledgerId: string, { id, ...values }: FieldValues, index: number): RuleRecord {
  const ledger = findLedger(shippedRegistry, ledgerId)
  if (!ledger) throw new Error(`no ledger ${ledgerId}`)
  for (const field of Object.keys(values)) if (!findField(ledger, field)) throw new Error(`no field ${ledgerId}.${field}`)
  return { id: typeof id === 'string' ? id : `${ledgerId}${index + 1}`, values }
}

export type Around = Readonly<{
  today?: string
  policy?: readonly PolicyOverride[]
  /** Records with the same value, by share. */
  sharing?: Readonly<Record<string, readonly Readonly<{ root: string | null; values: FieldValues }>[]>>
  /** Records outside the dossier, by ledger and id. */
  linked?: Readonly<Record<string, Readonly<Record<string, FieldValues>>>>
  keeps?: readonly string[]
}>

/** What a rule finds. Refuses what a rule reads without having said so. */
export function hitsOf(ruleId: string, dossier: Dossier, around: Around = {}): readonly RuleHit[] {
  const rule = shippedRules.find((candidate) => candidate.id === ruleId)
  if (!rule) throw new Error(`no rule ${ruleId}`)
  const declared = (ledger: string): void => {
    if (ledger !== rule.root && !rule.reads.includes(ledger)) throw new Error(`${ruleId} does not declare that it reads ${ledger}`)
  }
  const guarded: Dossier = { root: dossier.root, of: (ledger) => (declared(ledger), dossier.of(ledger)) }
  return [...rule.check(guarded, contextOf(rule, around, declared))]
}

function contextOf(rule: Rule, around: Around, declared: (ledger: string) => void): RuleContext {
  const policy = policyOf(policyItems, around.policy ?? [])
  const param = (id: string): string => {
    if (!rule.params?.includes(id)) throw new Error(`${rule.id} does not declare the parameter ${id}`)
    return id
  }
  const linked = (ledger: string, id: FieldValue | undefined): RuleRecord | null => {
    declared(ledger)
    const values = typeof id === 'string' ? around.linked?.[ledger]?.[id] : undefined
    return values && typeof id === 'string' ? { id, values } : null
  }
  return {
    today: around.today ?? today,
    policy: { number: (id, on) => policy.number(param(id), on), text: (id, on) => policy.text(param(id), on) },
    sharing: (share): readonly Sharer[] => {
      if (!rule.shares?.includes(share)) throw new Error(`${rule.id} does not declare the share ${share}`)
      return (around.sharing?.[share] ?? []).map(({ root, values }, index) => ({ root, record: { id: `other${index + 1}`, values } }))
    },
    linked,
    keeps: (ledger) => {
      if (!rule.keeps?.includes(ledger)) throw new Error(`${rule.id} does not declare that it asks for ${ledger}`)
      return around.keeps?.includes(ledger) ?? false
    },
    nameOf: (ledger, id) => {
      const record = linked(ledger, id)
      const title = findLedger(shippedRegistry, ledger)?.title
      return record && title ? String(record.values[title] ?? '') : ''
    },
  }
}

/** A household with these members. */
export function family(members: readonly FieldValues[], root: FieldValues = {}, records: Told['records'] = {}): Dossier {
  return dossierOf('household', { root: { kind: '脱贫户', ...root }, records: { member: members, ...records } })
}

/** Finds nothing in any of the dossiers. */
export function quiet(ruleId: string, dossiers: readonly Dossier[], around: Around = {}): readonly RuleHit[] {
  return dossiers.flatMap((dossier) => hitsOf(ruleId, dossier, around))
}

/** An invented number: area 439999, born on `birth` (YYYYMMDD), odd order numbers are men. */
export function numberOf(birth: string, order = 1): string {
  const first17 = `439999${birth}${String(order).padStart(3, '0')}`
  return first17 + idCardCheckSign(first17)
}

/** A birth date of somebody who is this old today. */
export function bornAged(age: number, on = today): string {
  return `${Number(on.slice(0, 4)) - age}-01-15`
}
