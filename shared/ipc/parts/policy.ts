import { z } from 'zod'
import type { PolicyComparison } from '#shared/policy/exchange.ts'

/** 政策参数 between files, as a readable JSON file. Single values are changed by `edit.commit` (ledger `policyValue`). */

const token = z.string().min(8).max(64)

export const policyContract = {
  /** Writes the own values of the open file. */
  'policy.export': z.object({ token }).strict(),
  /** What taking such a file over would change; nothing is written. */
  'policy.inspect': z.object({ token }).strict(),
  /** Takes it over as one change set; `id` is the set's. */
  'policy.import': z.object({ token, id: z.string().min(1).max(64) }).strict(),
}

export type PolicyOutputs = {
  'policy.export': Readonly<{ name: string; values: number }>
  'policy.inspect': PolicyPreview
  'policy.import': Readonly<{ changeSet: string | null; added: number; changed: number }>
}

export type PolicyPreview = PolicyComparison & Readonly<{ name: string; township: string; exportedOn: string }>
