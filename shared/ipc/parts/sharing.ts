import { z } from 'zod'

/** Who takes part when an income is shared out, with the figures that the shares are made of. Nothing is written here. */

export const sharingScopes = ['registered', 'inSystem', 'lifted', 'monitored'] as const
/** 全部在册农户 · 脱贫户和监测对象 · 脱贫户 · 监测对象 */
export type SharingScope = (typeof sharingScopes)[number]

export const sharingContract = {
  /** One row a village or household; `villages` narrows them. */
  'sharing.sharers': z
    .object({
      by: z.enum(['village', 'household']),
      scope: z.enum(sharingScopes),
      villages: z.array(z.string().min(1).max(64)).max(500).optional(),
    })
    .strict(),
}

/** `households` 户, `persons` 人 in 在册 households; `village` is the name, for a household its village's. */
export type Sharer = Readonly<{ id: string; name: string; village: string; households: number; persons: number }>

export type SharingOutputs = {
  'sharing.sharers': readonly Sharer[]
}
