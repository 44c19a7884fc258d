import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { errorCode } from '#data/file/disk.ts'
import { isRemovable } from '#data/file/removable.ts'
import type { CopyComparison, Incomparable } from '#shared/ipc/parts/copies.ts'
import { compareFiles } from './compareCopies.ts'
import { readFileLog, type FileLog } from './logEntries.ts'

export type NearbyCopy = Readonly<{
  path: string
  removable: boolean
  comparison: CopyComparison | null
  why: Incomparable | null
}>

export type NearbyWish = Readonly<{
  /** The open file. */
  path: string
  log: FileLog
  /** Where copies of it were seen before. */
  known: readonly string[]
  /** Not to be compared. */
  except: readonly string[]
}>

/** No folder is searched further than this. */
const mostBeside = 20

/**
 * Other copies of the open file: known ones that are still there, and those in the same folder. Files of other origin are
 * left out, so are neighbours that cannot be read; a known one that cannot be compared is told with the reason.
 */
export function findNearby({ path, log, known, except }: NearbyWish): readonly NearbyCopy[] {
  const own = resolve(path)
  const leftOut = new Set([own, ...except.map((one) => resolve(one))])
  const knownHere = new Set(known.map((one) => resolve(one)))
  const wanted = [...new Set([...knownHere, ...ledgersBeside(own)])].filter((one) => !leftOut.has(one))
  return wanted.flatMap((one): readonly NearbyCopy[] => {
    const comparison = compareFiles(log, readFileLog(one))
    if (typeof comparison !== 'string') return [{ ...placed(one), comparison, why: null }]
    return knownHere.has(one) && tellsWhy(comparison) ? [{ ...placed(one), comparison: null, why: comparison }] : []
  })
}

/** A copy that is gone, or is no ledger any more, is nothing to speak of. */
function tellsWhy(why: Incomparable): boolean {
  return why === 'sealed' || why === 'busy'
}

function placed(path: string): Pick<NearbyCopy, 'path' | 'removable'> {
  return { path, removable: isRemovable(path) }
}

function ledgersBeside(path: string): readonly string[] {
  try {
    const folder = dirname(path)
    return readdirSync(folder)
      .filter((name) => name.toLowerCase().endsWith('.tzdb'))
      .slice(0, mostBeside)
      .map((name) => join(folder, name))
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
    return []
  }
}
