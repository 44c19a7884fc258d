import type { Rule } from '../define.ts'
import { entryRules } from './entry.ts'
import { exitRules } from './exit.ts'

/** R090–R108, and R204, R212 of our own. */
export const monitoringRules: readonly Rule[] = [...entryRules, ...exitRules]
