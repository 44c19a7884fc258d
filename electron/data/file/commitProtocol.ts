import { isFault } from '#shared/ipc/faults.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { Disk, DiskFile } from './disk.ts'
import { errorCode } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { encodeHeader, encodeRecords, isHot, journalSectorSize, recordBytes } from './journal.ts'
import type { OldPage } from './journal.ts'
import { coolJournal, writeRollback } from './recover.ts'

/** One page that a commit touches. `old` is missing beyond the old end, `now` beyond the new one. Index from 0. */
export type PageChange = Readonly<{ index: number; old?: Uint8Array; now?: Uint8Array }>

/** Pages in ascending order. */
export type PageChanges = Readonly<{
  pageSize: number
  oldPageCount: number
  newPageCount: number
  pages: readonly PageChange[]
}>

/**
 * `written`: durable, may be acknowledged. `failed`: the file holds what it held before.
 * `unmarked`: the pages are durable but the journal that would undo them could not be cleared; not acknowledged, and
 * the next commit clears it first.
 */
export type WriteOutcome = Readonly<{ state: 'written' } | { state: 'failed'; fault: Fault } | { state: 'unmarked'; fault: Fault }>

/** Writes page changes into one database file so that a crash at any moment leaves the state before or after. */
export type Committer = Readonly<{
  write: (changes: PageChanges) => WriteOutcome
  /** Undoes or completes what an earlier failure left behind. Undefined when all is in order. */
  settle: () => Fault | undefined
  close: () => void
}>

/** What an earlier failure left to do before the journal may be used again. */
type Unsettled =
  | { kind: 'nothing' }
  // The header may have been armed, the database was not touched: make the header dead.
  | { kind: 'disarm' }
  // Pages were being written under an armed header: put the old ones back, then make it dead.
  | { kind: 'undo'; changes: PageChanges }
  // All pages are durable, only the mark is missing: never touch the database, make the header dead.
  | { kind: 'mark' }

type State = {
  readonly disk: Disk
  readonly path: string
  readonly journalPath: string
  readonly database: DiskFile
  journal: { readonly file: DiskFile; readonly id: string; isNameDurable: boolean } | undefined
  unsettled: Unsettled
}

export type Place = Readonly<{ path: string; journalPath: string }>

/** A committer for the open `database` at `place`. `nonce` gives a fresh 32-bit number per commit. */
export function createCommitter(disk: Disk, place: Place, database: DiskFile, nonce: () => number): Committer {
  const state: State = { disk, ...place, database, journal: undefined, unsettled: { kind: 'nothing' } }
  return {
    write: (changes) => write(state, changes, nonce() >>> 0),
    settle: () => settle(state),
    close: () => close(state),
  }
}

function write(state: State, changes: PageChanges, nonce: number): WriteOutcome {
  const left = settle(state)
  if (left !== undefined) return { state: 'failed', fault: left }
  if (changes.pages.length === 0 && changes.newPageCount === changes.oldPageCount) return { state: 'written' }

  const notArmed = attempt(state, { kind: 'nothing' }, () => writeRecords(state, changes, nonce))
  if (notArmed !== undefined) return { state: 'failed', fault: notArmed }
  const maybeArmed = attempt(state, { kind: 'disarm' }, () => arm(state, changes, nonce))
  if (maybeArmed !== undefined) return { state: 'failed', fault: maybeArmed }
  const halfWritten = attempt(state, { kind: 'undo', changes }, () => writePages(state, changes))
  if (halfWritten !== undefined) return { state: 'failed', fault: halfWritten }
  const unmarked = attempt(state, { kind: 'mark' }, () => coolJournal(journalOf(state)))
  if (unmarked !== undefined) {
    // A hiccup that is over by now costs nothing: the mark alone decides.
    return settle(state) === undefined ? { state: 'written' } : { state: 'unmarked', fault: unmarked }
  }
  shrinkJournal(state)
  return { state: 'written' }
}

/** Runs one phase. When it fails, notes what is left to do, tries that at once, and answers the fault. */
function attempt(state: State, onFailure: Unsettled, phase: () => Fault | void): Fault | undefined {
  try {
    const refused = phase()
    return isFault(refused) ? refused : undefined
  } catch (thrown) {
    state.unsettled = onFailure
    const fault = diskFault(thrown, state.path)
    // For 'mark' the caller settles, since there the outcome depends on it.
    if (onFailure.kind === 'disarm' || onFailure.kind === 'undo') settle(state)
    if (onFailure.kind === 'nothing') shrinkJournal(state)
    return fault
  }
}

function settle(state: State): Fault | undefined {
  const { unsettled } = state
  if (unsettled.kind === 'nothing') return undefined
  try {
    if (unsettled.kind === 'undo') {
      putBack(state.database, unsettled.changes)
      state.database.sync()
    }
    openJournal(state)
    coolJournal(journalOf(state))
    state.unsettled = { kind: 'nothing' }
    return undefined
  } catch (thrown) {
    return diskFault(thrown, state.path)
  }
}

function putBack(database: DiskFile, { pages, pageSize, oldPageCount }: PageChanges): void {
  writeRollback(database, { pages: oldPagesOf(pages), pageSize, size: oldPageCount * pageSize })
}

function oldPagesOf(pages: readonly PageChange[]): OldPage[] {
  return pages.flatMap((page) => (page.old === undefined ? [] : [{ index: page.index, bytes: page.old }]))
}

/** Bytes of records that are built in memory at a time. */
const recordChunkBytes = 4 * 1024 * 1024

/** Phase 1: the old pages, durable, under a header that is still dead. */
function writeRecords(state: State, changes: PageChanges, nonce: number): Fault | undefined {
  openJournal(state)
  const journal = journalOf(state)
  const first = new Uint8Array(1)
  journal.read(first, 0)
  // We left it cold: somebody else is writing this database with a journal of the same name.
  if (isHot(first)) return { fault: 'file.changedOutside', file: state.path }
  const old = oldPagesOf(changes.pages)
  const perChunk = Math.max(1, Math.floor(recordChunkBytes / recordBytes(changes.pageSize)))
  let position = journalSectorSize
  for (let start = 0; start < old.length; start += perChunk) {
    const bytes = encodeRecords(old.slice(start, start + perChunk), changes.pageSize, nonce)
    journal.write(bytes, position)
    position += bytes.length
  }
  // SQLite looks for a further header on the sector after the last record: an older, longer journal must not offer one.
  const next = Math.ceil(position / journalSectorSize) * journalSectorSize
  journal.write(new Uint8Array(next + 8 - position), position)
  journal.sync()
  syncNames(state)
  return undefined
}

function syncNames(state: State): void {
  if (state.journal?.isNameDurable !== false) return
  state.disk.syncFolderOf(state.journalPath)
  state.journal.isNameDurable = true
}

/** Phase 1, second half: with the header durable, any crash from here on is rolled back. */
function arm(state: State, { pageSize, oldPageCount, pages }: PageChanges, nonce: number): void {
  const journal = journalOf(state)
  const recordCount = oldPagesOf(pages).length
  journal.write(encodeHeader({ recordCount, nonce, pageCount: oldPageCount, sectorSize: journalSectorSize, pageSize }), 0)
  journal.sync()
}

/** Phase 2: the new pages in place. Neighbours in memory go out in one write. */
function writePages(state: State, { pageSize, oldPageCount, newPageCount, pages }: PageChanges): void {
  let run: { bytes: Uint8Array; position: number } | undefined
  for (const { index, now } of pages) {
    if (now === undefined) continue
    const position = index * pageSize
    const isNeighbour =
      run !== undefined &&
      run.bytes.buffer === now.buffer &&
      run.bytes.byteOffset + run.bytes.length === now.byteOffset &&
      run.position + run.bytes.length === position
    if (run !== undefined && isNeighbour) {
      run.bytes = new Uint8Array(now.buffer, run.bytes.byteOffset, run.bytes.length + now.length)
    } else {
      if (run !== undefined) state.database.write(run.bytes, run.position)
      run = { bytes: now, position }
    }
  }
  if (run !== undefined) state.database.write(run.bytes, run.position)
  if (newPageCount < oldPageCount) state.database.truncate(newPageCount * pageSize)
  state.database.sync()
}

/** Journals beyond this are cut back after use; below, their blocks are kept for the next commit. */
const keptJournalBytes = 4 * 1024 * 1024

/** Only ever called with a durably dead header, so the cut itself needs no sync; failing to cut costs only space. */
function shrinkJournal(state: State): void {
  try {
    if (state.journal === undefined || state.journal.file.stat().size <= keptJournalBytes) return
    state.journal.file.truncate(journalSectorSize)
  } catch (thrown) {
    diskFault(thrown, state.path)
  }
}

function journalOf(state: State): DiskFile {
  if (state.journal === undefined) throw new Error('the journal is not open')
  return state.journal.file
}

/** Opens the journal, again when another program has removed or replaced it (the sqlite3 shell deletes its own). */
function openJournal(state: State): void {
  const path = state.journalPath
  const present = state.disk.stat(path)
  if (state.journal !== undefined && present?.id === state.journal.id) return
  closeJournal(state)
  const file = present === undefined ? state.disk.open(path, 'wx+') : state.disk.open(path, 'r+')
  state.journal = { file, id: file.stat().id, isNameDurable: false }
}

function closeJournal(state: State): void {
  try {
    state.journal?.file.close()
  } catch (thrown) {
    diskFault(thrown, state.path)
  }
  state.journal = undefined
}

/** Removes the journal when it is cold; a hot one stays for whoever opens the file next. */
function close(state: State): void {
  const isCold = settle(state) === undefined
  const { journal } = state
  closeJournal(state)
  if (!isCold || journal === undefined) return
  try {
    const path = state.journalPath
    if (state.disk.stat(path)?.id === journal.id) state.disk.remove(path)
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
  }
}
