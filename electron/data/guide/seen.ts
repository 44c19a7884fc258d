import type { DatabaseFile } from '#data/file/databaseFile.ts'
import type { SessionFact } from '#shared/guide/define.ts'

export type Finding = Readonly<{ rule: string; record: string; field: string | null }>
type Drill = Readonly<{ ledger: string; filter?: string; ids?: string }>

/** What the person has been shown and has done since the practice ledger was opened. In memory only; what was achieved is kept in the file. */
export type Seen = {
  readonly facts: Set<SessionFact>
  /** Households that the last search found, when it was by letters. */
  found: readonly string[]
  /** Lists that stand behind figures on screen. */
  readonly drills: Map<string, Drill>
  /** Prints of cards, with the number of their segments. */
  readonly cards: Map<string, number>
  readonly backups: Set<string>
  /** Findings that the list has shown. */
  readonly findings: Map<string, Finding>
  /** Of these, the ones whose record was edited afterwards. */
  readonly mending: Set<Finding>
  /** The last change set when the log was asked last. */
  seq: number | null
}

const kept = new WeakMap<DatabaseFile, Seen>()

export function seenIn(database: DatabaseFile): Seen {
  const known = kept.get(database)
  if (known) return known
  const fresh: Seen = {
    facts: new Set(),
    found: [],
    drills: new Map(),
    cards: new Map(),
    backups: new Set(),
    findings: new Map(),
    mending: new Set(),
    seq: null,
  }
  kept.set(database, fresh)
  return fresh
}
