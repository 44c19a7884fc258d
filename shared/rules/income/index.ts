import type { Rule } from '../define.ts'
import { incomePlausibleRules } from './plausible.ts'
import { incomeSumRules } from './sums.ts'

/** R070–R081. */
export const incomeRules: readonly Rule[] = [...incomeSumRules, ...incomePlausibleRules]
