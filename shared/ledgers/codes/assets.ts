import type { CodeList } from '#shared/ledger/define.ts'

export const assetsCodes: readonly CodeList[] = []
