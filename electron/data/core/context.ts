import type { Engine } from '#data/engine/engine.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import type { CommitContext, DraftSource } from '#data/store/commit.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { DataEvents } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { Committed } from '#data/store/commit.ts'
import type { Desk } from './desk.ts'
import type { Grants } from './grants.ts'
import type { Machine } from './memoryRoom.ts'
import type { SessionState } from './session.ts'

/** What the outside hands to the data core: content, clock, names, and where events go. */
export type CoreOptions = Readonly<{
  registry: Registry
  appVersion: string
  /** The person at this PC and the PC, for the log. */
  who: () => Readonly<{ person: string; device: string }>
  now: () => Date
  newId: () => string
  grants: Grants
  emit: <E extends keyof DataEvents>(event: E, payload: DataEvents[E]) => void
  /** After how many minutes without a call the window locks itself, where there is a password; null: never. */
  lockAfter?: () => number | null
  /** Opening puts off what `checkWhenQuiet` then does. */
  checksLater?: boolean
  /** Awaited between the steps of long jobs that nobody sits waiting for. Left out: they only let others in between. */
  giveWay?: () => Promise<void>
  /** Awaited between the parts of the start page, which was asked for at `began` (performance.now). Left out: as above. */
  letListsPass?: (began: number) => Promise<void>
  /** Left out: this computer. */
  machine?: () => Machine
}>

/** The database that is open. */
export type OpenFile = {
  readonly path: string
  readonly database: DatabaseFile
  readonly engine: Engine
  /** Shipped ledgers plus the office's own fields; replaced when those change. */
  registry: Registry
  /** Not null from the moment on that a late check found damage. */
  readOnlyWhy: string | null
  readonly notices: readonly string[]
  lastBackup: string | null
  /** Commits since the last proved backup. */
  unsecured: number
}

export type CoreContext = Readonly<{
  /** `who` answers the operator who is logged in, else the person of this PC's settings. */
  options: CoreOptions
  session: SessionState
  desk: Desk
  /** The open file; throws FaultError `file.notOpen`. */
  file: () => OpenFile
  fileOrNull: () => OpenFile | null
  setFile: (file: OpenFile | null) => void
  /** For reading: engine, registry, today's date. */
  reading: () => ReadContext
  /** For writing. */
  writing: () => CommitContext & ReadContext
  /** Commits a draft and has it on disk before it answers. */
  commit: (draft: DraftSource, steps?: CommitSteps) => Promise<Committed | Fault>
  /** Writes what is in memory to disk; used by commit, undo, reveal logs and retry. */
  persist: () => Fault | null
  /** Runs while no other call touches the database. */
  locked: <T>(work: () => T | Promise<T>) => Promise<T>
}>

export type CommitSteps = Readonly<{ onProgress?: (done: number) => void; isCancelled?: () => boolean }>
