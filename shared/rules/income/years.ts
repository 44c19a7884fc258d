import type { Dossier, RuleRecord } from '../define.ts'
import { isPresent, numberOf } from '../facts.ts'

/** Incomes of a household on the rolls, oldest year first; those without a year stand first. */
export function incomesOf(dossier: Dossier): readonly RuleRecord[] {
  if (!isPresent(dossier.root)) return []
  return [...dossier.of('income')].sort((one, other) => (numberOf(one, 'year') ?? 0) - (numberOf(other, 'year') ?? 0))
}

/** The income of the last year that is told. */
export function lastIncome(dossier: Dossier): RuleRecord | null {
  const incomes = incomesOf(dossier).filter((income) => numberOf(income, 'year') !== null)
  return incomes[incomes.length - 1] ?? null
}
