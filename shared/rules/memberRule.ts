import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from './define.ts'
import { ageOf, membersOf } from './facts.ts'

/** A member as a rule sees him: with his household, his age of today and the way to say what is wrong. */
export type Person = Readonly<{
  record: RuleRecord
  household: RuleRecord
  dossier: Dossier
  context: RuleContext
  /** 周岁 today; null when the birth is unknown. */
  age: number | null
  /** A finding at a field of this person. */
  says: (field: string | null, message: string) => RuleHit
}>

type MemberRule = Omit<Rule, 'root' | 'reads' | 'check'> &
  Readonly<{
    /** Ledgers besides the members. */
    reads?: readonly string[]
    of: (person: Person) => RuleHit | readonly RuleHit[] | null
  }>

/** A rule on each member on the rolls of a household on the rolls. */
export function memberRule({ of, reads, ...rule }: MemberRule): Rule {
  return defineRule({
    ...rule,
    root: 'household',
    reads: ['member', ...(reads ?? [])],
    check: (dossier, context) => {
      let hits: RuleHit[] | undefined
      for (const person of personsOf(dossier, context)) {
        const found = of(person)
        if (found !== null) hits = [...(hits ?? []), ...(Array.isArray(found) ? (found as readonly RuleHit[]) : [found as RuleHit])]
      }
      return hits ?? none
    },
  })
}

const none: readonly RuleHit[] = []

/** The persons of a dossier are made once for all rules. */
function personsOf(dossier: Dossier, context: RuleContext): readonly Person[] {
  const known = personsByDossier.get(dossier)
  if (known?.context === context) return known.persons
  const persons = membersOf(dossier).map((record) => personOf(record, dossier, context))
  personsByDossier.set(dossier, { context, persons })
  return persons
}

const personsByDossier = new WeakMap<Dossier, Readonly<{ context: RuleContext; persons: readonly Person[] }>>()

function personOf(record: RuleRecord, dossier: Dossier, context: RuleContext): Person {
  return {
    record,
    household: dossier.root,
    dossier,
    context,
    age: ageOf(record, context.today),
    says: (field, message) => ({ ledger: 'member', record: record.id, field, message }),
  }
}
