import type { FormDefinition } from '../define.ts'
import { loanLetters } from './loanLetters.ts'
import { payrollForms } from './payrolls.ts'
import { subsidyAcceptance } from './subsidyAcceptance.ts'

export const benefitsForms: readonly FormDefinition[] = [...payrollForms, subsidyAcceptance, ...loanLetters]
