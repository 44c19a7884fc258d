import type { Rule } from '../define.ts'
import { houseRules } from './house.ts'
import { landRules } from './land.ts'
import { standingRules } from './standing.ts'

/** R130–R138. */
export const livingRules: readonly Rule[] = [...landRules, ...houseRules, ...standingRules]
