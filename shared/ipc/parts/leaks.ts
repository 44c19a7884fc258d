import { z } from 'zod'
import { packageContent } from './packages.ts'
import { sheetWish } from './villageBook.ts'
import type { NumberKind } from '#shared/values/fullNumbers.ts'

/** What of persons stands in full in a file or in what is about to leave, before it leaves. */

const token = z.string().min(8).max(64)
const fieldId = z.string().regex(/^[a-zA-Z]\w{0,60}$/)

const ledger = z.string().regex(/^[a-zA-Z]\w{0,40}$/)

/** As for an export; checked there. */
const selection = {
  ledger,
  filter: z.string().max(4_000).optional(),
  search: z.string().max(100).optional(),
  ids: z.array(z.string().min(1).max(64)).max(250_000).optional(),
  removed: z.boolean().optional(),
  asOf: z.iso.date().optional(),
}

export const leaksContract = {
  /** 外发检查 of any file that can be read: .xlsx .xls .et .csv .txt .docx. */
  'leaks.scan': z.object({ token, password: z.string().max(255).optional(), entry: z.string().max(1_000).optional() }).strict(),
  /** A copy of a workbook (.xlsx) with every full number masked; proved by reading it again. */
  'leaks.mask': z.object({ token, to: token }).strict(),
  /** What an export of these records and fields would hold in full; their order makes no difference. */
  'leaks.count': z.object({ ...selection, fields: z.array(fieldId).min(1).max(300) }),
  /** The same of other things that are about to leave: a package, a village's workbook, a filled template, returned rows of an import. */
  'leaks.leaving': z.discriminatedUnion('what', [
    z.object({ what: z.literal('package'), ...packageContent }).strict(),
    z
      .object({
        what: z.literal('book'),
        villages: z.array(z.string().min(1).max(64)).min(1).max(200),
        sheets: z.array(sheetWish).min(1).max(20),
        mask: z.boolean(),
      })
      .strict(),
    z.object({
      what: z.literal('template'),
      selection: z.object(selection),
      targets: z
        .array(z.object({ ledger, field: fieldId }).strict())
        .min(1)
        .max(300),
    }),
    z.object({ what: z.literal('problems'), session: z.string().min(1).max(64) }).strict(),
  ]),
}

export type LeakCounts = Readonly<Record<NumberKind, number>>

export type LeakReport = Readonly<{
  name: string
  /** Different numbers of each kind. */
  numbers: LeakCounts
  /** Different persons: by ID number, else by telephone or card. */
  persons: number
  /** The first `leakPlacesTold`, in order; numbers masked. */
  places: readonly Readonly<{ where: string; kind: NumberKind; masked: string }>[]
  /** All of them. */
  total: number
  /** A masked copy can be made. */
  canMask: boolean
}>

export const leakPlacesTold = 500

export type LeaksOutputs = {
  'leaks.scan': LeakReport
  'leaks.mask': Readonly<{ name: string; masked: number }>
  'leaks.count': Readonly<{ numbers: LeakCounts; persons: number }>
  /** `persons`: by ID number, else by telephone or card. */
  'leaks.leaving': Readonly<{ numbers: LeakCounts; persons: number }>
}
