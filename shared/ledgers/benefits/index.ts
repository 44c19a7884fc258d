import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { childCare } from './childCare.ts'
import { condolence } from './condolence.ts'
import { consumption } from './consumption.ts'
import { destituteAid } from './destituteAid.ts'
import { disability } from './disability.ts'
import { discussion } from './discussion.ts'
import { drinkingWater } from './drinkingWater.ts'
import { dropout } from './dropout.ts'
import { education } from './education.ts'
import { farmSubsidy } from './farmSubsidy.ts'
import { housing } from './housing.ts'
import { insurance } from './insurance.ts'
import { landTransfer } from './landTransfer.ts'
import { loan } from './loan.ts'
import { loanRepayment } from './loanRepayment.ts'
import { lowIncomeAid } from './lowIncomeAid.ts'
import { medicalAid } from './medicalAid.ts'
import { medicalInsurance } from './medicalInsurance.ts'
import { migrantWork } from './migrantWork.ts'
import { pension } from './pension.ts'
import { points } from './points.ts'
import { povertyInsurance } from './povertyInsurance.ts'
import { publicPost } from './publicPost.ts'
import { resettlement } from './resettlement.ts'
import { station } from './station.ts'
import { stationIncome, stationUse } from './stationRecords.ts'
import { subsidy } from './subsidy.ts'
import { toilet } from './toilet.ts'
import { training } from './training.ts'
import { transportSubsidy } from './transportSubsidy.ts'
import { workshop } from './workshop.ts'

/** In the order of the menu: what keeps people, health and school, house and water, work, production, village, payouts. */
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
  housing,
  drinkingWater,
  loan,
  loanRepayment,
  publicPost,
  migrantWork,
  transportSubsidy,
  workshop,
  training,
  subsidy,
  insurance,
  station,
  stationIncome,
  stationUse,
  consumption,
  resettlement,
  points,
  toilet,
  discussion,
  farmSubsidy,
  landTransfer,
  condolence,
]
