import type { CodeList } from '#shared/ledger/define.ts'

export const monitoringCodes: readonly CodeList[] = []
