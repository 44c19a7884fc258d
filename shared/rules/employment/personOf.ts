import type { Dossier, RuleRecord } from '../define.ts'
import { ofPerson } from '../facts.ts'

/** The member of the household that a benefit is about, whether or not he is still on the rolls; null when none is found. */
export function personOf(dossier: Dossier, record: RuleRecord): RuleRecord | null {
  return dossier.of('member').find((person) => ofPerson([record], person).length > 0) ?? null
}
