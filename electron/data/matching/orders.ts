import type { Fault } from '#shared/ipc/faults.ts'
import type { DuplicatePair } from '#shared/matching/findDuplicates.ts'
import type { Level, Way } from '#shared/matching/judge.ts'
import type { OutsideRole } from '#shared/matching/outsideRoles.ts'
import type { OutsideTable } from '#shared/matching/outsideTable.ts'
import type { PersonWords } from '#shared/matching/personKeys.ts'

/** What passes between the data core and the matching worker. The list stays in the worker; only what was found crosses. */

/** What a worker is started with; without a path it only compares persons that it is given. */
export type MatchTask = Readonly<{ path: string; password?: string | undefined; entry?: string | undefined }> | Readonly<{ path: null }>

/** Roles that a person gave to columns, by sheet and column. */
export type RoleChoices = Readonly<Record<number, Readonly<Record<number, OutsideRole | null>>>>

export type MatchOrder =
  | Readonly<{ order: 'look'; villages: readonly string[]; roles: RoleChoices }>
  | Readonly<{
      order: 'match'
      people: readonly PersonWords[]
      villages: readonly string[]
      roles: RoleChoices
      /** Indexes of the sheets that are matched. */
      sheets: readonly number[]
      /** Also by name, birth date, village and near numbers. */
      fuzzy: boolean
      /** A hit for every row; else rows that say the same of the same person are one. */
      everyRow: boolean
    }>
  | Readonly<{ order: 'duplicates'; people: readonly PersonWords[] }>

export type SheetLook = Readonly<{
  index: number
  sheet: string
  hidden: boolean
  /** Rows up to the last filled one. */
  rowCount: number
  /** null: names nobody. */
  table: OutsideTable | null
}>

/** Persons of a row that may be one of ours; `person` is the place among the people of the order. */
export type RawHit = Readonly<{
  sheet: number
  row: number
  person: number
  confidence: number
  level: Level
  way: Way
  reasons: readonly string[]
  theirName: string
  theirIdCard: string
  theirBirth: string
  theirVillage: string
  theirHead: string
  words: string
  meaning: string
  /** Rows of the list that say the same of the same person. */
  times: number
}>

/** `rows`: rows that name somebody; `unnamed`: those that name nobody. */
export type Matched = Readonly<{ rows: number; unnamed: number; hits: readonly RawHit[] }>

export type OpenedList = Readonly<{ sha256: string; warnings: readonly string[]; entry: string | null }>

export type MatchAnswers = {
  open: OpenedList | Fault
  look: readonly SheetLook[]
  match: Matched
  duplicates: readonly DuplicatePair[]
}

/** `done` and `total` count rows or entries; while the file is read, thousandths. */
export type MatchMessage =
  | Readonly<{ progress: Readonly<{ done: number; total: number; text: string }> }>
  | Readonly<{ answer: MatchAnswers[keyof MatchAnswers] }>
