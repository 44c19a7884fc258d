import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { asset } from './asset.ts'
import { assetDisposal } from './assetDisposal.ts'
import { assetDistribution } from './assetDistribution.ts'
import { assetIncome } from './assetIncome.ts'
import { assetInsurance } from './assetInsurance.ts'
import { assetInventory } from './assetInventory.ts'
import { custody } from './custody.ts'

/** In the order of the menu. */
export const assetsLedgers: readonly LedgerDefinition[] = [
  asset,
  assetIncome,
  assetDistribution,
  assetInventory,
  custody,
  assetInsurance,
  assetDisposal,
]
