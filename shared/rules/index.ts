import type { Rule } from './define.ts'
import { identityRules } from './identity/index.ts'
import { incomeRules } from './income/index.ts'
import { livingRules } from './living/index.ts'
import { monitoringRules } from './monitoring/index.ts'
import { peopleRules } from './people/index.ts'
import { projectRules } from './projects/index.ts'
import { welfareRules } from './welfare/index.ts'
import { workRules } from './employment/index.ts'

/** Every rule over records that ships with the program, in the order of the catalogue. One line a group. */
export const shippedRules: readonly Rule[] = [
  ...identityRules,
  ...peopleRules,
  ...welfareRules,
  ...incomeRules,
  ...monitoringRules,
  ...workRules,
  ...livingRules,
  ...projectRules,
]
