import type { Engine } from '#data/engine/engine.ts'
import type { CopyComparison, CopySide, Incomparable } from '#shared/ipc/parts/copies.ts'
import { logOf, type FileLog, type LogEntry } from './logEntries.ts'

/**
 * Tells which of two copies of a file knows more, by the ids of their change sets: clocks decide nothing. The second is
 * judged as seen from the first. Notes of merges do not count: a copy that lacks only those has everything.
 */
export function compareCopies(here: Engine, there: Engine): CopyComparison {
  return compareLogs(logOf(here), logOf(there))
}

export function compareLogs(here: readonly LogEntry[], there: readonly LogEntry[]): CopyComparison {
  const mine = sideOf(here, there)
  const theirs = sideOf(there, here)
  return { verdict: verdictOf(mine, theirs), days: daysBetween(mine.newest, theirs.newest), here: mine, there: theirs }
}

/** The same for two files as they are read: what keeps them from being compared, if anything does. */
export function compareFiles(here: FileLog, there: FileLog | Incomparable): CopyComparison | Incomparable {
  if (typeof there === 'string') return there
  if (there.databaseId !== here.databaseId) return 'otherOrigin'
  return here.isShare || there.isShare ? 'share' : compareLogs(here.entries, there.entries)
}

function verdictOf(mine: CopySide, theirs: CopySide): CopyComparison['verdict'] {
  if (mine.sets > 0 && theirs.sets > 0) return 'diverged'
  if (mine.sets > 0) return 'older'
  return theirs.sets > 0 ? 'newer' : 'same'
}

function sideOf(own: readonly LogEntry[], other: readonly LogEntry[]): CopySide {
  const known = new Set(other.map(({ id }) => id))
  const only = own.filter(({ id, isNote }) => !isNote && !known.has(id))
  const authors = new Map<string, CopySide['authors'][number]>()
  for (const { person, device, at } of only) {
    const key = `${person}\n${device}`
    const author = authors.get(key) ?? { person, device, sets: 0, last: at }
    authors.set(key, { ...author, sets: author.sets + 1, last: later(author.last, at) })
  }
  return { sets: only.length, authors: [...authors.values()].sort((a, b) => b.sets - a.sets), newest: newestOf(own) }
}

function newestOf(entries: readonly LogEntry[]): string | null {
  let newest: string | null = null
  let last = -Infinity
  for (const { at } of entries) {
    const time = Date.parse(at)
    if (newest !== null && !(time > last)) continue
    newest = at
    last = Number.isNaN(time) ? last : time
  }
  return newest
}

/** ISO times with offsets: the text itself does not sort. */
function later(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one
}

const dayMs = 86_400_000

function daysBetween(one: string | null, other: string | null): number {
  if (one === null || other === null) return 0
  const days = Math.abs(Date.parse(one) - Date.parse(other)) / dayMs
  return Number.isFinite(days) ? Math.floor(days) : 0
}
