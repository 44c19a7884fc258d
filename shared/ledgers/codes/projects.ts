import type { CodeList } from '#shared/ledger/define.ts'

export const projectsCodes: readonly CodeList[] = []
