import { metaOf } from '#data/core/fileInfo.ts'
import type { Engine } from '#data/engine/engine.ts'
import { errorCode, nodeDisk, type Disk, type DiskFile } from '#data/file/disk.ts'
import { applicationId, readHeader } from '#data/file/header.ts'
import { journalPath } from '#data/file/journal.ts'
import { readRollback } from '#data/file/recover.ts'
import { hasCutLog } from '#data/store/cutLog.ts'
import type { Incomparable } from '#shared/ipc/parts/copies.ts'
import { hasTable, tableRows, TornFile, type PageReader } from './logTable.ts'

/** One change set as far as comparing copies needs it. `isNote`: only notes that a copy was merged. */
export type LogEntry = Readonly<{ id: string; person: string; device: string; at: string; isNote: boolean }>

/** `isShare`: of some sets only a part is in the file (a village's share), so that ids alone say too little. */
export type FileLog = Readonly<{ databaseId: string; isShare: boolean; entries: readonly LogEntry[] }>

/** The log of an open file. */
export function openFileLog(engine: Engine): FileLog {
  return { databaseId: metaOf(engine, 'databaseId') ?? '', isShare: hasCutLog(engine), entries: logOf(engine) }
}

/** The log of a database in memory. */
export function logOf(engine: Engine): readonly LogEntry[] {
  return engine
    .values('SELECT id, kind, person, device, at, source FROM change_set ORDER BY seq')
    .map(([id, kind, person, device, at, source]) => ({
      id: String(id),
      person: String(person),
      device: String(device),
      at: String(at),
      isNote: kind === 'merge' && source !== null,
    }))
}

/**
 * The log of a ledger file, by reading only the pages on which it stands: no lock, nothing written. Answers why not where
 * the file is sealed, of another kind, being written or not readable. A file that is gone reads as `unreadable`.
 */
export function readFileLog(path: string, disk: Disk = nodeDisk): FileLog | Incomparable {
  return readPages(path, logIn, disk)
}

/** Who saw or took away personal data, as one text an entry; these notes belong to one file only and never travel by merging. */
export function readAccessNotes(path: string, disk: Disk = nodeDisk): ReadonlySet<string> | Incomparable {
  return readPages(path, (pages) => new Set([...tableRows(pages, 'access_log')].map((row) => JSON.stringify(row.slice(1, 10)))), disk)
}

function readPages<T>(path: string, work: (pages: PageReader) => T | Incomparable, disk: Disk): T | Incomparable {
  try {
    if (disk.stat(path)?.isFile !== true) return 'unreadable'
    const file = disk.open(path, 'r')
    try {
      return readWhenStill({ disk, file, path }, work)
    } finally {
      file.close()
    }
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
    return 'unreadable'
  }
}

type Opened = Readonly<{ disk: Disk; file: DiskFile; path: string }>

const rounds = 3

/** Another program may be writing: what was read counts only if nothing moved meanwhile. */
function readWhenStill<T>(opened: Opened, work: (pages: PageReader) => T | Incomparable): T | Incomparable {
  for (let round = 0; round < rounds; round++) {
    const before = fingerprint(opened)
    const read = readOnce(opened, work)
    if (before === fingerprint(opened)) return read
  }
  return 'busy'
}

function fingerprint({ disk, file, path }: Opened): string {
  const journal = disk.stat(journalPath(path))
  return [file.stat().size, headOf(file).join(), journal?.size ?? 0, journal?.modifiedAt ?? 0].join('|')
}

function headOf(file: DiskFile): Uint8Array {
  const head = new Uint8Array(100)
  return head.subarray(0, file.read(head, 0))
}

function readOnce<T>(opened: Opened, work: (pages: PageReader) => T | Incomparable): T | Incomparable {
  const head = headOf(opened.file)
  if (new TextDecoder('latin1').decode(head.subarray(0, 8)) === 'TZSEALED') return 'sealed'
  if ((opened.disk.stat(`${opened.path}-wal`)?.size ?? 0) > 0) return 'busy'
  try {
    const pages = pageReader(opened, head)
    return pages === undefined || !hasTable(pages, 'change_set') ? 'notLedger' : work(pages)
  } catch (thrown) {
    // A RangeError: an offset beyond the page.
    if (thrown instanceof TornFile || thrown instanceof RangeError) return 'unreadable'
    throw thrown
  }
}

function pageReader({ disk, file, path }: Opened, head: Uint8Array): PageReader | undefined {
  // An interrupted commit waits to be rolled back: its old pages stand in the journal.
  const rollback = readRollback(disk, path)
  const old = new Map(rollback?.pages.map(({ index, bytes }) => [index, bytes]))
  const header = readHeader(old.get(0) ?? head)
  if (header?.applicationId !== applicationId) return undefined
  const { pageSize, reservedBytes } = header
  const read = (number: number): Uint8Array => {
    const journaled = old.get(number - 1)
    if (journaled !== undefined) return journaled
    const page = new Uint8Array(pageSize)
    if (file.read(page, (number - 1) * pageSize) < pageSize) throw new TornFile('file cut off')
    return page
  }
  const pageCount = header.pageCount ?? Math.floor((rollback?.size ?? file.stat().size) / pageSize)
  return { page: read, pageCount, usable: pageSize - reservedBytes }
}

function logIn(pages: PageReader): FileLog {
  let databaseId = ''
  for (const [key, value] of tableRows(pages, 'meta')) if (key === 'databaseId') databaseId = String(value)
  const entries = [...tableRows(pages, 'change_set', 8)].map(([, id, kind, person, device, at, , source]) => ({
    id: String(id),
    person: String(person),
    device: String(device),
    at: String(at),
    isNote: kind === 'merge' && source !== null,
  }))
  const isShare = !tableRows(pages, 'cut_set').next().done
  return { databaseId, isShare, entries }
}
