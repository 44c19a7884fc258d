import type { CodeList } from '#shared/ledger/define.ts'
import { benefitsIncomeCodes } from './benefitsIncome.ts'
import { benefitsPropertyCodes } from './benefitsProperty.ts'
import { benefitsWelfareCodes } from './benefitsWelfare.ts'

/** Code lists of the ledgers under 惠民政策. */
export const benefitsCodes: readonly CodeList[] = [...benefitsWelfareCodes, ...benefitsIncomeCodes, ...benefitsPropertyCodes]
