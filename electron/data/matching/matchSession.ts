import type { MatchResult } from '#shared/ipc/parts/matching.ts'
import type { DuplicatePair } from '#shared/matching/findDuplicates.ts'
import type { MatchWorker } from './matchWorker.ts'
import type { OpenedList, RoleChoices, SheetLook } from './orders.ts'
import type { RegisteredPerson } from './people.ts'
import type { Sorted } from './sortHits.ts'

/** One list on its way through 比对. Nothing is written before it is kept. */
export type MatchSession = {
  readonly id: string
  readonly path: string
  readonly file: string
  readonly databaseId: string
  readonly worker: MatchWorker
  readonly opened: OpenedList
  looks: readonly SheetLook[]
  roles: RoleChoices
  /** Sheets that were said to count, or not. */
  include: Readonly<Record<number, boolean>>
  run: MatchRun | null
  /** Set when the run is written: it is written once. */
  keptAs?: string
}

export type MatchRun = Readonly<{ result: MatchResult; people: readonly RegisteredPerson[]; sorted: Sorted; newestSet: number }>

/** What a search for duplicates found, as of a state of the file. */
export type DuplicateSearch = Readonly<{
  databaseId: string
  records: number
  pairs: readonly FoundPair[]
}>

/** Records by their ids, the earlier one first. */
export type FoundPair = Pick<DuplicatePair, 'confidence' | 'level' | 'reasons'> & Readonly<{ first: string; second: string }>
