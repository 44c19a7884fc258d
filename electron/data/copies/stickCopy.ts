import { createHash } from 'node:crypto'
import { basename, extname, join } from 'node:path'
import { localDay } from '#data/core/clock.ts'
import { applicationId, readHeader } from '#data/file/header.ts'
import { isHot, journalPath } from '#data/file/journal.ts'
import { lockPath } from '#data/file/lock.ts'
import { nodeDisk } from '#data/file/disk.ts'
import { readWhole } from '#data/file/recover.ts'
import { isRemovable } from '#data/file/removable.ts'
import { isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import type { CopyComparison, CopyLook, Incomparable } from '#shared/ipc/parts/copies.ts'
import { compareFiles } from './compareCopies.ts'
import { readAccessNotes, readFileLog, type FileLog } from './logEntries.ts'
import { nodeMedium, type Medium, type MediumStat } from './medium.ts'
import { writeProved, type CopySteps, type ProvedCopy } from './provedCopy.ts'

/** What is to be copied, from where. `log`: of a ledger file; null for packages and what cannot be read. */
export type Cargo = Readonly<{ path: string; name: string; bytes: Uint8Array; log: FileLog | null; now: Date }>

export type Taken = Readonly<{ path: string; stat: MediumStat; identical: boolean; mayReplace: boolean }> &
  (Readonly<{ comparison: CopyComparison; incomparable: null }> | Readonly<{ comparison: null; incomparable: Incomparable }>)

/** What a copy would meet in a folder. */
export type Landing = Omit<CopyLook, 'taken'> & Readonly<{ taken: Taken | null }>

/** Looks where a copy would go: room, and what has the name already. Faults: `copy.*`. */
export async function lookAtLanding(folder: string, cargo: Cargo, medium: Medium = nodeMedium): Promise<Landing> {
  const freeBytes = await medium.freeBytes(folder).catch(() => null)
  const path = join(folder, cargo.name)
  const stat = await medium.stat(path)
  return {
    name: cargo.name,
    bytes: cargo.bytes.length,
    folder,
    removable: isRemovable(path),
    freeBytes,
    fits: freeBytes === null || freeBytes > cargo.bytes.length + margin,
    plain: kindOf(cargo.bytes) === 'ledger',
    taken: stat ? describeTaken(path, stat, cargo) : null,
    beside: await besideName(medium, folder, cargo),
  }
}

const margin = 1024 * 1024

export type CopyWish = Readonly<{ folder: string; cargo: Cargo; as: 'new' | 'beside' | 'replace' }>

export type StickCopy = ProvedCopy & Readonly<{ path: string; replaced: boolean }>

/** Copies into a folder. Replaces nothing but a copy whose whole log stands in the cargo's. Faults: those of `writeProved`. */
export async function copyToFolder({ folder, cargo, as }: CopyWish, steps: CopySteps = {}): Promise<Outcome<StickCopy>> {
  const landing = await lookAtLanding(folder, cargo, steps.medium)
  const path = join(folder, as === 'beside' ? landing.beside : cargo.name)
  if (as !== 'replace' || landing.taken === null) return named(await writeProved(path, cargo.bytes, steps), path, false)
  if (!landing.taken.mayReplace) return { fault: 'copy.notContained', file: cargo.name }
  return named(await writeProved(path, cargo.bytes, { ...steps, replaces: landing.taken.stat }), path, true)
}

function named(made: Outcome<ProvedCopy>, path: string, replaced: boolean): Outcome<StickCopy> {
  return isFault(made) ? made : { ...made, path, replaced }
}

/** Which of our files this is, by its first bytes. */
export function kindOf(bytes: Uint8Array): 'ledger' | 'sealed' | 'package' | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 8))
  if (start === 'TZSEALED') return 'sealed'
  if (start.startsWith('TZPKG1\n')) return 'package'
  return readHeader(bytes)?.applicationId === applicationId ? 'ledger' : null
}

/** All of one of our files, or `copy.notOurs`. */
export function readOurs(path: string): Uint8Array | Fault {
  const bytes = readWhole(nodeDisk, path)
  if (bytes === undefined) return { fault: 'file.notFound', file: basename(path) }
  return kindOf(bytes) === null ? { fault: 'copy.notOurs', file: basename(path) } : bytes
}

function describeTaken(path: string, stat: MediumStat, cargo: Cargo): Taken {
  const identical = isIdentical(path, stat, cargo.bytes)
  const found = { path, stat, identical }
  const comparison = cargo.log ? compareFiles(cargo.log, readFileLog(path)) : 'notLedger'
  if (typeof comparison === 'string') return { ...found, comparison: null, incomparable: comparison, mayReplace: identical }
  const isContained = comparison.verdict === 'older' || comparison.verdict === 'same'
  return { ...found, comparison, incomparable: null, mayReplace: isContained && !isInUse(path) && hasNotesOf(cargo.path, path) }
}

/** Who looked at numbers in the copy stands in the copy only, unless it was made of this very file. */
function hasNotesOf(here: string, there: string): boolean {
  const [mine, theirs] = [readAccessNotes(here), readAccessNotes(there)]
  if (typeof mine === 'string' || typeof theirs === 'string') return false
  return [...theirs].every((note) => mine.has(note))
}

/** A hot journal would be played into the new file by whoever opens it next; a lock says that somebody works there. */
function isInUse(path: string): boolean {
  const journal = readWhole(nodeDisk, journalPath(path))
  return nodeDisk.stat(lockPath(path)) !== undefined || (journal !== undefined && isHot(journal))
}

function isIdentical(path: string, stat: MediumStat, bytes: Uint8Array): boolean {
  if (stat.size !== bytes.length) return false
  const there = readWhole(nodeDisk, path)
  return there !== undefined && digest(there) === digest(bytes)
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** `示例镇_2026-11-22_0912.tzdb`; with a number when that is taken too. */
async function besideName(medium: Medium, folder: string, { name, now }: Cargo): Promise<string> {
  const extension = extname(name)
  const stem = basename(name, extension)
  const time = `${String(now.getHours()).padStart(2, '0')}${String(now.getMinutes()).padStart(2, '0')}`
  for (let number = 1; ; number++) {
    const wanted = `${stem}_${localDay(now)}_${time}${number === 1 ? '' : `-${number}`}${extension}`
    if ((await medium.stat(join(folder, wanted))) === undefined) return wanted
  }
}
