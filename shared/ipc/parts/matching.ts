import { z } from 'zod'
import type { Level, Way } from '#shared/matching/judge.ts'
import { outsideRoles, type OutsideRole } from '#shared/matching/outsideRoles.ts'

/** 比对 (lists of other offices against the register) and 查重 (the register against itself): inputs first, answers below. */

const id = z.string().min(1).max(64)
const token = z.string().min(8).max(64)
const level = z.enum(['确定', '很可能', '可能'])
const windowOf = { offset: z.int().min(0), limit: z.int().min(1).max(500) }
const sheet = z.string().regex(/^\d{1,3}$/)
const what = z.enum(['member', 'household'])

export const matchingContract = {
  /** Reads a list and finds its columns. `password`, `entry` as in import.open. */
  'matching.open': z.object({ token, password: z.string().max(255).optional(), entry: z.string().max(1_000).optional() }).strict(),
  /** Says what columns of a sheet are (null: nothing of the person) and which sheets count. */
  'matching.map': z
    .object({
      session: id,
      roles: z.record(sheet, z.record(sheet, z.enum(outsideRoles).nullable())).optional(),
      include: z.record(sheet, z.boolean()).optional(),
    })
    .strict(),
  /** Holds the list against all persons; nothing is written. `by` idCard: numbers only; name: also by name, birth date, village. */
  'matching.run': z
    .object({
      session: id,
      kind: z.string().max(20),
      by: z.enum(['idCard', 'name']),
      /** A hit for every row; else rows that say the same of the same person are one hit. */
      everyRow: z.boolean().optional(),
    })
    .strict(),
  'matching.rows': z
    .object({
      session: id,
      show: z.enum(['fresh', 'known', 'gone', 'agreed', 'off']),
      level: level.optional(),
      village: id.optional(),
      ...windowOf,
    })
    .strict(),
  /** Keeps the run as a 比对批次 with its new hits of the given levels, as one change set with this id. */
  'matching.keep': z
    .object({
      session: id,
      id,
      listName: z.string().trim().min(1).max(200),
      sender: z.string().trim().max(100),
      levels: z.array(level).min(1).max(3),
      /** Keys of new hits that are not kept. */
      without: z.array(z.int().min(0)).max(100_000).optional(),
    })
    .strict(),
  /** Stops what runs now; without anything running, puts the list away. */
  'matching.cancel': z.object({}).strict(),
  /** Hits of the ledger side by side with the person as registered now. */
  'matching.compare': z.object({ hits: z.array(id).min(1).max(200) }).strict(),
  /** Numbers of stored hits by batch, village, level and state, for the work list. */
  'matching.counts': z.object({ batch: id.optional() }).strict(),
  /** Hands hits out: to one person, or each to the 帮扶责任人 of its household. */
  'matching.dispatch': z
    .object({
      id,
      hits: z.array(id).min(1).max(20_000),
      to: z.union([z.object({ assignee: z.string().trim().min(1).max(60) }).strict(), z.literal('helper')]),
      dueOn: z.iso.date().optional(),
    })
    .strict(),
  /** A workbook with a sheet a village. Personal numbers are masked unless `mask` is false. */
  'matching.export': z.object({ filter: z.string().max(4_000), token, mask: z.boolean() }).strict(),

  /** Looks for records that are one person (or one household) twice. */
  'duplicates.find': z.object({ what }).strict(),
  'duplicates.list': z.object({ what, level: level.optional(), village: id.optional(), ...windowOf }).strict(),
  /** Two records field by field, and what belongs to each. */
  'duplicates.compare': z.object({ what, first: id, second: id }).strict(),
  /** Two records that are no duplicates: not shown again. */
  'duplicates.dismiss': z
    .object({
      what,
      id,
      pairs: z
        .array(z.tuple([id, id]))
        .min(1)
        .max(500),
      reason: z.string().trim().max(200),
    })
    .strict(),
  /**
   * Makes two records one, as one change set with this id: `take` are the fields whose value comes from the one that goes;
   * everything that points to it points to the kept one afterwards.
   */
  'duplicates.merge': z
    .object({
      what,
      id,
      keep: id,
      lose: id,
      take: z.array(z.string().regex(/^[a-zA-Z]\w{0,60}$/)).max(300),
      heads: z.object({ keep: z.string().max(4_000).nullable(), lose: z.string().max(4_000).nullable() }).strict(),
    })
    .strict(),
}

export type MatchKindInfo = Readonly<{
  kind: string
  asks: 'listed' | 'agreement'
  /** What the office does next with a hit. */
  next: string
}>

export type MatchTable = Readonly<{
  index: number
  sheet: string
  hidden: boolean
  /** Rows up to the last filled one, below the header. */
  rows: number
  include: boolean
  title: string
  headerRows: readonly [number, number] | null
  /** How many persons a row names. */
  subjects: number
  columns: readonly Readonly<{ index: number; heading: string; role: OutsideRole | null; samples: readonly string[] }>[]
}>

export type MatchOverview = Readonly<{
  session: string
  file: string
  notices: readonly string[]
  /** The kind that headings and file name speak of. */
  kind: string
  kinds: readonly MatchKindInfo[]
  tables: readonly MatchTable[]
  /** Sheets that name nobody. */
  skipped: readonly string[]
  /** A run of the same file was kept on this day. */
  keptOn: string | null
}>

export type MatchShow = 'fresh' | 'known' | 'gone' | 'agreed' | 'off'

export type MatchResult = Readonly<{
  kind: string
  by: 'idCard' | 'name'
  /** Rows of the list that name somebody; those that name nobody. */
  rows: number
  unnamed: number
  /** Persons of the register that were found. */
  persons: number
  /** New; found before; found before and no longer in the list; list and register agree; no longer on the register. */
  counts: Readonly<Record<MatchShow, number>>
  levels: Readonly<Record<Level, number>>
  villages: readonly Readonly<{ id: string; label: string; count: number }>[]
}>

export type MatchRow = Readonly<{
  key: number
  member: string
  household: string
  name: string
  idCard: string
  birth: string
  village: string
  head: string
  level: Level
  /** Percent. */
  confidence: number
  way: Way | null
  reasons: readonly string[]
  theirName: string
  theirIdCard: string
  theirBirth: string
  theirVillage: string
  theirHead: string
  /** What the row says besides, in words. */
  theirRow: string
  /** Sheet and row. */
  origin: string
  times: number
  /** Of a known or vanished one: the stored hit and its state. */
  hit: Readonly<{ id: string; state: string }> | null
}>

export type ComparedLine = Readonly<{
  label: string
  ours: string
  theirs: string
  /** null: one side says nothing. */
  same: boolean | null
}>

export type ComparedHit = Readonly<{ id: string; head: string | null; lines: readonly ComparedLine[]; next: string; helper: string }>

export type MatchCounts = Readonly<{
  states: Readonly<Record<string, number>>
  levels: Readonly<Record<string, number>>
  villages: readonly Readonly<{ id: string; label: string; open: number; all: number }>[]
  batches: readonly Readonly<{ id: string; label: string; kind: string; ranOn: string; open: number; all: number }>[]
}>

export type DuplicateWhat = z.output<typeof what>

export type DuplicateRow = Readonly<{
  first: DuplicateSide
  second: DuplicateSide
  level: Level
  confidence: number
  reasons: readonly string[]
}>

export type DuplicateSide = Readonly<{
  id: string
  name: string
  idCard: string
  birth: string
  village: string
  head: string
  note: string
}>

export type DuplicatesFound = Readonly<{
  records: number
  pairs: number
  dismissed: number
  levels: Readonly<Record<Level, number>>
  villages: readonly Readonly<{ id: string; label: string; count: number }>[]
}>

export type ComparedField = Readonly<{
  id: string
  label: string
  section: string
  first: string
  second: string
  same: boolean
  /** The one that is proposed: what is filled, valid, or of the kept record. */
  better: 'first' | 'second'
}>

export type ComparedRecords = Readonly<{
  first: ComparedRecord
  second: ComparedRecord
  fields: readonly ComparedField[]
  /** The record that should be kept: what more things belong to. */
  keep: 'first' | 'second'
  /** What both have and will stand twice after a merge: 年度收入（2024、2025）. */
  clashes: readonly string[]
}>

export type ComparedRecord = Readonly<{
  id: string
  head: string | null
  title: string
  enteredOn: string
  /** 务工 2 条, 走访 5 条 … */
  belongings: readonly Readonly<{ ledger: string; label: string; count: number }>[]
}>

export type MergedRecords = Readonly<{ changeSet: string | null; moved: number; removed: number }>

export type MatchingOutputs = {
  'matching.open': MatchOverview
  'matching.map': MatchOverview
  'matching.run': MatchResult
  'matching.rows': Readonly<{ total: number; rows: readonly MatchRow[] }>
  'matching.keep': Readonly<{ changeSet: string | null; batch: string; fresh: number; known: number; gone: number }>
  'matching.cancel': Readonly<Record<string, never>>
  'matching.compare': readonly ComparedHit[]
  'matching.counts': MatchCounts
  'matching.dispatch': Readonly<{ changeSet: string | null; handed: number; withoutHelper: number }>
  'matching.export': Readonly<{ name: string; hits: number; villages: number }>
  'duplicates.find': DuplicatesFound
  'duplicates.list': Readonly<{ total: number; rows: readonly DuplicateRow[] }>
  'duplicates.compare': ComparedRecords
  'duplicates.dismiss': Readonly<{ changeSet: string | null; pairs: number }>
  'duplicates.merge': MergedRecords
}
