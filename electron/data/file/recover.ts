import { dirname, join } from 'node:path'
import type { Disk, DiskFile } from './disk.ts'
import { isHot, journalHeaderBytes, journalPath, planRollback, superJournalName } from './journal.ts'
import type { JournalKind, Rollback } from './journal.ts'

/** What the journal beside a database asks for; undefined when there is no journal or nothing to roll back. */
export function readRollback(disk: Disk, path: string, kind: JournalKind = 'plain'): Rollback | undefined {
  const journal = readWhole(disk, journalPath(path, kind))
  if (journal === undefined || !isHot(journal)) return undefined
  if (kind === 'sealed') return planRollback(journal, kind)
  const superJournal = superJournalName(journal)
  if (superJournal !== undefined && disk.stat(join(dirname(path), superJournal)) === undefined) return undefined
  return planRollback(journal)
}

/**
 * Rolls an interrupted commit back, as any SQLite program would on opening the file. The journal stays hot until the
 * database is synced, so a second crash in here only means doing it again. Answers whether anything was rolled back.
 */
export function recoverFile(disk: Disk, path: string, database: DiskFile, kind: JournalKind = 'plain'): boolean {
  const journal = disk.stat(journalPath(path, kind))
  if (journal === undefined || journal.size === 0) return false
  const rollback = readRollback(disk, path, kind)
  if (rollback !== undefined) {
    writeRollback(database, rollback)
    database.sync()
  }
  const file = disk.open(journalPath(path, kind), 'r+')
  try {
    coolJournal(file)
  } finally {
    file.close()
  }
  return rollback !== undefined
}

/** Writes the header dead and makes that durable: from here on nothing is rolled back. */
export function coolJournal(journal: DiskFile): void {
  journal.write(new Uint8Array(journalHeaderBytes), 0)
  journal.sync()
}

/** Puts the old pages in place and restores the old size. Syncing is the caller's. */
export function writeRollback(database: DiskFile, rollback: Rollback): void {
  for (const page of rollback.pages) database.write(page.bytes, page.index * rollback.pageSize)
  restoreSize(database, rollback)
}

function restoreSize(database: DiskFile, { size, pageSize }: Rollback): void {
  const present = database.stat().size
  if (present > size) database.truncate(size)
  else if (present < size) {
    // SQLite grows a file by writing its last page, never by truncate: some file systems refuse to grow that way.
    const last = new Uint8Array(pageSize)
    if (present > size - pageSize) database.read(last, size - pageSize)
    database.write(last, size - pageSize)
  }
}

/** The same in memory, for media that cannot be written. */
export function rollBackImage(image: Uint8Array, rollback: Rollback): Uint8Array {
  const restored = new Uint8Array(rollback.size)
  restored.set(image.subarray(0, rollback.size))
  for (const page of rollback.pages) restored.set(page.bytes, page.index * rollback.pageSize)
  return restored
}

/** All bytes of a file; undefined when there is none. */
export function readWhole(disk: Disk, path: string): Uint8Array | undefined {
  if (disk.stat(path) === undefined) return undefined
  const file = disk.open(path, 'r')
  try {
    const bytes = new Uint8Array(file.stat().size)
    return bytes.subarray(0, file.read(bytes, 0))
  } finally {
    file.close()
  }
}
