import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { childCare } from './childCare.ts'
import { destituteAid } from './destituteAid.ts'
import { disability } from './disability.ts'
import { dropout } from './dropout.ts'
import { education } from './education.ts'
import { lowIncomeAid } from './lowIncomeAid.ts'
import { medicalAid } from './medicalAid.ts'
import { medicalInsurance } from './medicalInsurance.ts'
import { pension } from './pension.ts'
import { povertyInsurance } from './povertyInsurance.ts'

/** In the order of the menu. */
export const benefitsLedgers: readonly LedgerDefinition[] = [
  lowIncomeAid,
  destituteAid,
  disability,
  childCare,
  pension,
  medicalInsurance,
  medicalAid,
  povertyInsurance,
  education,
  dropout,
]
