import type { Rule } from '../define.ts'
import { labourRules } from './labour.ts'
import { schoolingRules } from './schooling.ts'

/** R030–R048. */
export const peopleRules: readonly Rule[] = [...labourRules, ...schoolingRules]
