import type { Rule } from '../define.ts'
import { loanRules } from './loans.ts'
import { migrantRules } from './migrants.ts'
import { postRules } from './posts.ts'

/** R110–R122, R160, R161, and R205, R206 of our own. */
export const workRules: readonly Rule[] = [...migrantRules, ...postRules, ...loanRules]
