import { z } from 'zod'

/** How a person left lists and windows: of one ledger file and one operator on this PC. Nothing of a record. Answered by the main process. */
export const keptContract = {
  'kept.get': z.object({ scope: z.string().min(1).max(300) }).strict(),
  /** Null: as the program has it. */
  'kept.set': z
    .object({ scope: z.string().min(1).max(300), key: z.string().min(1).max(100), value: z.string().max(50_000).nullable() })
    .strict(),
}

export type KeptOutputs = {
  'kept.get': Readonly<Record<string, string>>
  'kept.set': Record<string, never>
}
