import { z } from 'zod'
import type { PackageKind, PackageStanding } from './packages.ts'

/** Copies of the same file that went on apart: one becomes the other with every field of both accounted for. */

const id = z.string().min(1).max(64)
const token = z.string().min(8).max(64)
const ledger = z.string().regex(/^[a-zA-Z]\w{0,40}$/)

/** By token, of those that are sealed. Never logged, never kept. */
const passwords = z.record(token, z.string().min(1).max(256)).optional()

/** `open`: both sides wrote something else, a person decides after merging. */
export const mergeChangeKinds = ['added', 'updated', 'removed', 'open'] as const
export type MergeChangeKind = (typeof mergeChangeKinds)[number]

const conflictFilter = z
  .object({
    ledger: ledger.optional(),
    field: z
      .string()
      .regex(/^\w{1,61}$/)
      .optional(),
    village: id.optional(),
    record: id.optional(),
  })
  .strict()

export const mergingContract = {
  /** What merging these copies or packages would do; nothing is written. */
  'merge.look': z.object({ tokens: z.array(token).min(1).max(100), passwords, reveal: z.boolean().optional() }).strict(),
  /**
   * What merging one of them would change, record by record and field by field; nothing is written. Answers at once after a look.
   * `village` '': those that belong to none. `reveal`: personal numbers in full, which is noted.
   */
  'merge.changes': z
    .object({
      token,
      password: z.string().min(1).max(256).optional(),
      ledger: ledger.optional(),
      village: z.string().max(64).optional(),
      kind: z.enum(mergeChangeKinds).optional(),
      author: z
        .object({ person: z.string().max(200), device: z.string().max(200) })
        .strict()
        .optional(),
      text: z.string().trim().max(60).optional(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
      reveal: z.boolean().optional(),
    })
    .strict(),
  /** A proved backup, then one merge a copy, in the given order; `ids` are those of the sets that note them. */
  'merge.run': z.object({ tokens: z.array(token).min(1).max(100), passwords, ids: z.array(id).min(1).max(100) }).strict(),
  'merge.cancel': z.object({}).strict(),
  /** Fields of records that a person still has to decide on. `reveal`: personal numbers in full, which is noted. */
  'merge.conflicts': z
    .object({ ...conflictFilter.shape, offset: z.int().min(0), limit: z.int().min(1).max(500), reveal: z.boolean().optional() })
    .strict(),
  /** How many there are of each field. */
  'merge.open': z.object({}).strict(),
  /** One change set of decisions: the value of one side (`take`: its set), or another one. For `_removed` 1 removes, 0 keeps. */
  'merge.decide': z
    .object({
      id,
      decisions: z
        .array(
          z
            .object({
              ledger,
              record: id,
              field: z.string().regex(/^\w{1,61}$/),
              take: id.optional(),
              value: z.union([z.string().max(32_767), z.number(), z.null()]).optional(),
            })
            .strict(),
        )
        .min(1)
        .max(5_000),
    })
    .strict(),
}

/** Records that the other copy had touched. `same`: its changes make no difference here. */
export type MergeCounts = Readonly<{ added: number; updated: number; removed: number; same: number }>

export type MergeFile = Readonly<{
  name: string
  /** Null for a copy of the file. `repeated`, `own`: nothing was in it that this file did not know, see PackageStanding. */
  package: Readonly<{ from: string; number: number; kind: PackageKind; standing: PackageStanding }> | null
  /** Who worked in it since the copies went apart, with PC and the number of steps. */
  authors: readonly Readonly<{ person: string; device: string; sets: number; last: string }>[]
  sets: Readonly<{ known: number; taken: number }>
  /** By ledger. */
  records: readonly (Readonly<{ ledger: string; label: string }> & MergeCounts)[]
  total: MergeCounts
  /** Fields on which both sides disagree after this copy. */
  conflicts: number
}>

export type MergeSide = Readonly<{
  setId: string
  /** In words; personal numbers masked unless they were to be revealed. */
  text: string
  person: string
  device: string
  /** ISO time of that PC. */
  at: string
  /** The copy by which it came; null: done in this file. */
  via: string | null
}>

export type MergeConflict = Readonly<{
  ledger: string
  ledgerLabel: string
  record: string
  /** Name of the record. */
  label: string
  household: string | null
  village: string | null
  field: string
  fieldLabel: string
  /** What it was before. */
  base: string
  /** What stands in the file meanwhile. */
  shown: string
  /** Personal numbers are masked in it. */
  masked: boolean
  /** Oldest set id first; the last one's value is shown meanwhile. */
  sides: readonly MergeSide[]
}>

type By = Readonly<{
  person: string
  device: string
  /** ISO time of that PC. */
  at: string
}>

/** `before` stands here now, `after` would afterwards; of both '' is blank. */
export type MergeChangeField = By &
  Readonly<{
    field: string
    label: string
    before: string
    after: string
    masked: boolean
    /** Workbook and row that it was read from. */
    from: string
    /** What others wrote who did not know of it: to be decided on. */
    others: readonly (By & Readonly<{ text: string }>)[]
  }>

/** A record that would be different, or that is to be decided on (`open`, where what stands here would stay meanwhile). */
export type MergeChange = By &
  Readonly<{
    ledger: string
    ledgerLabel: string
    record: string
    title: string
    village: string
    kind: MergeChangeKind
    /** It comes back from the bin. */
    restored: boolean
    from: string
    reason: string
    fields: readonly MergeChangeField[]
  }>

/** `all`: without a filter, which the facets go by, too. */
export type MergeChanges = Readonly<{
  all: number
  total: number
  facets: Readonly<{
    ledgers: readonly Readonly<{ ledger: string; label: string; count: number }>[]
    villages: readonly Readonly<{ village: string; label: string; count: number }>[]
    kinds: readonly Readonly<{ kind: MergeChangeKind; count: number }>[]
    authors: readonly Readonly<{ person: string; device: string; count: number }>[]
  }>
  changes: readonly MergeChange[]
}>

export type MergingOutputs = {
  'merge.changes': MergeChanges
  'merge.look': Readonly<{ files: readonly MergeFile[]; conflicts: readonly MergeConflict[] }>
  'merge.run': Readonly<{ files: readonly (MergeFile & Readonly<{ changeSet: string | null }>)[]; open: number }>
  'merge.cancel': Record<string, never>
  'merge.conflicts': Readonly<{ total: number; conflicts: readonly MergeConflict[] }>
  'merge.open': readonly Readonly<{ ledger: string; ledgerLabel: string; field: string; fieldLabel: string; count: number }>[]
  'merge.decide': Readonly<{ changeSet: string | null; decided: number; open: number }>
}
