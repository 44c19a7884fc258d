import type { Rule } from '../define.ts'
import { contactRules } from './contacts.ts'
import { familyRules } from './family.ts'
import { numberRules } from './numbers.ts'

/** R008–R025 over records; R001–R007, R011, R021, R026 and parts of R023 and R025 look at one value (recordRules.ts). */
export const identityRules: readonly Rule[] = [...numberRules, ...familyRules, ...contactRules]
