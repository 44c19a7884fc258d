import type { FormDefinition } from '../define.ts'
import { assetCard } from './card.ts'
import { careAgreement, careSign, operationSummary } from './care.ts'
import { custodySheet, disposalApproval } from './custody.ts'
import { assetHandover, assetInventoryResult, assetInventorySheet, assetRegister } from './registers.ts'
import { distributionPlan } from './shares.ts'
import { assetTitle } from './title.ts'

export const assetsForms: readonly FormDefinition[] = [
  assetCard,
  assetRegister,
  assetHandover,
  assetTitle,
  careAgreement,
  operationSummary,
  careSign,
  custodySheet,
  distributionPlan,
  assetInventorySheet,
  assetInventoryResult,
  disposalApproval,
]
