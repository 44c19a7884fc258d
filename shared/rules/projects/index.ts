import type { Rule } from '../define.ts'
import { assetRules } from './assets.ts'
import { fundRules } from './funds.ts'
import { projectMoneyRules } from './money.ts'
import { projectStageRules } from './stages.ts'

/** R140–R159, R163, and R207–R211 of our own. */
export const projectRules: readonly Rule[] = [...projectMoneyRules, ...fundRules, ...projectStageRules, ...assetRules]
