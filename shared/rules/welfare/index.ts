import type { Rule } from '../define.ts'
import { insuranceRules } from './insurance.ts'
import { paymentRules } from './payments.ts'
import { reliefRules } from './relief.ts'

/** R050–R066. */
export const welfareRules: readonly Rule[] = [...insuranceRules, ...reliefRules, ...paymentRules]
