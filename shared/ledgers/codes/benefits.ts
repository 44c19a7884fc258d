import type { CodeList } from '#shared/ledger/define.ts'

export const benefitsCodes: readonly CodeList[] = []
