import { z } from 'zod'
import type { GuideWords } from '../../guide/define.ts'

/** The first-run guide. It belongs to a practice ledger: all of these answer null for any other file. */

const id = z.string().regex(/^[a-z][a-zA-Z]{1,30}$/)

export const guideContract = {
  'guide.state': z.object({}).strict(),
  /** What the person sees of the guide: whether the panel is there, how it stands, at which task. A tick cannot be set. */
  'guide.keep': z.object({ shown: z.boolean().optional(), folded: z.boolean().optional(), at: id.optional() }).strict(),
  /** The practice workbook beside the practice ledger, written if it is not there. */
  'guide.sheet': z.object({}).strict(),
}

export type GuideState = Readonly<{
  shown: boolean
  folded: boolean
  /** The task that the person is at. */
  at: string
  /** Tasks that were done, with local ISO time, in the order of their doing. */
  done: readonly Readonly<{ id: string; at: string }>[]
  /** What the steps name of this ledger; null while the guide is not shown, for finding them reads every household. */
  words: GuideWords | null
}>

/** `token` opens it as a workbook to import. */
export type GuideSheet = Readonly<{ name: string; token: string }>

export type GuideOutputs = {
  'guide.state': GuideState | null
  'guide.keep': GuideState | null
  'guide.sheet': GuideSheet | null
}
