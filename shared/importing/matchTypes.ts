import type { FieldDefinition } from '#shared/ledger/define.ts'

/** How a column came by its field. `content` = from the values, `memory` = decided by a person, now or earlier. */
export type MatchWhy = 'key' | 'label' | 'alias' | 'normalised' | 'content' | 'memory'

export type FieldTarget = Readonly<{ ledger: string; field: string }>

export type ColumnMatch = Readonly<{
  /** Zero-based column of the sheet. */
  index: number
  /** Path of the heading joined by `/`. */
  header: string
  ledger: string | null
  field: string | null
  why: MatchWhy | null
  /** 0 … 1; below 0.6 nothing is mapped and, where `candidates` stand, the person is asked. */
  confidence: number
  /** Unit of the column: named by its heading, else by the line above the table. */
  unit: string | null
  /**
   * Which of several records of `ledger` spread sideways in one row the column belongs to (0, 1, 2 … in the order of
   * the sheet). Only members are spread so. The household's own columns, those of its head among them, carry no
   * `repeat`; where a sheet has no columns for the head apart, the head is one of the spread members (by his relation,
   * else the first). A group whose cells are all blank is no record.
   */
  repeat?: number
  /** Year that the heading names (2024年人均纯收入), for ledgers kept by year. Columns of several years may carry the same field. */
  year?: string
  /** Values of the record that the heading itself tells, as words: 妻子姓名 → { relation: '妻子' }. Only beside `repeat`. */
  says?: Readonly<Record<string, string>>
  /**
   * Fields of other ledgers of the table that the same cell fills, too: 监测对象类别 is the household's and that of the
   * monitoring record.
   */
  also?: readonly FieldTarget[]
  /** Fields that the column may carry, likeliest first, where nothing was decided: one question. */
  candidates?: readonly FieldTarget[]
}>

/** `memberList` a row a person, `householdList` a row a household, `householdBlocks` household cells merged or blank below, `recordList` any other ledger. */
export type TableShape = 'memberList' | 'householdList' | 'householdBlocks' | 'recordList'

export type TableMatch = Readonly<{
  shape: TableShape
  /** Ledger of which a row is one record; null when none fits. */
  ledger: string | null
  /**
   * Ledgers that the table writes: beside the household and its members companions such as the yearly income, of which
   * each row gives one record (one a year where columns name years).
   */
  ledgers: readonly string[]
  /** Year of headings, title, sheet or file, for records of ledgers kept by year whose row names none. */
  year?: string
  columns: readonly ColumnMatch[]
  /** Names the layout (headings in order), for remembering what a person decided. */
  fingerprint: string
  /** Why the table cannot be taken, Chinese; null when it can. */
  refused: string | null
}>

export type MatchOptions = Readonly<{
  /** Ledger that the user named. */
  ledger?: string | null
  /** Zero-based column → what the user chose; null = not to be imported. */
  overrides?: Readonly<Record<number, FieldTarget | null>>
  /** Layout fingerprint → heading → field, remembered from earlier imports. */
  memory?: Readonly<Record<string, Readonly<Record<string, FieldTarget | null>>>>
  /** Zero-based column → hidden key of our own files (`member.idCard`). */
  keys?: Readonly<Record<number, string>>
}>

export type Candidate = Readonly<{ ledger: string; field: FieldDefinition; why: MatchWhy; confidence: number }>
