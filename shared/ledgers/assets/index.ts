import type { LedgerDefinition } from '#shared/ledger/define.ts'

/** In the order of the menu. */
export const assetsLedgers: readonly LedgerDefinition[] = []
